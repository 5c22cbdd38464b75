import type { Dialog } from "../content/dialog.ts";
import { isScreening } from "../content/questions.ts";
import { act } from "./act.ts";
import { comeBack, returning } from "./come-back.ts";
import { FRESH_DAYS, withDayZero } from "./course.ts";
import type { Event } from "./event.ts";
import { phaseOf } from "./phase.ts";
import type { Offer, Session } from "./session.ts";
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
  const back = isPassing(event, session, today) ? comeBack : returning;
  return onDay(dialog, session, today, back, (returned) => {
    const isAsked = returned.course !== null && returned.course?.open !== null;
    const isNew = isAsked && returned.course !== session.course;
    // Whoever is asked how it went has left what they pressed behind, but for a sign: that counts wherever it is told.
    if (isNew) return isSign(dialog, event) ? act(dialog, returned, event, today) : told(returned);
    // An answer counts wherever it is given: it may raise an emergency.
    return act(dialog, event.type === "answer" ? session : returned, event, today);
  });
}

/** Whether something is ticked on the safety screen. */
function isSign({ questions }: Dialog, event: Event): boolean {
  if (event.type !== "answer" || event.options.length === 0) return false;
  const question = questions.get(event.question);
  return question !== undefined && isScreening(question);
}

/** What leads to help, or out, is never put off. */
const TO_HELP: readonly Event["type"][] = [
  "start",
  "restart",
  "seen",
  "checked",
  "numbers",
  "distances",
  "not-ok",
  "help",
  "signs",
  "privacy",
  "stop",
];
/** What leads from a result to more of it: there someone who comes back is asked how it went first. */
const TO_RESULT: readonly Event["type"][] = [
  "resume",
  "carry-on",
  "plan",
  "run",
  "skip-numbers",
  "keep",
  "hand-over",
  "more",
  "no-fit",
  "details",
  "self-test",
  "optional",
  "remind",
  "progress",
];

/** Whether an event is taken as it comes, even from someone who was long away. */
function isPassing({ type }: Event, { startDay, course }: Session, today: number): boolean {
  if (TO_HELP.includes(type)) return true;
  return today - startDay <= FRESH_DAYS && !TO_RESULT.includes(type) && !course?.open;
}

/**
 * What is done to a session on a day that may be a later one than the one it was begun on.
 *
 * @param back makes the session of someone who comes back
 * @param change gets that session
 */
export function onDay(
  dialog: Dialog,
  session: Session,
  today: number,
  back: typeof returning,
  change: (session: Session) => Update,
): Update {
  if (today <= session.startDay) return withOpenOffers(dialog, change(session));
  const update = withOpenOffers(dialog, change(back(dialog, session, today)));
  const isUrgent = (one: Session) => phaseOf(dialog, one).type === "urgent";
  // What ends a walk today is asked about from tomorrow on, whenever the walk began.
  const isNew = !isUrgent(session) && isUrgent(update.session);
  return isNew
    ? { ...update, session: { ...withDayZero(update.session, today), startDay: today } }
    : update;
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
