import type { Dialog } from "../content/dialog.ts";
import { isOfScreen, isScreening } from "../content/questions.ts";
import { refsOf } from "../content/ref.ts";
import { closeVisit } from "./course.ts";
import { notOkBack } from "./not-ok.ts";
import { askedFor } from "./numbers.ts";
import { type Planned, reopen, WALK } from "./page.ts";
import { mayShow, type Phase, phaseOf } from "./phase.ts";
import { type Session, showing, withFirst } from "./session.ts";

/** One card back: closes what is being looked at, or re-opens the question before, its choice marked. */
export function back(dialog: Dialog, session: Session): Session {
  const { answers } = session;
  const phase = phaseOf(dialog, session);
  const page = mayShow(dialog, session, phase, session.page) ? session.page : WALK;
  // Before they say whether they were seen, there is nothing to go back to.
  if (phase.type === "returned") return showing(session, WALK);
  if (page.type === "question" && page.why) {
    return showing(session, page.as === "next" ? WALK : { ...page, why: false });
  }
  if (page.type === "question" && ["back", "clarify"].includes(page.as)) {
    const at = answers.findIndex((given) => given.question === page.question);
    if (at < 0) return showing(session, WALK);
    return page.as === "back"
      ? reopenBefore(dialog, withoutFrom(dialog, session, at), at)
      : showing(session, reopen(page.question, "back"));
  }
  if (page.type === "question" && (page.as === "plan" || page.as === "run")) {
    return beforeNumber(dialog, session, page.question, page.as);
  }
  if (page.type === "moved") return showing(session, reopen(page.question, "change"));
  if (page.type === "faq") return showing(session, page.over);
  if (page.type === "faqs") return showing(session, { type: "learn", topic: null });
  if (page.type === "sources") {
    const { topic, from } = page;
    return showing(
      session,
      from === "cause" ? { type: from, cause: topic } : { type: from, topic },
    );
  }
  if (page.type === "learn" && page.topic !== null) {
    return showing(session, { type: "learn", topic: null });
  }
  if (page.type === "exercise") {
    const isOfList = page.from === "learn" && page.exercise !== null;
    if (isOfList) return showing(session, { ...page, exercise: null });
    return showing(
      session,
      page.from === "learn" ? { type: "learn", topic: null } : { type: page.from },
    );
  }
  if (page.type === "hand-over") return showing(session, { type: "keep" });
  if (page.type === "not-ok") return notOkBack(dialog, session, page.step);
  if (page.type !== "walk") return showing(session, WALK);
  const [first] = dialog.checkIns;
  if (phase.type === "question" && phase.question === first) return closeVisit(session);
  if (session.checked) return { ...session, checked: false };

  return reopenBefore(dialog, session, answers.length);
}

/** The number told before this one, or that opened it, to be told again; before the first, the walk's own card. */
function beforeNumber(dialog: Dialog, session: Session, id: string, planned: Planned): Session {
  const asked = askedFor(dialog, planned).filter(({ role }) => role === "plan");
  const openers = refsOf(dialog.questions.get(id)?.content.when ?? {});
  const at = asked.findIndex((question) => question.id === id);
  const before =
    at >= 0
      ? asked.slice(0, at)
      : asked.filter((question) => openers.some((ref) => ref.startsWith(`${question.id}.`)));
  const last = before.findLast((question) =>
    session.answers.some((answer) => answer.question === question.id),
  );
  return showing(session, last ? reopen(last.id, planned) : WALK);
}

/** The session without an answer and those after it; on the safety screen, what the walk was told stays. */
function withoutFrom(dialog: Dialog, session: Session, at: number): Session {
  const reopened = session.answers[at];
  if (!reopened || !isOfScreen(dialog, reopened)) return withFirst(dialog, session, at);
  const answers = session.answers.filter(
    (answer, place) => place < at || !isOfScreen(dialog, answer),
  );
  return withFirst(dialog, { ...session, answers }, answers.length);
}

/** Re-opens the nearest of the first answers that may be shown, or else the consent. */
function reopenBefore(dialog: Dialog, session: Session, count: number): Session {
  const phase = phaseOf(dialog, session);
  for (const { question } of session.answers.slice(0, count).reverse()) {
    const page = reopen(question, "back");
    const role = dialog.questions.get(question)?.role;
    const isNumber = role === "plan" && !session.wantsRun;
    // What was said on a visit that is over can be changed, and is not walked back through.
    const isOver = role === "check-in" && !session.course?.open;
    if (isNumber || isOver || isAhead(dialog, phase, question)) continue;
    if (mayShow(dialog, session, phase, page)) {
      return { ...session, tested: session.course !== null && session.tested, page };
    }
  }
  return toConsent(session);
}

/** Whether a question comes after the safety card that is showing, though it was answered by what was typed before. */
function isAhead(dialog: Dialog, phase: Phase, id: string): boolean {
  const question = dialog.questions.get(id);
  const isScreen = phase.type === "question" && phase.question.role === "screen";
  const isEarlier =
    question !== undefined && (isScreening(question) || question.role === "check-in");
  return isScreen && !isEarlier;
}

function toConsent(session: Session): Session {
  return { ...session, age: null, page: WALK };
}
