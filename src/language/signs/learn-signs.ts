import { learnGist } from "../gist/learn.ts";
import type { PackedGist } from "../gist/packed.ts";
import { learnKinds } from "../kinds/learn-kinds.ts";
import { type PackedKinds, packKinds } from "../kinds/packed-kinds.ts";
import type { Unit } from "../kinds/units.ts";

/** A message, and the lines of the safety screen that it tells of. */
export type SignExample = { readonly units: readonly Unit[]; readonly is: readonly string[] };

/** What was learned of signs, as content keeps it. */
export type PackedSigns = { readonly telling: PackedGist; readonly named: PackedKinds };

/** What named most right on messages that nothing was learned from. */
export const NAMING = { rounds: 12, fewest: 4, oftener: 3, seen: 0.3, few: 0 };

/** Learns whether a message tells a sign, and, of those that do, which; null where no example tells one. */
export function learnSigns(examples: readonly SignExample[]): PackedSigns | null {
  const telling = examples.filter(({ is }) => is.length > 0);
  if (telling.length === 0) return null;
  return {
    telling: learnGist(examples.map(({ units, is }) => ({ units, isMeant: is.length > 0 }))),
    named: packKinds(
      learnKinds(
        telling.map((one) => ({ ...one, maybe: [] })),
        NAMING,
      ),
    ),
  };
}
