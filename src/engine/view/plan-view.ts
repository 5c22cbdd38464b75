import type { Dialog } from "../content/dialog.ts";
import { atMostText } from "../content/distance.ts";
import { fill, midSentence, phrase } from "../content/phrase.ts";
import { shortDayText } from "../content/plan-day.ts";
import type { Content } from "../content/schema.ts";
import { exercisesFor } from "../plan/exercises.ts";
import { weekOfDay } from "../plan/run-days.ts";
import { type Deed, type TwoWeeks, twoWeeksFor } from "../plan/two-weeks.ts";
import { type Ranking, rankCauses } from "../reasoning/rank.ts";
import { adviceFor } from "../safety/advice.ts";
import { isHeldBy, limitsFor, saidFor } from "../safety/dose.ts";
import { assess } from "../safety/urgency.ts";
import type { Session } from "../session/session.ts";
import {
  careBlocks,
  cautionNotes,
  checkToo,
  dosedText,
  onceActive,
  planFor,
  ruleBlock,
  weekOf,
} from "./advice-view.ts";
import { fine, list, text } from "./blocks.ts";
import { raceTexts } from "./run-view.ts";
import { basisText } from "./sourcing.ts";
import type { Block, Face } from "./view.ts";

type Words = NonNullable<Content["twoWeeks"]>;

/** What to do: two weeks of one's own, day by day, where the dialog has such plans; else general advice. */
export function planView(dialog: Dialog, session: Session): Face {
  const { twoWeeks, cards } = dialog.content;
  const check = checkToo(dialog, session, assess(dialog, session));
  const ranking = rankCauses(dialog, session);
  return {
    title: cards.plan.title,
    blocks:
      twoWeeks && session.planDay !== null
        ? [...check, ...weeksBlocks(dialog, session, ranking, limitsFor(dialog, session))]
        : generalBlocks(dialog, session, ranking, check),
  };
}

/** General advice: what to hold back, the first cause's week, how sore it may get, and the ladder back. */
function generalBlocks(
  dialog: Dialog,
  session: Session,
  ranking: Ranking,
  check: readonly Block[],
): Block[] {
  const { plan, cards } = dialog.content;
  const { mayBeActive, isHeld } = adviceFor(dialog, session);
  return [
    ...(mayBeActive ? cards.plan.text.map(text) : []),
    ...check,
    planFor(dialog, ranking),
    ...weekOf(dialog, session, ranking.first.advice),
    ...(isHeld ? [] : [list(phrase(dialog, "for-everyone"), plan.rules), ruleBlock(dialog)]),
    ...(mayBeActive ? [list(phrase(dialog, "ladder"), plan.ladder)] : []),
    text(basisText(dialog, plan.basis)),
    ...careBlocks(dialog, session),
  ];
}

/**
 * The two weeks, what goes with them, and what counts as good; where runs are held back, only that and what everyone may
 * do. Nothing in a dialog without such plans.
 *
 * @param limits what holds beside the dose, where the card has no other place for it
 */
export function weeksBlocks(
  dialog: Dialog,
  session: Session,
  ranking: Ranking,
  limits: readonly string[],
): Block[] {
  const { twoWeeks, run } = dialog.content;
  const weeks = session.planDay === null ? null : twoWeeksFor(dialog, session, session.planDay);
  if (!twoWeeks) return [];
  if (!weeks) {
    const { cautions } = adviceFor(dialog, session);
    const races = run ? raceTexts(dialog, session, run) : [];
    return [...cautionNotes(dialog, cautions), ...races.map(text)];
  }
  return [
    text(firstText(dialog, twoWeeks, weeks, ranking)),
    list(null, [
      ...twoWeeks.weeks.map((name, week) => weekText(dialog, session, twoWeeks, weeks, name, week)),
      twoWeeks.rest,
    ]),
    list(null, [
      ...exercisesOf(dialog, session, twoWeeks, ranking),
      ...limits,
      ...mostOf(twoWeeks, weeks),
      ...(run ? raceTexts(dialog, session, run) : []),
      twoWeeks.good,
      ...(weeks.dose.runs === "none"
        ? []
        : [hasRuns(weeks) ? twoWeeks.flare : twoWeeks.flareOnLadder]),
    ]),
    fine(twoWeeks.guidance),
  ];
}

function hasRuns({ days }: TwoWeeks): boolean {
  return days.some(({ deed }) => deed.type === "run");
}

/** For the page to keep: how to go on after the two weeks, and lines for some. */
export function nextOf(dialog: Dialog, session: Session): Block[] {
  const { twoWeeks } = dialog.content;
  const { dose, mayExercise } = adviceFor(dialog, session);
  if (!twoWeeks || dose === null || dose.runs === "none") return [];
  const also = mayExercise ? saidFor(dialog, session, twoWeeks.also) : [];
  return [list(null, [...twoWeeks.next, ...also])];
}

/** The dose, and the one thing to change; whoever runs none yet changes it later. */
function firstText(
  dialog: Dialog,
  twoWeeks: Words,
  { dose, hasGoodRun }: TwoWeeks,
  { first: { advice, cause } }: Ranking,
): string {
  const isHeld = isHeldBy(dose);
  // Whose back took no run well has none to go by.
  if (!isHeld && !hasGoodRun && cause.content.fallback) return twoWeeks.noneGood;
  const says = isHeld || hasGoodRun ? dose.says : twoWeeks.noneGood;
  const first = isHeld
    ? onceActive(dialog, dose, advice)
    : [fill(twoWeeks.first, { first: midSentence(advice.tryFirst) })];
  return [says, ...first].join(" ");
}

/** A week in a few sentences: days with the same deed together. */
function weekText(
  dialog: Dialog,
  session: Session,
  twoWeeks: Words,
  weeks: TwoWeeks,
  name: string,
  week: number,
): string {
  const days = weeks.days.filter(({ day }) => weekOfDay(day) === week);
  const said = [
    ...days.flatMap(({ day, deed }) => {
      const what = deedText(dialog, twoWeeks, weeks, deed);
      return what === null ? [] : [{ day, what }];
    }),
    ...days.flatMap(({ day, exercises }) =>
      exercises ? [{ day, what: twoWeeks.exerciseDay }] : [],
    ),
  ];
  const lines = [...new Set(said.map(({ what }) => what))].map((what) => {
    const named = said
      .filter((one) => one.what === what)
      .map(({ day }) => shortDayText(dialog, (session.planDay ?? 0) + day));
    return fill(twoWeeks.day, { days: named.join(", "), deed: what });
  });
  return [name, ...lines].join(" ");
}

/** What a day is for, in the middle of a sentence; null on a day of rest. */
function deedText(
  { content }: Dialog,
  twoWeeks: Words,
  { dose }: TwoWeeks,
  deed: Deed,
): string | null {
  const { ladder } = content.plan;
  switch (deed.type) {
    case "run": {
      const distance = deed.km === null ? (dose.day ?? null) : atMostText(deed.km);
      return distance === null ? dose.says : fill(twoWeeks.run, { distance });
    }
    case "step":
      return midSentence(ladder[Math.min(deed.step, ladder.length - 1)] ?? "");
    case "race":
      return twoWeeks.race;
    case "rest":
      return null;
  }
}

function exercisesOf(
  dialog: Dialog,
  session: Session,
  twoWeeks: Words,
  ranking: Ranking,
): readonly string[] {
  const exercises = exercisesFor(dialog, session, ranking).map((one) => dosedText(dialog, one));
  return exercises.length > 0
    ? [fill(twoWeeks.exercises, { exercises: exercises.join("; ") })]
    : [];
}

function mostOf(twoWeeks: Words, { most, days }: TwoWeeks): readonly string[] {
  const isUnsaid = days.some(({ deed }) => deed.type === "run" && deed.km === null);
  return most !== null && isUnsaid ? [fill(twoWeeks.most, { distance: atMostText(most) })] : [];
}
