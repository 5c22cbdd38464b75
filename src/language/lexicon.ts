import type { Dialog, Question } from "../engine/content/dialog.ts";
import { inEachUnit } from "../engine/content/distance.ts";
import { NONE, NOT_SURE } from "../engine/content/ref.ts";
import type { Content } from "../engine/content/schema.ts";
import { createPatterns, EXACT, PAIR, type Pattern, type Patterns } from "./pattern.ts";
import type { Meaning, Phrase } from "./phrase.ts";
import type { Tongue } from "./tongue.ts";

/** Phrases by the stem of their first word. */
export type Phrases = ReadonlyMap<string, readonly Phrase[]>;

export type Lexicon = {
  /** The language that it is in. */
  readonly tongue: Tongue;
  /** How many phrases there are. */
  readonly size: number;
  /** Those that count wherever they are said. */
  readonly anywhere: Phrases;
  /** By question: those that count as its answer alone. */
  readonly answers: ReadonlyMap<string, Phrases>;
  /** All stems that any phrase has. */
  readonly known: ReadonlySet<string>;
  /** Long words with one letter left out, for words with one letter wrong. */
  readonly near: ReadonlyMap<string, readonly string[]>;
  /** By small word: the other languages that have it. */
  readonly signs: ReadonlyMap<string, readonly string[]>;
  /** The year before that of the content: what is dated earlier is long past. */
  readonly lastYear: number;
};

/** A text of a dialog that is looked for in what people type. */
type Text = { readonly text: string; readonly meaning: Meaning };

/** Every phrase of a dialog, with what it says. */
function textsOf({ content, questions }: Dialog): readonly Text[] {
  const phrases: Text[] = [];
  const add = (texts: readonly string[] | undefined, meaning: Meaning) => {
    for (const text of texts ?? []) phrases.push({ text, meaning });
  };
  const asked = { isUnmistakable: false, isEver: false, isLater: false };
  for (const { id: question, content: own, role } of questions.values()) {
    for (const { id: option, label, words, says, unmistakable, ever, later } of own.options) {
      const at = { question, option };
      add([...inEachUnit(label), ...(words ?? [])], { type: "reply", ...at });
      if (role === "screen") {
        add(says, { type: "flag", ...at, ...asked });
        add(later, { type: "flag", ...at, ...asked, isLater: true });
        add(ever, { type: "flag", ...at, ...asked, isEver: true });
        add(unmistakable, { type: "flag", ...at, ...asked, isUnmistakable: true });
      } else {
        add(says, { type: "says", ...at });
      }
    }
    add(own.none?.words, { type: "reply", question, option: NONE });
    add(own.none?.says, { type: "says", question, option: NONE });
    add(own.numbers?.says, { type: "counts", question });
    add(own.unless, { type: "unless", question });
    add(own.notSureWords, { type: "reply", question, option: NOT_SURE });
  }
  add(content.words.distress, { type: "distress" });
  add(content.words.low, { type: "low", isForWeeks: false });
  add(content.words.lowForWeeks, { type: "low", isForWeeks: true });
  add(content.words.drills, { type: "drill" });
  add(content.words.idioms, { type: "idiom" });
  for (const [id, texts] of Object.entries(content.words.controls)) {
    // Single words say too little in a sentence: "back" is what hurts.
    add(
      texts.filter((text) => text.includes(" ")),
      { type: "control", id },
    );
  }
  for (const [id, texts] of Object.entries(content.words.exercises)) {
    add(texts, { type: "exercise", id });
  }
  Object.entries(content.words.faqs).forEach(([id, texts], rank) => {
    add(texts, { type: "faq", id, rank });
  });
  for (const { id: language, emergencies } of content.words.languages) {
    add(emergencies, { type: "foreign", language });
  }
  return phrases;
}

/** The phrases of a dialog, ready to be looked for in texts of its language; made bit by bit, each of which is short. */
export function* makeLexicon(dialog: Dialog, tongue: Tongue): Generator<undefined, Lexicon> {
  const { content, questions } = dialog;
  const patterns = createPatterns(tongue, content.words.alike);
  const all: Phrase[] = [];
  const signs = new Map<string, string[]>();
  for (const { id, signs: words } of content.words.languages) {
    for (const word of words) signs.set(word, [...(signs.get(word) ?? []), id]);
  }
  const anywhere = new Map<string, Phrase[]>();
  const answers = new Map<string, Map<string, Phrase[]>>();
  const known = new Set<string>();
  for (const { text, meaning } of textsOf(dialog)) {
    yield;
    const phrase = new LazyPhrase(text, meaning, all.length, patterns);
    all.push(phrase);
    const question = meaning.type === "reply" ? questions.get(meaning.question) : undefined;
    // Where bands overlap, words near a number decide, wherever it is said.
    const isAnywhere = !question || hasOverlap(question);
    const phrases = isAnywhere
      ? anywhere
      : (answers.get(question.id) ?? new Map<string, Phrase[]>());
    if (!isAnywhere) answers.set(question.id, phrases);
    const { leads, fresh } = patterns.glance(text);
    for (const stem of leads) {
      const others = phrases.get(stem);
      if (others) others.push(phrase);
      else phrases.set(stem, [phrase]);
    }
    for (const stem of fresh) known.add(stem);
  }
  const near = new Map<string, string[]>();
  const grave = graveOf(all);
  for (const stem of known) {
    yield;
    if (stem.length < SHORTEST_MENDED || stem.startsWith(EXACT) || stem.includes(PAIR)) continue;
    // No typo is mended into a word that alone speaks of distress: "overdone" is no overdose.
    if (grave.has(stem)) continue;
    for (const shorter of [stem, ...shortened(stem)]) {
      const others = near.get(shorter);
      if (others) others.push(stem);
      else near.set(shorter, [stem]);
    }
  }
  const lastYear = lastYearOf(content);
  return { tongue, size: all.length, anywhere, answers, known, near, signs, lastYear };
}

/** The last year that is long past. */
export function lastYearOf({ released }: Content): number {
  return Number(released.slice(0, 4)) - 1;
}

/** A phrase whose pattern is read where it is first looked for: few of them ever are. */
class LazyPhrase implements Phrase {
  readonly text: string;
  readonly meaning: Meaning;
  readonly at: number;
  readonly #patterns: Patterns;
  #pattern: Pattern | null = null;

  constructor(text: string, meaning: Meaning, at: number, patterns: Patterns) {
    this.text = text;
    this.meaning = meaning;
    this.at = at;
    this.#patterns = patterns;
  }

  get #own(): Pattern {
    this.#pattern ??= this.#patterns.patternOf(this.text);
    return this.#pattern;
  }

  get parts() {
    return this.#own.parts;
  }

  get unless() {
    return this.#own.unless;
  }

  get size() {
    return this.#own.size;
  }

  get rarest() {
    return this.#own.rarest;
  }
}

/** The words that speak of distress by themselves. */
function graveOf(all: readonly Phrase[]): ReadonlySet<string> {
  const alone = all.filter((phrase) => phrase.meaning.type === "distress" && phrase.size === 1);
  return new Set(alone.flatMap(({ parts }) => [...(parts[0]?.steps[0]?.stems ?? [])]));
}

/** Whether a number can be in two of a question's bands. */
function hasOverlap({ content: { numbers } }: Question): boolean {
  const bands = Object.values(numbers?.bands ?? {});
  return bands.some(([from], at) =>
    bands.some(([least, end], other) => other !== at && from >= least && from < end),
  );
}

/** Shorter words have too many neighbours that mean something else; those of four letters are mended from slips alone. */
const SHORTEST_MENDED = 4;
const SHORTEST_CHANGED = 5;

/** Longer ones are no words. */
const LONGEST_MENDED = 24;

/** The known stem that a word with one letter wrong, missing, doubled or swapped was meant to be; or the stem itself. */
export function mended({ known, near, tongue }: Lexicon, stem: string): string {
  const whole = tongue.wholeOf(stem);
  if (!known.has(stem) && known.has(whole)) return whole;
  const isMendable = stem.length >= SHORTEST_MENDED && stem.length <= LONGEST_MENDED;
  if (known.has(stem) || tongue.common.has(stem) || !isMendable || /\d/.test(stem)) return stem;
  for (const candidate of [stem, ...shortened(stem)]) {
    // People rarely miss the first letter.
    const meant = near
      .get(candidate)
      ?.find(
        (one) =>
          one[0] === stem[0] &&
          (Math.min(one.length, stem.length) >= SHORTEST_CHANGED || isSlip(one, stem)) &&
          isOneOff(one, stem),
      );
    if (meant !== undefined) return meant;
  }
  return stem;
}

/** Whether two words differ by one letter: another, one more or less, or two that changed places. */
function isOneOff(one: string, other: string): boolean {
  let from = 0;
  while (from < one.length && one[from] === other[from]) from++;
  let same = 0;
  const most = Math.min(one.length, other.length) - from;
  while (same < most && one.at(-1 - same) === other.at(-1 - same)) same++;
  const [left, right] = [
    one.slice(from, one.length - same),
    other.slice(from, other.length - same),
  ];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** Whether a short word has only two letters of another in each other's place, or one instead of two: "wrose", "midle". */
function isSlip(meant: string, typed: string): boolean {
  const sorted = (word: string) => [...word].sort().join("");
  const single = (word: string) => word.replace(/(.)\1/g, "$1");
  return sorted(meant) === sorted(typed) || (single(meant) === typed && typed !== meant);
}

/** A word with each of its letters but the first left out in turn. */
function shortened(word: string): readonly string[] {
  return Array.from(
    { length: word.length - 1 },
    (_, at) => word.slice(0, at + 1) + word.slice(at + 2),
  );
}
