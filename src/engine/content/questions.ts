import type { Answer } from "./answer.ts";
import type { Dialog, Question } from "./dialog.ts";
import { NOT_SURE } from "./ref.ts";

/** Whether an answer is one to the safety screen. */
export function isOfScreen({ questions }: Dialog, { question }: Answer): boolean {
  const known = questions.get(question);
  return known !== undefined && isScreening(known);
}

/** Whether a question is one of the safety screen, which has an order of its own. */
export function isScreening(question: Question): boolean {
  return question.role === "screen" || question.role === "follow-up";
}

/** Whether an option id may stand in an answer to the question. */
export function isOption(question: Question, option: string): boolean {
  return option === NOT_SURE || question.content.options.some((known) => known.id === option);
}

/** Whether an option opens the question of whoever is not OK, and is never kept. */
export function opensNotOk({ content }: Question, option: string): boolean {
  return content.options.some(({ id, opens }) => id === option && opens !== undefined);
}

/** Whether Learn has a card of this id: a cause's or a topic's. */
export function isTopic(dialog: Dialog, id: string): boolean {
  return (
    dialog.causes.some((cause) => cause.id === id) ||
    dialog.content.topics.some((topic) => topic.id === id)
  );
}

/** After the longest walk there is room for so many of its questions to be tried at home. */
const TRIED_LATER = 2;

/**
 * How many answers a session may hold to questions that are asked only when they are worth it: what the longest walk
 * leaves beside those asked in every walk, and what may be tried after it. So a session stays as small as a ticket, whatever
 * buttons are pressed in whatever order.
 */
export function mostAdaptive(dialog: Dialog): number {
  const always = dialog.walk.filter(
    ({ content }) => (content.ask === "always" || content.ask === "last") && !content.when,
  );
  return dialog.content.walk.most - always.length + TRIED_LATER;
}

/** Whether a question is asked only when it is worth it. */
export function isAdaptive(question: Question): boolean {
  return question.role === "walk" && question.content.ask === undefined;
}

/** How many of the answers are to such questions. */
export function countAdaptive(
  dialog: Dialog,
  answers: readonly { readonly question: string }[],
): number {
  return answers.filter(({ question }) => {
    const known = dialog.questions.get(question);
    return known !== undefined && isAdaptive(known);
  }).length;
}
