import { existsSync, watch } from "node:fs";
import { join } from "node:path";
import { readPlans } from "../../src/app/author/plans.js";
import { diagnoseContent } from "../../src/app/content/diagnose-content.js";
import { loadDialog } from "../../src/app/content/load-dialog.js";
import { readSources } from "../../src/app/content/sources.js";
import { createKeys } from "../../src/app/keys.js";
import { todayFrom } from "../../src/app/project.js";
import { cardsOf } from "./cards.js";
/** Milliseconds: editors write a file in several steps. */
const SETTLED = 80;
/** No one's answers are sealed here, and a page that is left open outlives a restart. */
const KEYS = createKeys(["the preview seals nothing of anybody"]);
/** Reads a dialog now and after each edit. @throws if its folder cannot be read */
export async function createLive({ root, id, region }) {
    const listeners = new Set();
    const began = Date.now();
    let readings = 0;
    let bot = null;
    let cards = [];
    let diagnostics = [];
    let isBehind = false;
    async function read() {
        const today = todayFrom(Date.now());
        const { dialog, print } = await loadDialog(root, id, today);
        // What was compiled at build says little: the files are checked afresh.
        diagnostics = diagnoseContent(readSources(root, id), today).diagnostics;
        isBehind = dialog === null;
        if (dialog) {
            bot = { dialog, print, keys: KEYS, region, canResume: true, log: SILENT };
            cards = cardsOf(dialog, readPlans(root, id), today);
        }
        readings++;
        for (const listener of listeners)
            listener();
    }
    let timer;
    let reading = Promise.resolve();
    const edited = () => {
        clearTimeout(timer);
        // A file that is just being replaced is read at its next change.
        timer = setTimeout(() => {
            reading = reading.then(read).catch(() => { });
        }, SETTLED);
    };
    await read();
    // Folder by folder: Node 20 on Linux, asked for all below one, loses a file that an editor replaces.
    const watchers = [join(root, "dialogs", id), join(root, "dialogs", id, "plans")]
        .filter((folder) => existsSync(folder))
        .map((folder) => watch(folder, edited));
    return {
        bot: () => bot,
        cards: () => cards,
        diagnostics: () => diagnostics,
        isBehind: () => isBehind,
        version: () => `${began}.${readings}`,
        onReading(listener) {
            listeners.add(listener);
            return () => listeners.delete(listener);
        },
        close() {
            clearTimeout(timer);
            for (const watcher of watchers)
                watcher.close();
        },
    };
}
const SILENT = { debug() { }, warn() { } };
