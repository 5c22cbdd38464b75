import type { Token } from "./tokens.ts";

/** A number in a text, with what it counts where that is said. */
export type Quantity = {
  readonly value: number;
  readonly unit: Unit | null;
  /** Places of its first and last word among the tokens. */
  readonly first: number;
  readonly last: number;
};

export type Unit = "years" | "weeks" | "pain" | "steps" | "hours" | "km" | "seconds" | "times";

/** Units as people write them, with what one is in ours. */
const UNITS: ReadonlyMap<string, readonly [Unit, number]> = new Map(
  (
    [
      ["km", 1, "km k kms kilometre kilometres kilometer kilometers kays klicks"],
      ["km", 1.609, "mile miles mi m"],
      ["hours", 1, "hour hours hr hrs h"],
      ["hours", 1 / 60, "min mins minute minutes"],
      ["seconds", 1, "second seconds sec secs s"],
      ["weeks", 1, "week weeks wk wks"],
      ["weeks", 1 / 7, "day days"],
      ["weeks", 4.345, "month months mth mths"],
      ["weeks", 52, "year years yr yrs"],
      ["steps", 1, "spm cadence steps"],
      ["times", 1, "times reps x"],
    ] as const
  ).flatMap(([unit, factor, words]) =>
    words.split(" ").map((word) => [word, [unit, factor]] as const),
  ),
);

const NUMBERS: ReadonlyMap<string, number> = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, value) => [word, value] as const),
);
const TENS: ReadonlyMap<string, number> = new Map(
  "twenty thirty forty fifty sixty seventy eighty ninety"
    .split(" ")
    .map((word, at) => [word, (at + 2) * 10] as const),
);
const SOME: ReadonlyMap<string, number> = new Map([
  ["half", 0.5],
  ["couple", 2],
  ["few", 3],
  ["dozen", 12],
]);

/** All numbers of a text, in figures or words, with units: "about 160", "half an hour", "3-4 weeks", "50mi". */
export function quantitiesIn(tokens: readonly Token[]): readonly Quantity[] {
  const found: Quantity[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const quantity = quantityAt(tokens, at);
    if (!quantity) continue;
    found.push(quantity);
    at = quantity.last;
  }
  return found;
}

function quantityAt(tokens: readonly Token[], first: number): Quantity | null {
  const lower = numberAt(tokens, first);
  if (!lower) return null;
  const upper = lower.glued === "" ? rangeEnd(tokens, lower.last) : null;
  const isRange = upper !== null && upper.value > lower.value;
  const { last, glued } = isRange ? upper : lower;
  // A range counts as its middle.
  const value = isRange ? (lower.value + upper.value) / 2 : lower.value;
  const own = UNITS.get(glued);
  if (own) return { value: value * own[1], unit: own[0], first, last };
  const after = tokens[last + 1]?.word;
  const at = after === "an" || after === "a" ? last + 2 : last + 1;
  const unit = UNITS.get(tokens[at]?.word ?? "");
  return unit
    ? { value: value * unit[1], unit: unit[0], first, last: at }
    : { value, unit: null, first, last };
}

type Counted = { readonly value: number; readonly last: number; readonly glued: string };

/** A number in figures or words, and the letters that stand right behind it. */
function numberAt(tokens: readonly Token[], first: number): Counted | null {
  const [, figures, glued = ""] =
    /^(\d{1,6})(?:ish)?([a-z]*)$/.exec(tokens[first]?.word ?? "") ?? [];
  if (figures === undefined) return wordNumber(tokens, first);
  const [own, next] = [tokens[first], tokens[first + 1]];
  const [, more, behind = ""] = /^(\d{1,6})([a-z]*)$/.exec(next?.word ?? "") ?? [];
  const isMarked = own && next && next.from === own.to + 1 && next.clause !== own.clause;
  if (glued === "" && more !== undefined && isMarked) {
    // "1,200" and "1.5": the mark stands between two numbers without a space.
    const value = next.isAfterComma ? Number(figures + more) : Number(`${figures}.${more}`);
    return { value, last: first + 1, glued: behind };
  }
  return { value: Number(figures), last: first, glued };
}

/** The number that a range goes to: "3-4", "3 to 4". */
function rangeEnd(tokens: readonly Token[], last: number): Counted | null {
  const [own, next] = [tokens[last], tokens[last + 1]];
  if (!own || !next || next.clause !== own.clause) return null;
  if (next.word === "to" || next.word === "or") return numberAt(tokens, last + 2);
  return next.from === own.to + 1 ? numberAt(tokens, last + 1) : null;
}

function wordNumber(tokens: readonly Token[], first: number): Counted | null {
  const word = tokens[first]?.word ?? "";
  const next = tokens[first + 1]?.word ?? "";
  const counted = (value: number, last = first): Counted => ({ value, last, glued: "" });
  const tens = TENS.get(word);
  const ones = NUMBERS.get(next) ?? 0;
  if (tens !== undefined) {
    return ones > 0 && ones < 10 ? counted(tens + ones, first + 1) : counted(tens);
  }
  if (next === "hundred") {
    return counted((word === "a" ? 1 : (NUMBERS.get(word) ?? 1)) * 100, first + 1);
  }
  const number = NUMBERS.get(word);
  if (number !== undefined) return counted(number);
  const some = SOME.get(word);
  if (some !== undefined) return counted(some, next === "of" ? first + 1 : first);
  // "an hour", "a week"
  return (word === "an" || word === "a") && next.length > 2 && UNITS.has(next) ? counted(1) : null;
}
