import { type Lock, MOST_ASKED, type NotOkStep, type Page, WALK } from "../../engine/index.ts";
import type { BitReader, BitWriter } from "./bits.ts";
import { namesOf, questionBits, readQuestion, writeQuestion } from "./numbers.ts";

/** Room for 64 kinds of pages, and for 127 causes, and as many topics, exercises and questions that people ask. */
const WIDTH = {
  page: 6,
  section: 1,
  as: 3,
  why: 1,
  cause: 7,
  step: 2,
  from: 2,
  asked: 2,
  known: 1,
  hour: 5,
} as const;

const PAGES = [
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
  // Steps of the not-OK page that came later have numbers of their own: what follows stays where it was.
  "low",
  "told",
  "danger",
  "safe",
  "run",
  "more",
  "signs",
  "no-fit",
  "hand-over",
  "exercise",
  "faqs",
  "faq",
  "progress",
  "remind",
] as const;
const AS = ["next", "back", "change", "clarify", "ask", "plan", "run"] as const;
const FROM = ["walk", "plan", "learn"] as const;
const STEPS: readonly NotOkStep[] = ["ask", "crisis", "support"];
/** The highest permanent number of a cause, a topic, an exercise or a question that people ask. */
export const MOST_CAUSE = 2 ** WIDTH.cause - 1;

/** The most bits that a page takes, and the one that it may stand over, where questions are numbered up to this. */
export function pageBits(highest: number): number {
  const over = WIDTH.page + questionBits(highest) + WIDTH.as + WIDTH.why;
  return WIDTH.page + WIDTH.asked + WIDTH.known + MOST_ASKED * WIDTH.cause + over;
}

/** What is being looked at, by permanent numbers. */
export function writePage(bits: BitWriter, lock: Lock, page: Page): void {
  const kind = PAGES.find((name) => page.type === "not-ok" && name === page.step) ?? page.type;
  bits.write(PAGES.indexOf(kind), WIDTH.page);
  if (page.type === "question") {
    writeQuestion(bits, lock, page.question);
    bits.write(AS.indexOf(page.as), WIDTH.as);
    bits.write(page.why ? 1 : 0, WIDTH.why);
  } else if (page.type === "moved") {
    writeQuestion(bits, lock, page.question);
  } else if (page.type === "cause") {
    bits.write(lock.causes[page.cause] ?? 0, WIDTH.cause);
  } else if (page.type === "learn" || page.type === "sources") {
    const topic = lock.topics[page.topic ?? ""];
    bits.write(topic === undefined ? 0 : 1, WIDTH.section);
    bits.write(topic ?? lock.causes[page.topic ?? ""] ?? 0, WIDTH.cause);
    if (page.type === "sources") bits.write(page.from === "cause" ? 1 : 0, WIDTH.section);
  } else if (page.type === "exercise") {
    bits.write(lock.exercises[page.exercise ?? ""] ?? 0, WIDTH.cause);
    bits.write(FROM.indexOf(page.from), WIDTH.from);
  } else if (page.type === "remind") {
    bits.write(page.hour === null ? 0 : page.hour + 1, WIDTH.hour);
  } else if (page.type === "faq") {
    bits.write(page.faqs.length, WIDTH.asked);
    bits.write(page.isKnown ? 1 : 0, WIDTH.known);
    for (const faq of page.faqs) bits.write(lock.faqs[faq] ?? 0, WIDTH.cause);
    writePage(bits, lock, page.over);
  } else if (kind === "not-ok" && page.type === "not-ok") {
    bits.write(STEPS.indexOf(page.step), WIDTH.step);
  }
}

export function readPage(bits: BitReader, lock: Lock): Page {
  const names = namesOf(lock);
  const type = PAGES[bits.read(WIDTH.page)];
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
    case "exercise": {
      const exercise = names.exercises.get(bits.read(WIDTH.cause)) ?? null;
      return { type, exercise, from: FROM[bits.read(WIDTH.from)] ?? "walk" };
    }
    case "faq": {
      const asked = bits.read(WIDTH.asked);
      const isKnown = bits.read(WIDTH.known) === 1;
      const read = Array.from({ length: asked }, () => names.faqs.get(bits.read(WIDTH.cause)));
      const faqs = read.filter((id) => id !== undefined);
      const over = readPage(bits, lock);
      return faqs.length < asked || asked === 0 ? over : { type, faqs, isKnown, over };
    }
    case "remind": {
      const hour = bits.read(WIDTH.hour);
      return { type, hour: hour === 0 ? null : hour - 1 };
    }
    case "not-ok":
      return { type, step: STEPS[bits.read(WIDTH.step)] ?? "ask" };
    case "low":
    case "told":
    case "danger":
    case "safe":
      return { type: "not-ok", step: type };
    default:
      return { type };
  }
}
