import type { Token } from "./tokens.ts";

/** A number in a text, with what it counts where that is said. */
export type Quantity = {
  readonly value: number;
  /** Both ends of a range; of a single number, the number. */
  readonly from: number;
  readonly to: number;
  readonly unit: Unit | null;
  /** So much in a week or month: what a runner does, not what has become of a shoe. */
  readonly isRate: boolean;
  /** Places of its first and last word among the tokens. */
  readonly first: number;
  readonly last: number;
};

export type Unit =
  | "years"
  | "weeks"
  | "pain"
  | "steps"
  | "hours"
  | "km"
  | "seconds"
  | "times"
  /** How many times as much as before: "10k to 15k", "20% longer". */
  | "growth";

/** Units as people write them, with what one is in ours. */
const UNITS: ReadonlyMap<string, readonly [Unit, number]> = new Map(
  (
    [
      ["km", 1, "km k kms kilometre kilometres kilometer kilometers kays klicks ks kmtr kmtrs"],
      ["km", 1.609, "mile miles mi m miler milers"],
      ["hours", 1, "hour hours hr hrs h hourly"],
      ["hours", 1 / 60, "min mins minute minutes"],
      ["seconds", 1, "second seconds sec secs s"],
      ["weeks", 1, "week weeks wk wks weeek weeeks"],
      ["weeks", 2, "fortnight fortnights"],
      ["weeks", 1 / 7, "day days"],
      ["weeks", 4.345, "month months mth mths mnth mnths mo mos"],
      ["weeks", 52, "year years yr yrs"],
      ["weeks", 520, "decade decades"],
      ["steps", 1, "spm steps"],
      ["times", 1, "times time reps rep x sessions session workouts workout classes class"],
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
  ["several", 4],
  ["dozen", 12],
]);
const OFTEN: ReadonlyMap<string, number> = new Map([
  ["once", 1],
  ["twice", 2],
  ["thrice", 3],
]);
/** Races that everyone knows the length of. */
const RACES: ReadonlyMap<string, number> = new Map([
  ["marathon", 42.2],
  ["parkrun", 5],
]);
const WHICH = new Set(
  "the this that which other weak weaker strong stronger left right old new good bad each every long short last first second".split(
    " ",
  ),
);
const PER = new Set(["a", "an", "per", "every", "each", "in", "the", "of"]);
const RATES: ReadonlyMap<string, number> = new Map([
  ["week", 1],
  ["weekly", 1],
  ["wk", 1],
  ["month", 4.345],
  ["monthly", 4.345],
  ["year", 52],
]);
const EACH = new Set(["every", "each"]);
const DATED = new Set(["before", "after", "prior", "it", "this", "that"]);
/** Words that put a number just above or below itself, so that "over 8" is not 8. */
const ABOVE = new Set(["over", "above", "beyond", "exceeding"]);
const BELOW = new Set(["under", "below", "nearly", "almost"]);
/** "About 165" may be a little more or less. */
const ABOUT = new Set([
  "about",
  "around",
  "roughly",
  "approx",
  "approximately",
  "circa",
  "ish",
  "maybe",
]);
const AROUND = 1.01;
const THAN: ReadonlyMap<string, number> = new Map([
  ["more", 1.005],
  ["longer", 1.005],
  ["greater", 1.005],
  ["less", 0.995],
  ["fewer", 0.995],
]);

/** All numbers of a text, in figures or words, with units: "about 160", "half an hour", "3-4 weeks", "50mi". */
export function quantitiesIn(tokens: readonly Token[]): readonly Quantity[] {
  const found: Quantity[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const quantity = quantityAt(tokens, at);
    if (!quantity) continue;
    found.push(quantity);
    at = quantity.last;
    // The week of "40 km a week" is no time of its own.
    while (quantity.isRate && isOfRate(tokens[at + 1])) at++;
  }
  return [...found, ...growthsIn(tokens, found)];
}

function isOfRate(token: Token | undefined): boolean {
  return token !== undefined && (PER.has(token.word) || RATES.has(token.word));
}

const PARTS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ["low", [0, 4]],
  ["early", [0, 4]],
  ["mid", [4, 6]],
  ["high", [6, 9]],
  ["late", [6, 9]],
  ["the", [0, 9]],
]);

/** "Mid 160s". */
function decadeAt(tokens: readonly Token[], first: number): Quantity | null {
  const [, figures] = /^(\d{2}0)s$/.exec(tokens[first]?.word ?? "") ?? [];
  const part = PARTS.get(tokens[first - 1]?.word ?? "");
  if (figures === undefined || !part) return null;
  const [from, to] = [Number(figures) + part[0], Number(figures) + part[1]];
  return { ...spanOf(from, to), unit: null, isRate: false, first, last: first };
}

function quantityAt(tokens: readonly Token[], first: number): Quantity | null {
  const decade = decadeAt(tokens, first);
  if (decade) return decade;
  const lower = numberAt(tokens, first);
  if (!lower) return null;
  const wordAt = (at: number) => tokens[at]?.word ?? "";
  const pain = lower.glued === "" ? painAt(tokens, lower) : null;
  if (pain !== null) {
    const { from, last } = pain;
    return { ...spanOf(from, lower.value), unit: "pain", isRate: false, first, last };
  }
  const isBetween = wordAt(first - 1) === "between";
  const upper =
    UNITS.has(lower.glued) || lower.glued === "" ? rangeEnd(tokens, lower, isBetween) : null;
  // "9 to 5" is a working day.
  if (upper !== null && upper.value < lower.value && upper.glued === "" && lower.glued === "") {
    return { ...spanOf(Number.NaN), unit: null, isRate: false, first, last: upper.last };
  }
  const isRange = upper !== null && upper.value > lower.value;
  const worst = isRange && lower.glued === "" ? painAt(tokens, upper) : null;
  if (worst) {
    const ends = spanOf(lower.value, upper?.value);
    return { ...ends, unit: "pain", isRate: false, first, last: worst.last };
  }
  let { last } = isRange ? upper : lower;
  const { glued } = isRange ? upper : lower;
  const isMore = wordAt(last + 1) === "plus" || wordAt(last + 1) === "odd";
  if (isMore) last++;
  let unit = UNITS.get(glued);
  if (!unit) {
    const after = wordAt(last + 1);
    // "Half an hour", but "twice a week".
    const isHalf = lower.value === 0.5;
    const at = last + (isHalf && (after === "an" || after === "a") ? 2 : 1);
    const isSameClause = tokens[at]?.clause === tokens[last]?.clause;
    unit = isSameClause ? UNITS.get(wordAt(at)) : undefined;
    if (unit) last = at;
    // "More than 8 hours", "3 or more weeks".
    else if (after === "or" && wordAt(last + 2) === "more") {
      unit = UNITS.get(wordAt(last + 3));
      if (unit) last += 3;
    }
  }
  const halves = unit ? null : stepsAt(tokens, last, lower.value);
  if (halves !== null) return { ...spanOf(halves), unit: "steps", isRate: false, first, last };
  // "Two strength sessions every week".
  const sessions = unit ? null : sessionsAt(tokens, last);
  if (sessions !== null) {
    unit = UNITS.get("sessions");
    last = sessions;
  }
  // "Half the day" counts nothing.
  if (lower.value === 0.5 && !unit) return null;
  const [name, factor] = unit ?? [lower.isOften ? ("times" as const) : null, 1];
  const nudge = isMore ? 1.005 : nudgeOf(wordAt(first - 1), wordAt(first - 2));
  const isAbout =
    !isRange && (lower.isAbout || ABOUT.has(wordAt(first - 1)) || wordAt(last + 1) === "ish");
  const [less, more] = isAbout ? [2 - AROUND, AROUND] : [1, 1];
  let [from, to] = [
    lower.value * factor * nudge * less,
    (isRange ? upper : lower).value * factor * nudge * more,
  ];
  // "1 min 20", "a minute and a half"
  if (name === "hours" && !isRange) {
    const rest = restOf(tokens, last, factor);
    if (rest) {
      from += rest.value;
      to += rest.value;
      last = rest.last;
    }
  }
  const rate = rateAt(tokens, last) ?? (EACH.has(wordAt(first - 1)) ? { weeks: 1 } : null);
  const isDaysAWeek = name === "weeks" && factor === 1 / 7 && rate !== null;
  const counted = isDaysAWeek ? "times" : name;
  if (counted === "times" && rate !== null) {
    const share = isDaysAWeek ? factor * rate.weeks : rate.weeks;
    return { ...spanOf(from / share, to / share), unit: "times", isRate: true, first, last };
  }
  return { ...spanOf(from, to), unit: name, isRate: rate !== null, first, last };
}

/** Steps of one foot, in a minute or half of one, as steps of both in a minute. */
function stepsAt(tokens: readonly Token[], last: number, value: number): number | null {
  const after = tokens.slice(last + 1, last + 9).map(({ word }) => word);
  if (!after.slice(0, 3).some((word) => word === "foot" || word === "leg")) return null;
  if (value >= 60 && value < 115) return 2 * value;
  const isHalf = after.some((word) => word === "30" || word === "thirty" || word === "half");
  return isHalf && value >= 30 && value < 58 ? 4 * value : null;
}

const SESSIONS = new Set("sessions session workouts workout classes class".split(" "));

/** Where the sessions stand that a number counts, behind up to two words that say which. */
function sessionsAt(tokens: readonly Token[], last: number): number | null {
  const at = [last + 2, last + 3].find((place) => SESSIONS.has(tokens[place]?.word ?? ""));
  return at !== undefined && tokens[at]?.clause === tokens[last]?.clause ? at : null;
}

/** A range counts as its middle. */
function spanOf(from: number, to = from) {
  return { from, to, value: (from + to) / 2 };
}

function nudgeOf(before: string, second: string): number {
  if (before === "than") return THAN.get(second) ?? 1;
  return ABOVE.has(before) ? 1.005 : BELOW.has(before) ? 0.995 : 1;
}

/** "6/10", "six out of ten", "6-7 out of 10": all of it is one number. */
function painAt(tokens: readonly Token[], lower: Counted): { from: number; last: number } | null {
  const { last } = lower;
  const isTen = (at: number) => ["10", "ten"].includes(tokens[at]?.word ?? "");
  const [own, next] = [tokens[last], tokens[last + 1]];
  if (!own || !next || next.clause !== own.clause || lower.value > 10) return null;
  // "9-10 hours".
  if (UNITS.has(tokens[last + 2]?.word ?? "")) return null;
  if (isTen(last + 1) && next.from === own.to + 1) return { from: lower.value, last: last + 1 };
  if (next.word === "out" && tokens[last + 2]?.word === "of" && isTen(last + 3)) {
    return { from: lower.value, last: last + 3 };
  }
  if ((next.word === "outta" || next.word === "outa") && isTen(last + 2)) {
    return { from: lower.value, last: last + 2 };
  }
  return next.word === "of" && isTen(last + 2) ? { from: lower.value, last: last + 2 } : null;
}

/** The seconds after minutes and the minutes after hours, in hours; or "and a half". */
function restOf(tokens: readonly Token[], last: number, factor: number) {
  const wordAt = (at: number) => tokens[at]?.word ?? "";
  const at = wordAt(last + 1) === "and" ? last + 2 : last + 1;
  if (wordAt(at) === "a" && wordAt(at + 1) === "half") return { value: factor / 2, last: at + 1 };
  const rest = numberAt(tokens, at);
  if (!rest || tokens[at]?.clause !== tokens[last]?.clause || rest.value >= 60) return null;
  const [unit = null] = UNITS.get(rest.glued) ?? UNITS.get(wordAt(rest.last + 1)) ?? [];
  const isOwn = rest.glued !== "" || unit === null;
  const isPart = unit === null ? rest.glued === "" : unit === "seconds" || unit === "hours";
  if (!isPart || factor / 60 >= 1) return null;
  return { value: (rest.value * factor) / 60, last: isOwn ? rest.last : rest.last + 1 };
}

/** "A week", "per month", "weekly", "/wk" behind a number. */
function rateAt(tokens: readonly Token[], last: number): { weeks: number } | null {
  const clause = tokens[last]?.clause;
  // "Two sessions of weights each week".
  const from = last + (tokens[last + 1]?.word === "of" ? 3 : 1);
  for (let at = from; at <= from + 1 && tokens[at]?.clause === clause; at++) {
    const weeks = RATES.get(tokens[at]?.word ?? "");
    // "The week before it began" is when.
    if (weeks !== undefined) return DATED.has(tokens[at + 1]?.word ?? "") ? null : { weeks };
    if (!PER.has(tokens[at]?.word ?? "")) return null;
  }
  return null;
}

/** "About 14k" grows nothing. */
const WIDER = 1.05;

/** Words that may stand between a distance and what it grew to. */
const BETWEEN = new Set(
  "to then up upto straight long run runs a an the into and went from".split(" "),
);

/** "From 10k to 15k" and "20% longer", as how many times as much. */
function growthsIn(tokens: readonly Token[], found: readonly Quantity[]): readonly Quantity[] {
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

type Counted = {
  readonly value: number;
  readonly last: number;
  /** The letters that stand right behind it. */
  readonly glued: string;
  readonly isOften?: boolean;
  readonly isAbout?: boolean;
};

/** The last year that is surely not this one. */
const LAST_YEAR = 2025;

/** A number in figures or words. */
export function numberAt(tokens: readonly Token[], first: number): Counted | null {
  const [, figures, ish, glued = ""] =
    /^(\d{1,6})(ish)?([a-z]*)$/.exec(tokens[first]?.word ?? "") ?? [];
  if (figures === undefined) return wordNumber(tokens, first);
  const [own, next] = [tokens[first], tokens[first + 1]];
  // "Since 2023" is a year and more; other years count nothing.
  if (glued === "" && /^(?:19|20)\d\d$/.test(figures)) {
    const isSince = tokens[first - 1]?.word === "since" && Number(figures) <= LAST_YEAR;
    if (isSince) return { value: 52, last: first, glued: "weeks" };
  }
  const [, more, behind = ""] = /^(\d{1,6})([a-z]*)$/.exec(next?.word ?? "") ?? [];
  const isMarked = own && next && next.from === own.to + 1 && next.clause !== own.clause;
  if (glued === "" && more !== undefined && isMarked) {
    // "1,200" and "1.5": the mark stands between two numbers without a space.
    const value = next.isAfterComma ? Number(figures + more) : Number(`${figures}.${more}`);
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
function rangeEnd(
  tokens: readonly Token[],
  { last, glued }: Counted,
  isBetween: boolean,
): Counted | null {
  const [own, next] = [tokens[last], tokens[last + 1]];
  if (!own || !next || next.clause !== own.clause) return null;
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
  const race = RACES.get(word);
  if (race !== undefined && word !== "parkrun") return { value: race, last: first, glued: "km" };
  if (word === "half" && next === "marathon") return { value: 21.1, last: first + 1, glued: "km" };
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
