import { NOT_SURE } from "../../../engine/content/ref.ts";
import type { Reply } from "../../reply.ts";
import type { Understanding } from "../../understanding.ts";
import { saidAt } from "../corrections.ts";
import { setOf } from "../small-words.ts";

/** Ways to say that one does not know. */
const UNSURE: readonly (readonly string[])[] = [
  "not sure",
  "not really sure",
  "not too sure",
  "not entirely sure",
  "not certain",
  "not 100 percent sure",
  "unsure",
  "no idea",
  "no clue",
  "not a clue",
  "havent a clue",
  "havent got a clue",
  "clueless",
  "dunno",
  "idk",
  "dont know",
  "dont no",
  "do not know",
  "didnt notice",
  "dont remember",
  "cant remember",
  "cannot remember",
  "cant recall",
  "dont recall",
  "cant say",
  "cannot say",
  "couldnt say",
  "cant tell",
  "cannot tell",
  "couldnt tell",
  "hard to say",
  "hard to tell",
  "difficult to say",
  "tricky to say",
  "hard to know",
  "who knows",
  "god knows",
  "search me",
  "beats me",
  "never noticed",
  "never checked",
  "not checked",
  "havent checked",
  "havent noticed",
  "havent measured",
  "never measured",
  "never counted",
  "never looked",
  "havent looked",
  "havent tried",
  "havent done it",
  "not tried",
  "never tried",
  "didnt try",
  "not yet",
  "no opinion",
  "not noticed",
  "rather not say",
  "prefer not to say",
  "depends how you count",
  "couldnt tell you",
  "skip this",
  "skip it",
  "skip that",
  "next one please",
  "next question",
  "pass on this",
  "pass on that",
  "dont want to answer",
  "not answering that",
  "rather not answer",
  "cant do that",
  "cant do this",
  "cant test",
  "havent done that",
  "havent done this",
  "not done it",
  "didnt do it",
  "paid attention",
  "kept track",
  "lost track",
].map((phrase) => phrase.split(" "));

/** "No idea tbh": nothing else in the text has answered. */
export function unsure(understanding: Understanding): Reply | null {
  return isUnsure(understanding) ? { type: "options", options: [NOT_SURE] } : null;
}

export function isUnsure({ tokens }: Understanding): boolean {
  return tokens.some((_, at) => {
    const said = saidAt(UNSURE, tokens, at);
    // "Can't say I've noticed any" is a no.
    return (
      said !== undefined &&
      !(said.at(-1) === "say" && TELLS.has(tokens[at + said.length]?.word ?? ""))
    );
  });
}

const TELLS = setOf("i ive that there theres it its");
