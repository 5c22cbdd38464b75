import type { Token } from "../../token.ts";
import { setOf } from "../small-words.ts";

/** What was thought or so at first: "I thought it was the left", "would've said worse". */
const THOUGHT = setOf("thought hoped hoping assumed figured expected guessed wouldve");
const AT_FIRST = new Set(["initially", "originally"]);
/** What turns to what is so: "but the film shows", "nope, no difference". */
const TURNS = new Set(["but", "however", "nope", "nah", "actually"]);

/** Where what counts begins, behind what was only thought; 0 where nothing was. */
export function turnIn(tokens: readonly Token[]): number {
  const thought = tokens.findIndex(
    ({ word }, at) =>
      THOUGHT.has(word) ||
      AT_FIRST.has(word) ||
      (word === "first" && tokens[at - 1]?.word === "at"),
  );
  if (thought < 0 || thought > FURTHEST) return 0;
  const turn = tokens.findIndex(
    ({ word, clause }, at) => at > thought && TURNS.has(word) && clause !== tokens[at - 1]?.clause,
  );
  return Math.max(0, turn);
}

/** How many words may stand before it: it begins what is said. */
const FURTHEST = 6;
