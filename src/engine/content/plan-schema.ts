import { z } from "zod";
import { basis, condition, id, share, text } from "./basic-schema.ts";

/** What a dialog's content says of doing the activity: what is held back, how much fits, and how it is planned. */

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
  /** The share is of the distance at which it starts, and not of what was taken well. */
  of: z.literal("start").optional(),
  says: text,
  /** What a plan calls such a run where it has no distance for it. */
  day: text.optional(),
});

/** General advice: what everyone may do, how sore it may get, and the way back. */
export const plan = z.strictObject({
  /** For everyone. */
  rules: z.array(text).min(1),
  /** How sore it may get: the one rule, in the same words wherever it stands. */
  rule: z.array(text).min(1),
  /** The way back for whoever stopped. */
  ladder: z.array(text).min(1),
  basis,
});

/** What a plan of one's own, and whether they may run, are made of. */
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
  verdicts: z.strictObject({ no: text, wait: text, shorter: text, may: text, later: text }),
  honesty: text,
  basis,
});

const says = z.array(z.strictObject({ when: condition, says: text })).default([]);

/** A plan of one's own, day by day for two weeks: what it asks, and how it is worded. {Words in braces} are filled in. */
export const twoWeeks = z.strictObject({
  /** Which questions tell the days of the week, and the usual distance. */
  asked: z.strictObject({ days: id, usual: id }),
  /** The habit's own advice, as `first`. */
  first: text,
  /** In place of the dose, for whoever had no run that was back to usual next morning, and begins on the ladder. */
  noneGood: text,
  /** What the two weeks are called. */
  weeks: z.tuple([text, text]),
  /** Some days, as `days`, and what they are for, as `deed`. */
  day: text,
  /** A run of some `distance`. */
  run: text,
  race: text,
  exerciseDay: text,
  /** What all other days are for. */
  rest: text,
  /** The habit's own exercises, as `exercises`. */
  exercises: text,
  /** What no run goes beyond, as `distance`, where the days cannot say it. */
  most: text,
  good: text,
  /** What to do when it was not; and the same for whoever is on the ladder. */
  flare: text,
  flareOnLadder: text,
  /** What kind of advice it is. */
  guidance: text,
  /** What stands on the page to keep beside it: for everyone who runs, and for some. */
  next: z.array(text).min(1),
  also: says,
  basis,
});
