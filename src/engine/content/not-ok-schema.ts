import { z } from "zod";
import { basis, clinicalCard, text } from "./basic-schema.ts";

/** The cards of someone who is not OK. */
export const notOk = z.strictObject({
  title: text,
  prompt: text,
  /** For someone who cannot wait for an answer: with {emergency}. */
  already: text,
  basis,
  yes: text,
  no: text,
  mistake: text,
  crisis: clinicalCard,
  support: clinicalCard,
  /** What an answer that `opens: not-ok` leads to, in place of the above; then who can help, and whether they are safe. */
  low: z
    .strictObject({
      title: text,
      prompt: text,
      basis,
      now: text,
      sometimes: text,
      neither: text,
      "rather-not": text,
      told: z.strictObject({ title: text, text, prompt: text, basis }),
      unsafe: text,
      safe: text,
    })
    .optional(),
});
