import { hashOf } from "../hash.ts";
import type { Token } from "../token.ts";

/** How many numbers there are for cues, as a power of two: enough that few cues share one. */
export const CUE_BITS = 19;

/** Longer sentences are read a part at a time, in words, each half of it with the part before. */
const LONGEST = 40;
/** Two sentences that are longer together are not read as one. */
const LONGEST_PAIR = 60;
const SENTENCE_END = /[.!?;\n]+/;

/** What stands out in each stretch of a text, a sentence or two, as numbers: its words, and words side by side. */
export function cuesIn(
  text: string,
  tokensOf: (text: string) => readonly Token[],
): readonly (readonly number[])[] {
  return stretchesIn(text, tokensOf).map((tokens) => cuesOf(tokens));
}

type Tokens = readonly Token[];

function stretchesIn(text: string, tokensOf: (text: string) => Tokens): readonly Tokens[] {
  const sentences = text
    .split(SENTENCE_END)
    .map((sentence) => tokensOf(sentence))
    .filter(({ length }) => length > 0);
  const pairs = sentences.flatMap((sentence, at) => {
    const pair = [...sentence, ...(sentences[at + 1] ?? [])];
    return at + 1 < sentences.length && pair.length < LONGEST_PAIR ? [pair] : [];
  });
  return [...sentences.flatMap(partsOf), ...pairs];
}

function partsOf(sentence: Tokens): readonly Tokens[] {
  if (sentence.length <= LONGEST) return [sentence];
  const parts: Tokens[] = [];
  for (let at = 0; at < sentence.length; at += LONGEST / 2) {
    parts.push(sentence.slice(at, at + LONGEST));
  }
  return parts;
}

function cuesOf(tokens: Tokens): readonly number[] {
  const words = tokens.map(({ word, stem }) => hashOf(/^\d/.test(word) ? "0" : stem));
  const cues = new Set<number>();
  words.forEach((word, at) => {
    cues.add(cueOf(word));
    const next = words[at + 1];
    if (next !== undefined) cues.add(cueOf(Math.imul(word, 31) ^ next));
  });
  return [...cues];
}

/** A cue's number by its hash, its bits well mixed (the finaliser of MurmurHash3). */
export function cueOf(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> (32 - CUE_BITS);
}
