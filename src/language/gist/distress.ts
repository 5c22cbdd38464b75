import type { Dialog } from "../../engine/content/dialog.ts";
import { learnedBy } from "../kinds/learned.ts";
import type { Unit } from "../kinds/units.ts";
import { cuedIn } from "./cues.ts";
import { readBy } from "./gist.ts";

const ANYHOW = Number.NEGATIVE_INFINITY;
/**
 * How much like distress a message must read, in log odds, by how many words the phrases have together that say so, none to begin
 * with, and where someone was asked how they are. A phrase of one word is hardly there by chance: "suicide", "overdose".
 */
const LEAST = {
  long: { said: [-0.9, ANYHOW, -2.5, -3], asked: -0.9 },
  short: { said: [-2], asked: -2.8 },
};
/** Of more words than so many, more could sound like it. */
const LONG = 30;

/** How far a message reads like those of people who were not OK, in log odds; null where nothing was learned of them. */
export function likenessToDistress(dialog: Dialog, units: readonly Unit[]): number | null {
  const gist = learnedBy(dialog)?.distress;
  return gist && units.length > 0 ? Math.max(...readBy(gist, cuedIn(units))) : null;
}

/**
 * Whether a message is taken for one of them: in a long one, a few words that say so may stand by chance.
 *
 * @param said how many words the phrases have together that say so
 * @param isAsked whether it replies to how someone is
 */
export function isDistress(
  dialog: Dialog,
  units: readonly Unit[],
  said: number,
  isAsked = false,
): boolean {
  const likeness = likenessToDistress(dialog, units);
  if (likeness === null) return said > 0;
  const least = units.length > LONG ? LEAST.long : LEAST.short;
  return likeness >= (isAsked ? least.asked : (least.said[said] ?? ANYHOW));
}
