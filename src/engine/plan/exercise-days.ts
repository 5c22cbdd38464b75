import { spaced, weekOfDay } from "./run-days.ts";

/** Two are enough to gain by, and three as often as exercises here are meant. */
const A_WEEK = { least: 2, most: 3 } as const;

/**
 * Two or three days of each week for exercises, never one after the other; those without a run before those with one.
 *
 * @param open the days that may have them
 * @param busy the days on which something else stands
 */
export function exerciseDaysOf(
  open: readonly number[],
  busy: readonly number[],
): readonly number[] {
  const free = open.filter((day) => !busy.includes(day));
  const chosen: number[] = [];
  for (const week of [0, 1]) {
    const apart = (days: readonly number[]) =>
      spaced(days.filter((day) => weekOfDay(day) === week && day - (chosen.at(-1) ?? -2) > 1));
    const onFree = apart(free);
    chosen.push(...(onFree.length < A_WEEK.least ? apart(open) : onFree).slice(0, A_WEEK.most));
  }
  return chosen;
}
