import type { Dialog } from "./dialog.ts";
import type { Event } from "./event.ts";
import { isScreening, type Session } from "./session.ts";
import { understand } from "./understand/index.ts";
import type { Choice, View } from "./view/view.ts";
import { viewOf } from "./view/view-of.ts";
import type { NoticeId } from "./wording.ts";

/** What typed words mean on the card that is showing. */
export type Reading =
  | { readonly type: "event"; readonly event: Event }
  /** They may name a red flag: the card that asks about it comes next. */
  | { readonly type: "flag"; readonly question: string }
  | { readonly type: "unknown"; readonly notice: NoticeId };

/** Longer texts are read this far, in characters. */
const MOST_READ = 2_000;

/**
 * Reads typed words on the card of a session: numbers of options ("2", "1, 3"), their labels and synonyms, controls
 * ("back", "why", "not sure"), and, anywhere in the text, the words of distress and of red flags.
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
  const worry = readWorry(dialog, text);
  if (worry) return worry;
  const [part, ...others] = optionsOf(view).filter((option) =>
    isPartOf(words, normalise(option.label)),
  );
  if (part && others.length === 0 && words.includes(" ") && !isSafetyCard(dialog, view)) {
    return { type: "event", event: part.event };
  }
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

function readNumbers(view: View, words: string): Reading | null {
  if (!/^\d+( (and )?\d+)*$/.test(words)) return null;
  const numbers = words.match(/\d+/g)?.map(Number) ?? [];
  const picked = numbers.flatMap((number) => optionsOf(view)[number - 1] ?? []);
  return picked.length < numbers.length ? unknown("no-such-number") : answerWith(view, picked);
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
  for (const id of [
    "not-ok",
    "stop",
    "help",
    "privacy",
    "numbers",
    "back",
    "restart",
    "change",
    "learn",
  ] as const) {
    if (isAnyOf(words, [id, dialog.content.labels[id], ...(synonyms[id] ?? [])]))
      return { type: id };
  }
  return null;
}

/** Distress before all else; then the card that asks about a red flag said of oneself, now. */
function readWorry(dialog: Dialog, text: string): Reading | null {
  const meant = understand(dialog, text)
    .matches.filter(({ taken }) => taken === "now")
    .map(({ phrase }) => phrase.meaning);
  if (meant.some(({ type }) => type === "distress")) {
    return { type: "event", event: { type: "not-ok" } };
  }
  const flag = meant.find((meaning) => meaning.type === "flag");
  return flag ? { type: "flag", question: flag.question } : null;
}

/** A part of a label is no answer about a red flag. */
function isSafetyCard(dialog: Dialog, view: View): boolean {
  const question = dialog.questions.get(view.choices?.question ?? "");
  return question !== undefined && isScreening(question);
}

function optionsOf(view: View): readonly Choice[] {
  return view.choices?.options ?? [];
}

function isAnyOf(words: string, names: readonly string[]): boolean {
  return names.some((name) => name !== "" && normalise(name) === words);
}

/** Whether one normalised text stands in another as whole words. */
function isPartOf(part: string, whole: string): boolean {
  return ` ${whole} `.includes(` ${part} `);
}

function unknown(notice: NoticeId): Reading {
  return { type: "unknown", notice };
}
