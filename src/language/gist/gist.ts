import { shareOf } from "../kinds/kinds.ts";
import type { Cued } from "./cues.ts";

/** What was learned of some messages, ready to be used: how much each cue speaks for a message being one of them. */
export type Gist = {
  readonly bias: number;
  /** What a weight of 1 stands for. */
  readonly scale: number;
  readonly weights: Int8Array;
};

/** So many stretches that read so count together. */
const TOGETHER = 8;

/**
 * How far each stretch of a text reads like messages of a kind, in log odds: the higher, the more. What else reads so counts
 * beside it, a sentence and its clauses too: what shows in several is seldom there by chance.
 */
export function readBy(gist: Gist, cued: readonly Cued[]): readonly number[] {
  const scores = cued.map(({ cues }) => scoreOf(gist, cues));
  const [most = 0, ...others] = scores.toSorted((one, other) => other - one).slice(0, TOGETHER);
  const beside = Math.log(1 + others.reduce((sum, score) => sum + Math.exp(score - most), 0));
  return scores.map((score) => score + beside);
}

function scoreOf({ bias, scale, weights }: Gist, cues: readonly number[]): number {
  let sum = 0;
  for (const cue of cues) sum += weights[cue] ?? 0;
  return bias + countOf(cues) * sum * scale;
}

/** How much each of some cues counts. */
export function countOf(cues: readonly number[]): number {
  return COUNT.weight * shareOf(cues.length, COUNT.few);
}
export const COUNT = { weight: 4, few: 20 };
