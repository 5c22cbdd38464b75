import {
  type Dialog,
  type Event,
  type Lock,
  NOT_OK_REPLIES,
  NOT_SURE,
  type NotOkReply,
} from "../../engine/index.ts";
import { type Names, namesOf } from "./numbers.ts";

/**
 * An event as a button carries it beside the ticket: a letter, then permanent numbers in base 36, such as `aw3.2` for
 * the second option of the walk's question 3. Looked up by number, never counted by position.
 */
export const MOST_ACTION = 8;

/** The events that are their type and nothing more. */
export const PLAIN_TYPES = [
  "start",
  "back",
  "plan",
  "keep",
  "help",
  "privacy",
  "checked",
  "carry-on",
  "stop",
  "restart",
  "resume",
  "run",
  "skip-numbers",
  "more",
  "signs",
  "no-fit",
  "hand-over",
  "clock",
  "clock-start",
  "clock-end",
  "not-now",
  "progress",
] as const;
const PLAIN: Readonly<Record<(typeof PLAIN_TYPES)[number], string>> = {
  start: "s",
  back: "b",
  plan: "g",
  keep: "e",
  help: "q",
  privacy: "i",
  checked: "v",
  "carry-on": "f",
  stop: "x",
  restart: "r",
  resume: "m",
  run: "gr",
  "skip-numbers": "gs",
  more: "fm",
  signs: "qs",
  "no-fit": "fn",
  "hand-over": "eh",
  clock: "sc",
  "clock-start": "ss",
  "clock-end": "se",
  "not-now": "fz",
  progress: "fp",
};

/** Parts of Learn; then the number of one. */
const EXERCISES = "lx";
const FAQS = "lq";

const BY_QUESTION = { "not-sure": "u", why: "w", optional: "o" } as const;

const BY_REPLY: Readonly<Record<NotOkReply, string>> = {
  yes: "y",
  no: "n",
  now: "w",
  sometimes: "s",
  neither: "z",
  "rather-not": "r",
  safe: "f",
  unsafe: "u",
};

/** The action of an event, or null for one that no button carries: several answers, no tick, or typed words. */
export function encodeAction({ lock }: Dialog, event: Event): string | null {
  switch (event.type) {
    case "consent":
      return `c${(lock.ages[event.age] ?? 0).toString(36)}`;
    case "answer": {
      const [option, ...more] = event.options;
      const question = questionCode(lock, event.question);
      if (option === undefined) return `n${question}`;
      const number = entryOf(lock, event.question)?.options[option] ?? 0;
      return more.length > 0 ? null : `a${question}.${number.toString(36)}`;
    }
    case "not-sure":
    case "why":
    case "optional":
      return `${BY_QUESTION[event.type]}${questionCode(lock, event.question)}`;
    case "change":
    case "self-test": {
      const letter = event.type === "change" ? "h" : "t";
      return event.question === undefined ? letter : letter + questionCode(lock, event.question);
    }
    case "details":
      return `d${(lock.causes[event.cause] ?? 0).toString(36)}`;
    case "learn":
      return event.topic === undefined ? "l" : `l${topicCode(lock, event.topic)}`;
    case "exercise": {
      const number = lock.exercises[event.exercise ?? ""];
      return number === undefined ? EXERCISES : EXERCISES + number.toString(36);
    }
    case "ask": {
      const [faq, ...more] = event.faqs;
      if (faq === undefined) return FAQS;
      return more.length > 0 ? null : FAQS + (lock.faqs[faq] ?? 0).toString(36);
    }
    case "ask-unknown":
      return null;
    case "sources":
      return `z${topicCode(lock, event.topic)}`;
    case "distances":
      return event.unit === "km" ? "jk" : "jm";
    case "numbers":
      return event.region === undefined
        ? "p"
        : `p${(lock.regions[event.region] ?? 0).toString(36)}`;
    case "not-ok":
      return event.reply === undefined ? "k" : `k${BY_REPLY[event.reply]}`;
    case "seen":
      return `y${event.reply[0] ?? ""}`;
    case "remind":
      return event.hour === undefined ? "v0" : `v${(event.hour + 1).toString(36)}`;
    case "nothing-ticked":
      return null;
    default:
      return PLAIN[event.type];
  }
}

/** The event that an action stands for, or null where it is none, or names what this dialog does not have. */
export function parseAction({ lock, content }: Dialog, action: string): Event | null {
  const match = /^([a-z])([a-z0-9]*)(?:\.([a-z0-9]+))?$/.exec(action);
  if (!match || action.length > MOST_ACTION) return null;
  const [, letter, operand = "", option] = match;
  const names = namesOf(lock);
  const question = questionId(names, operand);
  switch (letter) {
    case "c": {
      const age = operand === "0" ? "under-18" : idOf(names.ages, operand);
      return age === null ? null : { type: "consent", age };
    }
    case "a": {
      const options = names.options.get(question ?? "");
      const id = option === "0" ? NOT_SURE : idOf(options, option ?? "");
      return question === null || id === null ? null : { type: "answer", question, options: [id] };
    }
    case "n":
      return question === null ? null : { type: "answer", question, options: [] };
    case "u":
      return question === null ? null : { type: "not-sure", question };
    case "w":
      return question === null ? null : { type: "why", question };
    case "o":
      return question === null ? null : { type: "optional", question };
    case "h":
    case "t": {
      const type = letter === "h" ? "change" : "self-test";
      if (operand === "") return { type };
      return question === null ? null : { type, question };
    }
    case "d": {
      const cause = idOf(names.causes, operand);
      return cause === null ? null : { type: "details", cause };
    }
    case "l": {
      if (operand === "") return { type: "learn" };
      if (action.startsWith(EXERCISES)) {
        if (action === EXERCISES) return { type: "exercise" };
        const exercise = idOf(names.exercises, action.slice(EXERCISES.length));
        return exercise === null ? null : { type: "exercise", exercise };
      }
      if (action.startsWith(FAQS)) {
        if (action === FAQS) return { type: "ask", faqs: [] };
        const faq = idOf(names.faqs, action.slice(FAQS.length));
        return faq === null ? null : { type: "ask", faqs: [faq] };
      }
      const topic = topicId(names, operand);
      return topic === null ? null : { type: "learn", topic };
    }
    case "z": {
      const topic = topicId(names, operand);
      return topic === null ? null : { type: "sources", topic };
    }
    case "j":
      return operand === "k" || operand === "m"
        ? { type: "distances", unit: operand === "k" ? "km" : "miles" }
        : null;
    case "p": {
      if (operand === "") return { type: "numbers" };
      const region = idOf(names.regions, operand);
      return region === null ? null : { type: "numbers", region };
    }
    case "y": {
      const reply = (["yes", "no", "mistake"] as const).find((one) => one[0] === operand);
      return reply === undefined ? null : { type: "seen", reply };
    }
    case "v": {
      if (operand === "") return { type: "checked" };
      if (operand === "0") return { type: "remind" };
      const hour = Number.parseInt(operand, 36) - 1;
      return content.reminder?.hours.includes(hour) ? { type: "remind", hour } : null;
    }
    case "k": {
      if (operand === "") return { type: "not-ok" };
      const reply = NOT_OK_REPLIES.find((one) => BY_REPLY[one] === operand);
      return reply === undefined ? null : { type: "not-ok", reply };
    }
    default: {
      const plain = PLAIN_TYPES.find((type) => PLAIN[type] === action);
      return plain === undefined ? null : { type: plain };
    }
  }
}

/**
 * The event that several actions stand for together, such as ticked boxes: one answer with all their options. Null where
 * any is unknown: half an answer would be another one.
 */
export function parseActions(dialog: Dialog, actions: readonly string[]): Event | null {
  const events = actions.flatMap((action) => parseAction(dialog, action) ?? []);
  if (events.length < actions.length) return null;
  const [first] = events;
  if (first?.type !== "answer" || events.length < 2) return first ?? null;
  const options = events.flatMap((event) => (event.type === "answer" ? event.options : []));
  return { ...first, options };
}

function entryOf(lock: Lock, question: string): Lock["walk"][string] | undefined {
  return lock.fixed[question] ?? lock.walk[question];
}

/** `f` or `w` for the section of the lock file, then the question's number. */
function questionCode(lock: Lock, question: string): string {
  const section = lock.fixed[question] ? "f" : "w";
  return section + (entryOf(lock, question)?.number ?? 0).toString(36);
}

function questionId(names: Names, code: string): string | null {
  const section = { f: names.fixed, w: names.walk }[code[0] ?? ""];
  return idOf(section, code.slice(1));
}

/** `t` for a topic's number, `c` for a cause's. */
function topicCode(lock: Lock, id: string): string {
  const topic = lock.topics[id];
  const number = topic ?? lock.causes[id] ?? 0;
  return `${topic === undefined ? "c" : "t"}${number.toString(36)}`;
}

function topicId(names: Names, code: string): string | null {
  return idOf({ t: names.topics, c: names.causes }[code[0] ?? ""], code.slice(1));
}

function idOf(ids: ReadonlyMap<number, string> | undefined, code: string): string | null {
  return ids?.get(Number.parseInt(code, 36)) ?? null;
}
