import type { Dialog } from "../engine/content/dialog.ts";
import { UNDER_18 } from "../engine/content/ref.ts";
import type { NoticeId } from "../engine/content/wording.ts";
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
  if (input.type !== "words") return step(dialog, session, input, today);
  const heard = hear(dialog, session, input, today, region);
  const { agreedAs } = input;
  return agreedAs === undefined ? heard : agreed(dialog, session, heard, agreedAs, today);
}

/** The session after a story that came with agreement and age: what may need help comes before the first question. */
function agreed(
  dialog: Dialog,
  before: Session,
  heard: Update,
  age: string,
  today: number,
): Update {
  const { page, offers } = heard.session;
  // Of someone under 18, nothing but that is taken.
  const told = age === UNDER_18 ? { ...before, page, offers } : heard.session;
  const { session, notice } = step(dialog, told, { type: "consent", age }, today);
  const isNeeded = heard.notice !== null && !BEFORE_AGREEMENT.includes(heard.notice);
  const said = isNeeded && (age !== UNDER_18 || page.type !== "walk") ? heard : { notice };
  return { ...said, session: page.type === "walk" ? session : { ...session, page } };
}

/** What asks for the agreement that has come with the words. */
const BEFORE_AGREEMENT: readonly NoticeId[] = ["begin-first", "unknown-words"];
