import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ExpectedError } from "./expected-error.js";
/** The project's own folder: the nearest above this file that holds a package.json. */
export function projectRoot() {
    let folder = dirname(fileURLToPath(import.meta.url));
    while (!existsSync(join(folder, "package.json"))) {
        const above = dirname(folder);
        if (above === folder)
            throw new Error("Backchat's package.json is missing. Please install it again.");
        folder = above;
    }
    return folder;
}
/** The day it is, in days since 1 January 1970 (UTC). */
export function todayFrom(now) {
    return Math.floor(now / 86_400_000);
}
/** The text of a file that someone named. @throws ExpectedError if it cannot be read */
export function readFile(path) {
    try {
        return readFileSync(path, "utf8");
    }
    catch {
        throw new ExpectedError("usage", `I can't read the file "${path}". Is the path right?`);
    }
}
