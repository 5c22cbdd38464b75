import type { Told } from "../content/answer.ts";
import type { Dialog } from "../content/dialog.ts";
import { adviceFor } from "../safety/advice.ts";
import { baseOf, MOST_GROWTH } from "./race.ts";

/**
 * How far one run may go, in kilometres: the dose's part of the base, and never more than a tenth over it. Null where no
 * run is left this week, where it's run and walked by turns, or where no run is known that the back took well.
 */
export function farthestOf(dialog: Dialog, told: Told): number | null {
  const { dose, mayBeActive } = adviceFor(dialog, told);
  const base = baseOf(dialog, told);
  if (!mayBeActive || base === null || dose?.runs === "ladder") return null;
  if (dose?.runs !== "part") return base * MOST_GROWTH;
  // Where on a run it starts is known to them alone, so the base is the most that can be said.
  return dose.fromStart ? base : base * (dose.share ?? 1);
}
