import type { Dialog, Question } from "../content/dialog.ts";
import { isScreening } from "../content/questions.ts";
import { UNDER_18 } from "../content/ref.ts";
import { dayOf, openVisit, withDayZero } from "./course.ts";
import { reopen, WALK } from "./page.ts";
import { phaseOf } from "./phase.ts";
import { beginAgain, type Session, showing, withoutScreening } from "./session.ts";

/** The session of someone who comes back: after a card that ended the walk they are first asked whether they were seen. */
export function comeBack(dialog: Dialog, session: Session): Session {
  const isUrgent = phaseOf(dialog, session).type === "urgent";
  return isUrgent ? { ...session, returned: true, page: WALK } : session;
}

/** Whether someone who comes back to their result is asked how it went; what was left open on another day is asked anew. */
export function isDue(dialog: Dialog, session: Session, today: number): boolean {
  const { checkIn } = dialog.content;
  if (!checkIn) return false;
  const since = dayOf(session, today) - (session.course?.asked ?? 0);
  const { type } = phaseOf(dialog, session);
  return session.course?.open
    ? since > 0 && type === "question"
    : since >= checkIn.again && type === "result";
}

/** The same, and whoever comes back to their result after some days is asked how it went. */
export function returning(dialog: Dialog, session: Session, today: number): Session {
  const back = comeBack(dialog, session);
  return isDue(dialog, back, today) ? openVisit(dialog, back, today) : back;
}

/**
 * After "yes" there is teaching without a ranking; after "not yet" the same card; after a mistake on the safety screen, the
 * screen again, and else the question that was answered by mistake.
 */
export function seen(
  dialog: Dialog,
  session: Session,
  reply: "yes" | "no" | "mistake",
  today: number,
): Session {
  const phase = phaseOf(dialog, session);
  if (phase.type !== "returned") return session;
  // What was told holds today: until tomorrow it is not asked about again.
  const back: Session = {
    ...withDayZero(session, today),
    returned: false,
    startDay: today,
    page: WALK,
  };
  const isWalking = session.age !== null && session.age !== UNDER_18;
  if (reply === "yes") return isWalking ? { ...back, checked: true } : beginAgain(session, today);
  if (reply === "no") return back;
  const raisedBy = askedOf(dialog, phase.assessment.because.at(-1)?.split(".")[0] ?? "");
  return raisedBy && !isScreening(raisedBy)
    ? showing(back, reopen(raisedBy.id, "change"))
    : withoutScreening(dialog, back);
}

/** The question that someone was asked: what was made of a visit goes back to how they said it was. */
export function askedOf(dialog: Dialog, id: string): Question | undefined {
  const question = dialog.questions.get(id);
  return question?.role === "made" ? dialog.checkIns[0] : question;
}
