import { type Lexicon, mended } from "./lexicon.ts";
import { EXACT, hasStep, PAIR, type Part, type Step } from "./pattern.ts";
import { isHabit, isOfDistress, type Phrase } from "./phrase.ts";
import type { Found, Match, Place } from "./standing.ts";
import type { Token } from "./token.ts";
import type { Tongue } from "./tongue.ts";

/** Whoever says one thing over and over is heard so many times, and no more. */
const MOST_TIMES = 8;
const UNKNOWN = -1;
/** From so many words on, a phrase says distress even where one was mended. */
const SUREST = 3;

/** Other words that may stand between two of a phrase, between its parts, and between parts of two clauses. */
const MOST_BETWEEN = 2;
const MOST_APART = 6;
const MOST_NEARBY = 10;

/**
 * All phrases that stand in a text; those that answer a question alone only for the questions that are
 * named. Each word starts only so many, so time grows with the text's length alone.
 */
export function matchesIn(
  lexicon: Lexicon,
  tokens: readonly Token[],
  questions: Iterable<string>,
): readonly Match[] {
  const { tongue } = lexicon;
  const sources = [lexicon.anywhere];
  for (const question of questions) sources.push(lexicon.answers.get(question) ?? new Map());
  const words = tokens.map(({ word, stem, clause, isName }, at) => {
    // "Roberta Flack" is no flank.
    const meant = isName ? stem : mended(lexicon, stem);
    const next = tokens[at + 1];
    const pair = next?.clause === clause ? stem + PAIR + next.stem : EXACT + word;
    return {
      stem: meant,
      exact: EXACT + word,
      pair,
      clause,
      isFiller: tongue.fillers.has(word),
      isMended: meant !== stem && tongue.wholeOf(stem) === stem,
    };
  });
  const pieces = tongue.piecesOf(tokens);
  const parts = words.map((word, at) => ({ ...word, clause: pieces[at] ?? 0 }));
  const present = new Set(words.flatMap(({ stem, exact, pair }) => [stem, exact, pair]));
  const found: Found[] = [];
  /** How often each phrase may still be found: never, where its rarest word is nowhere in the text. */
  const left = new Int8Array(lexicon.size).fill(UNKNOWN);
  const look = (phrases: readonly Phrase[] | undefined, first: number) => {
    if (!phrases) return;
    for (const phrase of phrases) {
      let times = left[phrase.at] ?? 0;
      if (times === UNKNOWN) {
        times = phrase.rarest.some((one) => present.has(one)) ? MOST_TIMES : 0;
        left[phrase.at] = times;
      }
      const within = phrase.meaning.type === "unless" ? parts : words;
      const place = times === 0 ? null : placeOf(phrase, within, first);
      if (!place) continue;
      left[phrase.at] = times - 1;
      found.push({ phrase, first: place.first, last: place.last });
    }
  };
  for (const phrases of sources) {
    words.forEach(({ stem, exact, pair }, at) => {
      look(phrases.get(stem), at);
      look(phrases.get(exact), at);
      if (pair !== exact) look(phrases.get(pair), at);
    });
  }
  const idle = new Map<number, Place>();
  const drills = new Set<number>();
  for (const { phrase, first, last } of found) {
    if (phrase.meaning.type === "drill") for (let at = first; at <= last; at++) drills.add(at);
    if (phrase.meaning.type !== "idiom") continue;
    // "Lost weight, not on purpose" is no idiom.
    const isDenied = tokens
      .slice(first, last)
      .some(({ word, stem }) => tongue.negators.has(word) && !hasStep(phrase, word, stem));
    if (isDenied) continue;
    // "Cut a melanoma out" has the idiom's words around another.
    for (let at = first; at <= last; at++) {
      const own = tokens[at];
      if (own && hasStep(phrase, own.word, words[at]?.stem ?? "")) idle.set(at, { first, last });
    }
  }
  /** By question: the pieces of the text that are about something else. */
  const aside = new Map<string, Set<number>>();
  for (const { phrase, first } of found) {
    if (phrase.meaning.type !== "unless") continue;
    const others = aside.get(phrase.meaning.question) ?? new Set();
    aside.set(phrase.meaning.question, others.add(pieces[first] ?? 0));
  }
  const isMended = ({ phrase, first, last }: Found) =>
    words
      .slice(first, last + 1)
      .some((one, at) => one.isMended && hasStep(phrase, tokens[first + at]?.word ?? "", one.stem));
  return found
    .filter(({ phrase }) => !SILENT.has(phrase.meaning.type))
    .map((one) => ({ ...one, isMended: isMended(one) }))
    .map((match) => {
      const { type } = match.phrase.meaning;
      if (type === "distress" || type === "low") {
        const isDrill = drills.has(match.first) || drills.has(match.last);
        const standing = tongue.standingOfDistress(tokens, match, lexicon.lastYear);
        // Short phrases are as they are written; in longer ones a common word may be mended.
        const isGuess = isOfDistress(match.phrase) && match.isMended && match.phrase.size < SUREST;
        return { ...match, standing: isDrill || isGuess ? "idiom" : standing };
      }
      for (let at = match.first; at <= match.last; at++) {
        const idiom = idle.get(at);
        if (idiom && !isWithin(idiom, match, tokens)) return { ...match, standing: "idiom" };
      }
      if (isAside(match, aside, pieces)) return { ...match, standing: "other" };
      // One word of a long message that only looks misspelt is mostly another word.
      const isGuess = match.isMended && match.phrase.size === 1 && tokens.length > MOST_GUESSED;
      if (type === "flag" && isGuess) return { ...match, standing: "idiom" };
      if (type === "flag" && isNamed(tongue, match, tokens, words))
        return { ...match, standing: "idiom" };
      return { ...match, standing: tongue.standingOf(tokens, match, lexicon.lastYear) };
    });
}

/** Words of a message that is no story yet. */
const MOST_GUESSED = 30;
const SILENT: ReadonlySet<string> = new Set(["idiom", "drill"]);

/** Whether a habit, or a number, is said in a piece of a sentence that is about something else than its question. */
function isAside(
  { phrase, first, last }: Found,
  aside: ReadonlyMap<string, ReadonlySet<number>>,
  pieces: readonly number[],
): boolean {
  const { meaning } = phrase;
  if (!("question" in meaning) || (!isHabit(phrase) && meaning.type !== "counts")) return false;
  const others = aside.get(meaning.question);
  return others !== undefined && [first, last].some((at) => others.has(pieces[at] ?? -1));
}

const LONGEST_NAME = 2;

/** Whether a word of a phrase is part of a name: "Hot and Shivery Harriers". */
function isNamed(
  { places }: Tongue,
  { phrase, first, last }: Found,
  tokens: readonly Token[],
  words: readonly Word[],
): boolean {
  return tokens.slice(first, last + 1).some(({ word, isName, clause }, at) => {
    if (!isName || !hasStep(phrase, word, words[first + at]?.stem ?? "")) return false;
    const next = tokens.slice(first + at + 1, first + at + 1 + LONGEST_NAME);
    return next.some((one) => one.clause === clause && places.has(one.word));
  });
}

/** Whether a phrase about habits has the idiom's own words: "left side of the road every time". */
function isWithin(idiom: Place, { phrase, first, last }: Found, tokens: readonly Token[]): boolean {
  const ends = [tokens[idiom.first], tokens[idiom.last]];
  const isWhole = first <= idiom.first && idiom.last <= last;
  return (
    isHabit(phrase) && isWhole && ends.every((end) => end && hasStep(phrase, end.word, end.stem))
  );
}

/** A word of a text as phrases look for it. */
type Word = {
  readonly stem: string;
  readonly exact: string;
  /** With the next word of its clause. */
  readonly pair: string;
  readonly clause: number;
  /** Whether it says nothing by itself. */
  readonly isFiller: boolean;
};

/** Where a phrase stands whose first part begins at a word, or null where it does not. */
function placeOf(
  { parts: [lead, ...others], unless }: Phrase,
  words: readonly Word[],
  first: number,
): Place | null {
  const last = lead ? endOf(lead, words, first) : null;
  if (last === null) return null;
  const place: Place = { first, last };
  if (unless.some((part) => isNear(part, words, place))) return null;
  if (others.length === 0) return place;
  const places = [place];
  for (const part of others) {
    const other = besideOf(part, words, places);
    if (!other) return null;
    places.push(other);
  }
  return {
    first: Math.min(...places.map((place) => place.first)),
    last: Math.max(...places.map((place) => place.last)),
  };
}

/** The nearest place of a part beside one of the others, after it or before. */
function besideOf(part: Part, words: readonly Word[], others: readonly Place[]): Place | null {
  const { steps, isNearby } = part;
  const clauses = isNearby ? 1 : 0;
  for (let away = 1; away <= (isNearby ? MOST_NEARBY : MOST_APART) + 1; away++) {
    for (const other of others) {
      const clause = words[other.first]?.clause ?? 0;
      for (const first of [other.last + away, other.first - away]) {
        const between = Math.abs((words[first]?.clause ?? Number.POSITIVE_INFINITY) - clause);
        if (between > clauses || !isOf(steps[0], words[first])) continue;
        const last = endOf(part, words, first);
        if (last === null) continue;
        if (others.every((one) => first > one.last || last < one.first)) return { first, last };
      }
    }
  }
  return null;
}

/** Whether a part stands within another's place, or as near as its others may. */
function isNear(part: Part, words: readonly Word[], lead: Place): boolean {
  const clause = words[lead.first]?.clause;
  for (let at = lead.first - MOST_APART - 1; at <= lead.last + MOST_APART + 1; at++) {
    if (words[at]?.clause !== clause || !isOf(part.steps[0], words[at])) continue;
    if (endOf(part, words, at) !== null) return true;
  }
  return false;
}

/** Where a part ends that begins at a word, or null where it does not stand there. */
function endOf({ steps, isFirst, isLast }: Part, words: readonly Word[], first: number) {
  if (isFirst && !isEdge(words, first, -1)) return null;
  const last = lastOf(steps, 0, words, first);
  return last !== null && isLast && !isEdge(words, last, 1) ? null : last;
}

/** Whether a clause has nothing before or after a word but words that say nothing: "… anymore tbh". */
function isEdge(words: readonly Word[], from: number, step: 1 | -1): boolean {
  let at = from + step;
  while (words[at]?.clause === words[from]?.clause && words[at]?.isFiller) at += step;
  return words[at]?.clause !== words[from]?.clause;
}

/** The place of the last of some steps, one of which stands at a place, or null where the next do not follow. */
function lastOf(
  steps: readonly Step[],
  own: number,
  words: readonly Word[],
  first: number,
): number | null {
  const step = steps[own + 1];
  const end = first + (isPair(steps[own], words[first]) ? 1 : 0);
  if (!step) return end;
  const furthest = end + 1 + (step.isJoined ? 0 : MOST_BETWEEN);
  for (let at = end + 1; at <= furthest; at++) {
    if (words[at]?.clause !== words[first]?.clause) return null;
    if (!isOf(step, words[at])) continue;
    const last = lastOf(steps, own + 1, words, at);
    if (last !== null) return last;
  }
  return null;
}

function isPair(step: Step | undefined, word: Word | undefined): boolean {
  if (!step || !word || step.stems.has(word.stem) || step.stems.has(word.exact)) return false;
  return step.stems.has(word.pair);
}

function isOf(step: Step | undefined, word: Word | undefined): boolean {
  return (
    step !== undefined &&
    word !== undefined &&
    (step.stems.has(word.stem) || step.stems.has(word.exact) || step.stems.has(word.pair))
  );
}
