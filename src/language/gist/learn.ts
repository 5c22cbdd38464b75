import { randomFrom, shuffle } from "../shuffle.ts";
import { CUE_BITS } from "./cues.ts";

/** A message, as the cues of each of its stretches. */
export type Example = {
  readonly stretches: readonly (readonly number[])[];
  readonly isMeant: boolean;
};

/** What was learned: a weight for each cue. */
export type Weights = { readonly bias: number; readonly weights: Float64Array };

export type Manner = {
  /** How often all examples are gone through: more, and what they have in common by chance is learned too. */
  readonly rounds: number;
  /** How strongly weights are held near zero. */
  readonly restraint: number;
};

/** How far a step goes. */
const RATE = 0.15;
const BIAS_RATE = 0.02;

/**
 * Learns what tells messages that are meant from all others: logistic regression on cues, by AdaGrad. A message is meant
 * where one of its stretches is, and which one that is is found out on the way.
 */
export function learn(examples: readonly Example[], { rounds, restraint }: Manner): Weights {
  const weights = new Float64Array(2 ** CUE_BITS);
  const steps = new Float64Array(2 ** CUE_BITS).fill(1e-8);
  const model = { bias: -2, weights };
  const random = randomFrom(12_345);
  for (let round = 0; round < rounds; round++) {
    const stretches = examples.flatMap((example) => taught(model, example, round === 0));
    shuffle(stretches, random);
    for (const { cues, target, share } of stretches) {
      const miss = (1 / (1 + Math.exp(-scoreOf(model, cues))) - target) * share;
      model.bias -= BIAS_RATE * miss;
      for (const cue of cues) {
        const slope = miss + restraint * (weights[cue] ?? 0);
        steps[cue] = (steps[cue] ?? 0) + slope * slope;
        weights[cue] = (weights[cue] ?? 0) - (RATE / Math.sqrt(steps[cue] ?? 1)) * slope;
      }
    }
  }
  return model;
}

type Stretch = { readonly cues: readonly number[]; readonly target: 0 | 1; readonly share: number };

function taught(
  model: Weights,
  { stretches, isMeant }: Example,
  isFirst: boolean,
): readonly Stretch[] {
  if (!isMeant) return stretches.map((cues) => ({ cues, target: 0, share: 1 }));
  if (isFirst) return stretches.map((cues) => ({ cues, target: 1, share: 1 / stretches.length }));
  const best = stretches.reduce((one, other) =>
    scoreOf(model, other) > scoreOf(model, one) ? other : one,
  );
  return [{ cues: best, target: 1, share: 1 }];
}

export function scoreOf(
  { bias, weights }: { readonly bias: number; readonly weights: ArrayLike<number> },
  cues: readonly number[],
): number {
  let score = bias;
  for (const cue of cues) score += weights[cue] ?? 0;
  return score;
}
