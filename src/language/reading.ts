import type { Card, CardChoice } from "../engine/card/card.ts";
import { cardOf } from "../engine/card/card-of.ts";
import { choiceLabel, controlLabel } from "../engine/card/labels.ts";
import type { Dialog, Question } from "../engine/content/dialog.ts";
import type { NoticeId } from "../engine/content/wording.ts";
import type { Event } from "../engine/session/event.ts";
import type { Offer, Session } from "../engine/session/session.ts";
import { whereOf } from "../engine/session/where.ts";
import type { FoundAnswer } from "./answers.ts";
import { answersIn, bandIn } from "./answers.ts";
import { bandsOf } from "./bands.ts";
import { foreignIn } from "./foreign.ts";
import { NOTHING } from "./reply.ts";
import type { Match } from "./standing.ts";
import { MOST_READ } from "./token.ts";
import type { Tongue } from "./tongue.ts";
import { lexiconOf, understand } from "./understand.ts";
import type { Understanding } from "./understanding.ts";
import { type Worry, worryIn } from "./worry.ts";

/** What typed words mean on the card that is showing. */
export type Reading = Meant & {
  /** They tell of a low mood, and no more. */
  readonly isLow?: true;
  /** They tell the writer's age, which the consent then offers first. */
  readonly toldAge?: string;
};

type Meant =
  | { readonly type: "event"; readonly event: Event }
  /** They answer the card, or questions that were not asked yet, or both. */
  | ({ readonly type: "answers" } & Answers)
  /** They speak of distress: a gentle question comes next. */
  | ({ readonly type: "distress"; readonly certain: readonly Offer[] } & Answers)
  /** They name red flags that nobody can mistake: their lines count as ticked at once. */
  | ({ readonly type: "emergency"; readonly certain: readonly Offer[] } & Answers)
  /** They tell of an emergency, but of someone else's. */
  | { readonly type: "another" }
  /** They may name red flags: the card that asks about the first comes next. */
  | ({
      readonly type: "flag";
      /** The person's own words for the first, short and plain. */
      readonly quote: string;
      /** Whether it may need help before anything else. */
      readonly isPressing: boolean;
    } & Answers)
  /** They are in another language. */
  | { readonly type: "foreign"; readonly language: string; readonly isEmergency: boolean }
  /** They fit two options or more, or one not surely. */
  | { readonly type: "either"; readonly question: string; readonly options: readonly string[] }
  | { readonly type: "unknown"; readonly notice: NoticeId };

/** All that a text says: nothing that needs help costs the answers beside it. */
type Answers = {
  readonly event: Event | null;
  readonly answers: readonly FoundAnswer[];
  /** The lines of the safety screen that it speaks of, to be offered on their own cards. */
  readonly lines: readonly Offer[];
};

/**
 * Reads typed words on the card of a session: numbers of options ("2", "1, 3"), their labels and synonyms, controls
 * ("back", "why", "not sure"), and, anywhere in the text, words of distress and of red flags, and answers to the walk.
 */
export function readWords(
  dialog: Dialog,
  session: Session,
  text: string,
  isNumbered = false,
): Reading {
  const shown = shownTo(dialog, session);
  const { card } = shown;
  const words = normalise(text.slice(0, MOST_READ));
  if (words === "") return unknown("unknown-words");

  const named = readName(dialog, shown, words);
  if (named) return named;
  const control = readControl(dialog, card, words);
  if (control) return { type: "event", event: control };
  const asked = dialog.questions.get(card.choices?.question ?? "") ?? null;
  const { tongue } = lexiconOf(dialog);
  const isNumbers = tongue.numberList.test(text);
  const numbered = isNumbers ? readNumbers(tongue, card, asked, words, isNumbered) : null;
  if (numbered) return numbered;

  const understanding = understand(dialog, text, asked ? [asked.id] : []);
  const worry = worryIn(dialog, session, text, understanding);
  const toldAge = card.kind === "welcome" ? bandIn(dialog, understanding) : null;
  return {
    ...meantBy(dialog, session, shown, { text, words, asked, understanding, worry }),
    ...(worry.isLow && !worry.isDistress ? { isLow: true } : {}),
    ...(toldAge === null ? {} : { toldAge }),
  };
}

/** A text that is no control, name or number of the card. */
type Told = {
  readonly text: string;
  readonly words: string;
  readonly asked: Question | null;
  readonly understanding: Understanding;
  readonly worry: Worry;
};

function meantBy(dialog: Dialog, session: Session, shown: Shown, told: Told): Meant {
  const { card } = shown;
  const { text, words, asked, understanding, worry } = told;
  const { tongue } = lexiconOf(dialog);
  const reply = asked ? tongue.replyIn(dialog, asked, understanding) : NOTHING;
  const event: Event | null =
    asked && reply.type === "options"
      ? { type: "answer", question: asked.id, options: reply.options }
      : null;
  const answers = answersIn(dialog, understanding).filter(({ question }) => question !== asked?.id);
  const worried = readWorry(session, worry, asked, event, answers);
  const foreign = foreignIn(dialog, understanding);
  // Words of another language may look like a flag in this one.
  if (worried && (!foreign || worried.type !== "flag")) return worried;
  if (foreign) return { type: "foreign", ...foreign };
  if (asked && reply.type === "either") {
    return { type: "either", question: asked.id, options: reply.options };
  }
  const lead = asked ? null : readPart(shown, words);
  if (lead) return { type: "event", event: lead };
  const age = card.kind === "welcome" ? tongue.readAge(dialog, understanding) : null;
  if (age) return { type: "event", event: age };
  const { lines } = worry;
  if (event || answers.length > 0) return { type: "answers", event, answers, lines };
  const wish = readWish(card, understanding);
  if (wish) return { type: "event", event: wish };
  if (understanding.matches.some(isOfAnother)) return { type: "another" };
  if (text.length > MOST_READ) return unknown("too-long");
  // Whoever describes their back before the first question is thanked, and shown the way in.
  const isDescribing = card.kind === "welcome" && words.includes(" ");
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

/** A card as a person sees it: with what its choices are called. */
type Shown = { readonly card: Card; labelOf(choice: CardChoice): string };

function shownTo(dialog: Dialog, session: Session): Shown {
  const where = whereOf(dialog, session);
  return {
    card: cardOf(dialog, session, where),
    labelOf: (choice) => choiceLabel(dialog, session, where.page, choice),
  };
}

function readName(dialog: Dialog, shown: Shown, words: string): Meant | null {
  const { card, labelOf } = shown;
  const none = card.choices?.none;
  if (none && isAnyOf(words, ["0", labelOf(none), ...dialog.content.words.controls.none])) {
    return { type: "event", event: none.event };
  }
  const named = optionsOf(card).find((option) => isAnyOf(words, namesOf(dialog, shown, option)));
  return named ? answerWith(card, [named]) : null;
}

/** A choice that only leads on, by a part of its label that no other has. */
function readPart({ card, labelOf }: Shown, words: string): Event | null {
  const isPart = (choice: CardChoice) => ` ${normalise(labelOf(choice))} `.includes(` ${words} `);
  const [part, ...others] = words.includes(" ") ? optionsOf(card).filter(isPart) : [];
  return part && others.length === 0 ? part.event : null;
}

/** A control in a short sentence: "go back a sec". */
function readWish(card: Card, { matches, tokens }: Understanding): Event | null {
  if (tokens.length > MOST_WISHED) return null;
  for (const { phrase, standing } of matches.toSorted((one, other) => other.first - one.first)) {
    const { meaning } = phrase;
    if (meaning.type !== "control" || standing === "negated") continue;
    const control = card.controls.find(({ id }) => id === meaning.id);
    if (control) return control.event;
    const always = ALWAYS.find((id) => id === meaning.id);
    if (always) return { type: always };
  }
  return null;
}

/** Words of a sentence that is a wish and nothing more. */
const MOST_WISHED = 14;

function readNumbers(
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
  return numbers.some((number) => number < 10) ? unknown("no-such-number") : null;
}

function answerWith({ choices }: Card, picked: readonly CardChoice[]): Meant {
  const [only] = picked;
  if (picked.length > 1 && !choices?.question) return unknown("one-only");
  if (choices?.question && (choices.many || picked.length > 1)) {
    const options = picked.map((option) => option.id);
    return { type: "event", event: { type: "answer", question: choices.question, options } };
  }
  return only ? { type: "event", event: only.event } : unknown("unknown-words");
}

function namesOf(dialog: Dialog, { card, labelOf }: Shown, option: CardChoice): readonly string[] {
  const question = dialog.questions.get(card.choices?.question ?? "");
  const content = question?.content.options.find(({ id }) => id === option.id);
  return [labelOf(option), option.id, content?.label ?? "", ...(content?.words ?? [])];
}

/** Controls on the card by their labels and synonyms; the ways out and to help are always in reach. */
function readControl(dialog: Dialog, card: Card, words: string): Event | null {
  const synonyms = dialog.content.words.controls;
  for (const control of card.controls) {
    if (
      isAnyOf(words, [controlLabel(dialog, control), control.id, ...(synonyms[control.id] ?? [])])
    ) {
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

/** What comes of words of distress and of red flags, and of all else that stands beside them. */
function readWorry(
  session: Session,
  { isDistress, lines: all }: Worry,
  asked: Question | null,
  event: Event | null,
  answers: readonly FoundAnswer[],
): Meant | null {
  const certain = all.filter((line) => line.isCertain);
  const lines = all.filter((line) => !line.isCertain);
  if (isDistress) return { type: "distress", event, answers, lines, certain };
  if (certain.length > 0) return { type: "emergency", event, answers, lines, certain };
  const [first] = lines;
  // A follow-up asks about just such words.
  if (!first || (event && asked?.role === "follow-up")) return null;
  if (asked?.id !== first.question) {
    const { quote } = first;
    const isPressing = lines.some((line) => line.isPressing);
    return { type: "flag", event, answers, lines, quote, isPressing };
  }
  // Said on the card that asks about it, it is an answer beside what is ticked; other cards offer what is theirs.
  const own = lines.filter(({ question }) => question === asked.id);
  const ticked = session.answers.find(({ question }) => question === asked.id)?.options ?? [];
  const options = [...ticked, ...own.map(({ option }) => option)];
  const others = lines.filter(({ question }) => question !== asked.id);
  const answered = { type: "answer", question: asked.id, options } as const;
  return { type: "answers", event: answered, answers, lines: others };
}

function isOfAnother({ phrase: { meaning }, standing }: Match): boolean {
  return standing === "other" && meaning.type === "flag" && meaning.isUnmistakable;
}

function optionsOf({ choices }: Card): readonly CardChoice[] {
  return choices?.options ?? [];
}

function isAnyOf(words: string, names: readonly string[]): boolean {
  return names.some((name) => name !== "" && normalise(name) === words);
}

function unknown(notice: NoticeId): Meant {
  return { type: "unknown", notice };
}
