import { givenBy, holds } from "../content/condition.ts";
import type { Dialog, Question } from "../content/dialog.ts";
import { NOT_SURE } from "../content/ref.ts";
import { adviceFor } from "../safety/advice.ts";
import { type Page, type Planned, reopen } from "./page.ts";
import { type Session, withAnswer } from "./session.ts";

/** The next thing to ask before a plan, or whether they may run, can be shown; null where all of it is told or skipped. */
export function nextNumber(dialog: Dialog, session: Session, planned: Planned): Question | null {
  const given = givenBy(dialog, session.answers);
  const open = askedFor(dialog, planned).filter(
    ({ id, content }) => !given.has(id) && holds(content.when, given, session.age),
  );
  const [next = null] = open;
  // Numbers are of no use where all of it waits for someone to look.
  return next?.role === "plan" && adviceFor(dialog, session).isHeld ? null : next;
}

/** What is asked before the card, in order; nothing in a dialog that has general advice alone. */
export function askedFor(dialog: Dialog, planned: Planned): readonly Question[] {
  const { planning } = dialog.content;
  if (!planning) return [];
  return planned === "plan"
    ? dialog.planQuestions
    : planning.run.flatMap((id) => dialog.questions.get(id) ?? []);
}

/** The card, or the question that comes before it. */
export function openingOf(dialog: Dialog, session: Session, planned: Planned): Page {
  const next = nextNumber(dialog, session, planned);
  return next ? reopen(next.id, planned) : { type: planned };
}

/** The session with all that is still open for the card skipped. */
export function withoutNumbers(dialog: Dialog, session: Session, planned: Planned): Session {
  const next = nextNumber(dialog, session, planned);
  if (next?.role !== "plan" || next.content.ask === "always") return session;
  const skipped = withAnswer(dialog, session, { question: next.id, options: [NOT_SURE] });
  return withoutNumbers(dialog, skipped, planned);
}

/** A plan is for so many days. */
export const PLAN_DAYS = 14;

/** The session with a plan that begins today, unless one is still running; what was told for the one before goes with it. */
export function withPlanDay(dialog: Dialog, session: Session, today: number): Session {
  const { planDay } = session;
  if (planDay !== null && today - planDay < PLAN_DAYS) return session;
  const answers = session.answers.filter(({ question }) => {
    const known = dialog.questions.get(question);
    return planDay === null || known?.role !== "plan";
  });
  return { ...session, planDay: today, answers };
}
