import { z } from "zod";
import { answerRef, basis, id, reviewed, share, text } from "./basic-schema.ts";
import { exercised } from "./exercise-schema.ts";

/** How a cause or facet can load the lower back, what to do about it, and how good the evidence is. */
const advice = {
  explanation: text,
  tryFirst: text,
  /** Whether that can be done without the activity. */
  atRest: z.literal(true).optional(),
  thisWeek: z.array(text).min(1),
  exercises: z.array(exercised),
  expect: text,
  seeSomeone: text,
  grade: z.strictObject({ letter: z.enum(["A", "B", "C", "D"]), words: text }),
  basis,
};

/** What it may be named by: answers about just this habit, without one of which it never comes first; and denials. */
const naming = {
  specific: z.array(answerRef).min(1).optional(),
  deniedBy: z.array(answerRef).min(1).optional(),
};

export const facet = z.strictObject({
  id,
  name: text,
  /** How often it is this part where the cause is at work, against the other parts. */
  weight: share,
  ...naming,
  ...advice,
});

export const cause = z.strictObject({
  id,
  name: text,
  /** How often this plays a part among runners with a sore lower back, before any answer, 0 to 1. */
  prior: share,
  facets: z.array(facet).optional(),
  /** The cause advised when no answer speaks clearly for any. */
  fallback: z.boolean().optional(),
  /** An instrument on the page that goes with it. */
  tool: id.optional(),
  ...naming,
  ...advice,
  reviewed,
});

export type CauseContent = z.infer<typeof cause>;
export type FacetContent = z.infer<typeof facet>;
export type AdviceContent = Pick<CauseContent, keyof typeof advice>;
