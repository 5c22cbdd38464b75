import type { Token } from "../token.ts";
import { setOf } from "./small-words.ts";

/** Ways to take back what one has just typed, wherever: what follows counts. */
const CLEAR = wordsOf(["no wait", "wait no", "no sorry", "scrap that", "or rather"]);
/** As an answer to one question, these too. */
const SHORT = wordsOf([
  "actually no",
  "i mean",
  "i meant",
  "make that",
  "call it",
  "sorry",
  "oops",
]);

/** What begins what is so now, where something else was so before. */
const NOWADAYS = wordsOf(["now", "nowadays", "these days", "currently"]);
const BEFORE = setOf("was were used had originally previously formerly");
const LINKS = new Set(["and", "but", "so"]);

function wordsOf(texts: readonly string[]): readonly (readonly string[])[] {
  return texts.map((text) => text.split(" "));
}

/** One of some phrases that begins at a word. */
export function saidAt(
  phrases: readonly (readonly string[])[],
  tokens: readonly Token[],
  at: number,
): readonly string[] | undefined {
  return phrases.find((words) => words.every((word, next) => tokens[at + next]?.word === word));
}

/** Where clear corrections begin. */
export function correctionsIn(tokens: readonly Token[]): readonly number[] {
  return tokens.flatMap((_, at) => (saidAt(CLEAR, tokens, at) ? [at] : []));
}

/** Where what counts begins in an answer: behind the last correction, or at what is so now; 0 where that is all of it. */
export function answerFrom(tokens: readonly Token[], isNowToo: boolean): number {
  let start = 0;
  tokens.forEach((_, at) => {
    const said = saidAt([...CLEAR, ...SHORT], tokens, at);
    if (said && at + said.length > 1) start = at + said.length;
    else if (isNowToo && isTurned(tokens, at)) start = at;
  });
  return start;
}

/** "Used to be the right, now it's the left". */
function isTurned(tokens: readonly Token[], at: number): boolean {
  const last = tokens[at - 1];
  const isBegun = last?.clause !== tokens[at]?.clause || LINKS.has(last?.word ?? "");
  return (
    isBegun &&
    saidAt(NOWADAYS, tokens, at) !== undefined &&
    tokens.slice(0, at).some(({ word }) => BEFORE.has(word))
  );
}
