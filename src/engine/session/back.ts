import type { Dialog } from "../content/dialog.ts";
import { mayLook, type Phase, phaseOf } from "./phase.ts";
import { isOfScreen, isScreening, type Look, type Session, WALK, withFirst } from "./session.ts";

/** One card back: closes what is being looked at, or re-opens the question before, its choice marked. */
export function back(dialog: Dialog, session: Session): Session {
  const { answers } = session;
  const phase = phaseOf(dialog, session);
  const look = mayLook(dialog, session, phase, session.look) ? session.look : WALK;
  // Before they say whether they were seen, there is nothing to go back to.
  if (phase.type === "returned") return looking(session, WALK);
  if (look.type === "question" && look.why) {
    return looking(session, look.as === "next" ? WALK : { ...look, why: false });
  }
  if (look.type === "question" && ["back", "clarify"].includes(look.as)) {
    const at = answers.findIndex((given) => given.question === look.question);
    if (at < 0) return looking(session, WALK);
    return look.as === "back"
      ? reopenBefore(dialog, withoutFrom(dialog, session, at), at)
      : looking(session, reopen(look.question, "back"));
  }
  if (look.type === "moved") return looking(session, reopen(look.question, "change"));
  if (look.type === "sources") {
    const { topic, from } = look;
    return looking(
      session,
      from === "cause" ? { type: from, cause: topic } : { type: from, topic },
    );
  }
  if (look.type === "learn" && look.topic !== null) {
    return looking(session, { type: "learn", topic: null });
  }
  if (look.type === "not-ok" && look.reply !== null) {
    return looking(session, { type: "not-ok", reply: null });
  }
  if (look.type !== "walk") return looking(session, WALK);
  if (session.checked) return { ...session, checked: false };

  return reopenBefore(dialog, session, answers.length);
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
    const look = reopen(question, "back");
    if (isAhead(dialog, phase, question)) continue;
    if (mayLook(dialog, session, phase, look)) return { ...session, tested: false, look };
  }
  return toConsent(session);
}

/** Whether a question comes after the safety card that is showing, though it was answered by what was typed before. */
function isAhead(dialog: Dialog, phase: Phase, id: string): boolean {
  const question = dialog.questions.get(id);
  const isScreen = phase.type === "question" && phase.question.role === "screen";
  return isScreen && question !== undefined && !isScreening(question);
}

function toConsent(session: Session): Session {
  return { ...session, age: null, look: WALK };
}

/** A question opened again, or out of its turn. */
export function reopen(question: string, as: "back" | "change" | "clarify" | "ask"): Look {
  return { type: "question", question, as, why: false };
}

/** The session, looking at something else. */
export function looking(session: Session, look: Look): Session {
  return { ...session, look };
}
