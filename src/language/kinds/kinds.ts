import { type Marks, marksOf } from "./marks.ts";
import { type Stretch, stretchesOf, type Unit } from "./units.ts";

/** What was learned, ready to be used: how much each mark speaks for and against kinds. */
export type Kinds = {
  readonly names: readonly string[];
  /** Where each kind starts from. */
  readonly bias: readonly number[];
  /** What a weight of 1 stands for. */
  readonly scale: number;
  /** Of each mark, one after another: how many kinds, and of each its place and its weight as a signed byte. */
  readonly bytes: Uint8Array;
  /** Where each mark stands among the bytes. */
  readonly places: ReadonlyMap<number, number>;
};

/** How surely a text tells of a kind, 0 to 1, and the stretch that tells it best. */
export type Guess = { readonly kind: string; readonly chance: number; readonly by: Stretch };

/**
 * For each kind the stretch of a text that speaks for it most, where that is at least `least`; the surest first.
 *
 * @param stretches those to look at
 * @param moreOf by how much more or less one speaks, added to its log odds
 * @param few as it was learned with
 */
export function guess<One extends Stretch>(
  kinds: Kinds,
  units: readonly Unit[],
  least: number,
  stretches: readonly One[],
  moreOf: (stretch: One) => number,
  few = 0,
): readonly Guess[] {
  const scores = scoresOf(kinds, marksOf(units), few);
  const best: { score: number; by: Stretch }[] = [];
  for (const by of stretches) {
    const score = scores(by);
    const more = moreOf(by);
    for (let kind = 0; kind < kinds.names.length; kind++) {
      const own = (score[kind] ?? 0) + more;
      if (own > (best[kind]?.score ?? Number.NEGATIVE_INFINITY)) best[kind] = { score: own, by };
    }
  }
  return best
    .flatMap(({ score, by }, at) => {
      const chance = chanceOf(score);
      return chance >= least ? [{ kind: kinds.names[at] ?? "", chance, by }] : [];
    })
    .sort((one, other) => other.chance - one.chance);
}

/**
 * The same of all that a text may tell. A few words by themselves are seldom as sure as they seem: "2022", "same place".
 */
export function guessTold(kinds: Kinds, units: readonly Unit[], least: number): readonly Guess[] {
  const lengthOf = ({ from, to }: Stretch) => Math.min(LONG, to - from + 1);
  const moreOf = (stretch: Stretch) => LONGER * Math.log(lengthOf(stretch) / USUAL);
  return guess(kinds, units, least, stretchesOf(units), moreOf, FEW_TOLD);
}
/** How much more a stretch counts than one of the usual length in words; what is longer still counts no more. */
const LONGER = 0.3;
const USUAL = 7.4;
const LONG = 24;

/** For any stretch of a text, the kind that it speaks for most, in log odds. */
export function likeliestIn(
  kinds: Kinds,
  units: readonly Unit[],
): (stretch: Stretch) => { readonly kind: string; readonly score: number } {
  const scores = scoresOf(kinds, marksOf(units), 0);
  return (stretch) => {
    const own = scores(stretch).subarray(0, kinds.names.length);
    const best = Math.max(...own);
    return { kind: kinds.names[own.indexOf(best)] ?? "", score: best };
  };
}

/** How much each mark counts of so many: of many less. Where few count as more, one alone decides nothing. */
export function shareOf(marks: number, few: number): number {
  return 1 / Math.sqrt(Math.max(1, marks + few));
}
/** So many marks are added to those of each stretch of a story. */
export const FEW_TOLD = 20;

export function chanceOf(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** The scores of a text's stretches. What stands before each place is summed up once: a stretch is a difference. */
function scoresOf(
  { names, bias, scale, bytes, places }: Kinds,
  marks: readonly Marks[],
  few: number,
) {
  // A place for each kind, and one for how many marks are known.
  const width = names.length + 1;
  const sums = (["own", "withNext", "withSecond"] as const).map((part) => {
    const sum = new Float64Array((marks.length + 1) * width);
    marks.forEach((one, at) => {
      const to = (at + 1) * width;
      sum.copyWithin(to, at * width, to);
      for (const mark of one[part]) {
        const place = places.get(mark);
        if (place === undefined) continue;
        const end = place + 1 + 2 * (bytes[place] ?? 0);
        for (let byte = place + 1; byte < end; byte += 2) {
          const kind = to + (bytes[byte] ?? 0);
          sum[kind] = (sum[kind] ?? 0) + (((bytes[byte + 1] ?? 0) << 24) >> 24) * scale;
        }
        sum[to + names.length] = (sum[to + names.length] ?? 0) + 1;
      }
    });
    return sum;
  });
  const score = new Float64Array(width);
  return ({ from, to }: Stretch): Float64Array => {
    score.fill(0);
    sums.forEach((sum, reach) => {
      const [start, end] = [from * width, Math.max(from, to + 1 - reach) * width];
      for (let kind = 0; kind < width; kind++) {
        score[kind] = (score[kind] ?? 0) + (sum[end + kind] ?? 0) - (sum[start + kind] ?? 0);
      }
    });
    const share = shareOf(score[names.length] ?? 0, few);
    for (let kind = 0; kind < names.length; kind++) {
      score[kind] = (bias[kind] ?? 0) + (score[kind] ?? 0) * share;
    }
    return score;
  };
}
