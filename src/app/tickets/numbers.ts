import type { Lock } from "../../engine/index.ts";
import type { BitReader, BitWriter } from "./bits.ts";

/** Bits for a question's permanent number. */
const WIDTH = 6;
/** Which part of the lock file numbers a question. */
const SECTION = 1;
/** Question numbers from here on take twice the bits. */
const ESCAPE = 2 ** WIDTH - 1;
/** The highest permanent number that a question may have. */
export const MOST_QUESTION = ESCAPE + 2 ** WIDTH - 1;

export function writeNumber(bits: BitWriter, number: number): void {
  bits.write(Math.min(number, ESCAPE), WIDTH);
  if (number >= ESCAPE) bits.write(number - ESCAPE, WIDTH);
}

export function readNumber(bits: BitReader): number {
  const number = bits.read(WIDTH);
  return number < ESCAPE ? number : ESCAPE + bits.read(WIDTH);
}

export function numberBits(number: number): number {
  return number < ESCAPE ? WIDTH : 2 * WIDTH;
}

/** Any question of the lock file: a bit for its part, then its number. */
export function writeQuestion(bits: BitWriter, lock: Lock, id: string): void {
  const fixed = lock.fixed[id];
  bits.write(fixed ? 1 : 0, SECTION);
  writeNumber(bits, (fixed ?? lock.walk[id])?.number ?? 0);
}

export function readQuestion(bits: BitReader, lock: Lock): string | undefined {
  const names = namesOf(lock);
  const section = bits.read(SECTION) === 1 ? names.fixed : names.walk;
  return section.get(readNumber(bits));
}

export function questionBits(number: number): number {
  return SECTION + numberBits(number);
}

/** Ids by number, and each question's options by theirs. */
export type Names = Readonly<Record<Exclude<keyof Lock, "flags">, ReadonlyMap<number, string>>> & {
  readonly options: ReadonlyMap<string, ReadonlyMap<number, string>>;
};
const namesByLock = new WeakMap<Lock, Names>();

/** The lock file turned round: ids by number. */
export function namesOf(lock: Lock): Names {
  const known = namesByLock.get(lock);
  if (known) return known;
  const turn = (ids: Readonly<Record<string, number | { readonly number: number }>>) =>
    new Map(
      Object.entries(ids).map(([id, entry]) => [
        typeof entry === "number" ? entry : entry.number,
        id,
      ]),
    );
  const names: Names = {
    fixed: turn(lock.fixed),
    walk: turn(lock.walk),
    ages: turn(lock.ages),
    regions: turn(lock.regions),
    causes: turn(lock.causes),
    topics: turn(lock.topics),
    exercises: turn(lock.exercises),
    faqs: turn(lock.faqs),
    options: new Map(
      [...Object.entries(lock.fixed), ...Object.entries(lock.walk)].map(([id, { options }]) => [
        id,
        turn(options),
      ]),
    ),
  };
  namesByLock.set(lock, names);
  return names;
}
