import type { Visit } from "../content/answer.ts";
import type { Dialog } from "../content/dialog.ts";
import { dayText, fill, midSentence } from "../content/phrase.ts";
import type { Content } from "../content/schema.ts";
import type { Ranking } from "../reasoning/rank.ts";
import { assess } from "../safety/urgency.ts";
import { givenTo, unitOf } from "../session/course.ts";
import type { Session } from "../session/session.ts";
import { checkToo, isKeptBack } from "./advice-view.ts";
import { list, text } from "./blocks.ts";
import type { Block, Face } from "./view.ts";

type Words = NonNullable<Content["checkIn"]>;

/** How it went since, what that says of what was tried, what becomes of the plan, and each time in a line. */
export function progressView(dialog: Dialog, session: Session, ranking: Ranking): Face {
  const { checkIn } = dialog.content;
  const visit = session.course?.visits.at(-1);
  if (!checkIn || !visit) return { title: "", blocks: [] };
  const said = [checkIn.says[visit.back], ...triedTexts(dialog, session, checkIn, visit, ranking)];
  return {
    title: fill(checkIn.titles[visit.back], { day: visit.day }),
    blocks: [
      text(said.join(" ")),
      ...checkToo(dialog, session, assess(dialog, session)),
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
  { questions }: Dialog,
  session: Session,
  checkIn: Words,
  { back }: Visit,
  { first }: Ranking,
): readonly string[] {
  const [unit = ""] = givenTo(session, checkIn.makes.tried);
  const tried = questions.get(checkIn.makes.tried)?.outcomeById.get(unit)?.summary;
  if (tried === undefined) return [];
  if (givenTo(session, checkIn.makes.eased).includes(unit)) return [fill(checkIn.eased, { tried })];
  if (givenTo(session, checkIn.makes.unmoved).includes(unit))
    return [fill(checkIn.unmoved, { tried })];
  const [did = ""] = givenTo(session, checkIn.asked.did);
  if (did === "none-yet") return [checkIn.undone];
  return back === "same" ? [fill(checkIn.early, { expect: first.advice.expect })] : [];
}

/** A step up or back, another habit, or the way to full running; nothing where the plan waits for someone to look. */
function planTexts(
  dialog: Dialog,
  session: Session,
  { plan, watch, makes }: Words,
  { back }: Visit,
  ranking: Ranking,
): readonly string[] {
  if (back === "worse") return [plan.down, watch];
  if (isKeptBack(dialog, session)) return [];
  const [tried = null] = givenTo(session, makes.tried);
  const isOther = ranking.hasDriver && unitOf(dialog, ranking.first) !== tried;
  if (isOther && back !== "gone") {
    return [fill(plan.change, { next: midSentence(ranking.first.advice.tryFirst) })];
  }
  return [{ better: plan.up, same: plan.stay, gone: plan.done }[back]];
}
