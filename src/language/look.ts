import type { Place } from "./standing.ts";
import type { Understanding } from "./understanding.ts";

/** A part of a long text, from a character on, and what it says. */
export type Look = { readonly from: number; readonly understanding: Understanding };

/** How far two looks at a long text overlap, in characters, so that no sentence falls between them. */
export const OVERLAP = 200;

/** Whether a look has what stands before a place too: of its first words, the look before has more. */
export function isWhole({ from, understanding: { tokens } }: Look, { first }: Place): boolean {
  return from === 0 || (tokens[first]?.from ?? 0) >= OVERLAP / 2;
}
