import { createKeys } from "../src/app/tickets/keys.ts";
import type { Bot } from "../src/app/turn.ts";
import { createSession, type Dialog } from "../src/engine/index.ts";
import { respond } from "../src/language/index.ts";
import { realDialog, TODAY } from "./dialog.ts";

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

/** Makes ready what people type, as a start does: the first words of a worker take longer than a platform waits. */
export function warm(dialog: Dialog): void {
  respond(dialog, createSession(TODAY), { type: "words", text: dialog.content.name }, TODAY);
}

/** A log that keeps what it is told: the fields of each line, and its message. */
export function keeping(lines: object[]): Bot["log"] {
  return {
    debug: (fields, message) => lines.push({ ...fields, message }),
    warn: (fields, message) => lines.push({ ...fields, message, isWarning: true }),
  };
}
