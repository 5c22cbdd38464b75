import type { Question } from "./dialog.ts";
import { NOT_SURE } from "./ref.ts";

/**
 * One answered question. No options means "none of these"; `["not-sure"]` means the person does not know. Beside the
 * option of a self-test, `"not-sure"` means that it may not have been done right.
 */
export type Answer = { readonly question: string; readonly options: readonly string[] };

/** What someone has told, as far as beliefs and safety go by it: their age band, their answers in the order asked, and how it went since. */
export type Told = {
  readonly age: string | null;
  readonly answers: readonly Answer[];
  readonly course?: Course | null;
};

/** How it has gone since the walk, over the times that someone came back. */
export type Course = {
  /** The day of the walk, day 0, in days since 1 January 1970; nothing but a new walk moves it. */
  readonly dayZero: number;
  /** On which day after day 0 they were last asked how it went. */
  readonly asked: number;
  /** Since which day after day 0 they try what they try. */
  readonly since: number;
  /** How many steps the plan stands above what the answers allow, or below where it is under 0, and since which day. */
  readonly moved: number;
  readonly movedOn: number;
  /** They are being asked just now: after one short safety card, or the whole safety screen. */
  readonly open: "short" | "whole" | null;
  /** What they said each time, the newest last; at most `MOST_VISITS`. */
  readonly visits: readonly Visit[];
};

/** One time that someone said how it went. */
export type Visit = { readonly day: number; readonly back: Back };

/** How a back is, next to the time before. */
export const BACKS = ["better", "same", "worse", "gone"] as const;
export type Back = (typeof BACKS)[number];

/** Older ones are not remembered. */
export const MOST_VISITS = 5;

/** Whether an answer gives a self-test's outcome, and says that it may not have been done right. */
export function isDoubted(question: Question, { options }: Answer): boolean {
  return question.role === "self-test" && options.length === 2 && options.includes(NOT_SURE);
}
