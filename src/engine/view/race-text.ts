import type { Dialog } from "../content/dialog.ts";
import { fill } from "../content/phrase.ts";
import { answerText } from "../content/said.ts";
import { raceOf, raceVerdict } from "../plan/race.ts";
import type { Session } from "../session/session.ts";

/** What is said of the race that was told, by its name and its day; nothing where none was. */
export function raceTexts(dialog: Dialog, session: Session): readonly string[] {
  const { planning, run } = dialog.content;
  const verdict = raceVerdict(dialog, session);
  if (!planning || !run || verdict === "none") return [];
  const hasDay = verdict !== "later" && raceOf(dialog, session)?.day !== null;
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
