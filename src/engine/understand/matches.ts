import { isHabit, type Lexicon, mended, type Phrase } from "./lexicon.ts";
import { EXACT, hasStep, type Part, type Step } from "./pattern.ts";
import { type Found, type Place, type Taken, takenOf } from "./taken/taken.ts";
import type { Token } from "./tokens.ts";

/** A phrase that stands in a text, and how it is meant there. */
export type Match = Found & { readonly taken: Taken };

/** Whoever says one thing over and over is heard so many times, and no more. */
const MOST_TIMES = 8;

/** Other words that may stand between two of a phrase, between its parts, and between parts of two clauses. */
const MOST_BETWEEN = 2;
const MOST_APART = 5;
const MOST_NEARBY = 10;

/** All phrases that stand in a text. Each word starts only so many, so time grows with the text's length alone. */
export function matchesIn(lexicon: Lexicon, tokens: readonly Token[]): readonly Match[] {
  const stems = tokens.map(({ stem }) => mended(lexicon, stem));
  const exact = tokens.map(({ word }) => EXACT + word);
  const present = new Set([...stems, ...exact]);
  const parts = partsOf(tokens);
  const found: Found[] = [];
  /** How often each phrase may still be found: never, where its rarest word is nowhere in the text. */
  const left = new Map<Phrase, number>();
  for (const names of [stems, exact]) {
    names.forEach((name, first) => {
      for (const phrase of lexicon.phrases.get(name) ?? []) {
        const times =
          left.get(phrase) ?? (phrase.rarest.some((one) => present.has(one)) ? MOST_TIMES : 0);
        const within = phrase.meaning.type === "unless" ? parts : tokens;
        const place = times > 0 ? placeOf(phrase, within, stems, first) : null;
        left.set(phrase, place ? times - 1 : times);
        if (place) found.push({ phrase, ...place });
      }
    });
  }
  const idle = new Map<number, Place>();
  for (const { phrase, first, last } of found) {
    if (phrase.meaning.type !== "idiom") continue;
    for (let at = first; at <= last; at++) idle.set(at, { first, last });
  }
  return found
    .filter(({ phrase }) => phrase.meaning.type !== "idiom")
    .map((match) => {
      for (let at = match.first; at <= match.last; at++) {
        const idiom = idle.get(at);
        if (idiom && !isWithin(idiom, match, tokens)) return { ...match, taken: "idiom" };
      }
      if (isElsewhere(match, found, parts)) return { ...match, taken: "other" };
      return { ...match, taken: takenOf(lexicon, tokens, match) };
    });
}

/** The words with each part of a sentence as a clause of its own: "my knee hurts on stairs | and my back on hills". */
function partsOf(tokens: readonly Token[]): readonly Token[] {
  let cuts = 0;
  return tokens.map((token, at) => {
    const next = tokens[at + 1]?.word ?? "";
    if (CUTS.has(token.word) || (token.word === "and" && SUBJECTS.has(next))) cuts++;
    return { ...token, clause: token.clause + cuts };
  });
}

const CUTS = new Set("while because cos coz so then plus where".split(" "));
const SUBJECTS = new Set("my i im ive its it the back now this that theres".split(" "));

/** Whether a habit, or a number, is said in a part of a sentence that is about something else than its question. */
function isElsewhere(
  { phrase, first, last }: Found,
  found: readonly Found[],
  parts: readonly Token[],
) {
  const { meaning } = phrase;
  if (!isHabit(phrase) && meaning.type !== "counts") return false;
  return found.some(
    (other) =>
      other.phrase.meaning.type === "unless" &&
      "question" in meaning &&
      other.phrase.meaning.question === meaning.question &&
      (parts[first]?.clause === parts[other.first]?.clause ||
        parts[last]?.clause === parts[other.first]?.clause),
  );
}

/** Whether a phrase about habits has the idiom's own words: "left side of the road every time". */
function isWithin(idiom: Place, { phrase, first, last }: Found, tokens: readonly Token[]): boolean {
  const ends = [tokens[idiom.first], tokens[idiom.last]];
  const isWhole = first <= idiom.first && idiom.last <= last;
  return (
    isHabit(phrase) && isWhole && ends.every((end) => end && hasStep(phrase, end.word, end.stem))
  );
}

/** Where a phrase stands whose first part begins at a word, or null where it does not. */
function placeOf(
  { parts: [lead, ...others], unless }: Phrase,
  tokens: readonly Token[],
  stems: readonly string[],
  first: number,
): Place | null {
  const last = lead ? lastOf(lead.steps, 0, tokens, stems, first) : null;
  if (last === null) return null;
  const place: Place = { first, last };
  if (unless.some((part) => isNear(part, tokens, stems, place))) return null;
  if (others.length === 0) return place;
  const places = [place];
  for (const part of others) {
    const other = besideOf(part, tokens, stems, places);
    if (!other) return null;
    places.push(other);
  }
  return {
    first: Math.min(...places.map((place) => place.first)),
    last: Math.max(...places.map((place) => place.last)),
  };
}

/** The nearest place of a part beside one of the others, after it or before. */
function besideOf(
  { steps, isNearby }: Part,
  tokens: readonly Token[],
  stems: readonly string[],
  others: readonly Place[],
): Place | null {
  const clauses = isNearby ? 1 : 0;
  for (let away = 1; away <= (isNearby ? MOST_NEARBY : MOST_APART) + 1; away++) {
    for (const other of others) {
      const clause = tokens[other.first]?.clause ?? 0;
      for (const first of [other.last + away, other.first - away]) {
        const between = Math.abs((tokens[first]?.clause ?? Number.POSITIVE_INFINITY) - clause);
        if (between > clauses || !isOf(steps[0], tokens[first], stems[first])) continue;
        const last = lastOf(steps, 0, tokens, stems, first);
        if (last === null) continue;
        if (others.every((one) => first > one.last || last < one.first)) return { first, last };
      }
    }
  }
  return null;
}

/** Whether a part stands within another's place, or as near as its others may. */
function isNear({ steps }: Part, tokens: readonly Token[], stems: readonly string[], lead: Place) {
  const clause = tokens[lead.first]?.clause;
  for (let at = lead.first - MOST_APART - 1; at <= lead.last + MOST_APART + 1; at++) {
    if (tokens[at]?.clause !== clause || !isOf(steps[0], tokens[at], stems[at])) continue;
    if (lastOf(steps, 0, tokens, stems, at) !== null) return true;
  }
  return false;
}

/** The place of the last of some steps, one of which stands at a place, or null where the next do not follow. */
function lastOf(
  steps: readonly Step[],
  own: number,
  tokens: readonly Token[],
  stems: readonly string[],
  first: number,
): number | null {
  const step = steps[own + 1];
  if (!step) return first;
  const furthest = first + 1 + (step.isJoined ? 0 : MOST_BETWEEN);
  for (let at = first + 1; at <= furthest; at++) {
    if (tokens[at]?.clause !== tokens[first]?.clause) return null;
    if (!isOf(step, tokens[at], stems[at])) continue;
    const last = lastOf(steps, own + 1, tokens, stems, at);
    if (last !== null) return last;
  }
  return null;
}

function isOf(step: Step | undefined, token: Token | undefined, stem: string | undefined) {
  if (!step || !token) return false;
  return step.stems.includes(stem ?? "") || step.stems.includes(EXACT + token.word);
}
