import { learn } from "../gist/learn.ts";
import { packWeights } from "../gist/packed.ts";
import { learnKinds } from "../kinds/learn-kinds.ts";
import { type PackedKinds, packKinds } from "../kinds/packed-kinds.ts";
import type { Unit } from "../kinds/units.ts";
import { cuedIn } from "./sign-cues.ts";

/** A message, and the lines of the safety screen that it tells of. */
export type SignExample = { readonly units: readonly Unit[]; readonly is: readonly string[] };

/** What was learned of signs, as content keeps it. */
export type PackedSigns = {
  readonly bias: number;
  /** What a weight of 1 stands for. */
  readonly scale: number;
  readonly weights: string;
  readonly named: PackedKinds;
};

/** What told most right on messages that nothing was learned from. */
export const SIGNS = {
  telling: { rounds: 10, restraint: 0.12 },
  naming: { rounds: 12, fewest: 4, oftener: 3, seen: 0.3, few: 0 },
};
/** The highest weight, as it is stored. */
const HIGHEST = 127;

/** Learns whether a message tells a sign, and, of those that do, which; null where no example tells one. */
export function learnSigns(examples: readonly SignExample[]): PackedSigns | null {
  const telling = examples.filter(({ is }) => is.length > 0);
  if (telling.length === 0) return null;
  const { bias, weights } = learn(
    examples.map(({ units, is }) => ({
      stretches: cuedIn(units).map(({ cues }) => cues),
      isMeant: is.length > 0,
    })),
    SIGNS.telling,
  );
  const highest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = highest / HIGHEST;
  return {
    bias: Math.round(bias / scale),
    scale: Number(scale.toPrecision(6)),
    weights: packWeights(Int8Array.from(weights, (weight) => Math.round(weight / scale))),
    named: packKinds(
      learnKinds(
        telling.map((one) => ({ ...one, maybe: [] })),
        SIGNS.naming,
      ),
    ),
  };
}
