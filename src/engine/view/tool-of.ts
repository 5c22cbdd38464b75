import type { Dialog, Question } from "../content/dialog.ts";
import { namedIn } from "../reasoning/named.ts";
import { speaksOf } from "../reasoning/reasons.ts";
import { mayTry } from "../reasoning/self-test.ts";
import { clockAt, measureOf } from "../session/clock.ts";
import type { Session } from "../session/session.ts";
import type { Where } from "../session/where.ts";

/**
 * The instrument that the card leads to, where its surface has that: beside the exercise or the question that it is for. A
 * film's waits until the walk is over: then it also stands on the result, where a habit that it tells of is in question and
 * nobody has looked yet; and on the card to read about it.
 */
export function toolOf(dialog: Dialog, session: Session, where: Where): string | null {
  const { page, phase } = where;
  const { causes, exercises, topics } = dialog.content;
  if (page.type === "learn") return toolBy([...topics, ...causes], page.topic);
  if (page.type === "cause") return toolBy(causes, page.cause);
  if (page.type === "exercise") return toolBy(exercises, page.exercise);
  const asked =
    page.type === "question"
      ? page.question
      : page.type === "walk" && phase.type === "question"
        ? phase.question.id
        : null;
  const shown = dialog.tools.find((one) =>
    asked === null
      ? page.type === "walk" && phase.type === "result" && isNext(dialog, session, where, one)
      : one.id === asked &&
        (findsOut(one) ? phase.type === "result" : isMeasured(dialog, session, one)),
  );
  return shown?.content.tool?.id ?? null;
}

function toolBy(
  all: readonly { readonly id: string; readonly tool?: string | undefined }[],
  id: string | null,
): string | null {
  return all.find((one) => one.id === id)?.tool ?? null;
}

/** Whether there is something to measure, and no clock of chats is open for it already. */
function isMeasured(dialog: Dialog, session: Session, question: Question): boolean {
  return (
    measureOf(dialog, session, question) !== null && clockAt(dialog, session, question) === null
  );
}

/** Whether the instrument looks at something, and does not only count. */
function findsOut({ content }: Question): boolean {
  return content.tool?.gives !== undefined;
}

function isNext(dialog: Dialog, session: Session, where: Where, question: Question): boolean {
  const isAnswered = session.answers.some(
    (answer) => answer.question === question.id && !answer.options.includes("not-sure"),
  );
  if (!findsOut(question) || isAnswered || !mayTry(dialog, session, question)) return false;
  const { strong, possible } = namedIn(where.ranking());
  return [...strong, ...possible].some(({ index }) => speaksOf(dialog, question, index));
}
