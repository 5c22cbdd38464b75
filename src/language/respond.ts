import type { Dialog } from "../engine/content/dialog.ts";
import type { Session } from "../engine/session/session.ts";
import { step } from "../engine/session/step.ts";
import type { Update } from "../engine/session/update.ts";
import { hear } from "./hear.ts";
import type { Input } from "./input.ts";

/**
 * The session after whatever came from a person: something pressed, or words, which are read first.
 *
 * @param today the day it is, in days since 1 January 1970
 * @param region the operator's, for someone who has chosen none
 */
export function respond(
  dialog: Dialog,
  session: Session,
  input: Input,
  today: number,
  region: string | null = null,
): Update {
  return input.type === "words"
    ? hear(dialog, session, input, today, region)
    : step(dialog, session, input, today);
}
