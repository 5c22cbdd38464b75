import type { Back, Course, Told } from "../content/answer.ts";
import type { Condition } from "../content/basic-schema.ts";
import { givenBy, holds } from "../content/condition.ts";
import type { Dialog } from "../content/dialog.ts";
import type { DoseContent } from "../content/schema.ts";

/**
 * How much of the activity the answers allow, moved by how it has gone since; null where the dialog has no dose for them.
 */
export function doseFor(dialog: Dialog, told: Told): DoseContent | null {
  const dose = firstDose(dialog, told);
  const moved = told.course?.moved ?? 0;
  const { steps } = dialog.content.checkIn ?? { steps: [] };
  const at = steps.findIndex(({ runs }) => runs === dose?.runs);
  if (dose === null || at < 0 || moved === 0) return dose;
  const step = steps[Math.min(steps.length - 1, Math.max(0, at + moved))] ?? dose;
  // Whoever goes by where it starts still does, a step on.
  const isSame = ({ runs, of }: DoseContent) => runs === step.runs && of === dose.of;
  return (dose.of && dialog.content.doses.find(isSame)) || step;
}

function firstDose(dialog: Dialog, { age, answers }: Told): DoseContent | null {
  const given = givenBy(dialog, answers);
  return dialog.content.doses.find(({ when }) => holds(when, given, age)) ?? null;
}

/**
 * How far the plan stands from what the answers allow, after one more time that someone said how it went: a step up for
 * better or gone, one down for worse.
 */
export function movedBy(dialog: Dialog, told: Told, back: Back, day: number): Moved {
  const { moved = 0, movedOn = 0 } = told.course ?? {};
  const { steps } = dialog.content.checkIn ?? { steps: [] };
  const at = steps.findIndex(({ runs }) => runs === firstDose(dialog, told)?.runs);
  const by = STEPS[back];
  const to = moved + by;
  const isThere = at >= 0 && at + to >= 0 && at + to < steps.length;
  const isSoon = by > 0 && day - movedOn < DAYS_A_STEP;
  return by === 0 || isSoon || !isThere ? { moved, movedOn } : { moved: to, movedOn: day };
}

/** The course as it stood before the visit of a day moved the plan. */
export function unmovedOn(course: Course, day: number): Course {
  const visit = course.visits.find((one) => one.day === day);
  return visit && course.movedOn === day
    ? { ...course, moved: course.moved - STEPS[visit.back], movedOn: 0 }
    : course;
}

type Moved = Pick<Course, "moved" | "movedOn">;

/** Nobody goes a step up before so many days on the one before (expert judgement). */
const DAYS_A_STEP = 5;
const STEPS: Readonly<Record<Back, number>> = { better: 1, same: 0, worse: -1, gone: 1 };

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
