import type { Told } from "../content/answer.ts";
import { givenBy, holds } from "../content/condition.ts";
import type { Dialog } from "../content/dialog.ts";
import { adviceFor } from "../safety/advice.ts";
import { numberOf } from "./number.ts";

/** A race that was told: its length in kilometres, and how many days after the plan's first it is; null where that was skipped. */
export type Race = { readonly km: number; readonly day: number | null };

/** What is said of a race: none was told; not this one; walk it or go shorter; it may be fine; or it is too far off to say. */
export type RaceVerdict = "none" | "no" | "shorter" | "may" | "later";

/** A run may be this much longer than the base: beyond a tenth more, injuries were commoner (Frandsen 2025). */
export const MOST_GROWTH = 1.1;
/** What is further away than this, in days, is asked about again nearer to it (judgement). */
const SOON = 20;

/** The race that was told, or null. */
export function raceOf(dialog: Dialog, told: Told): Race | null {
  const { planning } = dialog.content;
  if (!planning) return null;
  const km = numberOf(dialog, told, planning.race);
  return km === null || km === 0 ? null : { km, day: numberOf(dialog, told, planning.raceDay) };
}

/** The longest run that was back to usual next morning, in kilometres; null where none was, or none was told. */
export function baseOf(dialog: Dialog, told: Told): number | null {
  const { planning } = dialog.content;
  const km = planning ? numberOf(dialog, told, planning.furthest) : null;
  return km === 0 ? null : km;
}

/**
 * Whether the race that was told fits, by how the back is now and by the longest run it took well. Nothing is promised:
 * the most that is said is that it may.
 */
export function raceVerdict(dialog: Dialog, told: Told): RaceVerdict {
  const { planning } = dialog.content;
  const race = raceOf(dialog, told);
  if (!planning || !race) return "none";
  // Nobody knows now how a back will be then.
  if (race.day !== null && race.day > SOON) return "later";
  const { dose, mayBeActive } = adviceFor(dialog, told);
  const given = givenBy(dialog, told.answers);
  if (!mayBeActive || holds(planning.noRace, given, told.age)) return "no";
  const base = baseOf(dialog, told);
  const isWithin = base !== null && race.km <= base * MOST_GROWTH;
  return isWithin && dose?.runs !== "ladder" && !holds(planning.shorterRace, given, told.age)
    ? "may"
    : "shorter";
}
