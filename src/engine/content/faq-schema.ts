import { z } from "zod";
import { basis, condition, id, text } from "./basic-schema.ts";

const paragraphs = z.array(text).min(1);

/** A question that people ask, and what we say to it. */
export const faq = z.strictObject({
  id,
  /** The question in a runner's words. */
  title: text,
  text: paragraphs,
  /** Said in its place where the activity has to wait until someone has looked. */
  waiting: paragraphs.optional(),
  /** Said in its place to whoever answered so: the first whose condition holds. */
  instead: z.array(z.strictObject({ when: condition, text: paragraphs })).optional(),
  /** The card that goes further: whether they may run, or whom to call. */
  leads: z.enum(["run", "signs"]).optional(),
  /** Whoever asks no more than whether they may run is led there at once. */
  straight: z.literal(true).optional(),
  basis,
});

export type FaqContent = z.infer<typeof faq>;
