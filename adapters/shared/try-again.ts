import { setTimeout as sleep } from "node:timers/promises";
import { codeOf, fieldOf } from "./refused.ts";

/** Milliseconds: how long the first pause is at most; each next one is three times that. */
const FIRST = 150;

export type Patience = {
  /** No try begins after this, by the clock of `Date.now()`. */
  readonly until: number;
  /** After how many seconds a failure may be tried again; null where it is final. */
  readonly secondsAfter?: (error: unknown) => number | null;
};

/**
 * Does something again where it fails in passing, after pauses that grow and are never the same for two that failed together.
 *
 * @param work is told how often it has failed so far
 * @throws the last failure
 */
export async function tryAgain<T>(
  work: (failures: number) => Promise<T>,
  { until, secondsAfter = secondsAfterFailure }: Patience,
): Promise<T> {
  for (let failures = 0; ; failures++) {
    try {
      return await work(failures);
    } catch (error) {
      const seconds = secondsAfter(error);
      if (seconds === null) throw error;
      const pause = seconds * 1_000 + FIRST * 3 ** failures * (0.5 + Math.random() / 2);
      if (Date.now() + pause > until) throw error;
      await sleep(pause);
    }
  }
}

/**
 * After how many seconds something may be tried again: at once where nobody answered or the platform itself failed, later
 * where it is busy; null where it was refused, or the fault is ours.
 */
export function secondsAfterFailure(error: unknown): number | null {
  const status = fieldOf(error, "status") ?? fieldOf(error, "statusCode");
  if (status === 429) return secondsIn(error) ?? 1;
  if (typeof status === "number") return status >= 500 ? 0 : null;
  return isUnanswered(error) ? 0 : null;
}

/** How long a platform wants to be left alone, in seconds, where it says so. */
export function secondsIn(error: unknown): number | null {
  const seconds = fieldOf(error, "retryAfter");
  return typeof seconds === "number" ? seconds : null;
}

/** Whether there was no answer: the network, or a time that is over. */
function isUnanswered(error: unknown): boolean {
  const name = fieldOf(error, "name");
  return (
    /^(E[A-Z]+|UND_ERR_|HPE_)/.test(String(codeOf(error))) ||
    name === "AbortError" ||
    name === "TimeoutError"
  );
}
