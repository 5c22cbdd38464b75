import { SIZE } from "./size.mjs";

const WARM_UP = 3;
/** In microseconds; long enough that each pays for its own garbage, and not for the other's. */
const ROUND = 200_000;

/**
 * Runs two pieces of work in turns, round by round, so that a noisy machine disturbs both alike.
 *
 * @param work does some turns and returns how many, or a promise of that
 * @param yardstick the same, to compare with
 * @returns medians over the rounds: microseconds of CPU time per turn of each, and their ratio
 */
export async function race(work, yardstick) {
  const rounds = [];
  for (let round = -WARM_UP; round < SIZE.rounds; round++) {
    const pair = [await timed(work), await timed(yardstick)];
    if (round >= 0) rounds.push(pair);
  }
  return compare(rounds);
}

/** Medians over pairs of figures, taken side by side: of each, and of their ratio. */
export function compare(pairs) {
  return {
    work: median(pairs.map(([figure]) => figure)),
    yardstick: median(pairs.map(([, figure]) => figure)),
    ratio: median(pairs.map(([figure, other]) => figure / other)),
  };
}

async function timed(work) {
  const before = process.cpuUsage();
  let turns = 0;
  let spent = 0;
  while (spent < ROUND) {
    turns += await work();
    const { user, system } = process.cpuUsage(before);
    spent = user + system;
  }
  return spent / turns;
}

function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1];
}
