import type { Dialog, Question } from "./dialog.ts";
import type { Event } from "./event.ts";
import type { Session } from "./session.ts";
import { answersIn, type Heard, type Understanding, understand } from "./understand/index.ts";
import { foreignIn } from "./understand/language.ts";
import { replyIn } from "./understand/reply.ts";
import { MOST_READ } from "./understand/tokens.ts";
import type { Choice, View } from "./view/view.ts";
import { viewOf } from "./view/view-of.ts";
import type { NoticeId } from "./wording.ts";

/** What typed words mean on the card that is showing. */
export type Reading =
  | { readonly type: "event"; readonly event: Event }
  /** They answer the card, or questions that were not asked yet, or both. */
  | { readonly type: "answers"; readonly event: Event | null; readonly heard: readonly Heard[] }
  /** They name a red flag that nobody can mistake: its line counts as ticked at once. */
  | { readonly type: "emergency"; readonly ticks: readonly Tick[] }
  /** They may name a red flag: the card that asks about it comes next. */
  | { readonly type: "flag"; readonly question: string }
  /** They fit two options, or more. */
  /** They are in another language. */
  | { readonly type: "foreign"; readonly reply: string; readonly isEmergency: boolean }
  | { readonly type: "either"; readonly options: readonly string[] }
  | { readonly type: "unknown"; readonly notice: NoticeId };

export type Tick = { readonly question: string; readonly option: string };

/**
 * Reads typed words on the card of a session: numbers of options ("2", "1, 3"), their labels and synonyms, controls
 * ("back", "why", "not sure"), and, anywhere in the text, words of distress and of red flags, and answers to the walk.
 */
export function readWords(dialog: Dialog, session: Session, text: string): Reading {
  const view = viewOf(dialog, session, { surface: "", region: null });
  const words = normalise(text.slice(0, MOST_READ));
  if (words === "") return unknown("unknown-words");

  const named = readName(dialog, view, words);
  if (named) return named;
  const control = readControl(dialog, view, words);
  if (control) return { type: "event", event: control };
  const numbered = readNumbers(view, words);
  if (numbered) return numbered;

  const understanding = understand(dialog, text);
  const asked = dialog.questions.get(view.choices?.question ?? "") ?? null;
  const worry = readWorry(understanding, asked);
  if (worry) return worry;
  const foreign = foreignIn(dialog, understanding.tokens, understanding.matches);
  if (foreign) return { type: "foreign", ...foreign };
  const reply = asked ? replyIn(dialog, asked, understanding) : { type: "nothing" as const };
  if (reply.type === "either") {
    return { type: "either", options: labelsOf(view, reply.options) };
  }
  const heard = answersIn(dialog, understanding).filter(({ question }) => question !== asked?.id);
  const event =
    asked && reply.type === "options"
      ? ({ type: "answer", question: asked.id, options: reply.options } as const)
      : null;
  const lead = asked ? null : readPart(view, words);
  if (lead) return { type: "event", event: lead };
  if (event || heard.length > 0) return { type: "answers", event, heard };
  if (text.length > MOST_READ) return unknown("too-long");
  // Whoever describes their back before the first question is thanked, and shown the way in.
  const isDescribing = view.kind === "welcome" && words.includes(" ");
  return unknown(isDescribing ? "begin-first" : "unknown-words");
}

/** Small letters and single spaces; apostrophes dropped, all other marks and control characters turned to spaces. */
export function normalise(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function readName(dialog: Dialog, view: View, words: string): Reading | null {
  const none = view.choices?.none;
  if (none && isAnyOf(words, ["0", none.label, ...dialog.content.words.controls.none])) {
    return { type: "event", event: none.event };
  }
  const named = optionsOf(view).find((option) => isAnyOf(words, namesOf(dialog, view, option)));
  return named ? answerWith(view, [named]) : null;
}

/** A choice that only leads on, by a part of its label that no other has. */
function readPart(view: View, words: string): Event | null {
  const isPart = ({ label }: Choice) => ` ${normalise(label)} `.includes(` ${words} `);
  const [part, ...others] = words.includes(" ") ? optionsOf(view).filter(isPart) : [];
  return part && others.length === 0 ? part.event : null;
}

function readNumbers(view: View, words: string): Reading | null {
  if (!/^\d+( (and )?\d+)*$/.test(words)) return null;
  const numbers = words.match(/\d+/g)?.map(Number) ?? [];
  const picked = numbers.flatMap((number) => optionsOf(view)[number - 1] ?? []);
  if (picked.length === numbers.length) return answerWith(view, picked);
  // A number that is no option's may still be an answer: "160" steps.
  return numbers.some((number) => number < 10) ? unknown("no-such-number") : null;
}

function answerWith(view: View, picked: readonly Choice[]): Reading {
  const { choices } = view;
  const [only] = picked;
  if (picked.length > 1 && !choices?.question) return unknown("one-only");
  if (choices?.question && (choices.many || picked.length > 1)) {
    const options = picked.map((option) => option.id);
    return { type: "event", event: { type: "answer", question: choices.question, options } };
  }
  return only ? { type: "event", event: only.event } : unknown("unknown-words");
}

function namesOf(dialog: Dialog, view: View, option: Choice): readonly string[] {
  const question = dialog.questions.get(view.choices?.question ?? "");
  const content = question?.content.options.find(({ id }) => id === option.id);
  return [option.label, option.id, content?.label ?? "", ...(content?.words ?? [])];
}

/** Controls on the card by their labels and synonyms; the ways out and to help are always in reach. */
function readControl(dialog: Dialog, view: View, words: string): Event | null {
  const synonyms = dialog.content.words.controls;
  for (const control of view.controls) {
    if (isAnyOf(words, [control.label, control.id, ...(synonyms[control.id] ?? [])])) {
      return control.event;
    }
  }
  for (const id of ALWAYS) {
    if (isAnyOf(words, [id, dialog.content.labels[id], ...(synonyms[id] ?? [])]))
      return { type: id };
  }
  return null;
}

const ALWAYS = [
  "not-ok",
  "stop",
  "help",
  "privacy",
  "numbers",
  "back",
  "restart",
  "change",
  "learn",
] as const;

/** Words of distress and of red flags, said of oneself and now. */
function readWorry({ matches }: Understanding, asked: Question | null): Reading | null {
  const meant = matches.filter(({ taken }) => taken === "now").map(({ phrase }) => phrase.meaning);
  if (meant.some(({ type }) => type === "distress")) {
    return { type: "event", event: { type: "not-ok" } };
  }
  const flags = meant.flatMap((meaning) => (meaning.type === "flag" ? [meaning] : []));
  const [first] = flags;
  if (!first) return null;
  const certain = flags.filter(({ isUnmistakable }) => isUnmistakable);
  if (certain.length > 0) return { type: "emergency", ticks: ticksOf(certain) };
  if (asked?.id !== first.question) return { type: "flag", question: first.question };
  const options = ticksOf(flags)
    .filter(({ question }) => question === asked.id)
    .map(({ option }) => option);
  return { type: "event", event: { type: "answer", question: asked.id, options } };
}

/** Each line once. */
function ticksOf(flags: readonly Tick[]): readonly Tick[] {
  const ticks = new Map<string, Tick>();
  for (const { question, option } of flags)
    ticks.set(`${question}.${option}`, { question, option });
  return [...ticks.values()];
}

function optionsOf(view: View): readonly Choice[] {
  return view.choices?.options ?? [];
}

function labelsOf(view: View, options: readonly string[]): readonly string[] {
  return optionsOf(view)
    .filter(({ id }) => options.includes(id))
    .map(({ label }) => label);
}

function isAnyOf(words: string, names: readonly string[]): boolean {
  return names.some((name) => name !== "" && normalise(name) === words);
}

function unknown(notice: NoticeId): Reading {
  return { type: "unknown", notice };
}
