import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
export function writeCompiled(root, id, compiled) {
    const path = pathOf(root, id);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(compiled));
}
/** The compiled content, or null where there is none for just these files. */
export function readCompiled(root, id, fingerprint) {
    try {
        const compiled = JSON.parse(readFileSync(pathOf(root, id), "utf8"));
        return compiled.fingerprint === fingerprint ? compiled : null;
    }
    catch {
        return null;
    }
}
function pathOf(root, id) {
    return join(root, "dist", "dialogs", `${id}.json`);
}
