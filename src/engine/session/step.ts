import { assertNever } from "../content/assert-never.ts";
import { givenBy, holds } from "../content/condition.ts";
import type { Dialog, Question } from "../content/dialog.ts";
import {
  countAdaptive,
  isAdaptive,
  isOfScreen,
  isOption,
  isScreening,
  isTopic,
  mostAdaptive,
} from "../content/questions.ts";
import { NOT_SURE, UNDER_18 } from "../content/ref.ts";
import { sourcesOf } from "../content/sources.ts";
import { chooseSelfTest, mayTry } from "../reasoning/self-test.ts";
import { back } from "./back.ts";
import type { Event } from "./event.ts";
import { type Page, reopen, WALK } from "./page.ts";
import { mayShow, nextScreening, phaseOf } from "./phase.ts";
import {
  createSession,
  type Session,
  showing,
  withAge,
  withAnswer,
  withoutScreening,
} from "./session.ts";
import { told, type Update } from "./update.ts";

/**
 * The session after an event. Pure and total: an event that makes no sense here leaves the session as it was,
 * with a notice that says what to do.
 *
 * @param today the day it is, in days since 1 January 1970
 * @example
 * const { session } = step(dialog, createSession(today), { type: "consent", age: "20-44" }, today);
 */
export function step(dialog: Dialog, session: Session, event: Event, today: number): Update {
  return onDay(dialog, session, today, (back) => {
    // An answer counts wherever it is given: it may raise an emergency.
    return act(dialog, event.type === "answer" ? session : back, event, today);
  });
}

/**
 * What is done to a session on a day that may be a later one than the one it was begun on.
 *
 * @param change gets the session of someone who comes back
 */
export function onDay(
  dialog: Dialog,
  session: Session,
  today: number,
  change: (session: Session) => Update,
): Update {
  if (today <= session.startDay) return change(session);
  const update = change(comeBack(dialog, session));
  const isUrgent = (one: Session) => phaseOf(dialog, one).type === "urgent";
  // What ends a walk today is asked about from tomorrow on, whenever the walk began.
  const isNew = !isUrgent(session) && isUrgent(update.session);
  return isNew ? { ...update, session: { ...update.session, startDay: today } } : update;
}

/** The session of someone who comes back: after a card that ended the walk they are first asked whether they were seen. */
function comeBack(dialog: Dialog, session: Session): Session {
  const isUrgent = phaseOf(dialog, session).type === "urgent";
  return isUrgent ? { ...session, returned: true, page: WALK } : session;
}

/** What an event does to a session, on whatever day. */
export function act(dialog: Dialog, session: Session, event: Event, today: number): Update {
  switch (event.type) {
    case "start":
    case "restart": {
      const back = comeBack(dialog, session);
      return told(back.returned ? back : createSession(today, session.region));
    }
    case "resume":
      return told(showing(comeBack(dialog, session), WALK));
    case "seen":
      return told(seen(dialog, session, event.reply, today));
    case "consent": {
      const isAge =
        event.age === UNDER_18 || dialog.content.ages.some((age) => age.id === event.age);
      return isAge
        ? told({ ...withAge(dialog, session, event.age), page: WALK })
        : told(session, "unknown-option");
    }
    case "answer":
      return answer(dialog, session, event.question, event.options);
    case "nothing-ticked": {
      const question = questionOn(dialog, session);
      return question?.many
        ? { session, notice: "nothing-ticked", named: [{ question: question.id, options: [] }] }
        : told(session);
    }
    case "not-sure":
      return notSure(dialog, session, event.question);
    case "back":
      return told(back(dialog, session));
    case "why":
      return why(dialog, session, event.question);
    case "change": {
      if (event.question === undefined) return turnTo(dialog, session, { type: "changes" });
      const isAnswered = session.answers.some((given) => given.question === event.question);
      return isAnswered
        ? turnTo(dialog, session, reopen(event.question, "change"))
        : told(session, "stale-question");
    }
    case "self-test": {
      const question =
        event.question === undefined
          ? chooseSelfTest(dialog, session)
          : dialog.questions.get(event.question);
      return question && mayTry(dialog, session, question)
        ? turnTo(dialog, session, reopen(question.id, "ask"))
        : told(session, "no-self-test");
    }
    case "optional": {
      const question = dialog.walk.find(({ id }) => id === event.question);
      return question?.content.ask === "optional"
        ? turnTo(dialog, session, reopen(question.id, "ask"))
        : told(session, "stale-question");
    }
    case "details":
      return dialog.causes.some((cause) => cause.id === event.cause)
        ? turnTo(dialog, session, { type: "cause", cause: event.cause })
        : told(session, "unknown-option");
    case "learn":
      return event.topic === undefined || isTopic(dialog, event.topic)
        ? turnTo(dialog, session, { type: "learn", topic: event.topic ?? null })
        : told(session, "unknown-option");
    case "sources":
      return sourcesOf(dialog, event.topic).length > 0
        ? turnTo(dialog, session, {
            type: "sources",
            topic: event.topic,
            from: session.page.type === "cause" ? "cause" : "learn",
          })
        : told(session, "unknown-option");
    case "numbers":
      if (event.region === undefined) return told(showing(session, { type: "numbers" }));
      return dialog.content.regions.some((region) => region.id === event.region)
        ? told(showing({ ...session, region: event.region }, { type: "numbers" }))
        : told(session, "unknown-option");
    case "not-ok":
      return told(showing(session, { type: "not-ok", reply: event.reply ?? null }));
    case "checked": {
      const phase = phaseOf(dialog, session);
      if (phase.type === "returned") return told(seen(dialog, session, "yes", today));
      const mayTeach = phase.type === "urgent" && phase.assessment.urgency !== "emergency";
      return told(mayTeach ? { ...session, checked: true, page: WALK } : session);
    }
    case "plan":
    case "keep":
      return turnTo(dialog, session, { type: event.type });
    case "help":
    case "privacy":
      return told(showing(session, { type: event.type }));
    case "stop": {
      const isUrgent = phaseOf(dialog, session).type === "urgent";
      return told(showing(session, { type: "stopped" }), isUrgent ? "help-still" : null);
    }
    case "carry-on":
      return told(showing(session, WALK));
    default:
      return assertNever(event);
  }
}

/**
 * After "yes" there is teaching without a ranking; after "not yet" the same card; after a mistake on the safety screen, the
 * screen again, and else the question that was answered by mistake.
 */
function seen(
  dialog: Dialog,
  session: Session,
  reply: "yes" | "no" | "mistake",
  today: number,
): Session {
  const phase = phaseOf(dialog, session);
  if (phase.type !== "returned") return session;
  // What was told holds today: until tomorrow it is not asked about again.
  const back: Session = { ...session, returned: false, startDay: today, page: WALK };
  const isWalking = session.age !== null && session.age !== UNDER_18;
  if (reply === "yes")
    return isWalking ? { ...back, checked: true } : createSession(today, session.region);
  if (reply === "no") return back;
  const raisedBy = dialog.questions.get(phase.assessment.because.at(-1)?.split(".")[0] ?? "");
  return raisedBy && !isScreening(raisedBy)
    ? showing(back, reopen(raisedBy.id, "change"))
    : withoutScreening(dialog, back);
}

function answer(
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
  const isDoubtful = question.role === "self-test" && chosen.includes(NOT_SURE);
  return told(settled(dialog, session, question, isDoubtful ? [...options, NOT_SURE] : options));
}

/**
 * In the safety screen "not sure" first asks again in plainer words; a card then wants ticks, and a follow-up takes a
 * second "not sure" for a yes. After a self-test it says that the test may not have been done right. Anywhere else it is
 * an answer that moves nothing.
 */
function notSure(dialog: Dialog, session: Session, questionId: string): Update {
  const question = dialog.questions.get(questionId);
  if (!question || !mayAsk(dialog, session, question)) return told(session, "stale-question");
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
  return {
    ...answered,
    offers: session.offers.filter((offer) => offer.question !== question.id),
    checked: false,
    tested: session.tested || wasTried,
    page: wasTried && !isUnknown ? { type: "moved", question: question.id } : WALK,
  };
}

function why(dialog: Dialog, session: Session, question: string): Update {
  const { page } = session;
  if (page.type === "question" && page.question === question) {
    return told(showing(session, { ...page, why: true }));
  }
  const phase = phaseOf(dialog, session);
  return phase.type === "question" && phase.question.id === question
    ? told(showing(session, { type: "question", question, as: "next", why: true }))
    : told(session, "stale-question");
}

/** Whether the question is one that this walk could have put on a card. */
function mayAsk(dialog: Dialog, session: Session, question: Question): boolean {
  const { answers, page } = session;
  if (answers.some((given) => given.question === question.id)) return true;
  if (session.age === null) return false;
  if (page.type === "question" && page.question === question.id) return true;
  const { when } = question.content;
  if (when && !holds(when, givenBy(dialog, answers), session.age)) return false;
  if (!isScreening(question) && !hasBegun(dialog, session)) return false;
  if (isAdaptive(question)) return countAdaptive(dialog, answers) < mostAdaptive(dialog);
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

/** The question that the card asks, or null where it asks none. */
function questionOn(dialog: Dialog, session: Session): Question | null {
  const phase = phaseOf(dialog, session);
  const { page } = session;
  if (!mayShow(dialog, session, phase, page)) {
    return phase.type === "question" ? phase.question : null;
  }
  return page.type === "question" ? (dialog.questions.get(page.question) ?? null) : null;
}

/** Opens a page where the walk may; else its own card stays. */
function turnTo(dialog: Dialog, session: Session, page: Page): Update {
  return told(
    mayShow(dialog, session, phaseOf(dialog, session), page) ? showing(session, page) : session,
  );
}
