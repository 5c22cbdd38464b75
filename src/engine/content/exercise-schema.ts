import { z } from "zod";
import { basis, id, text } from "./basic-schema.ts";

/** A drawing of the dialog, by its file's name in `drawings`, and what teaches the same without it. */
export const picture = z.strictObject({ drawing: id, alt: text });

/** An exercise that plans name, and how to do it. */
export const exercise = z.strictObject({
  id,
  name: text,
  /** What the card is called: "How to do a bridge". */
  title: text,
  picture: picture.optional(),
  /** What to do and to notice, in order. */
  cues: z.array(text).length(3),
  easier: text,
  harder: text,
  /** An instrument on the page that goes with it. */
  tool: id.optional(),
  basis,
});

/** An exercise in someone's plan: which, and how much. */
export const exercised = z.strictObject({ exercise: id, dose: text });

/**
 * The places of a question's options on a drawing: the middle of each, from left and from above, as the drawing counts.
 * A page that draws it numbers the options.
 */
export const map = picture.extend({ spots: z.record(id, z.tuple([z.number(), z.number()])) });

export type Picture = z.infer<typeof picture>;
