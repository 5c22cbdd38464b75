import type { Course } from "../content/answer.ts";
import { type Given, holds } from "../content/condition.ts";
import type { Dialog, Question } from "../content/dialog.ts";
import { type Ranked, rankCauses } from "../reasoning/rank.ts";
import { WALK } from "./page.ts";
import { keeping, type Session, showing, withAnswer, withoutScreening } from "./session.ts";

/** After so many days the answers are kept and the safety screen is asked again (expert judgement). */
export const FRESH_DAYS = 14;
/** Days after the walk are counted up to here. */
const LAST_DAY = 1_000;

/** The day of the walk, day 0, in days since 1 January 1970. */
export function dayZeroOf({ course, startDay }: Session): number {
  return course?.dayZero ?? startDay;
}

/** On which day after the walk it is. */
export function dayOf(session: Session, today: number): number {
  return Math.min(LAST_DAY, today - dayZeroOf(session));
}

/** The session with day 0 as it is now, whatever begins anew: from today on they have been asked. */
export function withDayZero(session: Session, today: number): Session {
  return session.course === null ? { ...session, course: courseOn(session, today) } : session;
}

function courseOn(session: Session, today: number): Course {
  const unmoved = { since: 0, moved: 0, movedOn: 0, visits: [] };
  const dayZero = dayZeroOf(session);
  return { ...unmoved, ...session.course, dayZero, asked: dayOf(session, today), open: null };
}

/** The days to be reminded of that are still ahead, in days since 1 January 1970. */
export function daysAhead({ content }: Dialog, session: Session): readonly number[] {
  return (content.reminder?.days ?? [])
    .filter((day) => day > (session.course?.asked ?? 0))
    .map((day) => dayZeroOf(session) + day);
}

/** The session of someone who is asked how it went: what they said of that the last time makes room for it. */
export function openVisit(dialog: Dialog, session: Session, today: number): Session {
  const { checkIn } = dialog.content;
  if (!checkIn) return session;
  const day = dayOf(session, today);
  const isWhole = day >= checkIn.whole;
  const isOpen = session.course?.open != null;
  const tried = isOpen
    ? givenTo(session, checkIn.makes.tried)[0]
    : unitOf(dialog, rankCauses(dialog, session).first);
  const asked = dialog.checkIns.map(({ id }) => id);
  const isPlan = (id: string) => dialog.questions.get(id)?.role === "plan";
  const plan = session.answers.filter(({ question }) => isPlan(question));
  const screened = isWhole ? withoutScreening(dialog, session) : session;
  const begun: Session = {
    ...screened,
    ...(isWhole ? { startDay: today, answers: [...screened.answers, ...plan] } : {}),
    course: { ...courseOn(session, today), open: isWhole ? "whole" : "short" },
    // What they say now moves the result; the walk is over.
    tested: true,
    page: WALK,
  };
  const watched = givenTo(begun, checkIn.makes.watch);
  const open = withMade(dialog, begun, {
    [checkIn.makes.tried]: tried ? [tried] : [],
    // What was asked about because it was worse stays told.
    [checkIn.makes.watch]: watched.length > 0 ? ["before"] : [],
  });
  return keeping(dialog, open, ({ question }) => !asked.includes(question));
}

/** Whoever would rather not say goes on as before; the safety screen, where it is to be asked again, stays. */
export function closeVisit(session: Session): Session {
  const { course } = session;
  return course === null
    ? session
    : showing({ ...session, course: { ...course, open: null } }, WALK);
}

/** What is asked next of someone who came back; null where all is told, or they are not being asked. */
export function nextAsked(dialog: Dialog, session: Session, given: Given): Question | null {
  const open = session.course?.open ?? null;
  if (open === null) return null;
  const signs = dialog.content.checkIn?.asked.signs;
  const isOpen = ({ id, content }: Question) =>
    !given.has(id) &&
    !(id === signs && open === "whole") &&
    holds(content.when, given, session.age);
  return dialog.checkIns.find(isOpen) ?? null;
}

/**
 * The session after new signs were ticked on the short safety card: each stands for its line of the safety screen, and
 * counts there at once; the rest of the screen is asked again.
 */
export function withSigns(dialog: Dialog, session: Session, options: readonly string[]): Session {
  const { course } = session;
  const signs = dialog.questions.get(dialog.content.checkIn?.asked.signs ?? "");
  const lines = signs?.content.options.flatMap(({ id, is }) =>
    options.includes(id) && is !== undefined ? [is.split(".") as [string, string]] : [],
  );
  const asked: Session = {
    ...withoutScreening(dialog, session),
    course: course && { ...course, open: "whole" },
    page: WALK,
  };
  return (lines ?? []).reduce((one, [question, option]) => {
    return withAnswer(dialog, one, { question, options: [...givenTo(one, question), option] });
  }, asked);
}

/** The options given to a question; none where it was not asked. */
export function givenTo({ answers }: Pick<Session, "answers">, id?: string): readonly string[] {
  return answers.find(({ question }) => question === id)?.options ?? [];
}

/** The session with answers of our own making, by question; an answer that would hold nothing is none. */
export function withMade(
  dialog: Dialog,
  session: Session,
  made: Readonly<Record<string, readonly string[]>>,
): Session {
  const isOther = ({ question }: { readonly question: string }) => made[question] === undefined;
  const answers = dialog.made.flatMap(({ id, content }) => {
    const options = content.options.map((one) => one.id).filter((one) => made[id]?.includes(one));
    return options.length > 0 ? [{ question: id, options }] : [];
  });
  const all = { ...session, answers: [...session.answers.filter(isOther), ...answers] };
  return keeping(dialog, all, () => true);
}

/** What a plan tries, as its option among all that may ease: by the part of the habit that the advice is for. */
export function unitOf(dialog: Dialog, { cause, facet }: Ranked): string | null {
  const eased = dialog.questions.get(dialog.content.checkIn?.makes.eased ?? "");
  const places = cause.facets.filter(
    (place) => facet === null || dialog.facets[place]?.id === facet.id,
  );
  const unit = eased?.outcomes.find(({ evidence }) =>
    evidence.some((one) => one.log > 0 && places.includes(one.facet)),
  );
  return unit?.id ?? null;
}
