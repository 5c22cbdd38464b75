import type { Dialog } from "./dialog.ts";

/** A day in a text, by how many days it comes after the plan's first: `{day 3}`. */
const DAY = /\{day (\d+)\}/g;

/**
 * A text with each of its days said as a date: "Sat 5 December".
 *
 * @param from the plan's first day, in days since 1 January 1970; null where there is none yet, and none is said
 */
export function inDays(dialog: Dialog, text: string, from: number | null): string {
  if (from === null || !text.includes("{day ")) return text;
  return text.replace(DAY, (_, after: string) => weekdayText(dialog, from + Number(after)));
}

/** A day, in days since 1 January 1970, with its day of the week: "Sat 5 December". */
export function weekdayText({ weekdayFormat }: Dialog, day: number): string {
  return weekdayFormat.format(day * 86_400_000);
}

/** The same without its month: "Sat 5". */
export function shortDayText({ shortDayFormat }: Dialog, day: number): string {
  return shortDayFormat.format(day * 86_400_000);
}
