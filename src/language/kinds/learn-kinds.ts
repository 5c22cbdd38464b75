import { randomFrom, shuffle } from "../shuffle.ts";
import { chanceOf, shareOf } from "./kinds.ts";
import { type Marks, marksOf } from "./marks.ts";
import { type Stretch, stretchesOf, type Unit } from "./units.ts";

/** A text, the kinds that it tells of, and those that it may tell of. */
export type KindExample = {
  readonly units: readonly Unit[];
  readonly is: readonly string[];
  readonly maybe: readonly string[];
};

/** What was learned: where each kind starts from, and for each mark the places of kinds, and how much it speaks for them. */
export type Model = {
  readonly names: readonly string[];
  readonly bias: readonly number[];
  readonly marks: ReadonlyMap<
    number,
    { readonly kinds: readonly number[]; readonly weights: Float64Array }
  >;
};

/** How to learn: what is told is seldom more than a part of a message, what is asked mostly all of it. */
export type Manner = {
  /** How often all examples are gone through: more, and what they have in common by chance is learned too. */
  readonly rounds: number;
  /** A mark tells of a kind where it stands in so many of its examples, and so many times as often as by chance. */
  readonly fewest: number;
  readonly oftener: number;
  /** How much it counts to see a kind in a short text that is not there: it may happen to tell of others. */
  readonly seen: number;
  /** So many marks are added to those of a text: one by itself decides less. */
  readonly few: number;
};

/** How far a step goes, and how strongly weights are held near zero. */
const RATE = 0.3;
const BIAS_RATE = 0.01;
const RESTRAINT = 0.001;
/** Where every kind starts from: most stretches tell of none. */
const BIAS = -4;
/** Errors that are smaller are let be. */
const SMALL = 0.01;
/** The most units of a text that is one statement. */
const SHORT = 30;
/** How much it counts in a longer text to miss a kind, and to see one that is not there. */
const STORY = { missed: 2, seen: 1 };

/**
 * Learns what tells each kind: logistic regression for each on the marks of stretches, by AdaGrad. A longer text tells of a
 * kind where one of its stretches does, and which one that is is found out on the way.
 */
export function learnKinds(examples: readonly KindExample[], manner: Manner): Model {
  const names = [...new Set(examples.flatMap(({ is }) => is))].sort();
  const placesOf = (kinds: readonly string[]) =>
    kinds.map((kind) => names.indexOf(kind)).filter((at) => at >= 0);
  const read = examples.map(({ units, is, maybe }) => {
    const marks = marksOf(units);
    const isStory = units.length > SHORT;
    const stretches = isStory ? stretchesOf(units) : [{ from: 0, to: units.length - 1 }];
    return {
      stretches: stretches.map((stretch) => marksIn(marks, stretch)),
      isStory,
      is: placesOf(is),
      maybe: placesOf([...is, ...maybe]),
    };
  });
  const model = new Learner(
    names.length,
    tellingOf(
      read.map(({ stretches, is }) => ({ marks: new Set(stretches.flat()), is })),
      manner,
    ),
    manner.few,
  );
  const random = randomFrom(5);
  for (let round = 0; round < manner.rounds; round++) {
    const tasks = read.flatMap(({ stretches, is, maybe, isStory }) => {
      // Before anything is known, no stretch of a story stands out.
      if (isStory && round === 0) return [];
      const best = isStory ? model.bestOf(stretches, is) : is.map(() => 0);
      return stretches.map((marks, at) => ({
        marks,
        is: is.filter((_, kind) => best[kind] === at),
        open: isStory ? maybe : [],
        cost: isStory ? STORY : { missed: 1, seen: manner.seen },
      }));
    });
    shuffle(tasks, random);
    for (const task of tasks) model.learn(task);
  }
  return { names, bias: [...model.bias], marks: model.marks };
}

/** For each mark the kinds that it may speak for: those that it stands with often, and oftener than by chance. */
function tellingOf(
  examples: readonly { readonly marks: ReadonlySet<number>; readonly is: readonly number[] }[],
  { fewest, oftener }: Manner,
): ReadonlyMap<number, readonly number[]> {
  const ofKind: number[] = [];
  const ofMark = new Map<number, { all: number; with: Map<number, number> }>();
  for (const { marks, is } of examples) {
    for (const kind of is) ofKind[kind] = (ofKind[kind] ?? 0) + 1;
    for (const mark of marks) {
      const own = ofMark.get(mark) ?? { all: 0, with: new Map<number, number>() };
      own.all++;
      for (const kind of is) own.with.set(kind, (own.with.get(kind) ?? 0) + 1);
      ofMark.set(mark, own);
    }
  }
  const telling = [...ofMark].map(([mark, own]) => {
    const kinds = [...own.with]
      .filter(([kind, count]) => {
        const byChance = (own.all * (ofKind[kind] ?? 0)) / examples.length;
        return count >= fewest && count >= byChance * oftener;
      })
      .map(([kind]) => kind);
    return [mark, kinds] as const;
  });
  return new Map(telling.filter(([, kinds]) => kinds.length > 0));
}

type Task = {
  /** As rows of the weights. */
  readonly marks: readonly number[];
  readonly is: readonly number[];
  /** Kinds of which nothing is learned here, but from `is`. */
  readonly open: readonly number[];
  readonly cost: { readonly missed: number; readonly seen: number };
};

/** What is learned of one mark: for each kind that it may speak for, a weight, and how far steps have gone. */
type Row = {
  readonly kinds: readonly number[];
  readonly weights: Float64Array;
  readonly steps: Float64Array;
};

class Learner {
  readonly bias: Float64Array;
  readonly marks: ReadonlyMap<number, Row>;
  readonly #few: number;

  constructor(size: number, telling: ReadonlyMap<number, readonly number[]>, few: number) {
    this.#few = few;
    this.bias = new Float64Array(size).fill(BIAS);
    this.marks = new Map(
      [...telling].map(([mark, kinds]) => {
        const weights = new Float64Array(kinds.length);
        return [mark, { kinds, weights, steps: new Float64Array(kinds.length).fill(1e-4) }];
      }),
    );
  }

  /** For each of some kinds, which stretch speaks for it most. */
  bestOf(stretches: readonly (readonly number[])[], kinds: readonly number[]): readonly number[] {
    const scores = stretches.map((marks) => this.#scores(this.#rows(marks)));
    return kinds.map((kind) => {
      const own = scores.map((score) => score[kind] ?? 0);
      return own.indexOf(Math.max(...own));
    });
  }

  learn({ marks, is, open, cost }: Task): void {
    const rows = this.#rows(marks);
    const misses = this.#scores(rows).map((score, kind) => {
      const isMeant = is.includes(kind);
      if (!isMeant && open.includes(kind)) return 0;
      const chance = chanceOf(score);
      const miss = isMeant ? (chance - 1) * cost.missed : chance * cost.seen;
      return Math.abs(miss) < SMALL ? 0 : miss;
    });
    misses.forEach((miss, kind) => {
      this.bias[kind] = (this.bias[kind] ?? 0) - BIAS_RATE * miss;
    });
    const scale = shareOf(rows.length, this.#few);
    for (const { kinds, weights, steps } of rows) {
      kinds.forEach((kind, at) => {
        const miss = misses[kind] ?? 0;
        if (miss === 0) return;
        const weight = weights[at] ?? 0;
        const slope = miss * scale + RESTRAINT * weight;
        const gone = (steps[at] ?? 0) + slope * slope;
        steps[at] = gone;
        weights[at] = weight - (RATE / Math.sqrt(gone)) * slope;
      });
    }
  }

  #rows(marks: readonly number[]): readonly Row[] {
    return marks.flatMap((mark) => this.marks.get(mark) ?? []);
  }

  #scores(rows: readonly Row[]): Float64Array {
    const scores = this.bias.slice();
    const scale = shareOf(rows.length, this.#few);
    for (const { kinds, weights } of rows) {
      kinds.forEach((kind, at) => {
        scores[kind] = (scores[kind] ?? 0) + (weights[at] ?? 0) * scale;
      });
    }
    return scores;
  }
}

/** The marks that lie within a stretch. */
function marksIn(marks: readonly Marks[], { from, to }: Stretch): readonly number[] {
  return marks.slice(from, to + 1).flatMap(({ own, withNext, withSecond }, at) => {
    const left = to - from - at;
    return [...own, ...(left >= 1 ? withNext : []), ...(left >= 2 ? withSecond : [])];
  });
}
