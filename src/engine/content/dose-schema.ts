import { z } from "zod";
import { condition, id, share, text } from "./basic-schema.ts";

/** What an answer changes in the advice, beside beliefs and urgency. */
export const caution = z.strictObject({
  id,
  /** What is held back, and what to do instead; it comes before any other advice. */
  says: text,
  /** The activity that hurts, or exercises and self-tests, or both. */
  holds: z.array(z.enum(["activity", "exercises"])).min(1),
  /** Cautions whose lines its own makes needless. */
  covers: z.array(id).optional(),
});

/**
 * How much of the activity the answers allow: the first that holds. `runs`: none; a walk in its place, then the ladder; the
 * ladder; a part of the usual distance, as `share`; or all of it.
 */
export const dose = z.strictObject({
  id,
  when: condition.optional(),
  runs: z.enum(["none", "walk", "ladder", "part", "whole"]),
  share: share.optional(),
  /** Whether the share is of the distance at which it starts, and not of what was taken well. */
  fromStart: z.literal(true).optional(),
  says: text,
  /** What a plan calls such a run where it has no distance for it. */
  day: text.optional(),
});

/** What holds beside the dose. */
export const limit = z.strictObject({ when: condition, says: text });

export type DoseContent = z.infer<typeof dose>;
