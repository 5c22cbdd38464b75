import type { Dialog } from "../content/dialog.ts";
import type { Session } from "../session/session.ts";
import { cautionsOf } from "./urgency.ts";

/** How far advice may go after the answers. */
export type Advice = {
  /** What to hold back, in the dialog's words; each comes before any other advice. */
  readonly held: readonly string[];
  /** Whether to speak of running at all this week. */
  readonly mayRun: boolean;
  /** Whether to give exercises and self-tests. */
  readonly mayExercise: boolean;
};

/**
 * With a possible sore bone: no impact and no exercises. With pain of 5 or more: no running, and with severe pain no
 * exercises. With pregnancy: no doses.
 */
export function adviceFor(dialog: Dialog, session: Session): Advice {
  const cautions = cautionsOf(dialog, session);
  const { noImpact, walkOnly, noDoses } = dialog.content.plan;
  const hasSoreBone = cautions.has("no-impact");
  const isPregnant = cautions.has("no-doses");
  const isSevere = cautions.has("no-exercise");
  const isStrong = isSevere || cautions.has("walk-only");
  return {
    held: [
      ...(hasSoreBone ? [noImpact] : []),
      // The line on a sore bone says its own about walking.
      ...(isStrong && !hasSoreBone ? [walkOnly] : []),
      ...(isPregnant ? [noDoses] : []),
    ],
    mayRun: cautions.size === 0,
    mayExercise: !hasSoreBone && !isPregnant && !isSevere,
  };
}
