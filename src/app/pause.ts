const SHORTEST = 1_000;
const LONGEST = 60_000;

/**
 * How long to wait before the next try, in milliseconds: the longer the more have failed, up to a minute, and never the
 * same for two processes that failed together.
 *
 * @param failures how many tries have failed in a row, from 1 on
 */
export function pauseAfter(failures: number): number {
  const longest = Math.min(SHORTEST * 2 ** (failures - 1), LONGEST);
  return longest * (0.5 + Math.random() / 2);
}
