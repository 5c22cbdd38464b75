/** What a number counts. */
export type Unit =
  | "weeks"
  | "pain"
  | "steps"
  | "hours"
  | "km"
  | "seconds"
  | "times"
  /** How many times as much as before: "10k to 15k", "20% longer". */
  | "growth";

/** A number in a text, with what it counts where that is said. */
export type Quantity = {
  readonly value: number;
  /** Both ends of a range; of a single number, the number. */
  readonly from: number;
  readonly to: number;
  readonly unit: Unit | null;
  /** Told in miles; its numbers are in kilometres all the same. */
  readonly isMiles?: boolean;
  /** So much in a week or month: what a runner does, not what has become of a shoe. */
  readonly isRate: boolean;
  /** Places of its first and last word among the tokens. */
  readonly first: number;
  readonly last: number;
};

/** In kilometres. */
export const MILE = 1.609;

/** A number without a unit as so many miles. */
export function inMiles(bare: Quantity): Quantity {
  const { from, to } = bare;
  return { ...bare, ...spanOf(from * MILE, to * MILE), unit: "km", isMiles: true };
}

/** A range counts as its middle. */
export function spanOf(from: number, to = from) {
  return { from, to, value: (from + to) / 2 };
}

/** What people call by a name where they might say a number: a half marathon, a pint. */
export type Measure = {
  readonly words: readonly string[];
  readonly value: number;
  readonly unit: Unit;
};
