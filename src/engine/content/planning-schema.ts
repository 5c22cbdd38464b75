import { z } from "zod";
import { basis, condition, id, share, strings, text } from "./basic-schema.ts";

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
});

/** What holds beside the dose. */
export const limit = z.strictObject({ when: condition, says: text });

/** What a plan of one's own, and "may I run?", reckon with. */
export const planning = z.strictObject({
  /** The questions before "may I run?" is answered. */
  run: z.array(id).min(1),
  /** Which questions tell the longest run that was fine, the next race, and its day. */
  furthest: id,
  race: id,
  raceDay: id,
  /** When a race is not to be run, and when it is to be walked or cut short whatever its length. */
  noRace: condition,
  shorterRace: condition,
});

/** "May I run, and how far?": where nothing is held back, after the dose. */
export const run = z.strictObject({
  title: text,
  /** For whom the dose leaves only walks: what comes after them. */
  afterWalks: text,
  /** How far, as `far`, after the longest run that was taken well, as `base`. */
  far: text,
  /** The same where the dose is a part of the distance at which it starts. */
  never: text,
  /** For whoever comes back, and where no run is known that was taken well. */
  ladder: text,
  noBase: text,
  /** Where to stop; and where to stop beside a limit of one's own. */
  stop: text,
  stopBeyond: text,
  /** What is known of longer runs. */
  study: text,
  /** What is said of a race, as `race`. */
  verdicts: strings(["no", "shorter", "may", "later"]),
  honesty: text,
  basis,
});

export type DoseContent = z.infer<typeof dose>;
export type RunContent = z.infer<typeof run>;
