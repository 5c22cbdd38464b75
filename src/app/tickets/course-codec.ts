import { BACKS, type Course, MOST_VISITS } from "../../engine/index.ts";
import type { BitReader, BitWriter } from "./bits.ts";

/** Days since 1970 up to the year 2059; days after the walk, which stop at the most; how many visits; how it was. */
const WIDTH = { there: 1, dayZero: 15, day: 10, open: 2, visits: 3, back: 2 } as const;
const MOST_DAY = 2 ** WIDTH.day - 1;
const OPEN = [null, "short", "whole"] as const;

/** How it has gone since the walk: there or not, and then day 0, when they were last asked, what is open, and each visit. */
export function writeCourse(bits: BitWriter, course: Course | null): void {
  bits.write(course ? 1 : 0, WIDTH.there);
  if (!course) return;
  bits.write(course.dayZero, WIDTH.dayZero);
  bits.write(Math.min(course.asked, MOST_DAY), WIDTH.day);
  bits.write(OPEN.indexOf(course.open), WIDTH.open);
  bits.write(course.visits.length, WIDTH.visits);
  for (const { day, back } of course.visits) {
    bits.write(Math.min(day, MOST_DAY), WIDTH.day);
    bits.write(BACKS.indexOf(back), WIDTH.back);
  }
}

export function readCourse(bits: BitReader): Course | null {
  if (bits.read(WIDTH.there) === 0) return null;
  const dayZero = bits.read(WIDTH.dayZero);
  const asked = bits.read(WIDTH.day);
  const open = OPEN[bits.read(WIDTH.open)] ?? null;
  const visits = Array.from({ length: bits.read(WIDTH.visits) }, () => {
    const day = bits.read(WIDTH.day);
    return { day, back: BACKS[bits.read(WIDTH.back)] ?? "same" };
  });
  return { dayZero, asked, open, visits };
}

/** The most bits that it takes. */
export const COURSE_BITS =
  WIDTH.there +
  WIDTH.dayZero +
  WIDTH.day +
  WIDTH.open +
  WIDTH.visits +
  MOST_VISITS * (WIDTH.day + WIDTH.back);
