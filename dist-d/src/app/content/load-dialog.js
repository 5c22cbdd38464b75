import { createDialog } from "../../engine/index.js";
import { checkHelpLines } from "./check-safety.js";
import { readCompiled } from "./compiled.js";
import { readSources } from "./sources.js";
/**
 * A dialog from its folder. What was compiled at build is used as long as no file has changed since; else the YAML is
 * read and checked afresh, so that an edit shows at the next start.
 *
 * @param root the project's folder
 * @param today in days since 1 January 1970
 * @throws if the folder cannot be read
 */
export async function loadDialog(root, id, today) {
    const sources = readSources(root, id);
    const compiled = readCompiled(root, id, sources.fingerprint);
    if (compiled) {
        const { content, lock } = compiled;
        const diagnostics = [];
        checkHelpLines(content, today, (code, _path, message, severity = "error") => {
            diagnostics.push({ code, severity, message, file: sources.folder, line: 1 });
        });
        return { dialog: createDialog(content, lock), print: printOf(sources), diagnostics };
    }
    const { diagnoseContent } = await import("./diagnose-content.js");
    const { content, lock, diagnostics } = diagnoseContent(sources, today);
    const isSound = content !== null && !diagnostics.some(({ severity }) => severity === "error");
    return {
        dialog: isSound ? createDialog(content, lock) : null,
        print: printOf(sources),
        diagnostics,
    };
}
function printOf({ fingerprint }) {
    return Number.parseInt(fingerprint.slice(0, 3), 16) >> 2;
}
