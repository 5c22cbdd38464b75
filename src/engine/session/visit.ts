import { BACKS, type Back, MOST_VISITS, type Visit } from "../content/answer.ts";
import type { Dialog } from "../content/dialog.ts";
import { NOT_SURE, refsOf } from "../content/ref.ts";
import { rankCauses } from "../reasoning/rank.ts";
import { adviceFor } from "../safety/advice.ts";
import { movedBy, unmovedOn } from "../safety/dose.ts";
import { closeVisit, givenTo, unitOf, withMade } from "./course.ts";
import { keeping, type Session, showing } from "./session.ts";

/**
 * Where all was asked: what they said is put down as a visit, and what it says for and against habits, and what to watch,
 * as answers of their own. A change of one of these answers later puts that right.
 */
export function concludeVisit(dialog: Dialog, session: Session): Session {
  const { checkIn, planning } = dialog.content;
  const { course } = session;
  const back = backOf(dialog, session);
  if (!checkIn || course === null) return session;
  if (back === null) return closeVisit(session);
  const { asked: day } = course;
  const before = course.visits.filter((visit) => visit.day !== day);
  // Said otherwise on the same day, the plan moves from where it stood before.
  const stood = unmovedOn(course, day);
  const judged = withMade(dialog, session, {
    ...verdictOf(dialog, session, back, before),
    [checkIn.makes.watch]: [
      ...watchFor(back, day, before, checkIn.late),
      ...givenTo(session, checkIn.makes.watch).filter((option) => option === "before"),
    ],
  });
  const [tried] = givenTo(session, checkIn.makes.tried);
  // Better that starts sooner is no reason for more.
  const isSooner = isEase(back) && givenTo(session, checkIn.asked.reach).includes("sooner");
  const isOther = unitOf(dialog, rankCauses(dialog, judged).first) !== (tried ?? null);
  const visited: Session = {
    ...askedAnew(dialog, judged),
    // A race counts from the plan's first day, which is another now.
    planDay: null,
    wantsRun: false,
    course: {
      ...stood,
      ...movedBy(dialog, { ...session, course: stood }, isSooner ? "same" : back, day),
      since: isOther ? day : course.since,
      open: null,
      visits: [...before, { day, back }].slice(-MOST_VISITS),
    },
  };
  const numbers = planning ? [planning.race, planning.raceDay, planning.furthest] : [];
  const kept = keeping(dialog, visited, ({ question }) => !numbers.includes(question));
  return showing(renewed(dialog, kept, back), { type: "progress" });
}

/** How it is next to the time before; null where they did not say. */
function backOf(dialog: Dialog, session: Session): Back | null {
  const said = givenTo(session, dialog.content.checkIn?.asked.back);
  return BACKS.find((back) => said.includes(back)) ?? null;
}

/**
 * The session less the answers of the first time that still keep someone from the activity who is better now: they are asked
 * anew, and the plan goes by them.
 */
function renewed(dialog: Dialog, session: Session, back: Back): Session {
  const { course } = session;
  if (!isEase(back) || course === null || !isKept(dialog, session)) return session;
  const { renew = [] } = dialog.content.checkIn ?? {};
  const unmoved = { ...session, course: { ...course, moved: 0, movedOn: course.asked } };
  const open = keeping(dialog, unmoved, ({ question }) => !renew.includes(question));
  return isKept(dialog, open) ? session : open;
}

function isKept(dialog: Dialog, session: Session): boolean {
  const { dose, isHeld } = adviceFor(dialog, session);
  return isHeld || dose?.runs === "none";
}

/** What eased with what was tried, or did not move though there was time, by question. Only the newest word on a habit counts. */
function verdictOf(
  dialog: Dialog,
  session: Session,
  back: Back,
  before: readonly Visit[],
): Readonly<Record<string, readonly string[]>> {
  const { checkIn } = dialog.content;
  if (!checkIn) return {};
  const { makes: ids, asked } = checkIn;
  const [tried] = givenTo(session, ids.tried);
  const [did = ""] = givenTo(session, asked.did);
  const isFurther = givenTo(session, asked.reach).includes("further");
  const isEased = isEase(back) || (back === "same" && isFurther);
  // The same as when it had eased with that is no worse than then.
  const isStill =
    back === "same" &&
    before.some((visit) => isEase(visit.back)) &&
    tried !== undefined &&
    givenTo(session, ids.eased).includes(tried);
  const verdicts = {
    [ids.eased]: isStill || (isEased && (did === "most" || did === "some")),
    [ids.unmoved]: !isStill && !isEased && did === "most" && hadTime(dialog, session),
  };
  return Object.fromEntries(
    Object.entries(verdicts).map(([id, isSo]) => {
      const others = givenTo(session, id).filter(
        (option) => option !== tried && option !== NOT_SURE,
      );
      return [id, isSo && tried !== undefined ? [...others, tried] : others];
    }),
  );
}

function isEase(back: Back): boolean {
  return back === "better" || back === "gone";
}

/** Whether what is tried has been tried for as many days as it takes to tell. */
export function hadTime(dialog: Dialog, session: Session): boolean {
  const { asked = 0, since = 0 } = session.course ?? {};
  const [tried] = givenTo(session, dialog.content.checkIn?.makes.tried);
  return asked - since >= takesDays(dialog, tried);
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

/**
 * The session less the answers to follow-ups that what to watch opens: they are asked now, but for those that came with the
 * whole safety screen just before.
 */
function askedAnew(dialog: Dialog, session: Session): Session {
  if (session.course?.open !== "short") return session;
  const watch = dialog.content.checkIn?.makes.watch ?? "";
  const now = givenTo(session, watch).map((option) => `${watch}.${option}`);
  const opened = dialog.followUps.filter(({ content }) =>
    refsOf(content.when ?? {}).some((ref) => ref !== `${watch}.before` && now.includes(ref)),
  );
  return keeping(dialog, session, ({ question }) => opened.every(({ id }) => id !== question));
}
