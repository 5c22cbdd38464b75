import { assertNever } from "./assert-never.ts";
import { back, looking, reopen } from "./back.ts";
import { givenBy, holds } from "./condition.ts";
import { countAdaptive, type Dialog, isAdaptive, mostAdaptive, type Question } from "./dialog.ts";
import type { Event } from "./event.ts";
import { mayLook, nextScreening, phaseOf } from "./phase.ts";
import { NOT_SURE } from "./ref.ts";
import { chooseSelfTest, mayTry } from "./self-test.ts";
import {
  createSession,
  isOption,
  isScreening,
  isTopic,
  type Look,
  type Session,
  UNDER_18,
  WALK,
  withAge,
  withAnswer,
} from "./session.ts";
import { withHeard, withTicks } from "./typed.ts";
import { heardText } from "./view/said-text.ts";
import { sourcesOf } from "./view/sourcing.ts";
import type { NoticeId } from "./wording.ts";
import { readWords } from "./words.ts";

/** What a step gives back: the session after it, and a notice where the person should be told something. */
export type Update = {
  readonly session: Session;
  readonly notice: NoticeId | null;
  /** What the notice names, such as answers that were understood. */
  readonly named?: readonly string[];
};

/**
 * The session after an event. Pure and total: an event that makes no sense here leaves the session as it was,
 * with a notice that says what to do.
 *
 * @param today the day it is, in days since 1 January 1970
 * @example
 * const { session } = step(dialog, createSession(today), { type: "consent", age: "20-44" }, today);
 */
export function step(dialog: Dialog, session: Session, event: Event, today: number): Update {
  switch (event.type) {
    case "start":
    case "restart":
      return told(createSession(today, session.region));
    case "consent": {
      const isAge =
        event.age === UNDER_18 || dialog.content.ages.some((age) => age.id === event.age);
      return isAge
        ? told({ ...withAge(dialog, session, event.age), look: WALK })
        : told(session, "unknown-option");
    }
    case "answer":
      return answer(dialog, session, event.question, event.options);
    case "not-sure":
      return notSure(dialog, session, event.question);
    case "back":
      return told(back(dialog, session));
    case "why":
      return why(dialog, session, event.question);
    case "change": {
      if (event.question === undefined) return lookAt(dialog, session, { type: "changes" });
      const isAnswered = session.answers.some((given) => given.question === event.question);
      return isAnswered
        ? lookAt(dialog, session, reopen(event.question, "change"))
        : told(session, "stale-question");
    }
    case "self-test": {
      const question =
        event.question === undefined
          ? chooseSelfTest(dialog, session)
          : dialog.questions.get(event.question);
      return question && mayTry(dialog, session, question)
        ? lookAt(dialog, session, reopen(question.id, "ask"))
        : told(session, "no-self-test");
    }
    case "offered": {
      const question = dialog.walk.find(({ id }) => id === event.question);
      return question?.content.ask === "offered"
        ? lookAt(dialog, session, reopen(question.id, "ask"))
        : told(session, "stale-question");
    }
    case "details":
      return dialog.causes.some((cause) => cause.id === event.cause)
        ? lookAt(dialog, session, { type: "cause", cause: event.cause })
        : told(session, "unknown-option");
    case "learn":
      return event.topic === undefined || isTopic(dialog, event.topic)
        ? lookAt(dialog, session, { type: "learn", topic: event.topic ?? null })
        : told(session, "unknown-option");
    case "sources":
      return sourcesOf(dialog, event.topic).length > 0
        ? lookAt(dialog, session, {
            type: "sources",
            topic: event.topic,
            from: session.look.type === "cause" ? "cause" : "learn",
          })
        : told(session, "unknown-option");
    case "numbers":
      if (event.region === undefined) return told(looking(session, { type: "numbers" }));
      return dialog.content.regions.some((region) => region.id === event.region)
        ? told(looking({ ...session, region: event.region }, { type: "numbers" }))
        : told(session, "unknown-option");
    case "not-ok":
      return told(looking(session, { type: "not-ok", reply: event.reply ?? null }));
    case "checked": {
      const phase = phaseOf(dialog, session);
      const mayTeach = phase.type === "urgent" && phase.assessment.urgency !== "emergency";
      return told(mayTeach ? { ...session, checked: true, look: WALK } : session);
    }
    case "plan":
    case "keep":
      return lookAt(dialog, session, { type: event.type });
    case "help":
    case "privacy":
      return told(looking(session, { type: event.type }));
    case "stop": {
      const isUrgent = phaseOf(dialog, session).type === "urgent";
      return told(looking(session, { type: "stopped" }), isUrgent ? "help-still" : null);
    }
    case "carry-on":
      return told(looking(session, WALK));
    case "words":
      return typed(dialog, session, event, today);
    default:
      return assertNever(event);
  }
}

function answer(
  dialog: Dialog,
  session: Session,
  questionId: string,
  chosen: readonly string[],
): Update {
  const question = dialog.questions.get(questionId);
  if (!question || !mayAsk(dialog, session, question)) return told(session, "stale-question");
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
  const { look } = session;
  const given = session.answers.find((earlier) => earlier.question === question.id);
  const done = given?.options.find((option) => option !== NOT_SURE);
  if (look.type === "moved" && question.role === "self-test" && done !== undefined) {
    return told(settled(dialog, session, question, [done, NOT_SURE]));
  }
  const wasClarified =
    look.type === "question" && look.as === "clarify" && look.question === question.id;
  return question.role === "screen" || (question.role === "follow-up" && !wasClarified)
    ? lookAt(dialog, session, reopen(question.id, "clarify"))
    : told(settled(dialog, session, question, [NOT_SURE]));
}

function settled(
  dialog: Dialog,
  session: Session,
  question: Question,
  options: readonly string[],
): Session {
  const answered = withAnswer(dialog, session, { question: question.id, options });
  const { look } = session;
  const wasTried =
    question.role === "self-test" ||
    (look.type === "question" && look.as === "ask" && question.content.test !== undefined);
  const isUnknown = options.length === 1 && options[0] === NOT_SURE;
  return {
    ...answered,
    checked: false,
    tested: session.tested || wasTried,
    look: wasTried && !isUnknown ? { type: "moved", question: question.id } : WALK,
  };
}

function why(dialog: Dialog, session: Session, question: string): Update {
  const { look } = session;
  if (look.type === "question" && look.question === question) {
    return told(looking(session, { ...look, why: true }));
  }
  const phase = phaseOf(dialog, session);
  return phase.type === "question" && phase.question.id === question
    ? told(looking(session, { type: "question", question, as: "next", why: true }))
    : told(session, "stale-question");
}

/** Whether the question is one that this walk could have put on a card. */
function mayAsk(dialog: Dialog, session: Session, question: Question): boolean {
  const { answers, look } = session;
  if (answers.some((given) => given.question === question.id)) return true;
  if (session.age === null) return false;
  if (look.type === "question" && look.question === question.id) return true;
  const { when } = question.content;
  if (when && !holds(when, givenBy(dialog, answers), session.age)) return false;
  if (!isScreening(question) && !hasBegun(dialog, session)) return false;
  if (isAdaptive(question)) return countAdaptive(dialog, answers) < mostAdaptive(dialog);
  const { ask, due } = question.content;
  return (
    question.role !== "self-test" &&
    (ask !== "offered" || (due !== undefined && holds(due, givenBy(dialog, answers), session.age)))
  );
}

/** Whether the safety screen is behind them, or was when the walk began: it may be asked again after two weeks. */
function hasBegun(dialog: Dialog, session: Session): boolean {
  const isWalking = session.answers.some(({ question }) => {
    const known = dialog.questions.get(question);
    return known !== undefined && !isScreening(known);
  });
  return isWalking || nextScreening(dialog, session, givenBy(dialog, session.answers)) === null;
}

function typed(
  dialog: Dialog,
  session: Session,
  { text, isNumbered }: Event & { readonly type: "words" },
  today: number,
): Update {
  const reading = readWords(dialog, session, text, isNumbered);
  switch (reading.type) {
    case "event":
      return step(dialog, session, reading.event, today);
    case "answers": {
      const { event, heard } = reading;
      const answered = event === null ? told(session) : step(dialog, session, event, today);
      const { session: kept, taken } = withHeard(dialog, answered.session, heard);
      const named = [...saidBack(dialog, answered, event), ...taken];
      if (named.length === 0) return event === null ? told(session, "unknown-words") : answered;
      return { session: kept, notice: answered.notice ?? "understood", named };
    }
    case "emergency":
      return told(looking(withTicks(dialog, session, reading.ticks), WALK));
    case "foreign":
      return {
        session: reading.isEmergency ? looking(session, { type: "numbers" }) : session,
        notice: "foreign",
        named: [reading.reply],
      };
    case "either": {
      const notice = reading.options.length === 1 ? "meant" : "either";
      return { session, notice, named: reading.options };
    }
    case "flag": {
      const phase = phaseOf(dialog, session);
      if (phase.type === "welcome" || phase.type === "minor") {
        // What the last card asks about is lived with: it can wait for its turn.
        const canWait = reading.question === dialog.screen.at(-1)?.id;
        return canWait
          ? told(session, "begin-first")
          : told(looking(session, { type: "numbers" }), "typed-flag-first");
      }
      const isEmergency = phase.type === "urgent" && phase.assessment.urgency === "emergency";
      const { event } = reading;
      const answered = () =>
        event === null ? session : step(dialog, session, event, today).session;
      if (isEmergency) return told(session);
      const asked = looking(answered(), reopen(reading.question, "change"));
      return told(withoutNone(asked, reading.question), "typed-flag");
    }
    case "another":
      return told(looking(session, { type: "numbers" }), "for-another");
    case "unknown":
      return told(session, reading.notice);
    default:
      return assertNever(reading);
  }
}

/** What a typed answer was taken for, to be said back; an urgent card says so itself. */
function saidBack(dialog: Dialog, { session }: Update, event: Event | null): readonly string[] {
  if (event?.type !== "answer" || phaseOf(dialog, session).type === "urgent") return [];
  const question = dialog.questions.get(event.question);
  const answer = session.answers.find((one) => one.question === event.question);
  return question && answer ? [heardText(dialog, question, answer)] : [];
}

/** The session without a "none of these" that what was typed puts in doubt. */
function withoutNone(session: Session, question: string): Session {
  const answers = session.answers.filter(
    (answer) => answer.question !== question || answer.options.length > 0,
  );
  return { ...session, answers };
}

/** Looks at something where the walk may; else its own card stays. */
function lookAt(dialog: Dialog, session: Session, look: Look): Update {
  return told(
    mayLook(dialog, session, phaseOf(dialog, session), look) ? looking(session, look) : session,
  );
}

function told(session: Session, notice: NoticeId | null = null): Update {
  return { session, notice };
}
