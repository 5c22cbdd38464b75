import type { Dialog } from "../dialog.ts";
import { NONE, NOT_SURE } from "../ref.ts";
import { stemOf, tokensOf } from "./tokens.ts";

/** What a phrase of the lexicon says. */
export type Meaning =
  /** An option, clearly enough wherever it is said. */
  | { readonly type: "says"; readonly question: string; readonly option: string }
  /** An option, at its own question. */
  | { readonly type: "words"; readonly question: string; readonly option: string }
  /** A line of the safety screen; unmistakable ones act at once. */
  | {
      readonly type: "flag";
      readonly question: string;
      readonly option: string;
      readonly isUnmistakable: boolean;
    }
  | { readonly type: "distress" }
  /** A way of speaking that only sounds like one of the others. */
  | { readonly type: "idiom" };

/** A phrase: its words in order, each one of some that mean the same, with up to two other words between them. */
export type Phrase = {
  readonly text: string;
  readonly steps: readonly (readonly string[])[];
  readonly meaning: Meaning;
};

export type Lexicon = {
  /** By the stem of their first word. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** All stems that any phrase has. */
  readonly known: ReadonlySet<string>;
  /** Long words with one letter left out, for words with one letter wrong. */
  readonly near: ReadonlyMap<string, string>;
};

const lexicons = new WeakMap<Dialog, Lexicon>();

/** The dialog's lexicon, made when words are first typed. */
export function lexiconOf(dialog: Dialog): Lexicon {
  const known = lexicons.get(dialog);
  if (known) return known;
  const lexicon = createLexicon(phrasesOf(dialog));
  lexicons.set(dialog, lexicon);
  return lexicon;
}

/** Every phrase of a dialog, with what it says. */
export function phrasesOf({ content, questions }: Dialog): readonly Phrase[] {
  const phrases: Phrase[] = [];
  const add = (texts: readonly string[] | undefined, meaning: Meaning) => {
    for (const text of texts ?? []) phrases.push({ text, steps: stepsOf(text), meaning });
  };
  for (const { id: question, content: own, role } of questions.values()) {
    for (const { id: option, label, words, says, unmistakable } of own.options) {
      const at = { question, option };
      add([label, ...(words ?? [])], { type: "words", ...at });
      if (role === "screen") {
        add(says, { type: "flag", ...at, isUnmistakable: false });
        add(unmistakable, { type: "flag", ...at, isUnmistakable: true });
      } else {
        add(says, { type: "says", ...at });
      }
    }
    add(own.none?.words, { type: "words", question, option: NONE });
    add(own.none?.says, { type: "says", question, option: NONE });
    add(own.notSureWords, { type: "words", question, option: NOT_SURE });
  }
  add(content.words.distress, { type: "distress" });
  add(content.words.idioms, { type: "idiom" });
  return phrases;
}

function createLexicon(all: readonly Phrase[]): Lexicon {
  const phrases = new Map<string, Phrase[]>();
  const known = new Set<string>();
  for (const phrase of all) {
    for (const stem of phrase.steps[0] ?? []) {
      phrases.set(stem, [...(phrases.get(stem) ?? []), phrase]);
    }
    for (const step of phrase.steps) for (const stem of step) known.add(stem);
  }
  const near = new Map<string, string>();
  for (const stem of known) {
    if (stem.length < SHORTEST_MENDED) continue;
    for (const shorter of [stem, ...shortened(stem)]) near.set(shorter, stem);
  }
  return { phrases, known, near };
}

/** Shorter words have too many neighbours that mean something else. */
const SHORTEST_MENDED = 5;

/** The known stem that a word with one letter wrong, missing, doubled or swapped was meant to be; or the stem itself. */
export function mended({ known, near }: Lexicon, stem: string): string {
  if (known.has(stem) || stem.length < SHORTEST_MENDED - 1 || /\d/.test(stem)) return stem;
  for (const candidate of [stem, ...shortened(stem)]) {
    const meant = near.get(candidate);
    // People rarely miss the first letter; and a word two letters longer or shorter is another.
    if (meant?.[0] === stem[0] && Math.abs((meant?.length ?? 0) - stem.length) <= 1) {
      return meant ?? stem;
    }
  }
  return stem;
}

/** A word with each of its letters but the first left out in turn. */
function shortened(word: string): readonly string[] {
  return Array.from(
    { length: word.length - 1 },
    (_, at) => word.slice(0, at + 1) + word.slice(at + 2),
  );
}

/** `sore|achy back` as stems: alternatives stand between bars. */
function stepsOf(text: string): readonly (readonly string[])[] {
  return text
    .trim()
    .split(/\s+/)
    .map((step) =>
      step.split("|").flatMap((word) => tokensOf(word).map(({ word }) => stemOf(word))),
    )
    .filter((step) => step.length > 0);
}
