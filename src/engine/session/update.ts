import type { Answer } from "../content/answer.ts";
import type { NoticeId } from "../content/wording.ts";
import type { Session } from "./session.ts";

/** Something to tell the person on the next card, and what it names. */
export type Note = {
  readonly notice: NoticeId | null;
  /** The answers that it names: those understood, or the options that words fit. */
  readonly named?: readonly Answer[];
  /** The other language that words were in. */
  readonly language?: string;
  /** The person's own words, said back once, on the card that answers them. */
  readonly quote?: string;
};

/** What a step gives back: the session after it, and what the person should be told. */
export type Update = Note & {
  readonly session: Session;
  readonly also?: readonly Note[];
};

export function told(session: Session, notice: NoticeId | null = null): Update {
  return { session, notice };
}
