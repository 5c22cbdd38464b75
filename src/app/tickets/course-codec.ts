import { BACKS, type Course, MOST_VISITS } from "../../engine/index.ts";
import type { BitReader, BitWriter } from "./bits.ts";

/** Days since 1970 up to the year 2059; days after the walk; steps from 4 below to 3 above; how many visits; how it was. */
const WIDTH = { there: 1, dayZero: 15, day: 10, open: 2, moved: 3, visits: 3, back: 2 } as const;
const NOT_MOVED = 4;
const OPEN = [null, "short", "whole"] as const;

/** How it has gone since the walk: there or not, and then day 0, what stands where since when, what is open, and each visit. */
export function writeCourse(bits: BitWriter, course: Course | null): void {
  bits.write(course ? 1 : 0, WIDTH.there);
  if (!course) return;
  bits.write(course.dayZero, WIDTH.dayZero);
  for (const day of [course.asked, course.since, course.movedOn]) bits.write(day, WIDTH.day);
  bits.write(course.moved + NOT_MOVED, WIDTH.moved);
  bits.write(OPEN.indexOf(course.open), WIDTH.open);
  bits.write(course.visits.length, WIDTH.visits);
  for (const { day, back } of course.visits) {
    bits.write(day, WIDTH.day);
    bits.write(BACKS.indexOf(back), WIDTH.back);
  }
}

export function readCourse(bits: BitReader): Course | null {
  if (bits.read(WIDTH.there) === 0) return null;
  const dayZero = bits.read(WIDTH.dayZero);
  const asked = bits.read(WIDTH.day);
  const since = bits.read(WIDTH.day);
  const movedOn = bits.read(WIDTH.day);
  const moved = bits.read(WIDTH.moved) - NOT_MOVED;
  const open = OPEN[bits.read(WIDTH.open)] ?? null;
  const visits = Array.from({ length: bits.read(WIDTH.visits) }, () => {
    const day = bits.read(WIDTH.day);
    return { day, back: BACKS[bits.read(WIDTH.back)] ?? "same" };
  });
  return { dayZero, asked, since, moved, movedOn, open, visits };
}

/** The most bits that it takes. */
export const COURSE_BITS =
  WIDTH.there +
  WIDTH.dayZero +
  3 * WIDTH.day +
  WIDTH.moved +
  WIDTH.open +
  WIDTH.visits +
  MOST_VISITS * (WIDTH.day + WIDTH.back);
