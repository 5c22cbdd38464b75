import type { Told } from "../content/answer.ts";
import { givenBy, holds } from "../content/condition.ts";
import type { Dialog } from "../content/dialog.ts";
import { adviceFor } from "../safety/advice.ts";
import { farthestOf } from "./farthest.ts";
import { numberOf } from "./number.ts";

/** A race that was told: its length in kilometres, and how many days after the plan's first it is; null where that was skipped. */
export type Race = { readonly km: number; readonly day: number | null };

/** What is said of a race: none was told; not this one; not before it has settled; go shorter; it may be fine; or it is too far off to say. */
export type RaceVerdict = "none" | "no" | "wait" | "shorter" | "may" | "later";

/** A race may be this much longer than a run may be: beyond a tenth more, injuries were commoner (Frandsen 2025). */
const MOST_GROWTH = 1.1;
/** What is further away than this, in days, is asked about again nearer to it (judgement). */
const SOON = 20;

/** The race that was told, or null. */
export function raceOf(dialog: Dialog, told: Told): Race | null {
  const { planning } = dialog.content;
  if (!planning) return null;
  const km = numberOf(dialog, told, planning.race);
  return km === null || km === 0 ? null : { km, day: numberOf(dialog, told, planning.raceDay) };
}

/**
 * Whether the race that was told fits, by how the back is now and by the longest run it took well. Nothing is promised:
 * the most that is said is that it may.
 */
export function raceVerdict(dialog: Dialog, told: Told): RaceVerdict {
  const { planning } = dialog.content;
  const race = raceOf(dialog, told);
  if (!planning || !race) return "none";
  // Nobody knows now how a back will be so much later.
  const isSoon = race.day === null || race.day <= SOON;
  const given = givenBy(dialog, told.answers);
  const isHeld = !adviceFor(dialog, told).mayBeActive || holds(planning.noRace, given, told.age);
  if (isHeld) return isSoon ? "no" : "wait";
  if (!isSoon) return "later";
  const far = farthestOf(dialog, told);
  const isWithin = far !== null && race.km <= far * MOST_GROWTH;
  return isWithin && !holds(planning.shorterRace, given, told.age) ? "may" : "shorter";
}
