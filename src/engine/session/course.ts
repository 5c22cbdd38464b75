import type { Answer, Back, Course, Visit } from "../content/answer.ts";
import { BACKS, MOST_VISITS } from "../content/answer.ts";
import { type Given, holds } from "../content/condition.ts";
import type { Dialog, Question } from "../content/dialog.ts";
import { NOT_SURE, refsOf } from "../content/ref.ts";
import { type Ranked, rankCauses } from "../reasoning/rank.ts";
import { adviceFor } from "../safety/advice.ts";
import { WALK } from "./page.ts";
import { type Session, showing, withAnswer, withoutScreening } from "./session.ts";

/** After so many days the answers are kept and the safety screen is asked again (expert judgement). */
export const FRESH_DAYS = 14;

/** The day of the walk, day 0, in days since 1 January 1970. */
export function dayZeroOf({ course, startDay }: Session): number {
  return course?.dayZero ?? startDay;
}

/** On which day after the walk it is. */
export function dayOf(session: Session, today: number): number {
  return today - dayZeroOf(session);
}

/** The session of someone who is asked how it went: what they said of that the last time makes room for it. */
export function opened(dialog: Dialog, session: Session, today: number): Session {
  const { checkIn } = dialog.content;
  if (!checkIn) return session;
  const day = dayOf(session, today);
  const isWhole = day >= checkIn.whole;
  const tried = unitOf(dialog, rankCauses(dialog, session).first);
  const asked = dialog.checkIns.map(({ id }) => id);
  const course: Course = {
    dayZero: today - day,
    asked: day,
    open: isWhole ? "whole" : "short",
    visits: session.course?.visits ?? [],
  };
  const begun: Session = {
    ...(isWhole ? { ...withoutScreening(dialog, session), startDay: today } : session),
    course,
    // What they say now moves the result; the walk is over.
    tested: true,
    page: WALK,
  };
  return made(dialog, withoutAnswersTo(begun, asked), checkIn.makes.tried, tried ? [tried] : []);
}

/** Whoever would rather not say goes on as before; the safety screen, where it is to be asked again, stays. */
export function closed(session: Session): Session {
  const { course } = session;
  return course === null
    ? session
    : showing({ ...session, course: { ...course, open: null } }, WALK);
}

/**
 * Where all was asked: what they said is put down as a visit, and what it says for and against habits, and what to watch,
 * as answers of their own. A change of one of these answers later puts that right.
 */
export function concluded(dialog: Dialog, session: Session): Session {
  const { checkIn } = dialog.content;
  const { course } = session;
  const back = backOf(dialog, session);
  if (!checkIn || course === null) return session;
  if (back === null) return closed(session);
  const day = course.asked;
  const before = course.visits.filter((visit) => visit.day !== day);
  const visits = [...before, { day, back }].slice(-MOST_VISITS);
  const judged = withVerdict(dialog, session, back, before);
  const watched = made(
    dialog,
    judged,
    checkIn.makes.watch,
    watchFor(back, day, before, checkIn.late),
  );
  const visited: Session = {
    ...askedAnew(dialog, watched),
    planDay: null,
    course: { ...course, open: null, visits },
  };
  return showing(renewed(dialog, visited, back), { type: "progress" });
}

/** The session less the answers of the first time that still keep someone from the activity who is better now: they are asked anew. */
function renewed(dialog: Dialog, session: Session, back: Back): Session {
  const { dose, isHeld } = adviceFor(dialog, session);
  const isKept = isHeld || dose?.runs === "none";
  return isKept && isEase(back)
    ? withoutAnswersTo(session, dialog.content.checkIn?.renew ?? [])
    : session;
}

/** The session once they said how it is now: what there was to watch the time before opens no question any more. */
export function unwatched(dialog: Dialog, session: Session): Session {
  const { checkIn } = dialog.content;
  return checkIn ? made(dialog, session, checkIn.makes.watch, []) : session;
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

/** How it is next to the time before; null where they did not say. */
export function backOf(dialog: Dialog, session: Session): Back | null {
  const said = givenTo(session, dialog.content.checkIn?.asked.back);
  return BACKS.find((back) => said.includes(back)) ?? null;
}

/** The options given to a question; none where it was not asked. */
export function givenTo({ answers }: Pick<Session, "answers">, id?: string): readonly string[] {
  return answers.find(({ question }) => question === id)?.options ?? [];
}

/**
 * What eased with the habit that was tried, or did not move though there was time. Only the newest word on a habit counts.
 */
function withVerdict(
  dialog: Dialog,
  session: Session,
  back: Back,
  before: readonly Visit[],
): Session {
  const { checkIn } = dialog.content;
  if (!checkIn) return session;
  const { makes: ids, asked } = checkIn;
  const [tried] = givenTo(session, ids.tried);
  const [did = ""] = givenTo(session, asked.did);
  const isFurther = givenTo(session, asked.reach).includes("further");
  const isEased = isEase(back) || (back === "same" && isFurther);
  // The same as when it had eased with that is no worse than then.
  const isKept =
    back === "same" &&
    before.some((visit) => isEase(visit.back)) &&
    tried !== undefined &&
    givenTo(session, ids.eased).includes(tried);
  const hasTime = (session.course?.asked ?? 0) >= takesDays(dialog, tried);
  const verdicts: Readonly<Record<string, boolean>> = {
    [ids.eased]: isKept || (isEased && (did === "most" || did === "some")),
    [ids.unmoved]: !isKept && !isEased && did === "most" && hasTime,
  };
  return Object.entries(verdicts).reduce((one, [id, isSo]) => {
    const others = givenTo(one, id).filter((option) => option !== tried && option !== NOT_SURE);
    return made(dialog, one, id, isSo && tried !== undefined ? [...others, tried] : others);
  }, session);
}

function isEase(back: Back): boolean {
  return back === "better" || back === "gone";
}

/** How many days it takes until a habit that was changed can tell. */
export function takesDays(dialog: Dialog, tried: string | undefined): number {
  const unmoved = dialog.questions.get(dialog.content.checkIn?.makes.unmoved ?? "");
  return unmoved?.content.options.find(({ id }) => id === tried)?.value ?? 0;
}

/** Worse once, worse again, and no better for long: that counts from the last time that it was better. */
function watchFor(back: Back, day: number, before: readonly Visit[], late: number): string[] {
  const isWorse = back === "worse";
  const eased = before.findLast((visit) => isEase(visit.back));
  // Worse after it was better, or the same after it was gone, is something new.
  const isNew = isWorse ? eased !== undefined : eased?.back === "gone";
  const isLong = !isNew && day - (eased?.day ?? 0) >= late;
  return [
    ...(isWorse ? ["worse"] : []),
    ...(isWorse && before.some((visit) => visit.back === "worse") ? ["worse-again"] : []),
    ...((isWorse || back === "same") && isLong ? ["late"] : []),
  ];
}

/** The session less the answers to follow-ups that what to watch opens: they are asked now. */
function askedAnew(dialog: Dialog, session: Session): Session {
  const watch = dialog.content.checkIn?.makes.watch ?? "";
  const now = givenTo(session, watch).map((option) => `${watch}.${option}`);
  const opened = dialog.followUps.filter(({ content }) =>
    refsOf(content.when ?? {}).some((ref) => now.includes(ref)),
  );
  return withoutAnswersTo(
    session,
    opened.map(({ id }) => id),
  );
}

function withoutAnswersTo(session: Session, ids: readonly string[]): Session {
  return { ...session, answers: session.answers.filter(({ question }) => !ids.includes(question)) };
}

/** The session with an answer of our own making; none where it would hold nothing. */
function made(dialog: Dialog, session: Session, id: string, options: readonly string[]): Session {
  const question = dialog.questions.get(id);
  if (!question || options.length === 0) return withoutAnswersTo(session, [id]);
  const inOrder = question.content.options
    .map((one) => one.id)
    .filter((one) => options.includes(one));
  return withAnswer(dialog, session, { question: id, options: inOrder } satisfies Answer);
}

/** What a plan tried, as its option among all that may ease: by the part of the habit that the advice is for. */
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
