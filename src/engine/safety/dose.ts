import type { Told } from "../content/answer.ts";
import type { Condition } from "../content/basic-schema.ts";
import { givenBy, holds } from "../content/condition.ts";
import type { Dialog } from "../content/dialog.ts";
import type { DoseContent } from "../content/schema.ts";

/** How much of the activity the answers allow; null where the dialog has no dose for them. */
export function doseFor(dialog: Dialog, { age, answers }: Told): DoseContent | null {
  const given = givenBy(dialog, answers);
  return dialog.content.doses.find(({ when }) => holds(when, given, age)) ?? null;
}

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
