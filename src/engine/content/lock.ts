import { z } from "zod";

const numbers = z.record(z.string(), z.int().min(1));

/** The most bits that one answer may take in a ticket. */
export const MOST_BITS = 16;

const numbered = z.strictObject({
  number: z.int().min(0),
  /** How many bits an answer takes in a ticket; fixed for ever. */
  bits: z.int().min(1).max(MOST_BITS),
  /** Whether an answer is a bit for each option, as for ticks and self-tests; fixed for ever. */
  many: z.boolean(),
  options: numbers,
});

/**
 * Permanent numbers: what tickets and actions carry instead of ids. Appended to by the content tool, never reused.
 * `fixed` numbers the questions whose place the dialog sets, `walk` those that come when they are worth it.
 */
export const lockSchema = z.strictObject({
  fixed: z.record(z.string(), numbered),
  walk: z.record(z.string(), numbered),
  ages: numbers,
  regions: numbers,
  causes: numbers,
  topics: numbers,
  exercises: numbers.default({}),
  faqs: numbers.default({}),
  flags: numbers,
});

export type Lock = z.infer<typeof lockSchema>;
