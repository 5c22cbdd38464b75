import { type FSWatcher, readdirSync, watch } from "node:fs";
import { join } from "node:path";
import { diagnoseContent } from "../../src/app/loading/diagnose-content.ts";
import type { Diagnostic } from "../../src/app/loading/diagnostic.ts";
import { loadDialog } from "../../src/app/loading/load-dialog.ts";
import { INTERFACE, readSources } from "../../src/app/loading/sources.ts";
import { projectRoot, todayFrom } from "../../src/app/project.ts";
import { createKeys } from "../../src/app/tickets/keys.ts";
import type { Bot } from "../../src/app/turn.ts";
import { readPlans } from "../../src/author/plans.ts";
import { type Card, cardsOf } from "./cards.ts";

/** The dialog as it stands on disk: its last good state, and what is wrong with it now. */
export type Live = {
  /** The last good dialog, or null where there has been none. */
  bot(): Bot | null;
  /** Every card that can be looked at directly. */
  cards(): readonly Card[];
  diagnostics(): readonly Diagnostic[];
  /** Whether the files have errors, so that what is shown is older than they are. */
  isBehind(): boolean;
  /** Changes with each reading of the files, and is another in each process. */
  version(): string;
  /** Calls back after each reading; gives what ends that. */
  onReading(listener: () => void): () => void;
  close(): void;
};

export type LiveSettings = {
  /** The project's folder. */
  readonly root: string;
  /** The dialog's id: its folder's name. */
  readonly id: string;
  readonly region: string | null;
};

/** Milliseconds: editors write a file in several steps. */
const SETTLED = 80;

/** No one's answers are sealed here, and a page that is left open outlives a restart. */
const KEYS = createKeys(["the preview seals nothing of anybody"]);

/** Reads a dialog now and after each edit. @throws if its folder cannot be read */
export async function createLive({ root, id, region }: LiveSettings): Promise<Live> {
  const listeners = new Set<() => void>();
  const began = Date.now();
  let readings = 0;
  let bot: Bot | null = null;
  let cards: readonly Card[] = [];
  let diagnostics: readonly Diagnostic[] = [];
  let isBehind = false;
  let isClosed = false;
  let watchers: readonly FSWatcher[] = [];
  let timer: NodeJS.Timeout | undefined;
  let reading = Promise.resolve();

  function edited(): void {
    clearTimeout(timer);
    // A file that is just being replaced is read at its next change.
    timer = setTimeout(() => {
      reading = reading.then(read).catch(() => {});
    }, SETTLED);
  }

  async function read(): Promise<void> {
    if (isClosed) return;
    // Before the files are read, so that what changes meanwhile is read next.
    const earlier = watchers;
    const own = foldersOf(join(root, "dialogs", id));
    watchers = [...own, join(projectRoot(), "dialogs", INTERFACE)].map((folder) => {
      // A folder that goes is an edit like any other.
      return watch(folder, edited).on("error", edited);
    });
    for (const watcher of earlier) watcher.close();
    const today = todayFrom(Date.now());
    const { dialog, fingerprint } = await loadDialog(root, id, today);
    // What was compiled at build says little: the files are checked afresh.
    diagnostics = diagnoseContent(readSources(root, id), today).diagnostics;
    isBehind = dialog === null;
    if (dialog) {
      bot = { dialog, fingerprint, keys: KEYS, region, canResume: true, log: SILENT };
      cards = cardsOf(dialog, readPlans(root, id), today);
    }
    readings++;
    for (const listener of listeners) listener();
  }

  await read();

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
      isClosed = true;
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

/** A folder and all below it. Node 20 on Linux, asked to watch all below one, loses a file that an editor replaces. */
function foldersOf(folder: string): readonly string[] {
  const inside = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
  return [folder, ...inside.flatMap(({ name }) => foldersOf(join(folder, name)))];
}

const SILENT = { debug() {}, warn() {} };
