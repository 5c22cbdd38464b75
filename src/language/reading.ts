import type { Dialog, Question } from "../engine/content/dialog.ts";
import { opensNotOk } from "../engine/content/questions.ts";
import { UNDER_18 } from "../engine/content/ref.ts";
import { distanceUnitOf } from "../engine/session/distance-unit.ts";
import type { Event } from "../engine/session/event.ts";
import type { Session } from "../engine/session/session.ts";
import { bandIn } from "./answers.ts";
import {
  normalise,
  readControl,
  readExercise,
  readName,
  readNumbers,
  readPart,
  readPressed,
  readQuestion,
  readWish,
  type Shown,
  shownTo,
} from "./card-words.ts";
import { faqsIn, nearestFaqs } from "./faqs.ts";
import { isHard, readHard } from "./hard-times.ts";
import { type Heard, listen } from "./listen.ts";
import { type Meant, type Reading, unread } from "./meant.ts";
import { neededBy } from "./needed.ts";
import { NOTHING, type Reply } from "./reply.ts";
import { MOST_READ } from "./token.ts";
import { toldAgain } from "./told-again.ts";
import { lexiconOf, understand } from "./understand.ts";
import type { Understanding } from "./understanding.ts";
import { type Worry, worryIn } from "./worry.ts";

/**
 * Reads typed words on the card of a session: numbers of options ("2", "1, 3"), their labels and synonyms, controls
 * ("back", "why", "not sure"), and, anywhere in the text, words of distress and of red flags, and answers to the walk.
 *
 * @param region the operator's, for someone who has chosen none
 */
export function readWords(
  dialog: Dialog,
  session: Session,
  text: string,
  isNumbered = false,
  region: string | null = null,
): Reading {
  const distances = distanceUnitOf(dialog, session, region);
  const shown = shownTo(dialog, session, distances);
  const { card } = shown;
  const words = normalise(text.slice(0, MOST_READ));
  if (words === "") return unread("unknown-words");

  const pressed = readPressed(dialog, shown, words);
  if (pressed) return { type: "event", event: pressed };
  const named = readName(dialog, shown, words);
  if (named) return named;
  const control = isHard(session.page) ? null : readControl(dialog, card, words);
  if (control) return { type: "event", event: control };
  const onCard = dialog.questions.get(card.choices?.question ?? "") ?? null;
  const { tongue } = lexiconOf(dialog);
  const isNumbers = tongue.numberList.test(text);
  const numbered = isNumbers ? readNumbers(tongue, card, onCard, words, isNumbered) : null;
  if (numbered) return numbered;

  // Whoever measured it otherwise may say so on the clock too.
  const timed = card.kind === "clock" ? dialog.questions.get(session.clock?.question ?? "") : null;
  const asked = onCard ?? timed ?? null;
  const understanding = understand(dialog, text, asked ? [asked.id] : [], distances);
  const worry = worryIn(dialog, session, text, understanding, asked);
  const toldAge = card.kind === "welcome" ? bandIn(dialog, understanding) : null;
  const meant = meantBy(dialog, session, shown, { text, words, asked, understanding, worry });
  return {
    ...meant,
    ...(worry.isLow && !worry.isDistress && meant.type !== "low" ? { isLow: true } : {}),
    ...(toldAge === null ? {} : { toldAge }),
  };
}

/** What a story tells that comes before the first card is answered, and whether by its writer's age it is none to go on with. */
export function readStory(
  dialog: Dialog,
  session: Session,
  text: string,
  region: string | null,
): Reading & { readonly isYoung: boolean } {
  const understanding = understand(dialog, text, [], distanceUnitOf(dialog, session, region));
  const worry = worryIn(dialog, session, text, understanding, null);
  const years = lexiconOf(dialog).tongue.ageIn(understanding.tokens);
  const isYoung = years !== null && dialog.content.ages.every(({ from }) => years < from);
  const isLow = worry.isLow && !worry.isDistress ? { isLow: true as const } : {};
  return { ...storyMeans(dialog, session, text, understanding, worry), ...isLow, isYoung };
}

function storyMeans(
  dialog: Dialog,
  session: Session,
  text: string,
  understanding: Understanding,
  worry: Worry,
): Meant {
  const heard = beside(null, session, listen(dialog, understanding));
  const needed = neededBy(dialog, session, worry, understanding, {
    asked: null,
    event: null,
    heard,
  });
  if (needed) return needed;
  const run = questionIn(dialog, understanding);
  const asks = faqsAsked(dialog, understanding, run !== null, null);
  if (tells(heard)) return { type: "answers", event: asks, ...heard, lines: worry.lines };
  const howTo = readExercise(understanding) ?? asks ?? run ?? unknownAsked(dialog, understanding);
  if (howTo) return { type: "event", event: howTo };
  return unread(text.length > MOST_READ ? "too-long" : "story-unread");
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
  const reply = asked ? replyTo(dialog, session, asked, told) : NOTHING;
  const event =
    asked && reply.type === "options"
      ? ({ type: "answer", question: asked.id, options: reply.options } as const)
      : null;
  const heard = beside(asked, session, listen(dialog, understanding));
  const needed = neededBy(dialog, session, worry, understanding, { asked, event, heard });
  if (needed) return needed;
  if (isHard(session.page)) return readHard(dialog, card, session.page, words, understanding);
  const mayBeAge = session.age !== null && !asked?.content.numbers;
  const isYoung =
    mayBeAge && tongue.saysYoung(understanding.tokens) && !tongue.adultIn(understanding.tokens);
  if (isYoung) return { type: "event", event: { type: "consent", age: UNDER_18 } };
  const age = card.kind === "welcome" ? tongue.readAge(dialog, understanding) : null;
  if (age) return { type: "event", event: age };
  // What tells something beside it is no mere question; what may tell something is one all the same.
  const howTo = event || heard.answers.length > 0 ? null : readExercise(understanding);
  const wish = readWish(card, understanding);
  const run = questionIn(dialog, understanding) ?? (wish?.type === "run" ? wish : null);
  // What answers the card stands before what is asked beside it.
  const isWish = wish !== null && wish.type !== "run";
  const faqs = event || isWish ? null : faqsAsked(dialog, understanding, run !== null, asked);
  const either =
    asked && reply.type === "either"
      ? ({ type: "either", question: asked.id, options: reply.options } as const)
      : null;
  if (either && !run && understanding.tokens.length <= MOST_DOUBTED) return either;
  const asks = howTo ?? (faqs ? null : questionIn(dialog, understanding));
  if (asks) return { type: "event", event: asks };
  if (faqs && !tells(heard)) return { type: "event", event: faqs };
  if (either) return either;
  const lead = asked ? null : readPart(shown, words);
  if (lead) return { type: "event", event: lead };
  const { lines } = worry;
  if (event || tells(heard)) return { type: "answers", event: event ?? faqs, ...heard, lines };
  if (wish) return { type: "event", event: wish };
  if (text.length > MOST_READ) return unread("too-long");
  const again = asked ? null : toldAgain(dialog, session, text);
  if (again) return { type: "answers", event: null, answers: [again], suggested: [], lines };
  const unknown = unknownAsked(dialog, understanding);
  if (unknown) return { type: "event", event: unknown };
  // Whoever describes their back before the first question is thanked, and shown the way in.
  const isDescribing = card.kind === "welcome" && words.includes(" ");
  return unread(isDescribing ? "begin-first" : "unknown-words");
}

/** "Is it the middle?" asks for nothing but that: so few words are about the card. */
const MOST_DOUBTED = 6;

function tells({ answers, suggested }: Heard): boolean {
  return answers.length > 0 || suggested.length > 0;
}

/** What is heard beside the answer to the question that was asked; of what was answered before, nothing is suggested. */
function beside(asked: Question | null, { answers: given }: Session, heard: Heard): Heard {
  type Of = { readonly question: string };
  const isOther = ({ question }: Of) => question !== asked?.id;
  const isOpen = ({ question }: Of) => given.every((one) => one.question !== question);
  return {
    answers: heard.answers.filter(isOther),
    suggested: heard.suggested.filter((one) => isOther(one) && isOpen(one)),
  };
}

/**
 * What a text asks that has an answer here.
 *
 * @param asksToRun whether it asks that they may run, for which there is a card of its own
 */
function faqsAsked(
  dialog: Dialog,
  understanding: Understanding,
  asksToRun: boolean,
  asked: Question | null,
): Event | null {
  const faqs = faqsIn(dialog, understanding, asked !== null).map(({ faq }) => faq);
  const { straight } = dialog.content.faqs.find(({ id }) => id === faqs[0]) ?? {};
  return faqs.length > 0 && !(asksToRun && straight) ? { type: "ask", faqs } : null;
}

/** A question that has no answer here, with those that come nearest; of a few words nobody knows what they ask. */
function unknownAsked(dialog: Dialog, understanding: Understanding): Event | null {
  if (understanding.tokens.length < FEWEST_ASKING) return null;
  const faqs = nearestFaqs(dialog, understanding);
  return faqs.length > 0 ? { type: "ask-unknown", faqs } : null;
}
const FEWEST_ASKING = 4;

function questionIn({ content }: Dialog, understanding: Understanding): Event | null {
  return content.planning ? readQuestion(understanding) : null;
}

/** A "yes" with more behind it may say something else. */
const MOST_AGREED = 5;

/** What a text answers; a low mood ticks the line that asks about it, where the card has one. */
function replyTo(
  dialog: Dialog,
  session: Session,
  asked: Question,
  { words, understanding, worry: { isLow } }: Told,
): Reply {
  const [offer, ...others] = session.offers.filter(({ question }) => question === asked.id);
  const isAgreed = dialog.content.words.yes.includes(words.split(" ")[0] ?? "");
  // "Does that fit?" is asked of what is offered.
  const isShort = words.split(" ").length <= MOST_AGREED;
  if (offer && others.length === 0 && isAgreed && isShort && !isLow) {
    return { type: "options", options: [offer.option] };
  }
  const reply = lexiconOf(dialog).tongue.replyIn(dialog, asked, understanding);
  const low = asked.content.options.map(({ id }) => id).filter((id) => opensNotOk(asked, id));
  if (!isLow || low.length === 0) return reply;
  const said = reply.type === "options" ? reply.options : [];
  return { type: "options", options: [...said, ...low] };
}
