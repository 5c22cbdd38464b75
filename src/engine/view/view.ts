import type { CardChoice, CardChoices, CardControl, CardKind } from "../card/card.ts";

/** One piece of a card. Texts are the dialog's Markdown subset: **bold** and [links](https://…). */
export type Block =
  | { readonly type: "text"; readonly text: string }
  /** Something to notice: what was misunderstood, or a caution. */
  | { readonly type: "note"; readonly label: string; readonly text: string }
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
export type Choice = CardChoice & { readonly label: string };
export type Choices = CardChoices<Choice>;
/** A way on that every card of its kind has. */
export type Control = CardControl & { readonly label: string };

/** What a card says; what it offers is the card's own. */
export type Face = Pick<View, "title" | "blocks"> & { readonly progress?: string };

/** One card, whatever shows it. */
export type View = {
  readonly kind: CardKind;
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
