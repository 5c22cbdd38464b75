import type { Lock } from "../../engine/lock.ts";
import type { Content, QuestionContent } from "../../engine/schema.ts";

type Numbered = Lock["walk"][string];

/**
 * The lock file with a number for everything that has none yet. Numbers that stand are never changed, moved or reused,
 * even when what they named is gone; so old tickets and buttons keep their meaning.
 */
export function appendNumbers(content: Content, lock: Lock): Lock {
  return {
    screen: appendQuestions(lock.screen, [...content.screen, ...content.followUps]),
    walk: appendQuestions(lock.walk, [...content.questions, ...content.selfTests]),
    ages: appendIds(lock.ages, content.ages),
    regions: appendIds(lock.regions, content.regions),
    causes: appendIds(lock.causes, content.causes),
    topics: appendIds(lock.topics, content.topics),
    flags: appendIds(lock.flags, content.flags),
  };
}

function appendQuestions(
  numbers: Lock["walk"],
  questions: readonly QuestionContent[],
): Lock["walk"] {
  const appended = { ...numbers };
  let next = 1 + Math.max(-1, ...Object.values(numbers).map(({ number }) => number));
  for (const question of questions) {
    const known = appended[question.id];
    const options = appendIds(known?.options ?? {}, question.options);
    const number = known?.number ?? next++;
    const bits = known?.bits ?? roomFor(question, Object.keys(options).length);
    const many = known?.many ?? question.choose === "many";
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
function roomFor(question: QuestionContent, options: number): number {
  return question.choose === "many" ? options + 1 : Math.ceil(Math.log2(options + 1));
}

/** Whether a question's answers still fit the bits they were given, and mean what they meant. */
export function hasRoomIn(lock: Lock, question: QuestionContent): boolean {
  const entry = lock.screen[question.id] ?? lock.walk[question.id];
  return entry === undefined || hasRoom(question, entry);
}

function hasRoom(question: QuestionContent, { bits, many, options }: Numbered): boolean {
  const highest = Math.max(0, ...Object.values(options));
  const isSame = many === (question.choose === "many");
  return isSame && (many ? highest < bits : highest < 2 ** bits);
}
