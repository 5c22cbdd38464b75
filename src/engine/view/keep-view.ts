import type { Dialog } from "../content/dialog.ts";
import { phrase } from "../content/phrase.ts";
import { exercisesFor } from "../plan/exercises.ts";
import type { Ranking } from "../reasoning/rank.ts";
import { adviceFor } from "../safety/advice.ts";
import { assess } from "../safety/urgency.ts";
import type { Session } from "../session/session.ts";
import type { Where } from "../session/where.ts";
import { careBlocks, checkToo, planFor, ruleBlock, weekOf } from "./advice-view.ts";
import { fine, list, pictures, resumeCode, text } from "./blocks.ts";
import { aboutBlock, saidBlocks } from "./hand-over-view.ts";
import { signsOf } from "./help-lines.ts";
import { nextOf, weeksBlocks } from "./plan-view.ts";
import { courseBlocks } from "./progress-view.ts";
import { reviewText } from "./sourcing.ts";
import { urgencyView } from "./urgency-view.ts";
import type { Block, Face, Setting } from "./view.ts";

/**
 * One page to keep: after the walk the plan, how sore it may get and the way back; else what was
 * asked and said. Then the signs to watch for, and the code that resumes the walk.
 */
export function keepView(dialog: Dialog, session: Session, setting: Setting, where: Where): Face {
  const { keep } = dialog.content.cards;
  return {
    title: keep.title,
    blocks: [
      ...keep.text.map(text),
      ...(where.phase.type === "result"
        ? whatToDo(dialog, session, where.ranking())
        : whatWasSaid(dialog, session, setting, where)),
      ...signsOf(dialog, session, setting).map(text),
      fine(reviewText(dialog)),
      ...resumeCode(dialog, setting),
    ],
  };
}

function whatToDo(dialog: Dialog, session: Session, ranking: Ranking): Block[] {
  const { twoWeeks, plan } = dialog.content;
  const { dose, isHeld, mayBeActive } = adviceFor(dialog, session);
  const mayComeBack = dose === null ? mayBeActive : dose.runs !== "none";
  return [
    ...courseBlocks(dialog, session),
    ...checkToo(dialog, session, assess(dialog, session)),
    planFor(dialog, ranking),
    ...(twoWeeks && session.planDay !== null
      ? weeksBlocks(dialog, session, ranking, [])
      : weekOf(dialog, session, ranking.first.advice)),
    ...(isHeld ? [] : [ruleBlock(dialog)]),
    ...(mayComeBack ? [list(phrase(dialog, "ladder"), plan.ladder)] : []),
    ...nextOf(dialog, session),
    ...drawnExercises(dialog, session, ranking),
    ...careBlocks(dialog, session),
  ];
}

/** The plan's exercises as a page has room for them: each with its picture and its cues. */
function drawnExercises(dialog: Dialog, session: Session, ranking: Ranking): Block[] {
  return exercisesFor(dialog, session, ranking).flatMap(({ exercise }) => {
    const content = dialog.content.exercises.find(({ id }) => id === exercise);
    return content
      ? pictures([content.picture], `**${content.name}.** ${content.cues.join(" ")}`)
      : [];
  });
}

/** Where the answers need a check first, that comes before all that was said. */
function whatWasSaid(
  dialog: Dialog,
  session: Session,
  setting: Setting,
  { phase }: Where,
): Block[] {
  const said = [
    aboutBlock(dialog, session),
    ...courseBlocks(dialog, session),
    ...saidBlocks(dialog, session, assess(dialog, session)),
  ];
  if (phase.type === "run") return [ruleBlock(dialog), ...said];
  if (phase.type !== "urgent") return said;
  const { title, blocks } = urgencyView(dialog, session, setting, phase.assessment);
  return [text(`**${title}**`), ...blocks, ...said];
}
