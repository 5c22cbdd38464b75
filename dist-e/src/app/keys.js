import { hkdfSync, randomBytes } from "node:crypto";
import { Cmac, Siv } from "./siv.js";
/** Part of every key: a change of the ticket's form makes all old tickets "unknown key" instead of misread. */
const FORM = "backchat ticket 2";
/** Keys from secrets, by HKDF-SHA-256 (RFC 5869); the first secret seals. */
export function createKeys(secrets) {
    const [first, ...rest] = secrets;
    return [deriveKey(first), ...rest.map(deriveKey)];
}
/** Keys that end with the process, for a walk that nobody resumes. */
export function randomKeys() {
    return createKeys([randomBytes(32).toString("hex")]);
}
function deriveKey(secret) {
    const bytes = new Uint8Array(hkdfSync("sha256", secret, "", FORM, 49));
    return {
        seal: new Siv(bytes.subarray(0, 32)),
        tag: new Cmac(bytes.subarray(32, 48)),
        id: (bytes[48] ?? 0) & 31,
    };
}
