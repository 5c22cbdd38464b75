import { type Lock, type Look, WALK } from "../../engine/index.ts";
import type { BitReader, BitWriter } from "./bits.ts";
import { namesOf, questionBits, readQuestion, writeQuestion } from "./numbers.ts";

/** Room for 64 kinds of looks, and for 127 causes and as many topics. */
const WIDTH = { look: 6, section: 1, as: 3, why: 1, cause: 7, reply: 2 } as const;

const LOOKS = [
  "walk",
  "question",
  "changes",
  "plan",
  "numbers",
  "help",
  "stopped",
  "cause",
  "learn",
  "not-ok",
  "keep",
  "moved",
  "sources",
  "privacy",
] as const;
const AS = ["next", "back", "change", "clarify", "ask"] as const;
const REPLIES = [null, "yes", "no"] as const;
/** The highest permanent number of a cause or a topic. */
export const MOST_CAUSE = 2 ** WIDTH.cause - 1;

/** The most bits that a look takes, where questions are numbered up to this. */
export function lookBits(highest: number): number {
  return WIDTH.look + questionBits(highest) + WIDTH.as + WIDTH.why;
}

/** What is being looked at, by permanent numbers. */
export function writeLook(bits: BitWriter, lock: Lock, look: Look): void {
  bits.write(LOOKS.indexOf(look.type), WIDTH.look);
  if (look.type === "question") {
    writeQuestion(bits, lock, look.question);
    bits.write(AS.indexOf(look.as), WIDTH.as);
    bits.write(look.why ? 1 : 0, WIDTH.why);
  } else if (look.type === "moved") {
    writeQuestion(bits, lock, look.question);
  } else if (look.type === "cause") {
    bits.write(lock.causes[look.cause] ?? 0, WIDTH.cause);
  } else if (look.type === "learn" || look.type === "sources") {
    const topic = lock.topics[look.topic ?? ""];
    bits.write(topic === undefined ? 0 : 1, WIDTH.section);
    bits.write(topic ?? lock.causes[look.topic ?? ""] ?? 0, WIDTH.cause);
    if (look.type === "sources") bits.write(look.from === "cause" ? 1 : 0, WIDTH.section);
  } else if (look.type === "not-ok") {
    bits.write(REPLIES.indexOf(look.reply), WIDTH.reply);
  }
}

export function readLook(bits: BitReader, lock: Lock): Look {
  const names = namesOf(lock);
  const type = LOOKS[bits.read(WIDTH.look)];
  switch (type) {
    case undefined:
    case "walk":
      return WALK;
    case "question": {
      const question = readQuestion(bits, lock);
      const as = AS[bits.read(WIDTH.as)];
      const why = bits.read(WIDTH.why) === 1;
      return question !== undefined && as !== undefined ? { type, question, as, why } : WALK;
    }
    case "moved": {
      const question = readQuestion(bits, lock);
      return question === undefined ? WALK : { type, question };
    }
    case "cause": {
      const cause = names.causes.get(bits.read(WIDTH.cause));
      return cause === undefined ? WALK : { type, cause };
    }
    case "learn":
    case "sources": {
      const section = bits.read(WIDTH.section) === 1 ? names.topics : names.causes;
      const topic = section.get(bits.read(WIDTH.cause));
      if (type === "learn") return { type, topic: topic ?? null };
      const from = bits.read(WIDTH.section) === 1 ? "cause" : "learn";
      return topic === undefined ? WALK : { type, topic, from };
    }
    case "not-ok":
      return { type, reply: REPLIES[bits.read(WIDTH.reply)] ?? null };
    default:
      return { type };
  }
}
