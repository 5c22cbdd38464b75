import type { Told } from "../content/answer.ts";
import type { Dialog } from "../content/dialog.ts";
import { PLAN_DAYS } from "../session/numbers.ts";
import { numbersOf } from "./number.ts";

/** Where no days were told: three of each seven from the plan's first, with a rest day between. */
const THREE_OF_SEVEN: readonly number[] = [1, 3, 5];
const WEEK = 7;
/** 1 January 1970, day 0, was a Thursday: the fourth day of the week. */
const WEEKDAY_OF_ZERO = 4;

/**
 * The days of a plan on which someone runs, counted from its first: those of the week that they told, or three of seven.
 *
 * @param question which question tells the days of the week, from Monday 1
 * @param planDay the plan's first day, in days since 1 January 1970
 */
export function runDaysOf(
  dialog: Dialog,
  told: Told,
  question: string,
  planDay: number,
): readonly number[] {
  const weekdays = numbersOf(dialog, told, question);
  return Array.from({ length: PLAN_DAYS }, (_, day) => day).filter((day) =>
    weekdays.length > 0
      ? weekdays.includes(weekdayOf(planDay + day))
      : THREE_OF_SEVEN.includes(day % WEEK),
  );
}

/** Of some days, in order, those with a day between them. */
export function spaced(days: readonly number[]): readonly number[] {
  const kept: number[] = [];
  for (const day of days) if (day - (kept.at(-1) ?? Number.NEGATIVE_INFINITY) > 1) kept.push(day);
  return kept;
}

/** The first or the second week of a plan, 0 or 1. */
export function weekOfDay(day: number): number {
  return Math.floor(day / WEEK);
}

/** Monday 1 to Sunday 7, of a day since 1 January 1970. */
function weekdayOf(day: number): number {
  return ((day + WEEKDAY_OF_ZERO - 1) % WEEK) + 1;
}
