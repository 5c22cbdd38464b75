import type { Dialog } from "../../engine/content/dialog.ts";
import { learnedBy } from "../kinds/learned.ts";
import type { Unit } from "../kinds/units.ts";
import { cuedIn } from "./cues.ts";
import { readBy } from "./gist.ts";

/**
 * How much like distress a message must read, in log odds, where a phrase says it, where none does, and where someone was asked
 * how they are.
 */
const LEAST = {
  long: { said: -2, unsaid: -0.6, asked: -0.6 },
  short: { said: Number.NEGATIVE_INFINITY, unsaid: -1.45, asked: -2.3 },
};
/** Of more words than so many, more could sound like it. */
const LONG = 30;

/** How far a message reads like those of people who were not OK, in log odds; null where nothing was learned of them. */
export function likenessToDistress(dialog: Dialog, units: readonly Unit[]): number | null {
  const gist = learnedBy(dialog)?.distress;
  return gist && units.length > 0 ? Math.max(...readBy(gist, cuedIn(units))) : null;
}

/** Whether a message is taken for one of them: a phrase that says so may stand in a long one by chance. */
export function isDistress(
  dialog: Dialog,
  units: readonly Unit[],
  how: "said" | "unsaid" | "asked",
): boolean {
  const likeness = likenessToDistress(dialog, units);
  if (likeness === null) return how === "said";
  return likeness >= (units.length > LONG ? LEAST.long : LEAST.short)[how];
}
