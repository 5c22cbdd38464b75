import { createKeys } from "../src/app/tickets/keys.ts";
import type { Bot } from "../src/app/turn.ts";
import { realDialog } from "./dialog.ts";

/** What every turn needs, with made-up keys; it logs nothing unless it is told where to. */
export function createBot(own: Partial<Bot> = {}): Bot {
  return {
    dialog: realDialog(),
    keys: createKeys(["a secret of at least thirty-two characters"]),
    fingerprint: 1,
    region: "uk",
    canResume: true,
    log: { debug() {}, warn() {} },
    ...own,
  };
}

/** A log that keeps what it is told: the fields of each line, and its message. */
export function keeping(lines: object[]): Bot["log"] {
  return {
    debug: (fields, message) => lines.push({ ...fields, message }),
    warn: (fields, message) => lines.push({ ...fields, message, isWarning: true }),
  };
}
