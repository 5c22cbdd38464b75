import type { Told } from "../content/answer.ts";
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
  const moved = stepsOf(course);
  if (dose === null || checkIn === undefined || moved === 0) return dose;
  const at = checkIn.steps.findIndex(({ runs }) => runs === dose.runs);
  const to = Math.min(checkIn.steps.length - 1, Math.max(0, at + moved));
  return at < 0 || to === at ? dose : (checkIn.steps[to] ?? dose);
}

/** How many steps up, or down below 0, from the dose of the walk. */
export function stepsOf(course: Told["course"]): number {
  return (course?.visits ?? []).reduce((sum, { back }) => sum + STEPS[back], 0);
}

/** Gone is as good as all the way up (expert judgement). */
const STEPS = { better: 1, same: 0, worse: -1, gone: 3 } as const;

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
