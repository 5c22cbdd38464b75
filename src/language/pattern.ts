import type { Token } from "./token.ts";

/** One word of a pattern: one of some that mean the same. */
export type Step = {
  readonly stems: ReadonlySet<string>;
  /** Whether it stands right behind the word before; else up to two others may stand between. */
  readonly isJoined: boolean;
};

/** Words in order. */
export type Part = {
  readonly steps: readonly Step[];
  /** Whether it may also stand in the clause beside. */
  readonly isNearby: boolean;
  /** Whether its clause begins with it, and ends with it, but for words that say nothing. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
};

/** What a phrase of the lexicon looks for. */
export type Pattern = {
  /** They stand near each other in one clause, in any order. */
  readonly parts: readonly Part[];
  /** What may not stand near the first. */
  readonly unless: readonly Part[];
  /** How many words it asks for: the more, the surer it is. */
  readonly size: number;
  /** The word of fewest alternatives: a text without any of them need not be looked through. */
  readonly rarest: readonly string[];
};

/** Marks a word that counts only as it is written: "=legs" is more than one leg. */
export const EXACT = "=";
/** Marks a word that stands right behind the one before: "left +side". */
const JOINED = "+";
/** Marks a part that may stand in the clause beside: "swapped <shoe> && same". */
const NEARBY = "&";
/** Marks a part that may not stand near the first: "all day & sore & !sit". */
const UNLESS = "!";
/** Binds two words to one, among others: "daily|all_day". It stands at the first. */
export const PAIR = "_";
/** Where a clause begins or ends: "what point ." is no point of something. */
const EDGE = ".";

/** What parts a text into words. */
type Speech = { tokensOf(text: string): readonly Token[] };
/** Lists of words that are alike, by name. */
type Alike = Readonly<Record<string, string>>;

/** Reads patterns, each as `patternOf` does, and the words that they share once. */
export function createPatterns(tongue: Speech, alike: Alike): (text: string) => Pattern {
  const tokensOf = remembering((word: string) => tongue.tokensOf(word));
  const read = remembering((word: string) => stepOf({ tokensOf }, word, alike));
  return (text) => patternOf(tongue, text, alike, read);
}

/** What a function gives, made once for each text. */
function remembering<Value extends object>(make: (text: string) => Value) {
  const made = new Map<string, Value>();
  return (text: string): Value => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const value = make(text);
    made.set(text, value);
    return value;
  };
}

/**
 * Reads a pattern: `sore|achy low +back & run & !hill`. Alternatives stand between bars, `<name>` stands for a list of
 * words that are alike, and the parts beside `&` may stand in any order.
 */
export function patternOf(
  tongue: Speech,
  text: string,
  alike: Alike,
  read = (word: string) => stepOf(tongue, word, alike),
): Pattern {
  const parts: Part[] = [];
  const unless: Part[] = [];
  for (const part of text.split(/(?<!&)&/)) {
    const isNearby = part.startsWith(NEARBY);
    const own = part.slice(isNearby ? NEARBY.length : 0).trim();
    const isUnless = own.startsWith(UNLESS);
    const words = own.slice(isUnless ? UNLESS.length : 0).split(/\s+/);
    const steps = words.map(read).filter(({ stems }) => stems.size > 0);
    const edges = { isFirst: words[0] === EDGE, isLast: words.at(-1) === EDGE };
    (isUnless ? unless : parts).push({ steps, isNearby, ...edges });
  }
  const all = parts.flatMap(({ steps }) => steps);
  const [fewest] = all.toSorted((one, other) => one.stems.size - other.stems.size);
  return { parts, unless, size: all.length, rarest: [...(fewest?.stems ?? [])] };
}

function stepOf(tongue: Speech, word: string, alike: Alike): Step {
  const isJoined = word.startsWith(JOINED);
  const words = word.slice(isJoined ? JOINED.length : 0).split("|");
  return { stems: new Set(words.flatMap((one) => stemsOf(tongue, one, alike))), isJoined };
}

function stemsOf(tongue: Speech, word: string, alike: Alike): readonly string[] {
  if (word.includes(PAIR)) {
    return [
      word
        .split(PAIR)
        .flatMap((one) => stemsOf(tongue, one, alike))
        .join(PAIR),
    ];
  }
  if (word.startsWith("<")) {
    return (alike[word.slice(1, -1)] ?? "")
      .split("|")
      .flatMap((one) => stemsOf(tongue, one, alike));
  }
  return tongue
    .tokensOf(word)
    .map((token) => (word.startsWith(EXACT) ? EXACT + token.word : token.stem));
}

/** Whether a pattern asks for a word itself. */
export function hasStep({ parts }: Pattern, word: string, stem: string): boolean {
  return parts.some(({ steps }) =>
    steps.some(({ stems }) => stems.has(stem) || stems.has(EXACT + word)),
  );
}
