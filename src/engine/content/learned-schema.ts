import { z } from "zod";
import { text } from "./basic-schema.ts";

/** Kinds of messages as `src/language/kinds` packs them. */
const kinds = z.strictObject({
  names: z.array(text),
  bias: z.array(z.number()),
  scale: z.number(),
  marks: z.string(),
});

/** What messages of a kind have in common, as `src/language/gist` packs it. */
const gist = z.strictObject({ bias: z.number(), scale: z.number(), weights: text });

/** What was learned from whole messages; `from` is a fingerprint of those. */
export const learnedKinds = z.strictObject({
  from: text,
  /** What they tell, and what they ask. */
  told: kinds,
  asked: kinds,
  /** Whether they tell a sign of the safety screen, and which line of it. */
  signs: z.strictObject({ telling: gist, named: kinds }).optional(),
  /** Whether they speak of distress. */
  distress: gist.optional(),
});
