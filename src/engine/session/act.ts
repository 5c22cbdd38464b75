import { assertNever } from "../content/assert-never.ts";
import type { Dialog, Question } from "../content/dialog.ts";
import { isTopic } from "../content/questions.ts";
import { UNDER_18 } from "../content/ref.ts";
import { sourcesOf } from "../content/sources.ts";
import { chooseSelfTest, mayTry } from "../reasoning/self-test.ts";
import { answer, notSure } from "./answering.ts";
import { back } from "./back.ts";
import { clocked } from "./clock.ts";
import { comeBack, seen } from "./come-back.ts";
import { closeVisit } from "./course.ts";
import type { Event } from "./event.ts";
import { notOk } from "./not-ok.ts";
import { openingOf, withoutNumbers, withPlanDay } from "./numbers.ts";
import { MOST_ASKED, type Planned, reopen, WALK } from "./page.ts";
import { mayShow, phaseOf } from "./phase.ts";
import { beginAgain, type Session, showing, withAge } from "./session.ts";
import { turnTo } from "./turn-to.ts";
import { told, type Update } from "./update.ts";

/** What an event does to a session, on whatever day. Most put a clock away that is open; the way back closes it alone. */
export function act(dialog: Dialog, session: Session, event: Event, today: number): Update {
  const { clock } = session;
  if (clock === null || CLOCK.includes(event.type)) return acted(dialog, session, event, today);
  const closed = { ...session, clock: null };
  const isOpen = questionOn(dialog, session)?.id === clock.question;
  return event.type === "back" && isOpen ? told(closed) : acted(dialog, closed, event, today);
}

/** What leaves a clock as it is, or is its own. */
const CLOCK: readonly Event["type"][] = ["clock", "clock-start", "clock-end", "distances"];

function acted(dialog: Dialog, session: Session, event: Event, today: number): Update {
  switch (event.type) {
    case "start":
    case "restart": {
      const back = comeBack(dialog, session);
      return told(back.returned ? back : beginAgain(session, today));
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
    case "exercise":
      return exercise(dialog, session, event.exercise ?? null);
    case "ask":
      return ask(dialog, session, event.faqs, true);
    case "ask-unknown":
      return ask(dialog, session, event.faqs, false);
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
    case "distances":
      return told({ ...session, distances: event.unit });
    case "not-ok":
      return notOk(dialog, session, event.reply);
    case "checked": {
      const phase = phaseOf(dialog, session);
      if (phase.type === "returned") return told(seen(dialog, session, "yes", today));
      const mayTeach = phase.type === "urgent" && phase.assessment.urgency !== "emergency";
      return told(mayTeach ? { ...session, checked: true, page: WALK } : session);
    }
    case "plan":
      return toPlanned(dialog, session, "plan", today);
    case "run":
      return toPlanned(dialog, session, "run", today);
    case "skip-numbers":
      return skipNumbers(dialog, session);
    case "clock":
    case "clock-start":
    case "clock-end":
      return clocked(dialog, session, event, questionOn(dialog, session));
    case "not-now":
      return told(closeVisit(session));
    case "remind":
      return remind(dialog, session, event.hour ?? null);
    case "keep":
    case "hand-over":
    case "more":
    case "no-fit":
    case "progress":
      return turnTo(dialog, session, { type: event.type });
    case "signs":
    case "help":
    case "privacy":
      return told(showing(session, { type: event.type }));
    case "stop": {
      const stopped = showing(session, { type: "stopped" });
      if (session.page.type === "not-ok") return told(stopped, "low-mood");
      const isUrgent = phaseOf(dialog, session).type === "urgent";
      return told(stopped, isUrgent ? "help-still" : null);
    }
    case "carry-on": {
      // Whoever was told whether they may run goes on to the reasons.
      if (session.page.type === "faq") return told(showing(session, session.page.over));
      const isRun = phaseOf(dialog, session).type === "run" && session.page.type === "walk";
      return told({ ...session, page: WALK, wantsRun: session.wantsRun && !isRun });
    }
    default:
      return assertNever(event);
  }
}

function toPlanned(dialog: Dialog, session: Session, planned: Planned, today: number): Update {
  const { type } = phaseOf(dialog, session);
  if (type === "result") {
    const begun = dialog.content.planning ? withPlanDay(dialog, session, today) : session;
    return turnTo(dialog, begun, openingOf(dialog, begun, planned));
  }
  const isAhead = type === "welcome" || type === "question" || type === "run";
  if (planned === "plan" || !isAhead || !dialog.content.planning) return told(session);
  const asked: Session = { ...withPlanDay(dialog, session, today), wantsRun: true, page: WALK };
  return told(asked, phaseOf(dialog, asked).type === "run" ? null : "run-first");
}

function remind(dialog: Dialog, session: Session, hour: number | null): Update {
  const isOffered = hour === null || dialog.content.reminder?.hours.includes(hour);
  return isOffered
    ? turnTo(dialog, session, { type: "remind", hour })
    : told(session, "unknown-option");
}

function skipNumbers(dialog: Dialog, session: Session): Update {
  const { page } = session;
  if (page.type === "question" && (page.as === "plan" || page.as === "run")) {
    return turnTo(dialog, withoutNumbers(dialog, session, page.as), { type: page.as });
  }
  return told(session.wantsRun ? withoutNumbers(dialog, session, "run") : session);
}

/** From the plan and from Learn there is a way back to them; whoever asks elsewhere goes back to the walk. */
function exercise({ content }: Dialog, session: Session, id: string | null): Update {
  const { page } = session;
  const from =
    page.type === "exercise"
      ? page.from
      : page.type === "plan" || page.type === "learn"
        ? page.type
        : "walk";
  const isKnown = id === null || content.exercises.some((one) => one.id === id);
  return isKnown
    ? told(showing(session, { type: "exercise", exercise: id, from }))
    : told(session, "unknown-option");
}

/** Answered over the card that it was asked on, which stays as it is. */
function ask(dialog: Dialog, session: Session, faqs: readonly string[], isKnown: boolean): Update {
  const { page } = session;
  if (faqs.length === 0) return turnTo(dialog, session, { type: "faqs" });
  if (!faqs.every((id) => dialog.content.faqs.some((one) => one.id === id))) {
    return told(session, "unknown-option");
  }
  const over = page.type === "faq" ? page.over : page;
  const asked = faqs.slice(0, MOST_ASKED);
  const { session: turned } = turnTo(dialog, session, { type: "faq", faqs: asked, isKnown, over });
  return told(turned, turned === session ? "unknown-words" : null);
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

/** The question that the card asks, or null where it asks none. */
function questionOn(dialog: Dialog, session: Session): Question | null {
  const phase = phaseOf(dialog, session);
  const { page } = session;
  if (!mayShow(dialog, session, phase, page)) {
    return phase.type === "question" ? phase.question : null;
  }
  return page.type === "question" ? (dialog.questions.get(page.question) ?? null) : null;
}
