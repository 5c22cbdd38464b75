import { type Lock, MOST_BITS } from "../../engine/content/lock.ts";
import type { Content } from "../../engine/content/schema.ts";
import { type Placed, questionsOf } from "./questions-of.ts";

type Numbered = Lock["walk"][string];

/**
 * The lock file with a number for everything that has none yet. Numbers that stand are never changed, moved or reused,
 * even when what they named is gone; so old tickets and buttons keep their meaning.
 */
export function appendNumbers(content: Content, lock: Lock): Lock {
  const placed = questionsOf(content);
  return {
    fixed: appendQuestions(lock.fixed, placed.filter(isFixed)),
    walk: appendQuestions(
      lock.walk,
      placed.filter((one) => !isFixed(one)),
    ),
    ages: appendIds(lock.ages, content.ages),
    regions: appendIds(lock.regions, content.regions),
    causes: appendIds(lock.causes, content.causes),
    topics: appendIds(lock.topics, content.topics),
    exercises: appendIds(lock.exercises, content.exercises),
    faqs: appendIds(lock.faqs, content.faqs),
    flags: appendIds(lock.flags, content.flags),
  };
}

function appendQuestions(numbers: Lock["walk"], questions: readonly Placed[]): Lock["walk"] {
  const appended = { ...numbers };
  let next = 1 + Math.max(-1, ...Object.values(numbers).map(({ number }) => number));
  for (const placed of questions) {
    const { question } = placed;
    const known = appended[question.id];
    const options = appendIds(known?.options ?? {}, question.options);
    const number = known?.number ?? next++;
    const many = known?.many ?? isMask(placed);
    const bits = known?.bits ?? roomFor(many, Object.keys(options).length);
    appended[question.id] = { number, bits, many, options };
  }
  return appended;
}

function appendIds(
  numbers: Readonly<Record<string, number>>,
  entries: readonly { readonly id: string }[],
): Record<string, number> {
  const appended = { ...numbers };
  let next = 1 + Math.max(0, ...Object.values(numbers));
  for (const { id } of entries) {
    if (appended[id] === undefined) appended[id] = next++;
  }
  return appended;
}

/** Bits for an answer: one option's number, or a bit each and one for "not sure". */
function roomFor(many: boolean, options: number): number {
  return many ? options + 1 : Math.ceil(Math.log2(options + 1));
}

/** Whether a question's place is the dialog's own; the others come in the order in which they are worth asking. */
function isFixed({ question, path }: Placed): boolean {
  return path[0] !== "questions" || question.ask !== undefined;
}

/** Whether an answer is a bit for each option: ticks, and self-tests with their "not sure that I did it right". */
function isMask({ question, path }: Placed): boolean {
  return question.choose === "many" || path[0] === "selfTests";
}

/** Whether a question's answers still fit the bits they were given, and mean what they meant. */
export function hasRoomIn(lock: Lock, placed: Placed): boolean {
  const { id } = placed.question;
  const [own, other] = isFixed(placed) ? [lock.fixed, lock.walk] : [lock.walk, lock.fixed];
  const entry = own[id];
  return other[id] === undefined && (entry === undefined || hasRoom(placed, entry));
}

function hasRoom(placed: Placed, { bits, many, options }: Numbered): boolean {
  const highest = Math.max(0, ...Object.values(options));
  return (
    bits <= MOST_BITS && many === isMask(placed) && (many ? highest < bits : highest < 2 ** bits)
  );
}
