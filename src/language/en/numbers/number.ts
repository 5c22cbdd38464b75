import type { Token } from "../../token.ts";
import { setOf } from "../small-words.ts";
import { PER, RATES } from "./rates.ts";
import { UNITS } from "./units.ts";

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
  ["several", 4],
  ["dozen", 12],
]);
const OFTEN: ReadonlyMap<string, number> = new Map([
  ["once", 1],
  ["twice", 2],
  ["thrice", 3],
]);
const WHICH = setOf(
  "the this that which other weak weaker strong stronger left right old new good bad each every long short last first second",
);
export type Counted = {
  readonly value: number;
  readonly last: number;
  /** The letters that stand right behind it. */
  readonly glued: string;
  readonly isOften?: boolean;
  readonly isAbout?: boolean;
};

/** A number in figures or words. */
export function numberAt(tokens: readonly Token[], first: number): Counted | null {
  const [, figures, ish, glued = ""] =
    /^(\d{1,6})(ish)?([a-z]*)$/.exec(tokens[first]?.word ?? "") ?? [];
  if (figures === undefined) return wordNumber(tokens, first);
  const next = tokens[first + 1];
  const [, more, behind = ""] = /^(\d{1,6})([a-z]*)$/.exec(next?.word ?? "") ?? [];
  if (glued === "" && more !== undefined && next?.mark) {
    // "1,200", but "1,5" as many write it.
    const isThousands = next.mark === "," && more.length === 3;
    const value = Number(isThousands ? figures + more : `${figures}.${more}`);
    return { value, last: first + 1, glued: behind };
  }
  // "3 and a half minutes".
  const isHalf = glued === "" && isAndAHalf(tokens, first);
  if (isHalf) return { value: Number(figures) + 0.5, last: first + 3, glued };
  // "1m 45s".
  const isMinutes = glued === "m" && /^\d+s(?:ecs?)?$/.test(next?.word ?? "");
  const unit = isMinutes ? "min" : glued;
  return { value: Number(figures), last: first, glued: unit, isAbout: ish !== undefined };
}

function isAndAHalf(tokens: readonly Token[], first: number): boolean {
  return ["and", "a", "half"].every((word, at) => tokens[first + 1 + at]?.word === word);
}

/** The number that a range goes to: "3-4", "3 to 4", "3k-4k". */
export function rangeEnd(
  tokens: readonly Token[],
  { last, glued }: Counted,
  isBetween: boolean,
): Counted | null {
  const [own, next] = [tokens[last], tokens[last + 1]];
  if (!own || !next || next.mark || next.clause !== own.clause) return null;
  const isTo = next.word === "to" || next.word === "or" || (isBetween && next.word === "and");
  const end = isTo
    ? numberAt(tokens, last + 2)
    : next.from === own.to + 1 && /^\d/.test(own.word) && /^\d/.test(next.word)
      ? numberAt(tokens, last + 1)
      : null;
  return end && (glued === "" || end.glued === glued) ? end : null;
}

function wordNumber(tokens: readonly Token[], first: number): Counted | null {
  const word = tokens[first]?.word ?? "";
  const next = tokens[first + 1]?.word ?? "";
  const counted = (value: number, last = first): Counted => ({ value, last, glued: "" });
  const often = OFTEN.get(word);
  // "Once I start" counts nothing.
  if (often !== undefined && (often > 1 || PER.has(next) || RATES.has(next))) {
    return { ...counted(often), isOften: true };
  }
  // "One sixty five".
  const isHundred = word === "one" && (TENS.get(next) ?? 0) >= 60;
  const behind = isHundred ? wordNumber(tokens, first + 1) : null;
  if (behind) return { ...behind, value: 100 + behind.value };
  const tens = TENS.get(word);
  const ones = NUMBERS.get(next) ?? 0;
  if (tens !== undefined) {
    return ones > 0 && ones < 10 ? counted(tens + ones, first + 1) : counted(tens);
  }
  if (next === "hundred" || next === "thousand") {
    const size = next === "hundred" ? 100 : 1000;
    const many = word === "a" ? 1 : (NUMBERS.get(word) ?? SOME.get(word));
    if (many === undefined) return null;
    const at = tokens[first + 2]?.word === "and" ? first + 3 : first + 2;
    const rest =
      tokens[at] && !["half", "a"].includes(tokens[at].word) ? wordNumber(tokens, at) : null;
    return rest && rest.glued === "" && rest.value < size
      ? counted(many * size + rest.value, rest.last)
      : counted(many * size, first + 1);
  }
  const number = NUMBERS.get(word);
  // "The weak one" and "one of them" count nothing.
  const isPronoun = word === "one" && (WHICH.has(tokens[first - 1]?.word ?? "") || next === "of");
  if (number !== undefined && !isPronoun) {
    // "One and a half", "three and a half".
    if (next === "quarters") {
      return counted(number / 4, tokens[first + 2]?.word === "of" ? first + 2 : first + 1);
    }
    return isAndAHalf(tokens, first) ? counted(number + 0.5, first + 3) : counted(number);
  }
  const some = SOME.get(word);
  if (some !== undefined) return counted(some, next === "of" ? first + 1 : first);
  // "an hour", "a week"
  const isOne = (word === "an" || word === "a") && next.length > 2 && UNITS.has(next);
  return isOne && next !== "time" && next !== "times" ? counted(1) : null;
}
