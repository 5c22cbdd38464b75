import { type Answer, type Course, isDoubted } from "../content/answer.ts";
import type { Dialog } from "../content/dialog.ts";
import type { DistanceUnit } from "../content/distance.ts";
import {
  isAdaptive,
  isOfScreen,
  isOption,
  isScreening,
  isTopic,
  mostAdaptive,
  opensNotOk,
} from "../content/questions.ts";
import { NOT_SURE, UNDER_18 } from "../content/ref.ts";
import { inOrder, pruned } from "./in-order.ts";
import { type Page, WALK } from "./page.ts";

/** An answer that typed words spoke of: its own card offers it, and nothing is taken before it is pressed. */
export type Offer = { readonly question: string; readonly option: string };

/** More are not remembered. */
export const MOST_OFFERS = 14;

/** Whether typed words spoke of a sign that the safety screen has not asked about since. */
export function isInDoubt({ questions }: Dialog, { offers }: Pick<Session, "offers">): boolean {
  return offers.some(({ question: id }) => {
    const question = questions.get(id);
    return question !== undefined && isScreening(question);
  });
}

/** Someone measures what a question asks for, by a press at the start and one at the end. */
export type Clock = {
  readonly question: string;
  /** When what is measured begins, in milliseconds since 1 January 1970; null while nothing is. */
  readonly since: number | null;
  /** What came of it: of two sides, the newest last, or of one try. */
  readonly tries: readonly number[];
};

/** Everything remembered of one walk: a plain JSON value, small enough to ride in a button. */
export type Session = {
  readonly age: string | null;
  readonly region: string | null;
  /** What distances are said in, where the person chose. */
  readonly distances: DistanceUnit | null;
  /** The day the safety screen was begun, in days since 1 January 1970. */
  readonly startDay: number;
  /** The day from which a plan, and a race that was told, count, in days since 1 January 1970; null before either is asked for. */
  readonly planDay: number | null;
  /** They only want to know whether they may run: nothing more is asked than that takes. */
  readonly wantsRun: boolean;
  /** A clinician has checked this pain since it started. */
  readonly checked: boolean;
  /** A test was done after the result: from then on answers only move the result, and nothing more is asked. */
  readonly tested: boolean;
  /** They came back after a card that ends the walk: first they are asked whether they were seen. */
  readonly returned: boolean;
  /** The age band that typed words told before the consent, which is then offered first. */
  readonly toldAge: string | null;
  /** At most `MOST_OFFERS`. */
  readonly offers: readonly Offer[];
  /** In the order in which they were asked. */
  readonly answers: readonly Answer[];
  readonly page: Page;
  /** A clock, open on the card of its question. */
  readonly clock: Clock | null;
  /** How it has gone since the walk; null until they come back for the first time. */
  readonly course: Course | null;
};

/** A new session on the start card. `today` is in days since 1 January 1970. */
export function createSession(today: number): Session {
  return {
    age: null,
    region: null,
    distances: null,
    startDay: today,
    planDay: null,
    wantsRun: false,
    checked: false,
    tested: false,
    returned: false,
    toldAge: null,
    offers: [],
    answers: [],
    page: WALK,
    clock: null,
    course: null,
  };
}

/** A new session for whoever had this one: what they chose of how they are talked to stays. */
export function beginAgain({ region, distances }: Session, today: number): Session {
  return { ...createSession(today), region, distances };
}

/** The session with another page open. */
export function showing(session: Session, page: Page): Session {
  return { ...session, page };
}

/**
 * The session with an answer put in its place: an earlier answer to the same question is replaced where it stood,
 * and later answers stay, but for those to questions that would no longer be asked.
 */
export function withAnswer(dialog: Dialog, session: Session, answer: Answer): Session {
  const kept = keptOf(dialog, answer);
  const at = session.answers.findIndex((given) => given.question === answer.question);
  const answers =
    at >= 0
      ? withoutComparing(dialog, session.answers.with(at, kept), session.answers[at], kept)
      : [...session.answers, kept];
  return { ...session, answers: inOrder(dialog, session.age, answers) };
}

/** The answers, less how much it helped where what helped is now another thing. */
function withoutComparing(
  { questions }: Dialog,
  answers: readonly Answer[],
  before: Answer | undefined,
  after: Answer,
): readonly Answer[] {
  const comparison = questions.get(after.question)?.content.comparison;
  if (!comparison || String(before?.options) === String(after.options)) return answers;
  return answers.filter(({ question }) => !comparison.gone.startsWith(`${question}.`));
}

/** The answer less what is never kept; where that was all of it, it looks as if the question was skipped. */
function keptOf({ questions }: Dialog, answer: Answer): Answer {
  const question = questions.get(answer.question);
  const options = answer.options.filter((option) => !question || !opensNotOk(question, option));
  if (options.length === answer.options.length) return answer;
  return { ...answer, options: options.length > 0 ? options : [NOT_SURE] };
}

/** The session with another age, less the answers to questions that are not asked at that age. */
export function withAge(dialog: Dialog, session: Session, age: string): Session {
  return { ...session, age, checked: false, answers: pruned(dialog, age, session.answers).kept };
}

/** The session with only its first answers, and what was made of a visit that is over, less what no longer fits without the rest. */
export function withFirst(dialog: Dialog, session: Session, count: number): Session {
  const isOver = session.course !== null && session.course.open === null;
  return keeping(dialog, session, ({ question }, at) => {
    const role = dialog.questions.get(question)?.role;
    return at < count || role === "made" || (isOver && role === "check-in");
  });
}

/** The session with some of its answers, less those that no longer fit without the rest. */
export function keeping(
  dialog: Dialog,
  session: Session,
  isKept: (answer: Answer, at: number) => boolean,
): Session {
  const { kept } = pruned(dialog, session.age, session.answers.filter(isKept));
  return { ...session, answers: kept };
}

/** The session with the safety screen to be walked through again and no plan, its other answers kept where they still fit. */
export function withoutScreening(dialog: Dialog, session: Session): Session {
  const watch = dialog.content.checkIn?.makes.watch;
  const begun: Session = { ...session, planDay: null, checked: false };
  return keeping(dialog, begun, (answer) => {
    const isPlan = dialog.questions.get(answer.question)?.role === "plan";
    return !isOfScreen(dialog, answer) && !isPlan && answer.question !== watch;
  });
}

/**
 * The session as far as the dialog still knows it: unknown questions, options, ages and regions are dropped.
 * Gives whether any answer was lost.
 */
export function fitSession(
  dialog: Dialog,
  session: Session,
): { readonly session: Session; readonly dropped: boolean } {
  const answers: Answer[] = [];
  let adaptive = 0;
  let dropped = false;
  for (const answer of session.answers) {
    const question = dialog.questions.get(answer.question);
    const fits =
      question !== undefined &&
      answer.options.every((option) => isOption(question, option)) &&
      (question.many || answer.options.length === 1 || isDoubted(question, answer)) &&
      (!isAdaptive(question) || adaptive++ < mostAdaptive(dialog));
    if (fits) answers.push(answer);
    else dropped = true;
  }
  const known = (id: string | null, list: readonly { id: string }[]) =>
    list.some((entry) => entry.id === id) ? id : null;
  const knownAge = (age: string | null) =>
    age === UNDER_18 ? UNDER_18 : known(age, dialog.content.ages);
  const kept = inOrder(dialog, session.age, answers);
  return {
    session: {
      ...session,
      age: knownAge(session.age),
      region: known(session.region, dialog.content.regions),
      toldAge: knownAge(session.toldAge),
      offers: session.offers.filter(({ question: id, option }) => {
        const question = dialog.questions.get(id);
        return question !== undefined && isOption(question, option);
      }),
      answers: kept,
      page: isKnown(dialog, session.page) ? session.page : WALK,
      clock: dialog.questions.has(session.clock?.question ?? "") ? session.clock : null,
    },
    dropped: dropped || kept.length < answers.length,
  };
}

function isKnown(dialog: Dialog, page: Page): boolean {
  switch (page.type) {
    case "question":
    case "moved":
      return dialog.questions.has(page.question);
    case "cause":
      return dialog.causes.some((cause) => cause.id === page.cause);
    case "faq":
      return (
        page.faqs.every((id) => dialog.content.faqs.some((one) => one.id === id)) &&
        isKnown(dialog, page.over)
      );
    case "learn":
      return page.topic === null || isTopic(dialog, page.topic);
    case "sources":
      return isTopic(dialog, page.topic);
    default:
      return true;
  }
}
