import { z } from "zod";

/** Across and down, in a box of 320 by 180. */
const point = z.tuple([z.number(), z.number()]);
/** Which way something points, in degrees: 0 to the right, 90 up, 180 to the left. */
const way = z.number();

/**
 * A leg or an arm from its upper joint, by the ways of its parts; or by where its end is, as the body's own lengths allow,
 * and the way that the joint between them points.
 */
const limb = z.union([
  z.strictObject({ upper: way, lower: way, end: way.optional() }),
  z.strictObject({ to: point, joint: way, end: way.optional() }),
]);

const figure = z.strictObject({
  hips: point,
  /** From hips to shoulders. */
  trunk: way,
  /** How far the middle of the back is bowed to the left of that way. */
  bow: z.number().optional(),
  /** From shoulders to head. */
  neck: way,
  /** Which way the nose points; without it the face looks at us. */
  face: way.optional(),
  leg: limb,
  farLeg: limb.optional(),
  arm: limb.optional(),
  farArm: limb.optional(),
});

const thing = z.union([
  z.strictObject({
    line: z.array(point).min(2),
    width: z.number().default(4),
    dashed: z.literal(true).optional(),
  }),
  z.strictObject({
    box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    round: z.number().default(4),
  }),
  z.strictObject({
    words: z.string(),
    at: point,
    height: z.number(),
    bold: z.literal(true).optional(),
  }),
  z.strictObject({ disc: z.tuple([z.number(), z.number(), z.number()]) }),
]);

/** A drawing by joints: a file in a dialog's `drawings`. */
export const drawingSchema = z.strictObject({
  /** How large the figure is; 1 is 155 high when it stands. */
  size: z.number().gt(0).default(1),
  /** How far down the floor is; null where none is drawn. */
  floor: z.number().nullable().default(156),
  /** Furniture, walls, bands: behind the figure. */
  behind: z.array(thing).default([]),
  /** Where the movement starts: shown pale. */
  start: figure.optional(),
  end: figure,
  before: z.array(thing).default([]),
  /** The one thing to notice: how it moves. From, to, and by way of. */
  arrows: z.array(z.array(point).min(2).max(3)).default([]),
});

export type Point = readonly [number, number];
export type Drawing = z.infer<typeof drawingSchema>;
export type Figure = z.infer<typeof figure>;
export type Limb = z.infer<typeof limb>;
export type Thing = z.infer<typeof thing>;
