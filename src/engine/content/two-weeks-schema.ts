import { z } from "zod";
import { basis, condition, id, text } from "./basic-schema.ts";

const says = z.array(z.strictObject({ when: condition, says: text })).default([]);

/** A plan of one's own, day by day for two weeks: what it asks, and how it is worded. {Words in braces} are filled in. */
export const twoWeeks = z.strictObject({
  /** Which questions tell the days of the week, and the usual distance. */
  asked: z.strictObject({ days: id, usual: id }),
  /** What keeps the plan back, beside cautions, and what is said instead. */
  held: says,
  /** What some are told beside it. */
  beside: says,
  /** The habit's own advice, as `first`. */
  first: text,
  /** In place of the dose, for whoever had no run that was back to usual next morning, and begins on the ladder. */
  noneGood: text,
  /** What the two weeks are called. */
  weeks: z.tuple([text, text]),
  /** Some days, as `days`, and what they are for, as `deed`. */
  day: text,
  /** A run of some `distance`. */
  run: text,
  race: text,
  exerciseDay: text,
  /** What all other days are for. */
  rest: text,
  /** The habit's own exercises, as `exercises`. */
  exercises: text,
  /** What no run goes beyond, as `distance`, where the days cannot say it. */
  most: text,
  good: text,
  flare: text,
  /** What kind of advice it is. */
  guidance: text,
  /** What stands on the page to keep beside it: for everyone who runs, and for some. */
  next: z.array(text).min(1),
  also: says,
  basis,
});
