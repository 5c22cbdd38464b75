import { hasStep } from "../../pattern.ts";
import type { Found, Standing } from "../../standing.ts";
import type { Token } from "../../token.ts";
import { NEGATORS, OWN, setOf } from "../small-words.ts";
import { afterOf, beforeOf, tailOf } from "./clauses.ts";
import { IDLE_AFTER_NO, THINKS } from "./denied.ts";
import { isOthers, SELVES } from "./others.ts";
import { isPast, sincePast } from "./past.ts";

/** How near a "no" stands before what it denies, in words: "I'm not really suicidal". */
const DENIES = 3;
/** How soon after the phrase a no is taken back, in words. */
const HEDGED_WITHIN = 2;

/** Behind a word so grave, these take back the no: "I'm not suicidal exactly, but …". */
const HEDGES = setOf("exactly quite such but though tho however or");

const UNREAL = setOf("would wouldnt wish if could id");

/**
 * How words of distress are meant where they stand. Only what is plainly another's, long over, or denied right before does
 * not count: a question, a wish or an if about one's own life is asked about.
 */
export function standingOfDistress(
  tokens: readonly Token[],
  { phrase, first, last }: Found,
  lastYear: number,
): Standing {
  const { own } = beforeOf(tokens, first);
  const after = afterOf(tokens, last);
  const inside = tokens.slice(first, last + 1);
  const words = inside.map(({ word }) => word);
  const isMine = words.some((word) => OWN.has(word));
  if (after.some((word) => SELVES.has(word)) || (!isMine && isOthers(own))) return "other";
  const tail = tailOf(tokens, last + after.length + 1);
  // "I used to love it and now there is nothing …"; "nobody at school would care if I died".
  const since = sincePast(own.slice(own.lastIndexOf("now") + 1));
  const isUnreal = words.some((word) => UNREAL.has(word));
  if (!isUnreal && isPast([...since, ...words, ...after], tail, lastYear)) return "past";
  const isNo = inside.some(({ word, stem }) => NEGATORS.has(word) && hasStep(phrase, word, stem));
  // "If it doesn't get better I'll …" denies nothing of what follows.
  const said = [...own, words[0] ?? ""];
  const subject = said.findLastIndex(
    (word, at) => OWN.has(word) && !THINKS.has(said[at - 1] ?? ""),
  );
  const near = own.slice(Math.max(subject > 0 ? subject : 0, own.length - DENIES));
  // "The only hour I'm not thinking about it": all others they are.
  const isDenied =
    !own.includes("only") &&
    near.some((word, at) => NEGATORS.has(word) && !IDLE_AFTER_NO.has(near[at + 1] ?? ""));
  const isHedged = after.slice(0, HEDGED_WITHIN).some((word) => HEDGES.has(word));
  return isDenied && !isNo && !isHedged ? "negated" : "now";
}
