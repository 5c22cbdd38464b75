import type { Visit } from "../content/answer.ts";
import type { Dialog } from "../content/dialog.ts";
import { dayText, fill, midSentence } from "../content/phrase.ts";
import type { Content } from "../content/schema.ts";
import type { Ranking } from "../reasoning/rank.ts";
import { assess } from "../safety/urgency.ts";
import { givenTo, unitOf } from "../session/course.ts";
import type { Session } from "../session/session.ts";
import { hadTime } from "../session/visit.ts";
import { checkToo, firstOf, isKeptBack } from "./advice-view.ts";
import { list, text } from "./blocks.ts";
import type { Block, Face } from "./view.ts";

type Words = NonNullable<Content["checkIn"]>;

/** How it went since, what that says of what was tried, what becomes of the plan, and each time in a line. */
export function progressView(dialog: Dialog, session: Session, ranking: Ranking): Face {
  const { checkIn } = dialog.content;
  const visit = session.course?.visits.at(-1);
  if (!checkIn || !visit) return { title: "", blocks: [] };
  const tried = triedTexts(dialog, session, checkIn, visit, ranking);
  // Who is the same but gets further is told that it eased.
  const isFurther = visit.back === "same" && isEased(session, checkIn, visit);
  const said = [...(isFurther ? [] : [checkIn.says[visit.back]]), ...tried];
  return {
    title: fill(checkIn.titles[visit.back], { day: visit.day }),
    blocks: [
      text(said.join(" ")),
      // What is gone needs nobody to look at it for now; the result says what else does.
      ...(visit.back === "gone" ? [] : checkToo(dialog, session, assess(dialog, session))),
      ...planTexts(dialog, session, checkIn, visit, ranking).map(text),
      ...courseBlocks(dialog, session),
    ],
  };
}

/** Day 0, and how it was each time since; nothing for whoever has not come back yet. */
export function courseBlocks(dialog: Dialog, { course }: Session): Block[] {
  const { checkIn } = dialog.content;
  if (!checkIn || course === null || course.visits.length === 0) return [];
  const { title, zero } = checkIn.course;
  return [
    list(title, [
      fill(zero, { date: dayText(dialog, course.dayZero) }),
      ...course.visits.map(({ day, back }) => fill(checkIn.course[back], { day })),
    ]),
  ];
}

/** What became of what was tried. */
function triedTexts(
  dialog: Dialog,
  session: Session,
  checkIn: Words,
  { back, day }: Visit,
  { first }: Ranking,
): readonly string[] {
  const [unit = ""] = givenTo(session, checkIn.makes.tried);
  const tried = dialog.questions.get(checkIn.makes.tried)?.outcomeById.get(unit)?.summary;
  if (tried === undefined) return [];
  if (isEased(session, checkIn, { back, day })) return [fill(checkIn.eased, { tried })];
  if (givenTo(session, checkIn.makes.unmoved).includes(unit))
    return [fill(checkIn.unmoved, { tried })];
  const [did = ""] = givenTo(session, checkIn.asked.did);
  if (did === "none-yet") return back === "same" || back === "worse" ? [checkIn.undone] : [];
  const wasEased = givenTo(session, checkIn.makes.eased).includes(unit);
  const isEarly = back === "same" && !wasEased && !hadTime(dialog, session);
  return isEarly ? [fill(checkIn.early, { expect: first.advice.expect })] : [];
}

/** Whether it eased this time with what was tried. */
function isEased(session: Session, { makes, asked }: Words, { back }: Visit): boolean {
  const [unit = ""] = givenTo(session, makes.tried);
  const isNow = back !== "same" || givenTo(session, asked.reach).includes("further");
  return isNow && givenTo(session, makes.eased).includes(unit);
}

/** A step up or back, another habit, or the way to full running; what is held back, where that waits for someone to look. */
function planTexts(
  dialog: Dialog,
  session: Session,
  { plan, watch, makes, asked }: Words,
  { back, day }: Visit,
  ranking: Ranking,
): readonly string[] {
  if (isKeptBack(dialog, session)) {
    return back === "gone" ? [] : [firstOf(dialog, session, ranking.first)];
  }
  const isMoved = session.course?.movedOn === day;
  if (back === "worse") return [isMoved ? plan.down : plan.stay, watch];
  if (back === "better" && givenTo(session, asked.reach).includes("sooner")) return [plan.sooner];
  const [tried = null] = givenTo(session, makes.tried);
  // Where what was tried no longer stands out, and nothing else does, the lighter week is what is next.
  const isOther = tried !== null && unitOf(dialog, ranking.first) !== tried;
  if (isOther && back !== "gone") {
    return [fill(plan.change, { next: midSentence(ranking.first.advice.tryFirst) })];
  }
  const isTried = tried !== null && givenTo(session, makes.unmoved).includes(tried);
  if (isTried && back !== "gone") return [plan.stuck];
  const better = isMoved ? plan.up : plan.stay;
  return [{ better, same: plan.stay, gone: plan.done }[back]];
}
