import type { Token } from "../token.ts";
import { setOf } from "./small-words.ts";

/** Which piece of its sentence each word stands in: "my knee hurts on stairs | and my back on hills". */
export function piecesOf(tokens: readonly Token[]): readonly number[] {
  let cuts = 0;
  return tokens.map(({ word, clause }, at) => {
    const next = tokens[at + 1]?.word ?? "";
    if (CUTS.has(word) || (word === "and" && SUBJECTS.has(next))) cuts++;
    return clause + cuts;
  });
}

const CUTS = setOf("while because cos coz so then plus where");
const SUBJECTS = setOf("my i im ive its it the back now this that theres");
