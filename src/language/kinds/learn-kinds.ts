import { randomFrom, shuffle } from "../shuffle.ts";
import type { Kinds } from "./kinds.ts";
import { type Marks, marksOf } from "./marks.ts";
import { type Stretch, stretchesOf, type Unit } from "./units.ts";

/** A text, the kinds that it tells of, and those that it may tell of. */
export type KindExample = {
  readonly units: readonly Unit[];
  readonly is: readonly string[];
  readonly maybe: readonly string[];
};

/** How often all examples are gone through: more, and what they have in common by chance is learned too. */
const ROUNDS = 8;
/** How far a step goes, and how strongly weights are held near zero. */
const RATE = 0.15;
const BIAS_RATE = 0.01;
const RESTRAINT = 0.001;
/** Where every kind starts from: most stretches tell of none. */
const BIAS = -4;
/** A mark that stands in fewer examples tells nothing. */
const FEWEST = 2;
/** Errors that are smaller are let be. */
const SMALL = 0.01;
/** The most units of a text that is one statement. */
const SHORT = 30;
/**
 * How much it counts to miss a kind, and to see one that is not there. A short statement was written for one kind and may
 * happen to tell of others.
 */
const STATEMENT = { missed: 1, seen: 0.1 };
const STORY = { missed: 2, seen: 1 };

/**
 * Learns what tells each kind: logistic regression for each on the marks of stretches, by AdaGrad. A longer text tells of a
 * kind where one of its stretches does, and which one that is is found out on the way.
 */
export function learnKinds(examples: readonly KindExample[]): Kinds {
  const names = [...new Set(examples.flatMap(({ is }) => is))].sort();
  const place = new Map(names.map((name, at) => [name, at]));
  const placesOf = (kinds: readonly string[]) => kinds.flatMap((kind) => place.get(kind) ?? []);
  const read = examples.map(({ units, is, maybe }) => {
    const marks = marksOf(units);
    const isStory = units.length > SHORT;
    const stretches = isStory ? stretchesOf(units) : [{ from: 0, to: units.length - 1 }];
    return {
      stretches: stretches.map((stretch) => within(marks, stretch)),
      is: placesOf(is),
      maybe: placesOf([...is, ...maybe]),
      isStory,
    };
  });
  const model = new Learner(names.length, oftenIn(read.map(({ stretches }) => stretches.flat())));
  const random = randomFrom(5);
  for (let round = 0; round < ROUNDS; round++) {
    const tasks = read.flatMap(({ stretches, is, maybe, isStory }) => {
      // Before anything is known, no stretch of a story stands out.
      if (isStory && round === 0) return [];
      const best = new Map(is.map((kind) => [kind, isStory ? model.bestOf(stretches, kind) : 0]));
      return stretches.map((marks, at) => ({
        marks,
        is: is.filter((kind) => best.get(kind) === at),
        open: isStory ? maybe : [],
        cost: isStory ? STORY : STATEMENT,
      }));
    });
    shuffle(tasks, random);
    for (const task of tasks) model.learn(task);
  }
  return { names, bias: model.bias, weights: model.weights };
}

type Task = {
  readonly marks: readonly number[];
  readonly is: readonly number[];
  /** Kinds of which nothing is learned here, but from `is`. */
  readonly open: readonly number[];
  readonly cost: { readonly missed: number; readonly seen: number };
};

class Learner {
  readonly bias: Float64Array;
  readonly weights: ReadonlyMap<number, Float64Array>;
  readonly #steps: ReadonlyMap<number, Float64Array>;
  readonly #size: number;

  constructor(size: number, marks: readonly number[]) {
    this.#size = size;
    this.bias = new Float64Array(size).fill(BIAS);
    this.weights = new Map(marks.map((mark) => [mark, new Float64Array(size)]));
    this.#steps = new Map(marks.map((mark) => [mark, new Float64Array(size).fill(1e-4)]));
  }

  bestOf(stretches: readonly (readonly number[])[], kind: number): number {
    const scores = stretches.map((marks) => {
      const known = marks.flatMap((mark) => this.weights.get(mark) ?? []);
      return known.reduce((sum, own) => sum + (own[kind] ?? 0), 0) / Math.sqrt(known.length || 1);
    });
    return scores.indexOf(Math.max(...scores));
  }

  learn({ marks, is, open, cost }: Task): void {
    const known = marks.filter((mark) => this.weights.has(mark));
    const own = known.map((mark) => this.weights.get(mark) as Float64Array);
    const steps = known.map((mark) => this.#steps.get(mark) as Float64Array);
    const scale = 1 / Math.sqrt(known.length || 1);
    const scores = this.bias.slice();
    for (const weights of own) {
      for (let kind = 0; kind < this.#size; kind++) {
        scores[kind] = (scores[kind] ?? 0) + (weights[kind] ?? 0) * scale;
      }
    }
    for (let kind = 0; kind < this.#size; kind++) {
      const isMeant = is.includes(kind);
      if (!isMeant && open.includes(kind)) continue;
      const chance = 1 / (1 + Math.exp(-(scores[kind] ?? 0)));
      const miss = isMeant ? (chance - 1) * cost.missed : chance * cost.seen;
      if (Math.abs(miss) < SMALL) continue;
      this.bias[kind] = (this.bias[kind] ?? 0) - BIAS_RATE * miss;
      own.forEach((weights, at) => {
        const weight = weights[kind] ?? 0;
        const slope = miss * scale + RESTRAINT * weight;
        const taken = steps[at];
        if (!taken) return;
        taken[kind] = (taken[kind] ?? 0) + slope * slope;
        weights[kind] = weight - (RATE / Math.sqrt(taken[kind] ?? 1)) * slope;
      });
    }
  }
}

/** The marks that lie within a stretch. */
function within(marks: readonly Marks[], { from, to }: Stretch): readonly number[] {
  return marks.slice(from, to + 1).flatMap(({ own, withNext, withSecond }, at) => {
    const left = to - from - at;
    return [...own, ...(left >= 1 ? withNext : []), ...(left >= 2 ? withSecond : [])];
  });
}

function oftenIn(texts: readonly (readonly number[])[]): readonly number[] {
  const times = new Map<number, number>();
  for (const marks of texts) {
    for (const mark of new Set(marks)) times.set(mark, (times.get(mark) ?? 0) + 1);
  }
  return [...times].filter(([, count]) => count >= FEWEST).map(([mark]) => mark);
}
