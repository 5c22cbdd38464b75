import type { Urgency } from "../content/schema.ts";
import type { Event } from "../session/event.ts";

/** One piece of a card. Texts are the dialog's Markdown subset: **bold** and [links](https://…). */
export type Block =
  | { readonly type: "text"; readonly text: string }
  /** Something to notice: what was misunderstood, or a caution. */
  | { readonly type: "note"; readonly text: string }
  | { readonly type: "list"; readonly title: string | null; readonly items: readonly string[] }
  /** How strongly the answers point to a cause: a word, and a level of 0 to 10 for a bar. */
  | {
      readonly type: "meter";
      readonly label: string;
      readonly word: string;
      readonly level: number;
      readonly note: string | null;
    }
  /** Whom to call, each on a line of its own; the first thing that the eye finds. */
  | { readonly type: "call"; readonly lines: readonly Call[] }
  /** Something to copy whole, such as a resume code, and what it is for. */
  | { readonly type: "code"; readonly label: string; readonly code: string }
  | { readonly type: "divider" };

/** A number to call, or to write to, and where it answers or who does. */
export type Call = { readonly number: string; readonly name: string };

/** Something to press that belongs to the card's own content: an answer, an age, a cause to read about. */
export type Choice = {
  readonly id: string;
  readonly label: string;
  /** Whether it is the earlier choice, shown marked. */
  readonly chosen: boolean;
  readonly event: Event;
};

export type Choices = {
  /** The question that the choices answer, or null where they only lead on. */
  readonly question: string | null;
  /** Whether several may be ticked; then one `answer` event carries them all. */
  readonly many: boolean;
  /** "None of these", where that is an answer. */
  readonly none: Choice | null;
  /**
   * What keeps the marked options and goes on, where a platform takes no second choice of what is marked; null where
   * no option is an earlier answer.
   */
  readonly keep: Event | null;
  readonly options: readonly Choice[];
};

export type ControlId =
  | "not-sure"
  | "why"
  | "back"
  | "change"
  | "plan"
  | "keep"
  | "self-test"
  | "unsure-test"
  | "try-it"
  | "optional"
  | "learn"
  | "sources"
  | "numbers"
  | "wrong-press"
  | "checked"
  | "carry-on"
  | "not-ok"
  | "help"
  | "privacy"
  | "restart"
  | "stop";

/** A way on that every card of its kind has. */
export type Control = { readonly id: ControlId; readonly label: string; readonly event: Event };

export type ViewKind =
  | "welcome"
  | "minor"
  | "seen"
  | "question"
  | Exclude<Urgency, "routine">
  | "education"
  | "result"
  | "cause"
  | "plan"
  | "keep"
  | "learn"
  | "sources"
  | "change"
  | "numbers"
  | "help"
  | "privacy"
  | "not-ok"
  | "crisis"
  | "stopped";

/** One card, whatever shows it. */
export type View = {
  readonly kind: ViewKind;
  readonly title: string;
  /** Where the person is: "3 of about 10". */
  readonly progress: string | null;
  readonly blocks: readonly Block[];
  readonly choices: Choices | null;
  readonly controls: readonly Control[];
};

/** What a card needs to know of where it is shown. */
export type Setting = {
  /** Which of the dialog's `surfaces` sentences is true here. */
  readonly surface: string;
  /** The operator's region, used until the person chooses one. */
  readonly region: string | null;
  /** The organiser's own line on who helps nearby, such as a club's physio. */
  readonly localHelp?: string | undefined;
  /** The code that resumes the walk, where codes outlive the process. */
  readonly code?: string | undefined;
};
