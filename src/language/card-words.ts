import type { Card, CardChoice } from "../engine/card/card.ts";
import { cardOf } from "../engine/card/card-of.ts";
import { choiceLabel, controlLabel } from "../engine/card/labels.ts";
import { moreCard } from "../engine/card/result-card.ts";
import type { Dialog, Question } from "../engine/content/dialog.ts";
import {
  type DistanceUnit,
  distanceUnits,
  inEachUnit,
  inUnit,
} from "../engine/content/distance.ts";
import { inDays } from "../engine/content/plan-day.ts";
import type { Event, NotOkReply } from "../engine/session/event.ts";
import type { Session } from "../engine/session/session.ts";
import { whereOf } from "../engine/session/where.ts";
import { bandsOf } from "./bands.ts";
import { type Meant, unread } from "./meant.ts";
import type { Tongue } from "./tongue.ts";
import type { Understanding } from "./understanding.ts";

/** A card as a person sees it: with what its choices are called. */
export type Shown = { readonly card: Card; labelOf(choice: CardChoice): string };

export function shownTo(dialog: Dialog, session: Session, unit: DistanceUnit): Shown {
  const where = whereOf(dialog, session);
  const card = cardOf(dialog, session, where);
  return {
    card:
      card.kind === "result" ? withMore(card, moreCard(dialog, session, where.ranking())) : card,
    labelOf: (choice) =>
      inDays(
        dialog,
        inUnit(choiceLabel(dialog, session, where.page, choice), unit),
        session.planDay,
      ),
  };
}

/** The result, with the ways on that stand behind "more": who types need not open that first. */
function withMore(card: Card, more: Card): Card {
  return { ...card, controls: [...card.controls, ...more.controls] };
}

/** The name of a choice, or of none of them. */
export function readName(dialog: Dialog, shown: Shown, words: string): Meant | null {
  const { card, labelOf } = shown;
  const none = card.choices?.none;
  if (none && isAnyOf(words, ["0", labelOf(none), ...dialog.content.words.controls.none])) {
    return { type: "event", event: none.event };
  }
  if (card.kind === "clock" && isAnyOf(words, dialog.content.words.clock?.start ?? [])) {
    return { type: "event", event: { type: "clock-start" } };
  }
  const named = optionsOf(card).find((option) => isAnyOf(words, namesOf(dialog, shown, option)));
  return named ? answerWith(card, [named]) : null;
}

/** A choice that only leads on, by a part of its label that no other has. */
export function readPart({ card, labelOf }: Shown, words: string): Event | null {
  const isPart = (choice: CardChoice) => ` ${normalise(labelOf(choice))} `.includes(` ${words} `);
  const [part, ...others] = words.includes(" ") ? optionsOf(card).filter(isPart) : [];
  return part && others.length === 0 ? part.event : null;
}

/** A control in a short sentence: "go back a sec". */
export function readWish(card: Card, { matches, tokens }: Understanding): Event | null {
  if (tokens.length > MOST_WISHED) return null;
  for (const { phrase, standing } of matches.toSorted((one, other) => other.first - one.first)) {
    const { meaning } = phrase;
    if (meaning.type !== "control" || standing === "negated") continue;
    const control = card.controls.find(({ id }) => id === meaning.id);
    if (control) return control.event;
    const always = ALWAYS.find((event) => nameOf(event) === meaning.id);
    if (always) return always;
  }
  return null;
}

/** A question of whether they may run, by itself: what it seems to tell beside is no answer. */
export function readQuestion({ matches, tokens }: Understanding): Event | null {
  const [start] = tokens;
  const isAlone =
    tokens.length <= MOST_WISHED && tokens.every((one) => one.clause === start?.clause);
  const asks = matches.some(
    ({ phrase: { meaning }, standing, first }) =>
      meaning.type === "control" && meaning.id === "run" && standing !== "negated" && first === 0,
  );
  return isAlone && asks ? { type: "run" } : null;
}

/** A short question of how an exercise is done. */
export function readExercise({ matches, tokens }: Understanding): Event | null {
  if (tokens.length > MOST_WISHED) return null;
  // Of two that are named, the longer name is meant: a side plank is a plank.
  for (const { phrase } of matches.toSorted((one, other) => other.phrase.size - one.phrase.size)) {
    if (phrase.meaning.type === "exercise")
      return { type: "exercise", exercise: phrase.meaning.id };
  }
  return null;
}

/** Words of a sentence that is a wish and nothing more. */
const MOST_WISHED = 14;

/** Numbers of choices; one that may as well be what is asked for is asked about. */
export function readNumbers(
  tongue: Tongue,
  card: Card,
  asked: Question | null,
  words: string,
  isNumbered: boolean,
): Meant | null {
  const numbers = words.match(/\d+/g)?.map(Number) ?? [];
  const picked = numbers.flatMap((number) => optionsOf(card)[number - 1] ?? []);
  const [only] = picked;
  const [quantity] = tongue.quantitiesIn(tongue.tokensOf(words), 0, []);
  const isPain = asked?.content.numbers?.unit === "pain";
  if (asked && only && quantity && numbers.length === 1 && (isPain || !isNumbered)) {
    // "3" may be the third option, or 3 of what is asked for; of pain, wherever numbers stand.
    const meant = bandsOf(asked, quantity);
    if (meant.length > 0 && !meant.includes(only.id)) {
      return { type: "either", question: asked.id, options: [only.id, ...meant] };
    }
  }
  if (picked.length === numbers.length) return answerWith(card, picked);
  // A number that is no option's may still be an answer: "160" steps.
  return numbers.some((number) => number < 10) ? unread("no-such-number") : null;
}

function answerWith({ choices }: Card, picked: readonly CardChoice[]): Meant {
  const [only] = picked;
  if (picked.length > 1 && !choices?.question) return unread("one-only");
  if (choices?.question && (choices.many || picked.length > 1)) {
    const options = picked.map((option) => option.id);
    return { type: "event", event: { type: "answer", question: choices.question, options } };
  }
  return only ? { type: "event", event: only.event } : unread("unknown-words");
}

function namesOf(dialog: Dialog, { card, labelOf }: Shown, option: CardChoice): readonly string[] {
  const question = dialog.questions.get(card.choices?.question ?? "");
  const content = question?.content.options.find(({ id }) => id === option.id);
  const { yes, no, maybe } = dialog.content.words;
  return [
    labelOf(option),
    option.id,
    ...(content ? inEachUnit(content.label) : []),
    ...(content?.words ?? []),
    ...(option.event.type === "not-ok" ? ({ yes, no }[option.id] ?? []) : []),
    // Whoever can't say no is not left alone with it.
    ...(option.event.type === "not-ok" && UNSURE.includes(option.event.reply) ? maybe : []),
    // Some of these would begin or leave the walk elsewhere.
    ...(option.event.type === "clock-end" ? (dialog.content.words.clock?.end ?? []) : []),
  ];
}

/** What neither yes nor no means to the questions of someone who is not OK. */
const UNSURE: readonly (NotOkReply | undefined)[] = ["yes", "sometimes", "unsafe"];

/** A control by just what stands on it, whatever else an option may go by; an option's own label comes first. */
export function readPressed(dialog: Dialog, { card, labelOf }: Shown, words: string): Event | null {
  if (optionsOf(card).some((option) => isAnyOf(words, [labelOf(option)]))) return null;
  const pressed = card.controls.find((one) => isAnyOf(words, [controlLabel(dialog, one)]));
  return pressed?.event ?? null;
}

/** Controls on the card by their labels and synonyms; the ways out and to help are always in reach. */
export function readControl(dialog: Dialog, card: Card, words: string): Event | null {
  const synonyms: Readonly<Record<string, readonly string[]>> = dialog.content.words.controls;
  for (const control of card.controls) {
    if (
      isAnyOf(words, [controlLabel(dialog, control), control.id, ...(synonyms[control.id] ?? [])])
    ) {
      return control.event;
    }
  }
  for (const event of ALWAYS) {
    const id = nameOf(event);
    if (isAnyOf(words, [dialog.content.labels[id], ...(synonyms[id] ?? [])])) return event;
  }
  return null;
}

/** What the card need not offer. */
const ALWAYS = [
  { type: "not-ok" },
  { type: "stop" },
  { type: "help" },
  { type: "privacy" },
  { type: "numbers" },
  { type: "back" },
  { type: "restart" },
  { type: "change" },
  { type: "learn" },
  { type: "run" },
  ...distanceUnits.map((unit) => ({ type: "distances", unit }) as const),
] as const;

/** The control that an event is of. */
function nameOf(event: (typeof ALWAYS)[number]) {
  return event.type === "distances" ? event.unit : event.type;
}

function optionsOf({ choices }: Card): readonly CardChoice[] {
  return choices?.options ?? [];
}

function isAnyOf(words: string, names: readonly string[]): boolean {
  return names.some((name) => name !== "" && normalise(name) === words);
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
