import type { Dialog } from "../content/dialog.ts";
import { atMostText, distanceText } from "../content/distance.ts";
import { fill } from "../content/phrase.ts";
import { answerText } from "../content/said.ts";
import type { DoseContent, RunContent } from "../content/schema.ts";
import { baseOf, farthestOf } from "../plan/farthest.ts";
import { raceOf, raceVerdict } from "../plan/race.ts";
import { adviceFor } from "../safety/advice.ts";
import { limitsFor } from "../safety/dose.ts";
import { assess } from "../safety/urgency.ts";
import type { Session } from "../session/session.ts";
import { cautionNotes, checkToo } from "./advice-view.ts";
import { fine, text } from "./blocks.ts";
import { basisText } from "./sourcing.ts";
import type { Block, Face } from "./view.ts";

/** May they run, and how far? What is held back comes first, and then nothing else but what that means for a race. */
export function runView(dialog: Dialog, session: Session): Face {
  const { run } = dialog.content;
  // Without a card of its own, nobody is led here.
  if (!run) return { title: dialog.content.labels.run, blocks: [] };
  const { cautions, dose, mayBeActive } = adviceFor(dialog, session);
  const race = raceTexts(dialog, session, run);
  const held = cautionNotes(dialog, cautions);
  const check = checkToo(dialog, session, assess(dialog, session));
  if (held.length > 0) return { title: run.title, blocks: [...held, ...race.map(text), ...check] };
  const hasRun = farthestOf(dialog, session) !== null;
  // Who has no run to go by begins by turns, whatever the dose.
  const isByTurns = mayBeActive && !hasRun;
  const says = dose && (!isByTurns || dose.runs === "ladder") ? [text(dose.says)] : [];
  const beside = mayBeActive
    ? howFar(dialog, session, run, dose, race)
    : [...(dose?.runs === "walk" ? [run.afterWalks] : []), ...race].map(text);
  // The studies are of distances alone.
  const basis = mayBeActive && hasRun ? run.basis : "judgement";
  return {
    title: run.title,
    blocks: [...says, ...beside, ...check, text(run.honesty), fine(basisText(dialog, basis))],
  };
}

/** How far, where to stop, and what is known of going further. */
function howFar(
  dialog: Dialog,
  session: Session,
  run: RunContent,
  dose: DoseContent | null,
  race: readonly string[],
): Block[] {
  const base = baseOf(dialog, session);
  const far = farthestOf(dialog, session);
  const values = {
    far: far === null ? "" : atMostText(far),
    base: base === null ? "" : distanceText(base),
  };
  const limits = limitsFor(dialog, session);
  const stop = limits.length > 0 ? [...limits, run.stopBeyond] : [run.stop];
  const isKnown = far !== null;
  return [
    ...(isKnown ? [fill(dose?.of === "start" ? run.never : run.far, values)] : []),
    ...(isKnown ? [] : [dose?.runs === "ladder" ? run.ladder : run.noBase]),
    stop.join(" "),
    ...race,
    ...(isKnown ? [run.study] : []),
  ].map(text);
}

/** What is said of the race that was told, by its name and its day. */
export function raceTexts(dialog: Dialog, session: Session, run: RunContent): readonly string[] {
  const { planning } = dialog.content;
  const verdict = raceVerdict(dialog, session);
  if (!planning || verdict === "none") return [];
  const hasDay = verdict !== "later" && verdict !== "wait" && raceOf(dialog, session)?.day !== null;
  const race = [planning.race, ...(hasDay ? [planning.raceDay] : [])]
    .map((id) => labelOf(dialog, session, id))
    .join(", ");
  return [fill(run.verdicts[verdict], { race })];
}

function labelOf(dialog: Dialog, { answers }: Session, id: string): string {
  const question = dialog.questions.get(id);
  const answer = answers.find((given) => given.question === id);
  return question && answer ? answerText(dialog, question, answer) : "";
}
