import type { Dialog } from "../../engine/content/dialog.ts";
import type { Content } from "../../engine/content/schema.ts";
import { lexiconOf } from "../understand.ts";
import type { Understanding } from "../understanding.ts";
import { type Bounds, boundsOf, type Unit, unitsOf } from "./units.ts";

const bounds = new WeakMap<Content, Bounds>();
const read = new WeakMap<Understanding, readonly Unit[]>();

/** The units of a text that was understood, made once. */
export function unitsIn(dialog: Dialog, understanding: Understanding): readonly Unit[] {
  const known = read.get(understanding);
  if (known) return known;
  const { tokens, quantities } = understanding;
  const { content } = dialog;
  const ends = bounds.get(content) ?? boundsOf(content);
  bounds.set(content, ends);
  const units = unitsOf(tokens, quantities, ends, lexiconOf(dialog).tongue.adultIn(tokens));
  read.set(understanding, units);
  return units;
}
