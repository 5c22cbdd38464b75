/**
 * What someone who is not OK has before them: `ask`, then `crisis` or `support`; or, where an answer opened it, `low`,
 * then `told`, which asks whether they are safe, then `danger` or `safe`.
 */
export type NotOkStep = "ask" | "crisis" | "support" | "low" | "told" | "danger" | "safe";

/** The page that the person has open, when it is not simply the next card of the walk. */
export type Page =
  | { readonly type: "walk" }
  | {
      readonly type: "question";
      readonly question: string;
      /**
       * `next` asks it in its turn; `plan` and `run` on the way to those cards; the others re-open it or ask it out of
       * turn.
       */
      readonly as: "next" | "back" | "change" | "clarify" | "ask" | Planned;
      readonly why: boolean;
    }
  | { readonly type: "changes" | "keep" | "numbers" | "help" | "privacy" | "stopped" }
  | { readonly type: "more" | "signs" | "no-fit" | "hand-over" }
  /** How it went since, and what that changes. */
  | { readonly type: "progress" }
  /** When to be reminded to come back: at which hour is asked, or was picked. */
  | { readonly type: "remind"; readonly hour: number | null }
  | { readonly type: Planned }
  /** The result, and what the answer to this question changed in it. */
  | { readonly type: "moved"; readonly question: string }
  | { readonly type: "cause"; readonly cause: string }
  | { readonly type: "learn"; readonly topic: string | null }
  /** How an exercise is done, or the list of them; `from` is the card to go back to. */
  | {
      readonly type: "exercise";
      readonly exercise: string | null;
      readonly from: "plan" | "learn" | "walk";
    }
  | { readonly type: "faqs" }
  /** The first of some questions that people ask, answered; or, where it is not known, those that come nearest. */
  | {
      readonly type: "faq";
      /** One at least, and at most `MOST_ASKED`. */
      readonly faqs: readonly string[];
      readonly isKnown: boolean;
      /** The card that it was asked on. */
      readonly over: Page;
    }
  /** What a card rests on; `from` is the card to go back to. */
  | { readonly type: "sources"; readonly topic: string; readonly from: "cause" | "learn" }
  | { readonly type: "not-ok"; readonly step: NotOkStep };

/** The cards that want some numbers first: a plan of one's own, and whether they may run. */
export type Planned = "plan" | "run";

/** How many questions one message is taken to ask. */
export const MOST_ASKED = 3;

export const WALK: Page = { type: "walk" };

/** A question opened again, or out of its turn. */
export function reopen(
  question: string,
  as: "back" | "change" | "clarify" | "ask" | Planned,
): Page {
  return { type: "question", question, as, why: false };
}
