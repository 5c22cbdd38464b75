import type { Unit } from "../kinds/units.ts";
import { randomFrom, shuffle } from "../shuffle.ts";
import { CUE_BITS, cuedIn } from "./cues.ts";
import { countOf } from "./gist.ts";
import { type PackedGist, packWeights } from "./packed.ts";

/** A message, and whether it is one of those that are meant. */
export type Example = { readonly units: readonly Unit[]; readonly isMeant: boolean };

/** What told most right on messages that nothing was learned from. */
export const MANNER = {
  /** How often all examples are gone through: more, and what they have in common by chance is learned too. */
  rounds: 16,
  /** How far a step goes, and how strongly weights are held near zero. */
  rate: 0.08,
  biasRate: 0.02,
  restraint: 0.004,
  /** Where it starts from: most stretches are not meant. */
  bias: -2,
  /** A story, of more words than that, counts so many times as much as a line: stories are what is read. */
  long: 30,
  story: 3,
  /** A cue counts where so many messages have it. */
  fewest: 2,
  /** The highest weight and the lowest that is kept, as they are stored. */
  highest: 127,
  lowest: 4,
};

/**
 * Learns what tells messages that are meant from all others: logistic regression on cues, by AdaGrad. A message is meant
 * where one of its stretches is, and which one that is is found out on the way.
 */
export function learnGist(examples: readonly Example[]): PackedGist {
  const { rounds, rate, biasRate, restraint, long, story, highest, lowest } = MANNER;
  const weights = new Float64Array(2 ** CUE_BITS);
  const steps = new Float64Array(2 ** CUE_BITS).fill(1e-8);
  let bias = MANNER.bias;
  const scoreOf = (cues: readonly number[]) =>
    bias + countOf(cues) * cues.reduce((sum, cue) => sum + (weights[cue] ?? 0), 0);
  const read = examples.map(({ units, isMeant }) => ({
    stretches: cuedIn(units).map(({ cues }) => cues),
    isMeant,
    times: units.length > long ? story : 1,
  }));
  const isKnown = oftenIn(read.map(({ stretches }) => new Set(stretches.flat())));
  const random = randomFrom(12_345);
  for (let round = 0; round < rounds; round++) {
    const tasks = read.flatMap(({ stretches, isMeant, times }) => {
      if (!isMeant) return stretches.map((cues) => ({ cues, target: 0, times }));
      // Before anything is known, no stretch stands out.
      if (round === 0) {
        return stretches.map((cues) => ({ cues, target: 1, times: times / stretches.length }));
      }
      const scores = stretches.map(scoreOf);
      const best = stretches[scores.indexOf(Math.max(...scores))];
      return best ? [{ cues: best, target: 1, times }] : [];
    });
    shuffle(tasks, random);
    for (const { cues, target, times } of tasks) {
      const miss = (1 / (1 + Math.exp(-scoreOf(cues))) - target) * times;
      bias -= biasRate * miss;
      const share = countOf(cues);
      for (const cue of cues) {
        if (!isKnown(cue)) continue;
        const slope = miss * share + restraint * (weights[cue] ?? 0);
        steps[cue] = (steps[cue] ?? 0) + slope * slope;
        weights[cue] = (weights[cue] ?? 0) - (rate / Math.sqrt(steps[cue] ?? 1)) * slope;
      }
    }
  }
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / highest;
  const stored = Int8Array.from(weights, (weight) => {
    const own = Math.round(weight / scale);
    return Math.abs(own) < lowest ? 0 : own;
  });
  return {
    bias: Number(bias.toPrecision(6)),
    scale: Number(scale.toPrecision(6)),
    weights: packWeights(stored),
  };
}

/** Whether enough messages have a cue. */
function oftenIn(messages: readonly ReadonlySet<number>[]): (cue: number) => boolean {
  const counts = new Uint32Array(2 ** CUE_BITS);
  for (const message of messages) {
    for (const cue of message) counts[cue] = (counts[cue] ?? 0) + 1;
  }
  return (cue) => (counts[cue] ?? 0) >= MANNER.fewest;
}
