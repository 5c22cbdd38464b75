import { type Quantity, spanOf } from "../../quantity.ts";
import type { Token } from "../../token.ts";
import { setOf } from "../small-words.ts";
import { UNITS } from "./units.ts";

/** "About 14k" grows nothing. */
const WIDER = 1.05;

/** Words that may stand between a distance and what it grew to. */
const BETWEEN = setOf("to then up upto straight long run runs a an the into and went from");

/** "From 10k to 15k" and "20% longer", as how many times as much. */
export function growthsIn(
  tokens: readonly Token[],
  found: readonly Quantity[],
): readonly Quantity[] {
  const grown: Quantity[] = [];
  const add = (from: number, to: number, first: number, last: number) => {
    grown.push({ ...spanOf(from, to), unit: "growth", isRate: false, first, last });
  };
  found.forEach((own, at) => {
    const next = found[at + 1];
    const between = next ? tokens.slice(own.last + 1, next.first).map(({ word }) => word) : [];
    const isPair =
      next !== undefined &&
      between.length <= 5 &&
      between.includes("to") &&
      between.every((word) => BETWEEN.has(word));
    const after = tokens[own.last + 1]?.word ?? "";
    const second = tokens[own.last + 2]?.word ?? "";
    if (isPair && (own.unit === "km" || next.unit === "km") && !own.isRate && !next.isRate) {
      // "8 miles to 12": the unit of one is the other's.
      const isBoth = own.unit === next.unit;
      const factor = isBoth ? 1 : unitSize(tokens, own.unit === "km" ? own : next);
      const [lower, upper] = [own, next].map(({ value, unit }) =>
        unit === null ? value * factor : value,
      );
      if (lower && upper) add(upper / lower, upper / lower, own.first, next.last);
    } else if (next && isMoreThanUsual(tokens, own, next)) {
      const factor = own.unit === next.unit ? 1 : unitSize(tokens, own);
      const [later, before] = [own.value, next.value * factor];
      const [lower, upper] = later < before ? [later, before] : [before, later];
      if (lower) add(upper / lower, upper / lower, own.first, next.last);
    } else if (own.unit === "km" && own.to > own.from * WIDER && !own.isRate) {
      add(own.to / own.from, own.to / own.from, own.first, own.last);
    } else if (after === "percent" || after === "pc" || (after === "per" && second === "cent")) {
      add(1 + own.from / 100, 1 + own.to / 100, own.first, own.last + 1);
    }
  });
  return grown;
}

const USUAL = new Set(["longest", "long", "usual", "usually", "normally", "previous", "before"]);
const TYPICAL = new Set(["longest", "normally", "usually"]);
const DID = new Set(["did", "ran", "done", "run", "jumped", "went"]);

/** "Did 30 km when my longest was 20", "my long run had been 10 miles and then I did 20". */
function isMoreThanUsual(tokens: readonly Token[], own: Quantity, next: Quantity) {
  if (own.unit !== "km" || own.isRate || next.isRate) return false;
  if (next.unit !== null && next.unit !== "km") return false;
  const wordsOf = (from: number, to: number) =>
    tokens.slice(Math.max(0, from), to).map(({ word }) => word);
  const before = wordsOf(own.first - 5, own.first);
  const between = wordsOf(own.last + 1, next.first);
  if (between.length > 10) return false;
  const isAfter = before.some((word) => DID.has(word)) && between.some((word) => TYPICAL.has(word));
  const isBefore = before.some((word) => USUAL.has(word)) && between.some((word) => DID.has(word));
  return isAfter || isBefore;
}

/** What one of a quantity's unit is in ours. */
function unitSize(tokens: readonly Token[], { last }: Quantity): number {
  const word = tokens[last]?.word ?? "";
  return UNITS.get(word.replace(/^\d+/, ""))?.[1] ?? 1;
}
