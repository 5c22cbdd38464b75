import type { Answer } from "../engine/content/answer.ts";
import { assertNever } from "../engine/content/assert-never.ts";
import { givenBy, holds } from "../engine/content/condition.ts";
import type { Dialog } from "../engine/content/dialog.ts";
import {
  countAdaptive,
  isAdaptive,
  isScreening,
  mostAdaptive,
} from "../engine/content/questions.ts";
import { UNDER_18 } from "../engine/content/ref.ts";
import { act } from "../engine/session/act.ts";
import { pressedAt } from "../engine/session/clock.ts";
import { comeBack, returning } from "../engine/session/come-back.ts";
import type { Event } from "../engine/session/event.ts";
import { afterDistress } from "../engine/session/not-ok.ts";
import { reopen, WALK } from "../engine/session/page.ts";
import { phaseOf } from "../engine/session/phase.ts";
import { type Offer, type Session, showing, withAnswer } from "../engine/session/session.ts";
import { onDay } from "../engine/session/step.ts";
import { type Note, told, type Update } from "../engine/session/update.ts";
import type { FoundAnswer } from "./answers.ts";
import { isHard, unheardOn } from "./hard-times.ts";
import type { Words } from "./input.ts";
import type { Answers, Reading } from "./meant.ts";
import { offersOf, withOffers, withTicks } from "./offering.ts";
import { readStory, readWords } from "./reading.ts";

/**
 * The session after typed words.
 *
 * @param today the day it is, in days since 1 January 1970
 * @param region the operator's, for someone who has chosen none
 */
export function hear(
  dialog: Dialog,
  session: Session,
  { text, isNumbered, at, agreedAs }: Words,
  today: number,
  region: string | null,
): Update {
  // Words to the question of whoever is not OK are read there, whatever day it is.
  const coming = session.page.type === "not-ok" ? comeBack : returning;
  return onDay(dialog, session, today, coming, (back) => {
    if (agreedAs !== undefined) return agreed(dialog, back, { text, agreedAs }, today, region);
    const reading = readWords(dialog, back, text, isNumbered, region);
    return heard(dialog, back, reading, (event) => act(dialog, back, pressedAt(event, at), today));
  });
}

/** A story that comes with agreement and age: those first; of someone under 18, only what may need help is heard. */
function agreed(
  dialog: Dialog,
  session: Session,
  { text, agreedAs }: { readonly text: string; readonly agreedAs: string },
  today: number,
  region: string | null,
): Update {
  const story = readStory(dialog, session, text, region);
  const age = story.isYoung ? UNDER_18 : agreedAs;
  const { session: begun, notice } = act(dialog, session, { type: "consent", age }, today);
  if (begun.age === null) return told(begun, notice);
  const reading = age === UNDER_18 ? onlyWorry(story) : story;
  if (reading === null) return told(begun);
  return heard(dialog, begun, reading, (event) => act(dialog, begun, event, today));
}

/** A reading less all that asks for no help; null where nothing is left. */
function onlyWorry(reading: Reading): Reading | null {
  switch (reading.type) {
    case "distress":
    case "emergency":
    case "flag":
      return { ...reading, answers: [], suggested: [] };
    case "another":
    case "foreign":
      return reading;
    default:
      return reading.isLow ? { type: "unknown", notice: "unknown-words", isLow: true } : null;
  }
}

/** @param take what an event that the words stand for does to the session */
function heard(dialog: Dialog, session: Session, reading: Reading, take: Act): Update {
  const heard = updateFrom(dialog, session, reading, take);
  // What leads to another card puts a clock away.
  const isElsewhere = heard.session.page !== session.page && heard.session.clock !== null;
  const update = isElsewhere ? { ...heard, session: { ...heard.session, clock: null } } : heard;
  const { toldAge } = reading;
  const kept =
    toldAge !== undefined && update.session.age === null
      ? { ...update.session, toldAge }
      : update.session;
  // Who says how low they feel hears of that first.
  return reading.isLow
    ? { session: kept, notice: "low-mood", also: notesOf(update) }
    : { ...update, session: kept };
}

/** What an event that words stand for does. */
type Act = (event: Event) => Update;

/** What an update tells, but that words were not understood: a kind word is enough there. */
function notesOf({ session: _, also = [], ...own }: Update): readonly Note[] {
  const { notice } = own;
  const isAnswered = notice !== null && notice !== "unknown-words" && notice !== "too-long";
  return [...(isAnswered ? [own] : []), ...also];
}

function updateFrom(dialog: Dialog, session: Session, reading: Reading, take: Act): Update {
  switch (reading.type) {
    case "event":
      return take(reading.event);
    case "answers": {
      const { update, named } = withAnswers(dialog, session, reading, take);
      const other = named.length === 0 ? toldOtherwise(session, reading) : null;
      if (other) return reopened(dialog, session, other);
      const kept = {
        ...update,
        session: withOffers(dialog, update.session, [...reading.lines, ...reading.suggested]),
      };
      const suggests = reading.suggested.length > 0;
      const also: readonly Note[] =
        suggests && reading.event?.type !== "answer" ? [{ notice: "suggested" }] : [];
      if (named.length > 0) return { ...kept, notice: update.notice ?? "understood", named, also };
      if (reading.event !== null) return { ...kept, also };
      return { ...kept, notice: suggests ? "suggested" : "unknown-words" };
    }
    case "distress": {
      const { page } = session;
      const step = afterDistress(page);
      // Whoever goes on telling there sees that it was read.
      const isSame = page.type === "not-ok" && page.step === step;
      const offered = withAllOffered(dialog, session, reading);
      return told(showing(offered, { type: "not-ok", step }), isSame ? unheardOn(page) : null);
    }
    case "low": {
      // Nothing stands before the question that this opens.
      const { session: asked } = take(reading.event);
      return told(withAllOffered(dialog, asked, { ...reading, event: null }));
    }
    case "emergency": {
      const { update } = withAnswers(dialog, session, reading, take);
      const kept = withOffers(dialog, update.session, [...reading.lines, ...reading.suggested]);
      return told(showing(withTicks(dialog, kept, reading.certain), WALK));
    }
    case "foreign":
      return {
        session: reading.isEmergency ? showing(session, { type: "numbers" }) : session,
        notice: "foreign",
        language: reading.language,
      };
    case "either": {
      const notice = reading.options.length === 1 ? "meant" : "either";
      return { session, notice, named: [{ question: reading.question, options: reading.options }] };
    }
    case "flag":
      return flagged(dialog, session, reading, take);
    case "another":
      return told(showing(session, { type: "numbers" }), "for-another");
    case "unknown":
      return told(session, reading.notice);
    default:
      return assertNever(reading);
  }
}

/** Beside distress nothing is taken in silence, and nothing is said back: the cards of what else was said offer it. */
function withAllOffered(
  dialog: Dialog,
  session: Session,
  { event, answers, suggested, lines, certain }: Answers & { readonly certain: readonly Offer[] },
): Session {
  const isOpen = ({ question: id }: Answer) =>
    session.answers.every(({ question }) => question !== id);
  const all = [...(event?.type === "answer" ? [event] : []), ...answers].filter(isOpen);
  const offers = [...lines, ...offersOf(dialog, all), ...suggested];
  return withOffers(dialog, withTicks(dialog, session, certain), offers);
}

/** The card that asks about what was typed comes next; before the walk has begun, what can help comes first. */
function flagged(
  dialog: Dialog,
  session: Session,
  reading: Reading & { readonly type: "flag" },
  take: Act,
): Update {
  const phase = phaseOf(dialog, session);
  const { quote, isPressing } = reading;
  if (isHard(session.page)) {
    const offered = withAllOffered(dialog, session, { ...reading, certain: [] });
    return told(offered, unheardOn(session.page));
  }
  const { update, named } = withAnswers(dialog, session, reading, take);
  const kept = withOffers(dialog, update.session, [...reading.lines, ...reading.suggested]);
  if (phase.type === "urgent" && phase.assessment.urgency === "emergency") return told(kept);
  const also: readonly Note[] = named.length > 0 ? [{ notice: "understood", named }] : [];
  if (phase.type === "welcome" || phase.type === "minor") {
    return isPressing
      ? { session: showing(kept, { type: "numbers" }), notice: "typed-flag-first", quote, also }
      : { session: kept, notice: "typed-flag-later", quote, also };
  }
  const card = reading.lines[0]?.question ?? "";
  const asked = withoutNone(showing(kept, reopen(card, "change")), card);
  return { session: asked, notice: isPressing ? "typed-flag" : "typed-about", quote, also };
}

/** An answer that a text gives, and that is not the one that was given before. */
function toldOtherwise(session: Session, { event, answers }: Answers): FoundAnswer | null {
  if (event !== null) return null;
  const isOther = ({ question, options }: FoundAnswer) =>
    session.answers.some(
      (given) =>
        given.question === question &&
        (options.length === 0
          ? given.options.length > 0
          : options.some((option) => !given.options.includes(option))),
    );
  return answers.find(isOther) ?? null;
}

/** The card of an earlier answer, to be changed by a press: "it's both sides" on the result. */
function reopened(dialog: Dialog, session: Session, { question, options }: FoundAnswer): Update {
  const offered = withOffers(
    dialog,
    session,
    options.map((option) => ({ question, option })),
  );
  // What is offered says itself that it is from their words.
  const notice = options.length === 0 ? "told-otherwise" : null;
  return told(showing(offered, reopen(question, "change")), notice);
}

/** The session with all that a text answers, what was asked and what was not, and those answers in words. */
function withAnswers(
  dialog: Dialog,
  session: Session,
  { event, answers }: { readonly event: Event | null; readonly answers: readonly FoundAnswer[] },
  take: Act,
): { readonly update: Update; readonly named: readonly Answer[] } {
  const answered = event === null ? told(session) : take(event);
  const { session: kept, taken } = withFound(dialog, answered.session, answers);
  return {
    update: { ...answered, session: kept },
    named: [...saidBack(dialog, answered, event), ...taken],
  };
}

/** What a typed answer was taken for, to be said back; an urgent card says so itself. */
function saidBack(dialog: Dialog, { session }: Update, event: Event | null): readonly Answer[] {
  if (event?.type !== "answer" || phaseOf(dialog, session).type === "urgent") return [];
  return session.answers.filter(({ question }) => question === event.question);
}

/** The session without a "none of these" that what was typed puts in doubt. */
function withoutNone(session: Session, question: string): Session {
  const answers = session.answers.filter(
    (answer) => answer.question !== question || answer.options.length > 0,
  );
  return { ...session, answers };
}

/**
 * The session with answers that a text gave beside what was asked: those that are open, would be asked, and have room.
 * The safety screen is never answered this way.
 */
function withFound(
  dialog: Dialog,
  session: Session,
  answers: readonly FoundAnswer[],
): { readonly session: Session; readonly taken: readonly Answer[] } {
  let kept = session;
  const taken: Answer[] = [];
  for (const { question: id, options } of answers) {
    const question = dialog.questions.get(id);
    const given = givenBy(dialog, kept.answers);
    if (!question || isScreening(question) || given.has(id)) continue;
    if (!holds(question.content.when, given, kept.age)) continue;
    const isFull = countAdaptive(dialog, kept.answers) >= mostAdaptive(dialog);
    if (isAdaptive(question) && isFull) continue;
    const answer: Answer = { question: id, options };
    kept = { ...withAnswer(dialog, kept, answer), checked: false };
    taken.push(answer);
  }
  return { session: kept, taken };
}
