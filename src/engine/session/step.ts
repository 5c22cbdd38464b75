import type { Dialog } from "../content/dialog.ts";
import { isScreening } from "../content/questions.ts";
import { act } from "./act.ts";
import { comeBack } from "./come-back.ts";
import type { Event } from "./event.ts";
import { phaseOf } from "./phase.ts";
import type { Offer, Session } from "./session.ts";
import type { Update } from "./update.ts";

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
  if (today <= session.startDay) return withOpenOffers(dialog, change(session));
  const update = withOpenOffers(dialog, change(comeBack(dialog, session)));
  const isUrgent = (one: Session) => phaseOf(dialog, one).type === "urgent";
  // What ends a walk today is asked about from tomorrow on, whenever the walk began.
  const isNew = !isUrgent(session) && isUrgent(update.session);
  return isNew ? { ...update, session: { ...update.session, startDay: today } } : update;
}

/** An answer that words told otherwise is offered while its card is open, and no longer. */
function withOpenOffers(dialog: Dialog, update: Update): Update {
  const { offers, answers, page } = update.session;
  if (offers.length === 0) return update;
  const isOpen = ({ question: id }: Offer) => {
    const question = dialog.questions.get(id);
    const isGiven = answers.some((one) => one.question === id);
    const isShown = page.type === "question" && page.question === id;
    return !isGiven || isShown || (question !== undefined && isScreening(question));
  };
  const open = offers.filter(isOpen);
  return open.length === offers.length
    ? update
    : { ...update, session: { ...update.session, offers: open } };
}
