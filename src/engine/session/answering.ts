import { givenBy, holds } from "../content/condition.ts";
import type { Dialog, Question } from "../content/dialog.ts";
import {
  countAdaptive,
  isAdaptive,
  isOfScreen,
  isOption,
  isScreening,
  mostAdaptive,
  opensNotOk,
} from "../content/questions.ts";
import { NOT_SURE, refsOf } from "../content/ref.ts";
import { chooseQuestion } from "../reasoning/choose.ts";
import { closeVisit, withSigns } from "./course.ts";
import { opened } from "./not-ok.ts";
import { openingOf } from "./numbers.ts";
import { type Page, type Planned, reopen, WALK } from "./page.ts";
import { nextScreening, phaseOf } from "./phase.ts";
import { type Session, showing, withAnswer } from "./session.ts";
import { turnTo } from "./turn-to.ts";
import { told, type Update } from "./update.ts";
import { concludeVisit } from "./visit.ts";

/** Takes an answer, where the walk could have asked for it. */
export function answer(
  dialog: Dialog,
  session: Session,
  questionId: string,
  chosen: readonly string[],
): Update {
  const question = dialog.questions.get(questionId);
  if (!question || session.returned || !mayAsk(dialog, session, question)) {
    return told(session, "stale-question");
  }
  const options = question.content.options
    .map((option) => option.id)
    .filter((option) => chosen.includes(option));
  if (options.length === 0 && chosen.includes(NOT_SURE))
    return notSure(dialog, session, questionId);
  if (!chosen.every((option) => isOption(question, option))) return told(session, "unknown-option");
  if (!question.many && options.length !== 1) {
    return told(session, options.length === 0 ? "unknown-option" : "one-only");
  }
  if (options.length > 0 && isSigns(dialog, question)) {
    return told(withSigns(dialog, session, options));
  }
  const isDoubtful = question.role === "self-test" && chosen.includes(NOT_SURE);
  const given = isDoubtful ? [...options, NOT_SURE] : options;
  const answered = settled(dialog, session, question, given);
  const opens = options.some((option) => opensNotOk(question, option));
  return told(opens ? opened(dialog, answered) : answered);
}

/**
 * In the safety screen "not sure" first asks again in plainer words; a card then wants ticks, and a follow-up takes a
 * second "not sure" for a yes. After a self-test it says that the test may not have been done right. Anywhere else it is
 * an answer that moves nothing.
 */
export function notSure(dialog: Dialog, session: Session, questionId: string): Update {
  const question = dialog.questions.get(questionId);
  if (!question || !mayAsk(dialog, session, question)) return told(session, "stale-question");
  // To say how it is can wait.
  if (isBack(dialog, question)) return told(closeVisit(session));
  // What may be new is looked for on the whole safety screen.
  if (isSigns(dialog, question)) return told(withSigns(dialog, session, []));
  const { page } = session;
  const given = session.answers.find((earlier) => earlier.question === question.id);
  const done = given?.options.find((option) => option !== NOT_SURE);
  if (page.type === "moved" && question.role === "self-test" && done !== undefined) {
    return told(settled(dialog, session, question, [done, NOT_SURE]));
  }
  const wasClarified =
    page.type === "question" && page.as === "clarify" && page.question === question.id;
  return question.role === "screen" || (question.role === "follow-up" && !wasClarified)
    ? turnTo(dialog, session, reopen(question.id, "clarify"))
    : told(settled(dialog, session, question, [NOT_SURE]));
}

function settled(
  dialog: Dialog,
  session: Session,
  question: Question,
  options: readonly string[],
): Session {
  const answered = withAnswer(dialog, session, { question: question.id, options });
  const { page } = session;
  const wasTried =
    question.role === "self-test" ||
    (page.type === "question" && page.as === "ask" && question.content.test !== undefined);
  const isUnknown = options.length === 1 && options[0] === NOT_SURE;
  const next: Session = {
    ...answered,
    offers: session.offers.filter((offer) => offer.question !== question.id),
    checked: false,
    tested: session.tested || wasTried,
    page: WALK,
  };
  if (wasTried && !isUnknown) return showing(next, { type: "moved", question: question.id });
  if (question.role !== "plan" && plannedBy(page) === null)
    return visited(dialog, next, question, page);
  // A number that is changed leads back to the card that it was told for.
  const isOfPlan = next.answers.some(({ question: id }) => isAskedForPlanAlone(dialog, id));
  const whole = isOfPlan ? "plan" : "run";
  return onTheWay(dialog, next, plannedBy(page) ?? whole);
}

/**
 * The session of someone who came back: all told, or told otherwise, it is put down; and what it opened leads back to it.
 *
 * @param from the page that the question was answered on
 */
function visited(dialog: Dialog, session: Session, question: Question, from: Page): Session {
  const { course } = session;
  if (course === null) return session;
  const isOpen = course.open !== null;
  if (isOpen ? isTold(dialog, session) : question.role === "check-in") {
    return concludeVisit(dialog, session);
  }
  const isOfVisit = course.visits.at(-1)?.day === course.asked;
  return !isOpen && isOfVisit && (from.type === "progress" || isWatched(dialog, question))
    ? showing(session, { type: "progress" })
    : session;
}

/** Whether nothing is left to be asked of someone who came back. */
function isTold(dialog: Dialog, session: Session): boolean {
  const { type } = phaseOf(dialog, session);
  return type === "result" || type === "run";
}

/** Whether a question may be opened by what is to be watched. */
function isWatched({ content: { checkIn } }: Dialog, { content }: Question): boolean {
  return (
    checkIn !== undefined &&
    refsOf(content.when ?? {}).some((ref) => ref.startsWith(`${checkIn.makes.watch}.`))
  );
}

function isBack({ content }: Dialog, { id }: Question): boolean {
  return content.checkIn?.asked.back === id;
}

function isSigns({ content }: Dialog, { id }: Question): boolean {
  return content.checkIn?.asked.signs === id;
}

/** The session on its way to a card that wants some numbers first, past what an answer to one opened on the safety screen. */
function onTheWay(dialog: Dialog, session: Session, planned: Planned): Session {
  const phase = phaseOf(dialog, session);
  if (phase.type === "result") return showing(session, openingOf(dialog, session, planned));
  return phase.type === "question" && isScreening(phase.question)
    ? showing(session, reopen(phase.question.id, planned))
    : session;
}

function isAskedForPlanAlone(dialog: Dialog, id: string): boolean {
  return dialog.questions.get(id)?.role === "plan" && !dialog.content.planning?.run.includes(id);
}

/** Which card a question was asked for; null where it was asked for none. */
function plannedBy(page: Page): Planned | null {
  return page.type === "question" && (page.as === "plan" || page.as === "run") ? page.as : null;
}

/** Whether the question is one that this walk could have put on a card. */
function mayAsk(dialog: Dialog, session: Session, question: Question): boolean {
  const { answers, page } = session;
  if (question.role === "made") return false;
  if (answers.some((given) => given.question === question.id)) return true;
  if (session.age === null) return false;
  if (question.role === "check-in" && !session.course?.open) return false;
  if (page.type === "question" && page.question === question.id) return true;
  const { when } = question.content;
  if (when && !holds(when, givenBy(dialog, answers), session.age)) return false;
  if (!isScreening(question) && !hasBegun(dialog, session)) return false;
  if (isAdaptive(question)) {
    const hasRoom = countAdaptive(dialog, answers) < mostAdaptive(dialog);
    return hasRoom || chooseQuestion(dialog, session)?.id === question.id;
  }
  const { ask, askEarlyWhen } = question.content;
  return (
    question.role !== "self-test" &&
    (ask !== "optional" ||
      (askEarlyWhen !== undefined && holds(askEarlyWhen, givenBy(dialog, answers), session.age)))
  );
}

/** Whether the safety screen is behind them, or was when the walk began: it may be asked again after two weeks. */
function hasBegun(dialog: Dialog, session: Session): boolean {
  const isWalking = session.answers.some((given) => !isOfScreen(dialog, given));
  return isWalking || nextScreening(dialog, session, givenBy(dialog, session.answers)) === null;
}
