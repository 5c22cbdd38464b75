import { checkLock } from "./check-lock.js";
import { checkReferences } from "./check-references.js";
import { checkSafety } from "./check-safety.js";
import { checkWording } from "./check-wording.js";
/**
 * Every problem of meaning in content that has the right form.
 *
 * @param today in days since 1 January 1970
 */
export function checkContent(content, lock, locate, today) {
    const diagnostics = [];
    const report = (code, path, message, severity = "error") => {
        diagnostics.push({ code, severity, message, ...locate(path) });
    };
    checkReferences(content, report);
    checkSafety(content, today, report);
    checkWording(content, report);
    checkLock(content, lock, report);
    return diagnostics;
}
