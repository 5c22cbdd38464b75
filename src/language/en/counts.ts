import type { Question } from "../../engine/content/dialog.ts";
import { NEAR } from "../bands.ts";
import type { Quantity } from "../quantity.ts";
import type { Match } from "../standing.ts";
import type { Token } from "../token.ts";
import { setOf } from "./small-words.ts";
import { stemOf } from "./stem.ts";

/** How far from a number the word may stand that says that it counts something else. */
const UNLESS = 5;
/** A bare number counts only right beside that word. */
const BESIDE = 5;

/** Whether a number in a text counts what a question asks about, where that was not asked. */
export function countsFor(
  { id, content: { numbers } }: Question,
  quantity: Quantity,
  tokens: readonly Token[],
  matches: readonly Match[],
): boolean {
  if (!numbers || !(numbers.near || numbers.says) || quantity.value < (numbers.least ?? 0))
    return false;
  if (quantity.unit === null ? numbers.unit !== "steps" : quantity.unit !== numbers.unit) {
    return false;
  }
  if (quantity.isRate !== (quantity.unit === "times")) return false;
  const reach = quantity.unit === null ? BESIDE : NEAR;
  const around = aroundOf(tokens, quantity, reach);
  const isSaid = matches.some(
    ({ phrase: { meaning }, standing, first, last }) =>
      meaning.type === "counts" &&
      meaning.question === id &&
      (standing === "now" || standing === "negated") &&
      first <= quantity.last &&
      last >= quantity.first,
  );
  const isNamed = around.some((token) => isOneOf(token, numbers.near ?? []));
  if (!isSaid && !isNamed && !(numbers.says && isAlone(tokens, quantity))) return false;
  const wordAt = (at: number) => tokens[at]?.word ?? "";
  // "3 weeks off" and "off for 3 weeks" are a break.
  const beside = [quantity.first - 2, quantity.first - 1, quantity.last + 1, quantity.last + 2];
  if (quantity.unit === "weeks" && beside.some((at) => AWAY.has(wordAt(at)))) return false;
  const clause = tokens[quantity.first]?.clause;
  const isElsewhere = matches.some(
    ({ phrase: { meaning }, first }) =>
      meaning.type === "unless" && tokens[first]?.clause === clause,
  );
  if (isElsewhere || isBefore(tokens, quantity)) return false;
  const close = aroundOf(tokens, quantity, UNLESS).filter((token) => token.clause === clause);
  return !close.some((token) => isOneOf(token, numbers.unless ?? []) || THEIRS.has(token.word));
}

/** "My cadence was 150 and now it's 170": what was so before, where something else is so now. */
function isBefore(tokens: readonly Token[], { first, last }: Quantity): boolean {
  const before = tokens.slice(Math.max(0, first - 2), first);
  return (
    before.some(({ word }) => word === "was" || word === "were") &&
    tokens.slice(last + 1, last + 1 + MOST_UNTIL_NOW).some(({ word }) => word === "now")
  );
}
const MOST_UNTIL_NOW = 10;

/** "Seven weeks, stuck": a clause of hardly anything but the number. */
function isAlone(tokens: readonly Token[], { first, last }: Quantity): boolean {
  const clause = tokens[first]?.clause;
  const others = tokens.filter((token, at) => token.clause === clause && (at < first || at > last));
  return others.length <= 2;
}

const AWAY = new Set(["off", "out"]);
const THEIRS = setOf("her hers his he she someone buddy mate friend");

function aroundOf(tokens: readonly Token[], { first, last }: Quantity, reach: number) {
  return tokens.slice(Math.max(0, first - reach), last + reach + 1);
}

function isOneOf({ word, stem }: Token, names: readonly string[]): boolean {
  return names.some((name) => name === word || name === stem || stemOf(name) === stem);
}

/** "The Hokas at 200 miles and the Brooks at 600": which pair? */
export function isTwofold(
  { content: { numbers } }: Question,
  counted: readonly Quantity[],
  quantities: readonly Quantity[],
  tokens: readonly Token[],
): boolean {
  if (numbers?.unit !== "km") return false;
  const { least = 0 } = numbers;
  return counted.some(({ last }) =>
    quantities.some(
      (other) =>
        other.unit === null &&
        other.first > last &&
        (other.value >= least || OF_ANOTHER.has(tokens[other.first - 1]?.word ?? "")) &&
        areNear(tokens, last, other.first),
    ),
  );
}

/** "Brooks with 40". */
const OF_ANOTHER = new Set(["with", "at"]);

/** Whether two places stand in one sentence or nearly. */
function areNear(tokens: readonly Token[], one: number, other: number): boolean {
  return (tokens[other]?.clause ?? 0) - (tokens[one]?.clause ?? 0) <= 1;
}
