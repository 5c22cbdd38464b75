import { type Measure, MILE, type Quantity, spanOf } from "../../quantity.ts";
import type { Token } from "../../token.ts";
import { setOf } from "../small-words.ts";
import { growthsIn } from "./growth.ts";
import { type Counted, numberAt, rangeEnd } from "./number.ts";
import { PER, RATES } from "./rates.ts";
import { UNITS } from "./units.ts";

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

/**
 * All numbers of a text, in figures or words, with units: "about 160", "half an hour", "3-4 weeks", "50mi".
 *
 * @param lastYear the last that is surely not this one
 * @param measures what stands for a number by its name: "a half marathon"
 */
export function quantitiesIn(
  tokens: readonly Token[],
  lastYear: number,
  measures: readonly Measure[],
): readonly Quantity[] {
  const found: Quantity[] = [];
  for (let at = 0; at < tokens.length && found.length < MOST; at++) {
    const quantity = sinceAt(tokens, at, lastYear) ?? quantityAt(tokens, at, measures);
    if (!quantity) continue;
    found.push(quantity);
    at = quantity.last;
    // The week of "40 km a week" is no time of its own.
    while (quantity.isRate && isOfRate(tokens[at + 1])) at++;
  }
  return [...found, ...growthsIn(tokens, found)];
}

/** Whoever tells more numbers is heard no further: each is looked at beside the others. */
const MOST = 40;

/** "Since 2023" is a year and more. */
function sinceAt(tokens: readonly Token[], first: number, lastYear: number): Quantity | null {
  const word = tokens[first]?.word ?? "";
  const isSince = tokens[first - 1]?.word === "since" && /^(?:19|20)\d\d$/.test(word);
  if (!isSince || Number(word) > lastYear) return null;
  return { ...spanOf(YEAR), unit: "weeks", isRate: false, first, last: first };
}

/** In weeks. */
const YEAR = 52;

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

/** What is known by a name, as the number that it stands for. */
function measureAt(
  tokens: readonly Token[],
  first: number,
  measures: readonly Measure[],
): Counted | null {
  for (const { words: names, value, unit } of measures) {
    for (const name of names) {
      const said = name.split(" ");
      if (!said.every((word, at) => tokens[first + at]?.word === word)) continue;
      return { value, last: first + said.length - 1, glued: unit };
    }
  }
  return null;
}

function quantityAt(
  tokens: readonly Token[],
  first: number,
  measures: readonly Measure[],
): Quantity | null {
  const decade = decadeAt(tokens, first);
  if (decade) return decade;
  const lower = measureAt(tokens, first, measures) ?? numberAt(tokens, first);
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
  const isMiles = name === "km" && factor === MILE;
  return { ...spanOf(from, to), unit: name, isMiles, isRate: rate !== null, first, last };
}

/** Steps of one foot, in a minute or half of one, as steps of both in a minute. */
function stepsAt(tokens: readonly Token[], last: number, value: number): number | null {
  const after = tokens.slice(last + 1, last + 9).map(({ word }) => word);
  if (!after.slice(0, 3).some((word) => word === "foot" || word === "leg")) return null;
  if (value >= 60 && value < 115) return 2 * value;
  const isHalf = after.some((word) => word === "30" || word === "thirty" || word === "half");
  return isHalf && value >= 30 && value < 58 ? 4 * value : null;
}

const SESSIONS = setOf("sessions session workouts workout classes class");

/** Where the sessions stand that a number counts, behind up to two words that say which. */
function sessionsAt(tokens: readonly Token[], last: number): number | null {
  const at = [last + 2, last + 3].find((place) => SESSIONS.has(tokens[place]?.word ?? ""));
  return at !== undefined && tokens[at]?.clause === tokens[last]?.clause ? at : null;
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
  if (!own || !next || next.mark || next.clause !== own.clause || lower.value > 10) return null;
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
