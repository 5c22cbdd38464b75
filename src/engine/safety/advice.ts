import type { Told } from "../content/answer.ts";
import type { Dialog } from "../content/dialog.ts";
import type { DoseContent } from "../content/plan-schema.ts";
import { doseFor, isHeldBy } from "./dose.ts";
import { cautionsOf } from "./urgency.ts";

/** How far advice may go after the answers. */
export type Advice = {
  /** The ids of the cautions to say; each comes before any other advice. */
  readonly cautions: readonly string[];
  /** How much of the activity fits, where no caution holds all of it back. */
  readonly dose: DoseContent | null;
  /** Whether a caution holds all of the activity back, until someone has looked. */
  readonly isHeld: boolean;
  /** Whether to speak of doing the activity at all this week. */
  readonly mayBeActive: boolean;
  /** Whether to give exercises and self-tests. */
  readonly mayExercise: boolean;
};

export function adviceFor(dialog: Dialog, told: Told): Advice {
  const given = cautionsOf(dialog, told);
  const raised = dialog.content.cautions.filter(({ id }) => given.has(id));
  const covered = new Set(raised.flatMap(({ covers = [] }) => covers));
  const isHeld = (what: "activity" | "exercises") =>
    raised.some(({ holds }) => holds.includes(what));
  const isActivityHeld = isHeld("activity");
  const dose = isActivityHeld ? null : doseFor(dialog, told);
  return {
    dose,
    isHeld: isActivityHeld,
    cautions: raised.map(({ id }) => id).filter((id) => !covered.has(id)),
    mayBeActive: !isActivityHeld && !isHeldBy(dose),
    mayExercise: !isHeld("exercises"),
  };
}
