import { hasStep } from "../pattern.ts";
import { NEGATORS, OWN } from "../small-words.ts";
import type { Token } from "../tokens.ts";
import { afterOf, beforeOf, tailOf } from "./clauses.ts";
import { IDLE_AFTER_NO } from "./denied.ts";
import { isOthers, SELVES } from "./others.ts";
import { isPast, sincePast } from "./past.ts";
import type { Found, Taken } from "./taken.ts";

/** How near a "no" stands before what it denies, in words: "I'm not really suicidal". */
const DENIES = 3;

/**
 * How words of distress are meant where they stand. Only what is plainly another's, long over, or denied right before does
 * not count: a question, a wish or an if about one's own life is asked about.
 */
export function takenOfDistress(
  tokens: readonly Token[],
  { phrase, first, last }: Found,
  lastYear: number,
): Taken {
  const { own } = beforeOf(tokens, first);
  const after = afterOf(tokens, last);
  const inside = tokens.slice(first, last + 1);
  const words = inside.map(({ word }) => word);
  const isMine = words.some((word) => OWN.has(word));
  if (after.some((word) => SELVES.has(word)) || (!isMine && isOthers(own))) return "other";
  const tail = tailOf(tokens, last + after.length + 1);
  if (isPast([...sincePast(own), ...words, ...after], tail, lastYear)) return "past";
  const isNo = inside.some(({ word, stem }) => NEGATORS.has(word) && hasStep(phrase, word, stem));
  const near = own.slice(-DENIES);
  const isDenied = near.some(
    (word, at) => NEGATORS.has(word) && !IDLE_AFTER_NO.has(near[at + 1] ?? ""),
  );
  return isDenied && !isNo ? "negated" : "now";
}
