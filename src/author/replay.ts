import { inUnit } from "../engine/content/distance.ts";
import { answerText } from "../engine/content/said.ts";
import {
  type Answer,
  type Dialog,
  plainText,
  type Session,
  viewOf,
  WALK,
} from "../engine/index.ts";
import { believe, shown } from "../engine/reasoning/belief.ts";
import { distanceUnitOf } from "../engine/session/distance-unit.ts";

/** Changes of a shown belief smaller than this are not worth a line. */
const NOTABLE = 0.01;

/** A walk told again in plain text: each question, what was said, which beliefs it moved; then the card it led to. */
export function replay(dialog: Dialog, session: Session): string {
  const unit = distanceUnitOf(dialog, session, null);
  const lines = session.answers.flatMap((answer, at) => {
    const question = dialog.questions.get(answer.question);
    if (!question) return [];
    const before = session.answers.slice(0, at);
    return [
      question.content.prompt,
      `> ${inUnit(answerText(dialog, question, answer), unit)}`,
      ...movedBy(dialog, before, answer),
      "",
    ];
  });
  const view = viewOf(dialog, { ...session, page: WALK }, { surface: "terminal", region: null });
  return [...lines, "---", "", plainText(view)].join("\n");
}

function movedBy(dialog: Dialog, before: readonly Answer[], answer: Answer): readonly string[] {
  const [old, now] = [believe(dialog, before), believe(dialog, [...before, answer])];
  const percent = (probability = 0) => `${Math.round(shown(probability) * 100)}%`;
  const moved = dialog.causes.flatMap(({ id }, index) => {
    const [from, to] = [old.probability[index], now.probability[index]];
    return Math.abs(shown(to ?? 0) - shown(from ?? 0)) < NOTABLE
      ? []
      : [`${id} ${percent(from)} to ${percent(to)}`];
  });
  return moved.length === 0 ? [] : [`  (${moved.join(", ")})`];
}
