import { type Marks, marksOf } from "./marks.ts";
import { type Stretch, stretchesOf, type Unit } from "./units.ts";

/** What was learned: how much each mark speaks for each kind. */
export type Kinds = {
  readonly names: readonly string[];
  /** Where each kind starts from. */
  readonly bias: readonly number[];
  /** By mark: the places of the kinds that it speaks for or against, and how much. */
  readonly marks: ReadonlyMap<number, Weights>;
};

export type Weights = { readonly kinds: ArrayLike<number>; readonly weights: ArrayLike<number> };

/** How surely a text tells of a kind, 0 to 1, and the stretch that tells it best. */
export type Guess = { readonly kind: string; readonly chance: number; readonly by: Stretch };

/**
 * For each kind the stretch of a text that speaks for it most, where that is at least `least`; the surest first.
 *
 * @param stretches those to look at
 */
export function guess(
  kinds: Kinds,
  units: readonly Unit[],
  least: number,
  stretches: readonly Stretch[] = stretchesOf(units),
): readonly Guess[] {
  const scores = scoresOf(kinds, marksOf(units));
  const best: { score: number; by: Stretch }[] = [];
  for (const by of stretches) {
    const score = scores(by);
    for (let kind = 0; kind < score.length; kind++) {
      const own = score[kind] ?? 0;
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

export function chanceOf(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** The scores of a text's stretches. What stands before each place is summed up once: a stretch is a difference. */
function scoresOf(kinds: Kinds, marks: readonly Marks[]): (stretch: Stretch) => Float64Array {
  const size = kinds.names.length;
  const sums = (["own", "withNext", "withSecond"] as const).map((part) => {
    const sum = new Float64Array((marks.length + 1) * (size + 1));
    marks.forEach((one, at) => {
      const to = (at + 1) * (size + 1);
      sum.copyWithin(to, at * (size + 1), to);
      for (const mark of one[part]) {
        const own = kinds.marks.get(mark);
        if (!own) continue;
        for (let at = 0; at < own.kinds.length; at++) {
          const kind = to + (own.kinds[at] ?? 0);
          sum[kind] = (sum[kind] ?? 0) + (own.weights[at] ?? 0);
        }
        // How many marks are known, behind the kinds.
        sum[to + size] = (sum[to + size] ?? 0) + 1;
      }
    });
    return sum;
  });
  const score = new Float64Array(size);
  return ({ from, to }) => {
    const within = (at: number) =>
      sums.reduce((all, sum, reach) => {
        const end = Math.max(from, to + 1 - reach);
        return all + (sum[end * (size + 1) + at] ?? 0) - (sum[from * (size + 1) + at] ?? 0);
      }, 0);
    const scale = 1 / Math.sqrt(within(size) || 1);
    for (let kind = 0; kind < size; kind++)
      score[kind] = (kinds.bias[kind] ?? 0) + within(kind) * scale;
    return score;
  };
}
