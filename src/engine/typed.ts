import { givenBy, holds } from "./condition.ts";
import { countAdaptive, type Dialog, isAdaptive, mostAdaptive } from "./dialog.ts";
import { type Answer, isScreening, type Session, withAnswer } from "./session.ts";
import type { Heard } from "./understand/index.ts";
import { heardText } from "./view/said-text.ts";
import type { Tick } from "./words.ts";

/**
 * The session with answers that a text gave beside what was asked: those that are open, would be asked, and have room.
 * The safety screen is never answered this way.
 */
export function withHeard(
  dialog: Dialog,
  session: Session,
  heard: readonly Heard[],
): { readonly session: Session; readonly taken: readonly string[] } {
  let kept = session;
  const taken: string[] = [];
  for (const { question: id, options } of heard) {
    const question = dialog.questions.get(id);
    const given = givenBy(dialog, kept.answers);
    if (!question || isScreening(question) || given.has(id)) continue;
    if (!holds(question.content.when, given, kept.age)) continue;
    const isFull = countAdaptive(dialog, kept.answers) >= mostAdaptive(dialog);
    if (isAdaptive(question) && isFull) continue;
    const answer: Answer = { question: id, options };
    kept = withAnswer(dialog, kept, answer);
    taken.push(heardText(dialog, question, answer));
  }
  return { session: kept, taken };
}

/** The session with lines of the safety screen ticked, beside those that are. */
export function withTicks(dialog: Dialog, session: Session, ticks: readonly Tick[]): Session {
  return ticks.reduce((kept, { question, option }) => {
    const before = kept.answers.find((answer) => answer.question === question)?.options ?? [];
    const options = [...new Set([...before, option])];
    return { ...withAnswer(dialog, kept, { question, options }), checked: false };
  }, session);
}
