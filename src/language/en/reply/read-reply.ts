import type { Dialog, Question } from "../../../engine/content/dialog.ts";
import { isScreening } from "../../../engine/content/questions.ts";
import { NOT_SURE } from "../../../engine/content/ref.ts";
import { NOTHING, type Reply } from "../../reply.ts";
import type { Understanding } from "../../understanding.ts";
import { answerFrom } from "../corrections.ts";
import { setOf } from "../small-words.ts";
import { agreed } from "./agreed.ts";
import { counted } from "./counted.ts";
import { placed } from "./placed.ts";
import { turnIn } from "./second-thoughts.ts";
import { isUnsure, unsure } from "./unsure.ts";
import { labelled, worded } from "./worded.ts";

/** Reads a text as the answer to one question, where it is not just an option's name or number. */
export function replyIn(dialog: Dialog, question: Question, understanding: Understanding): Reply {
  if (understanding.tokens.length === 0) return NOTHING;
  const corrected = correctionOf(understanding, isScreening(question));
  const later = corrected ? read(dialog, question, corrected) : null;
  const reply = later ?? read(dialog, question, understanding) ?? NOTHING;
  if (reply.type !== "options") return reply;
  const options = reply.options.filter((option) => option !== NOT_SURE);
  const isDoubted = isScreening(question)
    ? isDoubtedFlag(understanding)
    : isHedged(understanding, 2) || isUnsure(understanding) || isAsking(understanding);
  return options.length > 0 && isDoubted ? { type: "either", options } : reply;
}

/** On the safety screen what may be so counts as so, but for "maybe a bit, not sure" and "should I hop to check". */
function isDoubtedFlag(understanding: Understanding): boolean {
  const [first, second] = understanding.tokens.map(({ word }) => word);
  const isAsked = first === "should" && second === "i";
  return isAsked || (isHedged(understanding, 1) && isUnsure(understanding));
}

function isHedged({ tokens }: Understanding, least: number): boolean {
  return tokens.filter(({ word }) => HEDGES.has(word)).length >= least;
}

const HEDGES = setOf("maybe perhaps possibly guess might probably suppose");
const ASKS = setOf("is are was does do did can could should would will");
const ASKED = setOf("it its this that there they these those a an the my i you u we");
const ASKS_ALWAYS = setOf("what whats how hows why which whats who");

/** "Is it my kidney", "how would I know": a question, and no answer. */
function isAsking({ tokens }: Understanding): boolean {
  const [first = "", second = ""] = tokens.map(({ word }) => word);
  return (
    tokens.every(({ isAsked }) => isAsked) ||
    ASKS_ALWAYS.has(first) ||
    (ASKS.has(first) && ASKED.has(second))
  );
}

function read(dialog: Dialog, question: Question, understanding: Understanding): Reply | null {
  return (
    placed(question, understanding) ??
    counted(question, understanding) ??
    worded(question, understanding) ??
    unsure(understanding) ??
    agreed(dialog, question, understanding) ??
    labelled(question, understanding)
  );
}

/** What stands behind the last correction: "8 no sorry 4 out of 10", "used to be the right, now it's the left". */
function correctionOf(
  { tokens, matches, quantities, distances, lastYear }: Understanding,
  isScreened: boolean,
): Understanding | null {
  const start = Math.max(answerFrom(tokens, !isScreened), turnIn(tokens));
  if (start === 0 || start >= tokens.length) return null;
  const move = <Part extends { first: number; last: number }>(parts: readonly Part[]) =>
    parts
      .filter(({ first }) => first >= start)
      .map((part) => ({ ...part, first: part.first - start, last: part.last - start }));
  return {
    tokens: tokens.slice(start),
    // The "no" of "no sorry" says nothing of what follows.
    matches: move(matches).map((match) =>
      match.standing === "negated" && match.first < 3
        ? { ...match, standing: "now" as const }
        : match,
    ),
    quantities: move(quantities),
    distances,
    lastYear,
  };
}
