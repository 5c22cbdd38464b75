import type { Told } from "../content/answer.ts";
import type { Dialog } from "../content/dialog.ts";
import { adviceFor } from "../safety/advice.ts";
import { numberOf } from "./number.ts";

/** The longest run that was back to usual next morning, in kilometres; null where none was, or none was told. */
export function baseOf(dialog: Dialog, told: Told): number | null {
  const { planning } = dialog.content;
  const km = planning ? numberOf(dialog, told, planning.furthest) : null;
  return km === 0 ? null : km;
}

/**
 * How far one run may go, in kilometres: the base, or the dose's part of it. Null where no run is left this week, where it's
 * run and walked by turns, or where no run is known that the back took well.
 */
export function farthestOf(dialog: Dialog, told: Told): number | null {
  const { dose, mayBeActive } = adviceFor(dialog, told);
  const base = baseOf(dialog, told);
  if (!mayBeActive || base === null || dose?.runs === "ladder") return null;
  // Where on a run it starts is known to them alone, so the base is the most that can be said.
  return dose?.runs === "part" && dose.of === undefined ? base * (dose.share ?? 1) : base;
}
