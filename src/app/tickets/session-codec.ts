import {
  type Answer,
  type Dialog,
  distanceUnits,
  isAdaptive,
  type Lock,
  mostAdaptive,
  NOT_SURE,
  type Offer,
  type Session,
  UNDER_18,
} from "../../engine/index.ts";
import { BitReader, BitWriter } from "./bits.ts";
import { clockBits, readClock, writeClock } from "./clock-codec.ts";
import { COURSE_BITS, readCourse, writeCourse } from "./course-codec.ts";
import { MOST_QUESTION, namesOf, numberBits, readNumber, writeNumber } from "./numbers.ts";
import { offersBits, readOffers, writeOffers } from "./offer-codec.ts";
import { MOST_CAUSE, pageBits, readPage, writePage } from "./page-codec.ts";

/**
 * A session as bits, by the permanent numbers of the lock file:
 *
 *     content fingerprint 10 | start day 15 | age 5 | told age 5 | region 5 | checked, tested, returned 1 each
 *     page 6 and what it is of
 *     questions with a place of their own: how many numbers follow 7, a bit for each: answered or not; then each answer
 *     questions in the order given: how many 6; then for each its question's number and the answer
 *     offers: how many 4; then for each its question's part 1 and number, and its option's number
 *     distances 2 | only wants to know whether they may run 1 | plan day 15, 0 for none
 *     clock: open or not 1, its question's part 1 and number, begins at 42, 0 for not running, two tries 9 each, 0 for none
 *     course since the walk: there or not 1, day 0 15, last asked 10, open 2, visits 3, each its day 10 and how it was 2
 *
 * Older tickets end in zeros for what came later.
 *
 * An answer takes the bits that the lock file gives its question: the option's number (0 for "not sure"), or, for ticks
 * and self-tests, a bit for each option's number (bit 0 for "not sure"). A question's number takes 6 bits up to 62; from
 * 63 on, 6 set bits and 6 more.
 */
const WIDTH = {
  fingerprint: 10,
  day: 15,
  age: 5,
  region: 5,
  flag: 1,
  fixedNumbers: 7,
  walkAnswers: 6,
  distances: 2,
} as const;

const UNDER_18_NUMBER = 2 ** WIDTH.age - 1;

/** By number. */
const DISTANCES = [null, ...distanceUnits] as const;

/** The highest permanent number that a ticket can hold, for each part of the lock file; flags are not in tickets. */
export const MOST_NUMBER = {
  fixed: 2 ** WIDTH.fixedNumbers - 2,
  walk: MOST_QUESTION,
  ages: UNDER_18_NUMBER - 1,
  regions: 2 ** WIDTH.region - 1,
  causes: MOST_CAUSE,
  topics: MOST_CAUSE,
  exercises: MOST_CAUSE,
  faqs: MOST_CAUSE,
} as const;

/**
 * The size of an encoded session in bytes: always the same, so that a ticket's length tells nothing. A ticket is then as
 * much as two of Discord's custom ids hold in plain letters; no card has fewer.
 */
export const SESSION_BYTES = 116;

/** @param fingerprint the content's fingerprint, 10 bits */
export function encodeSession(dialog: Dialog, session: Session, fingerprint: number): Uint8Array {
  const { lock } = dialog;
  const bits = new BitWriter(SESSION_BYTES);
  bits.write(fingerprint, WIDTH.fingerprint);
  bits.write(session.startDay, WIDTH.day);
  for (const age of [session.age, session.toldAge]) {
    bits.write(age === UNDER_18 ? UNDER_18_NUMBER : (lock.ages[age ?? ""] ?? 0), WIDTH.age);
  }
  bits.write(lock.regions[session.region ?? ""] ?? 0, WIDTH.region);
  for (const flag of [session.checked, session.tested, session.returned]) {
    bits.write(flag ? 1 : 0, WIDTH.flag);
  }
  writePage(bits, lock, session.page);

  /** By number; where there is none, nothing. */
  const fixed: Answer[] = [];
  const others: Answer[] = [];
  for (const answer of session.answers) {
    const number = lock.fixed[answer.question]?.number;
    if (number === undefined) others.push(answer);
    else fixed[number] = answer;
  }
  bits.write(fixed.length, WIDTH.fixedNumbers);
  for (let number = 0; number < fixed.length; number++) bits.write(fixed[number] ? 1 : 0, 1);
  for (const answer of fixed) {
    if (answer) writeAnswer(bits, lock.fixed, answer);
  }
  bits.write(others.length, WIDTH.walkAnswers);
  for (const answer of others) {
    writeNumber(bits, lock.walk[answer.question]?.number ?? 0);
    writeAnswer(bits, lock.walk, answer);
  }
  writeOffers(bits, lock, session.offers);
  bits.write(DISTANCES.indexOf(session.distances), WIDTH.distances);
  bits.write(session.wantsRun ? 1 : 0, WIDTH.flag);
  bits.write(session.planDay ?? 0, WIDTH.day);
  writeClock(bits, lock, session.clock);
  writeCourse(bits, session.course);
  return bits.bytes;
}

/**
 * The session that the bits hold, as far as this lock file knows their numbers: bits from newer content are read up to
 * the first unknown question, and are then not whole. Answers to questions that are gone keep their ids; `fitSession`
 * drops them, and puts the rest in order.
 */
export function decodeSession(
  dialog: Dialog,
  bytes: Uint8Array,
): { readonly session: Session; readonly fingerprint: number; readonly isWhole: boolean } {
  const { lock } = dialog;
  const { ages, regions } = namesOf(lock);
  const bits = new BitReader(bytes);
  const readAge = () => {
    const number = bits.read(WIDTH.age);
    return number === UNDER_18_NUMBER ? UNDER_18 : (ages.get(number) ?? null);
  };
  const readFlag = () => bits.read(WIDTH.flag) === 1;
  const answers: Answer[] = [];
  const offers: Offer[] = [];
  const fingerprint = bits.read(WIDTH.fingerprint);
  // In the order in which they were written; what came later stands at the end.
  const session: Session = {
    distances: null,
    wantsRun: false,
    planDay: null,
    clock: null,
    course: null,
    startDay: bits.read(WIDTH.day),
    age: readAge(),
    toldAge: readAge(),
    region: regions.get(bits.read(WIDTH.region)) ?? null,
    checked: readFlag(),
    tested: readFlag(),
    returned: readFlag(),
    page: readPage(bits, lock),
    answers,
    offers,
  };
  const isWhole = isRead(() => {
    return readAnswers(bits, lock, answers) && readOffers(bits, lock, offers);
  });
  // What stands behind something unknown cannot be found.
  const distances = (isWhole && DISTANCES[bits.read(WIDTH.distances)]) || null;
  const wantsRun = isWhole && readFlag();
  const planDay = (isWhole && bits.read(WIDTH.day)) || null;
  const clock = isWhole ? readClock(bits, lock) : null;
  const course = isWhole ? readCourse(bits) : null;
  const ordered = answers.map((answer) => inContentOrder(dialog, answer));
  return {
    session: { ...session, distances, wantsRun, planDay, clock, course, answers: ordered },
    fingerprint,
    isWhole,
  };
}

/** The answer with its options as the dialog has them: numbers stand in the order in which they were given out. */
function inContentOrder({ questions }: Dialog, answer: Answer): Answer {
  if (answer.options.length < 2) return answer;
  const known = questions.get(answer.question)?.content.options.map(({ id }) => id) ?? [];
  const place = (id: string) => (known.includes(id) ? known.indexOf(id) : known.length);
  return { ...answer, options: answer.options.toSorted((a, b) => place(a) - place(b)) };
}

/** Whether all could be read. */
function isRead(read: () => boolean): boolean {
  try {
    return read();
  } catch (error) {
    // More than there are bits: none of this content's making.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Adds the answers that can be read; gives whether those are all. */
function readAnswers(bits: BitReader, lock: Lock, answers: Answer[]): boolean {
  const { fixed, walk, options } = namesOf(lock);
  const answered: number[] = [];
  const numbers = bits.read(WIDTH.fixedNumbers);
  for (let number = 0; number < numbers; number++) {
    if (bits.read(1) === 1) answered.push(number);
  }
  for (const number of answered) {
    const id = fixed.get(number);
    if (id === undefined) return false;
    answers.push(readAnswer(bits, lock.fixed[id], options.get(id), id));
  }
  const count = bits.read(WIDTH.walkAnswers);
  for (let at = 0; at < count; at++) {
    const id = walk.get(readNumber(bits));
    if (id === undefined) return false;
    answers.push(readAnswer(bits, lock.walk[id], options.get(id), id));
  }
  return true;
}

/** The most bits that any session of the dialog can take; `SESSION_BYTES` must hold them. */
export function longestSession(dialog: Dialog): number {
  const { lock } = dialog;
  const others = dialog.walk.filter(isAdaptive).map(({ id }) => {
    const { number = 0, bits = 0 } = lock.walk[id] ?? {};
    return numberBits(number) + bits;
  });
  const longest = others.sort((a, b) => b - a).slice(0, mostAdaptive(dialog));
  if (longest.length >= 2 ** WIDTH.walkAnswers) return Number.POSITIVE_INFINITY;
  const fixed = [...dialog.questions.values()].flatMap(({ id }) => lock.fixed[id] ?? []);
  const presence = Math.max(0, ...fixed.map(({ number }) => number + 1));

  const entries = [...Object.values(lock.fixed), ...Object.values(lock.walk)];
  const page = pageBits(Math.max(0, ...entries.map(({ number }) => number)));
  const head = WIDTH.fingerprint + WIDTH.day + 2 * WIDTH.age + WIDTH.region + 3 * WIDTH.flag;
  return (
    head +
    page +
    WIDTH.fixedNumbers +
    fixed.reduce((sum, { bits }) => sum + bits, presence) +
    WIDTH.walkAnswers +
    longest.reduce((sum, width) => sum + width, 0) +
    offersBits(dialog) +
    WIDTH.distances +
    WIDTH.flag +
    WIDTH.day +
    clockBits(dialog) +
    COURSE_BITS
  );
}

function writeAnswer(bits: BitWriter, section: Lock["walk"], answer: Answer): void {
  const entry = section[answer.question];
  if (!entry) return;
  const numbers = answer.options.map((option) => entry.options[option] ?? 0);
  const value = entry.many
    ? numbers.reduce((mask, number) => mask | (1 << number), 0)
    : (numbers[0] ?? 0);
  bits.write(value, entry.bits);
}

function readAnswer(
  bits: BitReader,
  entry: Lock["walk"][string] | undefined,
  names: ReadonlyMap<number, string> | undefined,
  id: string,
): Answer {
  if (!entry || !names) return { question: id, options: [] };
  const value = bits.read(entry.bits);
  const options: string[] = [];
  if (entry.many) {
    names.forEach((option, number) => {
      if ((value >> number) & 1) options.push(option);
    });
  } else {
    const option = names.get(value);
    if (option !== undefined) options.push(option);
  }
  const isUnsure = entry.many ? value & 1 : value === 0;
  if (isUnsure) options.push(NOT_SURE);
  return { question: id, options };
}
