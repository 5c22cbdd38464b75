import type { CardChoice, CardChoices, CardControl, CardKind, Weight } from "../card/card.ts";
import type { Picture } from "../content/exercise-schema.ts";

/** One piece of a card. Texts are the dialog's Markdown subset: **bold** and [links](https://…). */
export type Block =
  | { readonly type: "text"; readonly text: string }
  /** A sentence with `{when}` in it, for a platform that shows how far off a moment is, in seconds since 1 January 1970. */
  | { readonly type: "countdown"; readonly text: string; readonly at: number }
  /** What to do in an emergency; a page has a place of its own for it. */
  | { readonly type: "alert"; readonly text: string }
  /** Something to notice: what was misunderstood, or a caution. */
  | { readonly type: "note"; readonly label: string; readonly text: string }
  | { readonly type: "list"; readonly title: string | null; readonly items: readonly string[] }
  /** What spoke for and against the habit that is named, the strongest first. */
  | { readonly type: "chart"; readonly bars: readonly Bar[] }
  /** Fine print: what stands on every such card. */
  | { readonly type: "fine"; readonly text: string }
  /** Whom to call, each on a line of its own; the first thing that the eye finds. */
  | { readonly type: "call"; readonly lines: readonly Call[] }
  /**
   * Drawings of the dialog, to be seen together; not in the plain text, which says the same in words. `page`: for a page
   * alone, which has room.
   */
  | {
      readonly type: "pictures";
      readonly pictures: readonly Picture[];
      readonly caption: string | null;
      readonly place: "card" | "page";
    }
  /** Something to copy whole, and what it is for; `resumes`: whether it goes on with the walk. */
  | {
      readonly type: "code";
      readonly label: string;
      readonly code: string;
      readonly resumes: boolean;
    }
  /** A file for the person's own calendar; where there is none to be had, the days stand on the card as text. */
  | { readonly type: "calendar"; readonly label: string; readonly calendar: Calendar }
  /** What a page has room for; elsewhere one of the card's controls leads to it. */
  | { readonly type: "aside"; readonly title: string; readonly texts: readonly string[] }
  | { readonly type: "divider" };

/** What a calendar is to hold: the same on each of some days. */
export type Calendar = {
  /** The file's name, without its ending. */
  readonly id: string;
  readonly title: string;
  readonly note: string;
  /** In days since 1 January 1970. */
  readonly days: readonly number[];
  /** The hour of the day, 0 to 23, wherever the person is then. */
  readonly hour: number;
};

/** One answer in a chart: how it counts, in a word, and how much, as a level from 1 to 8. */
export type Bar = {
  readonly side: "for" | "against";
  readonly word: string;
  readonly label: string;
  readonly level: number;
};

/** A number to call, or to write to, and where it answers or who does. */
export type Call = { readonly number: string; readonly name: string };

/** Something to press that belongs to the card's own content: an answer, an age, a cause to read about. */
export type Choice = CardChoice & { readonly label: string };
export type Choices = CardChoices<Choice>;
/** A way on that every card of its kind has. */
export type Control = CardControl & { readonly label: string; readonly weight: Weight };

/** What a card says; what it offers is the card's own. */
export type Face = Pick<View, "title" | "blocks"> & {
  readonly progress?: string;
  readonly done?: Done | null;
};

/** How much of the way is behind someone: so many of so many cards, or of as many as there are at most. */
export type Done = { readonly at: number; readonly of: number };

/** One card, whatever shows it. */
export type View = {
  readonly kind: CardKind;
  readonly title: string;
  /** Where the person is: "3 of about 10". */
  readonly progress: string | null;
  /** The same as figures, for a bar; null where nobody can tell. */
  readonly done: Done | null;
  /** Whose help numbers it shows, by the region's id; null for those of all. */
  readonly region: string | null;
  /** An instrument on the page that the card leads to. */
  readonly tool: string | null;
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
