import { noneLabel } from "../card/labels.ts";
import type { Answer } from "../content/answer.ts";
import type { Dialog } from "../content/dialog.ts";
import { type DistanceUnit, inUnit } from "../content/distance.ts";
import { fill } from "../content/phrase.ts";
import { inDays } from "../content/plan-day.ts";
import { summaryText } from "../content/said.ts";
import type { NoticeId } from "../content/wording.ts";
import type { Session } from "../session/session.ts";
import type { Note } from "../session/update.ts";
import { note } from "./blocks.ts";
import { crisisLine, regionOf } from "./help-lines.ts";
import type { Block, Setting, View } from "./view.ts";

/** What there is to tell about the step before, each in a note of its own. */
export function noteBlocks(
  dialog: Dialog,
  session: Session,
  setting: Setting,
  unit: DistanceUnit,
  notes: readonly Note[],
): Block[] {
  return notes.flatMap(({ notice, named = [], language, quote = "" }) => {
    if (notice === null) return [];
    const { languages } = dialog.content.words;
    const names = named.flatMap((answer) => namesOf(dialog, notice, answer));
    const values = {
      named: inDays(dialog, inUnit(names.join("; "), unit), session.planDay),
      quote,
      crisis: crisisLine(dialog, regionOf(dialog, session, setting)),
      reply: languages.find(({ id }) => id === language)?.reply ?? "",
    };
    return [note(dialog, fill(inUnit(dialog.content.notices[notice], unit), values))];
  });
}

/** An answer as it is said back, or the options that words may have meant, by their labels. */
function namesOf(dialog: Dialog, notice: NoticeId, answer: Answer): readonly string[] {
  const question = dialog.questions.get(answer.question);
  if (!question) return [];
  if (notice === "understood") return [summaryText(dialog, question, answer)];
  if (answer.options.length === 0) return [noneLabel(dialog, question)];
  return question.content.options
    .filter(({ id }) => answer.options.includes(id))
    .map(({ label }) => label);
}

/** The view with one more note before all else. */
export function withNote(dialog: Dialog, view: View, text: string): View {
  return { ...view, blocks: [note(dialog, text), ...view.blocks] };
}
