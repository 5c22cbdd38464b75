import type { Question } from "../engine/content/dialog.ts";
import { MILE, type Quantity } from "./quantity.ts";
import type { Match } from "./standing.ts";

/** How far from a number a word may stand that says something of it. */
export const NEAR = 8;
/** And how far one that decides between two options. */
const DECIDING = 12;

/** Where the largest or smallest number counts, that one alone. */
export function pickedOf({ content }: Question, found: readonly Quantity[]): readonly Quantity[] {
  const pick = content.numbers?.pick;
  if (!pick) return found;
  const end = Math[pick === "largest" ? "max" : "min"](...found.map(({ value }) => value));
  return found.filter(({ value }) => value === end).slice(0, 1);
}

/** How much of a range must lie in one band. */
const WHOLE = 0.9;

/** The options that a number stands for: two where its range spans two, or where the options' bands overlap. */
export function bandsOf({ content }: Question, quantity: Quantity): readonly string[] {
  const { numbers } = content;
  if (!numbers || (quantity.unit !== null && !isUnit(numbers.unit, quantity.unit))) return [];
  const { isMiles = false } = quantity;
  const size =
    numbers.unit === "seconds" && quantity.unit === "hours" ? 3600 : isMiles ? 1 / MILE : 1;
  // Minutes kept as parts of an hour are not always whole again.
  const [from, to] = [quantity.from, quantity.to].map((value) => +(value * size).toFixed(6));
  if (from === undefined || to === undefined) return [];
  const bands = Object.entries(numbers.bands).map(([id, [least, most]]) => {
    return isMiles ? ([id, milesOf(least), milesOf(most)] as const) : ([id, least, most] as const);
  });
  const at = (value: number) =>
    bands.filter(([, least, end]) => value >= least && value < end).map(([id]) => id);
  if (from === to) return at(from);
  const whole = bands.filter(([, least, end]) => {
    return Math.min(to, end) - Math.max(from, least) >= WHOLE * (to - from);
  });
  return whole.length > 0 ? whole.map(([id]) => id) : [...new Set([...at(from), ...at(to)])];
}

/** Kilometres in miles, to two figures, as options say them: 190 for 300. */
function milesOf(km: number): number {
  return Number((km / MILE).toPrecision(2));
}

function isUnit(wanted: string, unit: string): boolean {
  return wanted === unit || (wanted === "seconds" && unit === "hours");
}

/** Of options whose bands overlap, those that words near the number speak for: "3 weeks and getting worse". */
export function decided(
  question: Question,
  { first, last }: Quantity,
  matches: readonly Match[],
  options: readonly string[],
): readonly string[] {
  if (options.length < 2) return options;
  const weights = new Map<string, number>();
  for (const { phrase, standing, first: from, last: to } of matches) {
    const { meaning } = phrase;
    if (!("option" in meaning) || meaning.question !== question.id || standing !== "now") continue;
    if (!options.includes(meaning.option) || from > last + DECIDING || to < first - DECIDING)
      continue;
    weights.set(meaning.option, Math.max(phrase.size, weights.get(meaning.option) ?? 0));
  }
  const most = Math.max(...weights.values());
  const best = options.filter((option) => weights.get(option) === most);
  return best.length > 0 ? best : options;
}
