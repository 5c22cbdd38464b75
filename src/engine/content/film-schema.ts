import { z } from "zod";
import { text } from "./basic-schema.ts";

/** A text for each of some keys. */
const texts = <const K extends readonly string[]>(...keys: K) => z.record(z.enum(keys), text);

/** What the film check says, step by step. */
export const film = z.strictObject({
  offer: text,
  title: text,
  intro: text,
  stays: text,
  needsScript: text,
  meanings: text,
  back: text,
  start: text,
  use: text,
  open: text,
  file: text,
  broken: text,
  moment: text,
  momentHint: text,
  place: text,
  time: text,
  play: text,
  pause: text,
  slow: text,
  before: text,
  after: text,
  touch: text,
  way: text,
  left: text,
  right: text,
  mark: text,
  markHint: text,
  keys: text,
  marks: text,
  moved: text,
  first: text,
  move: text,
  toLeft: text,
  toUp: text,
  toDown: text,
  toRight: text,
  big: text,
  closer: text,
  wider: text,
  next: text,
  skip: text,
  show: text,
  result: text,
  hint: text,
  again: text,
  turn: text,
  anotherMoment: text,
  another: text,
  picture: text,
  marking: text,
  drawn: text,
  good: z.array(text).min(1),
});

const MARKS = ["hip", "knee", "ankle", "shoulder", "ground", "ground2"] as const;
const band = z.strictObject({ name: text, text, means: text });

/** The marks of the film check, and what they show. */
export const filmMarks = z.strictObject({
  names: texts(...MARKS),
  hints: texts(...MARKS),
  bands: z.strictObject({ near: band, ahead: band, far: band, "cannot-tell": band }),
  whys: texts("small", "ground", "slope", "order", "bent", "way", "late", "air", "between"),
  trunks: texts("upright", "folded", "cannot-tell"),
  /** What the lines on the picture are, and where the limits come from. */
  lines: text,
  limits: text,
  save: text,
});
