import type { Pattern } from "./pattern.ts";

/** What a phrase of the lexicon says. */
export type Meaning =
  /** An option, clearly enough wherever it is said. */
  | { readonly type: "says"; readonly question: string; readonly option: string }
  /** An option, at its own question. */
  | { readonly type: "reply"; readonly question: string; readonly option: string }
  /** A line of the safety screen; unmistakable ones act at once. */
  | {
      readonly type: "flag";
      readonly question: string;
      readonly option: string;
      readonly isUnmistakable: boolean;
      /** Whether it counts also where it is long past. */
      readonly isEver: boolean;
      /** Whether it can wait for its card: an ordinary tweak. */
      readonly isLater: boolean;
    }
  /** That a number in it counts what a question asks about. */
  | { readonly type: "counts"; readonly question: string }
  /** That the part of a sentence it stands in is about something else than a question. */
  | { readonly type: "unless"; readonly question: string }
  | { readonly type: "distress" }
  /** A low mood: for weeks, or told as no more than that. */
  | { readonly type: "low"; readonly isForWeeks: boolean }
  /** A drill, a place or a figure of speech that only sounds like distress. */
  | { readonly type: "drill" }
  /** A wish for a control, in a short sentence. */
  | { readonly type: "control"; readonly id: string }
  /** How an exercise is done, in a short sentence. */
  | { readonly type: "exercise"; readonly id: string }
  /** A question that people ask, where a sentence asks; of several that fit, the first in the dialog's order. */
  | { readonly type: "faq"; readonly id: string; readonly rank: number }
  /** An emergency in another language. */
  | { readonly type: "foreign"; readonly language: string }
  /** A way of speaking that only sounds like one of the others. */
  | { readonly type: "idiom" };

/** What to look for in a text, and what it says where it stands there. */
export type Phrase = Pattern & {
  readonly text: string;
  readonly meaning: Meaning;
  /** Its number in the lexicon. */
  readonly at: number;
};

/** Whether a phrase makes one ask how somebody is. */
export function isOfDistress({ meaning }: Phrase): boolean {
  return meaning.type === "distress" || (meaning.type === "low" && meaning.isForWeeks);
}

export function isOfLowMood({ meaning }: Phrase): boolean {
  return meaning.type === "low";
}

/** Whether a phrase answers a question of the walk. */
export function isHabit({ meaning }: Phrase): boolean {
  return meaning.type === "says" || meaning.type === "reply";
}
