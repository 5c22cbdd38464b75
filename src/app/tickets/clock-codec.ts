import type { Clock, Dialog, Lock } from "../../engine/index.ts";
import type { BitReader, BitWriter } from "./bits.ts";
import { questionBits, readQuestion, writeQuestion } from "./numbers.ts";

/** A moment in milliseconds since 1970, up to the year 2109, in two parts; a try by one more than its figure, which is at most 300, 0 for none. */
const WIDTH = { open: 1, high: 21, low: 21, figure: 9 } as const;
const TRIES = 2;

export function writeClock(bits: BitWriter, lock: Lock, clock: Clock | null): void {
  bits.write(clock ? 1 : 0, WIDTH.open);
  if (!clock) return;
  writeQuestion(bits, lock, clock.question);
  const since = clock.since ?? 0;
  bits.write(Math.floor(since / 2 ** WIDTH.low), WIDTH.high);
  bits.write(since % 2 ** WIDTH.low, WIDTH.low);
  for (let at = 0; at < TRIES; at++) {
    const figure = clock.tries[at];
    bits.write(figure === undefined ? 0 : figure + 1, WIDTH.figure);
  }
}

export function readClock(bits: BitReader, lock: Lock): Clock | null {
  if (bits.read(WIDTH.open) === 0) return null;
  const question = readQuestion(bits, lock);
  const since = bits.read(WIDTH.high) * 2 ** WIDTH.low + bits.read(WIDTH.low);
  const tries = Array.from({ length: TRIES }, () => bits.read(WIDTH.figure)).filter(Boolean);
  return question === undefined
    ? null
    : { question, since: since || null, tries: tries.map((figure) => figure - 1) };
}

/** The most bits that a clock takes. */
export function clockBits({ lock, questions }: Dialog): number {
  const numbers = [...questions.keys()].map((id) => (lock.fixed[id] ?? lock.walk[id])?.number ?? 0);
  const { figure, high, low, open } = WIDTH;
  return open + questionBits(Math.max(0, ...numbers)) + high + low + TRIES * figure;
}
