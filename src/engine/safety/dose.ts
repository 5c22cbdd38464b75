import type { Back, Told, Visit } from "../content/answer.ts";
import type { Condition } from "../content/basic-schema.ts";
import { givenBy, holds } from "../content/condition.ts";
import type { Dialog } from "../content/dialog.ts";
import type { DoseContent } from "../content/schema.ts";

/**
 * How much of the activity the answers allow, and how it has gone since: a step up for each time that it was better, one
 * down for each that it was worse. Null where the dialog has no dose for them.
 */
export function doseFor(dialog: Dialog, { age, answers, course }: Told): DoseContent | null {
  const { doses, checkIn } = dialog.content;
  const given = givenBy(dialog, answers);
  const dose = doses.find(({ when }) => holds(when, given, age)) ?? null;
  if (dose === null || checkIn === undefined) return dose;
  const at = checkIn.steps.findIndex(({ runs }) => runs === dose.runs);
  const to = at < 0 ? at : placeAfter(course?.visits ?? [], at, checkIn.steps.length - 1);
  if (to === at) return dose;
  // Up from a part of the way to where it starts comes the way to there.
  const toStart = to === at + 1 && dose.of === "start" ? doses.find(isWholeToStart) : undefined;
  return toStart ?? checkIn.steps[to] ?? dose;
}

function isWholeToStart({ runs, of }: DoseContent): boolean {
  return runs === "whole" && of === "start";
}

/** The place among the steps after each time that they said how it went; nobody goes above the last or below the first. */
function placeAfter(visits: readonly Visit[], at: number, last: number): number {
  let place = at;
  let since = 0;
  for (const { day, back } of visits) {
    if (back === "better" && day - since < DAYS_A_STEP) continue;
    if (back !== "same") since = day;
    place = Math.min(last, Math.max(0, place + STEPS[back]));
  }
  return place;
}

/** Nobody goes a step up before so many days on the one before (expert judgement). */
const DAYS_A_STEP = 5;

/** Expert judgement. */
const STEPS: Readonly<Record<Back, number>> = { better: 1, same: 0, worse: -1, gone: 2 };

/** What holds beside the dose, in the dialog's words; nothing where that leaves the activity out. */
export function limitsFor(dialog: Dialog, told: Told): readonly string[] {
  return isHeldBy(doseFor(dialog, told)) ? [] : saidFor(dialog, told, dialog.content.limits);
}

/** What is said to someone, of lines that each have a condition. */
export function saidFor(
  dialog: Dialog,
  { age, answers }: Told,
  lines: readonly { readonly when: Condition; readonly says: string }[],
): readonly string[] {
  const given = givenBy(dialog, answers);
  return lines.filter(({ when }) => holds(when, given, age)).map(({ says }) => says);
}

/** Whether a dose leaves the activity out this week. */
export function isHeldBy(dose: DoseContent | null): boolean {
  return dose?.runs === "none" || dose?.runs === "walk";
}
