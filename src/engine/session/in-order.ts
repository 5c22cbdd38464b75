import type { Answer } from "../content/answer.ts";
import { type Given, givenBy, holds } from "../content/condition.ts";
import type { Dialog, Question } from "../content/dialog.ts";
import { isAdaptive } from "../content/questions.ts";
import { refsOf } from "../content/ref.ts";

/**
 * Answers to what is still asked, in the order in which the walk asks: the screen's cards, what is always asked or due,
 * what was worth asking in the order given, what is asked last, what waits for the result; and each follow-up behind the
 * answer that opened it.
 */
export function inOrder(
  dialog: Dialog,
  age: string | null,
  answers: readonly Answer[],
): readonly Answer[] {
  const { kept, given } = pruned(dialog, age, answers);
  const placed: Placed[] = [];
  const followUps: Placed[] = [];
  kept.forEach((answer, at) => {
    const question = dialog.questions.get(answer.question);
    if (!question) return;
    const isFollowUp = question.role === "follow-up";
    const place = isFollowUp ? 0 : placeOf(question, given, age);
    (isFollowUp ? followUps : placed).push({
      answer,
      question,
      place,
      at: isAdaptive(question) ? at : question.order,
    });
  });
  // Mostly they are in order, and to find that out costs less than to sort them.
  const isOrdered = placed.every((one, at) => byPlace(placed[at - 1] ?? one, one) <= 0);
  const ordered = (isOrdered ? placed : placed.sort(byPlace)).map(({ answer }) => answer);
  for (const { answer, question } of followUps.sort(byPlace).reverse()) {
    const opener = refsOf(question.content.when ?? {}).find((ref) => given.has(ref));
    const after = ordered.findIndex(({ question: id }) => opener?.startsWith(`${id}.`));
    ordered.splice(after + 1, 0, answer);
  }
  return ordered;
}

type Placed = {
  readonly answer: Answer;
  readonly question: Question;
  readonly place: number;
  readonly at: number;
};

const byPlace = (a: Placed, b: Placed) => a.place - b.place || a.at - b.at;

function placeOf({ role, content }: Question, given: Given, age: string | null): number {
  if (role === "screen") return 0;
  if (role === "check-in") return 6;
  if (role === "made") return 7;
  if (role === "plan") return 5;
  if (role === "self-test") return 4;
  if (content.ask === undefined) return 2;
  if (content.ask === "last") return 3;
  const isDue = content.askEarlyWhen !== undefined && holds(content.askEarlyWhen, given, age);
  return content.ask === "always" || isDue ? 1 : 4;
}

/** The answers less those to questions that are not asked after the others. */
export function pruned(
  dialog: Dialog,
  age: string | null,
  answers: readonly Answer[],
): { readonly kept: readonly Answer[]; readonly given: Given } {
  let kept = answers;
  for (;;) {
    const given = givenBy(dialog, kept);
    const next = kept.filter((answer) => {
      const when = dialog.questions.get(answer.question)?.content.when;
      return holds(when, given, age);
    });
    if (next.length === kept.length) return { kept, given };
    kept = next;
  }
}
