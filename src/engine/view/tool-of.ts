import type { Dialog, Question } from "../content/dialog.ts";
import { namedIn } from "../reasoning/named.ts";
import { speaksOf } from "../reasoning/reasons.ts";
import { mayTry } from "../reasoning/self-test.ts";
import type { Session } from "../session/session.ts";
import type { Where } from "../session/where.ts";

/**
 * The instrument that the card leads to, where its surface has that: at the question that it answers, once the walk is over;
 * on the result, where a habit that it tells of is in question and nobody has looked yet; and on the card to read about it.
 */
export function toolOf(dialog: Dialog, session: Session, where: Where): string | null {
  const { page, phase } = where;
  if (page.type === "learn") {
    return dialog.content.topics.find(({ id }) => id === page.topic)?.tool ?? null;
  }
  if (phase.type !== "result" || (page.type !== "question" && page.type !== "walk")) return null;
  const shown = dialog.tools.find((one) =>
    page.type === "question" ? page.question === one.id : isNext(dialog, session, where, one),
  );
  return shown?.content.tool?.id ?? null;
}

function isNext(dialog: Dialog, session: Session, where: Where, question: Question): boolean {
  const isAnswered = session.answers.some(
    (answer) => answer.question === question.id && !answer.options.includes("not-sure"),
  );
  if (isAnswered || !mayTry(dialog, session, question)) return false;
  const { strong, possible } = namedIn(where.ranking());
  return [...strong, ...possible].some(({ index }) => speaksOf(dialog, question, index));
}
