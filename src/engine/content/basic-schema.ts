import { z } from "zod";

export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case words joined by hyphens, such as shoe-age")
  .refine(
    (name) => !(name in {}),
    "this word has a meaning of its own in the program; choose another",
  );
export const text = z.string().trim().min(1);
/** A text for each of some keys. */
export const strings = <const K extends readonly string[]>(keys: K) => z.record(z.enum(keys), text);
export const date = z.iso.date();
/** An answer as conditions name it: `question.option`; the option may be `not-sure` or `none`. */
export const answerRef = z
  .string()
  .regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, "name an answer as question.option, such as legs.numb");
/** Answers that say the same count once: `morning.swaps|where.dimple`. */
const answerRefs = z
  .string()
  .regex(
    /^[a-z0-9-]+\.[a-z0-9-]+(\|[a-z0-9-]+\.[a-z0-9-]+)*$/,
    "name an answer as question.option, and what says the same behind a bar",
  );
/** Where a clinical statement comes from: ids from `sources`, or our own judgement, said out loud. */
export const basis = z.union([z.literal("judgement"), z.array(id).min(1)]);
export const share = z.number().gt(0).lt(1);
/** The clinician who has read a rule, and when. */
export const reviewed = z.strictObject({ by: text, date }).optional();

/** All of its parts must hold. */
export const clause = z.strictObject({
  any: z.array(answerRef).min(1).optional(),
  /** And any of these too. */
  with: z.array(answerRef).min(1).optional(),
  all: z.array(answerRef).min(1).optional(),
  /** And none of these. */
  not: z.array(answerRef).min(1).optional(),
  atLeast: z.strictObject({ count: z.int().min(1), of: z.array(answerRefs).min(1) }).optional(),
  age: z.array(id).min(1).optional(),
});
/** One clause, or several, of which any may hold. */
export const condition = z.union([clause, z.array(clause).min(1)]);

export const card = z.strictObject({ title: text, text: z.array(text).min(1) });
/** A card that makes a clinical statement says what it rests on. */
export const clinicalCard = card.extend({ basis });

export const urgency = z.enum(["routine", "days", "same-day", "emergency"]);

export const strength = z.enum([
  "clean",
  "strong",
  "moderate",
  "weak",
  "weak-against",
  "moderate-against",
  "excludes",
]);

export type Clause = z.infer<typeof clause>;
export type Condition = z.infer<typeof condition>;
export type Urgency = z.infer<typeof urgency>;
export type Strength = z.infer<typeof strength>;
export type Basis = z.infer<typeof basis>;
