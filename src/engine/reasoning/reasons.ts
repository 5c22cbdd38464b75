import type { Told } from "../content/answer.ts";
import { type Given, givenBy, holds } from "../content/condition.ts";
import type { Dialog, Outcome, Question } from "../content/dialog.ts";
import { NOT_SURE, refOf } from "../content/ref.ts";
import { outcomesGiven, trustIn } from "./belief.ts";

/** What one answer says of a cause. */
export type Reason = {
  readonly question: Question;
  readonly outcome: Outcome;
  /** The natural logarithm of its likelihood ratio, as far as it counts; above 0 it speaks for the cause. */
  readonly log: number;
  /** Whether it is about just this habit. */
  readonly isSpecific: boolean;
};

/** What spoke for and against a cause, the strongest first; of equals, what is about just this habit. `index` is the cause's place in the dialog. */
export function reasonsFor(dialog: Dialog, session: Told, index: number): readonly Reason[] {
  const cause = dialog.causes[index]?.content;
  const parts = cause ? [cause, ...(cause.facets ?? [])] : [];
  const specific = parts.flatMap((part) => part.specific ?? []);
  return session.answers
    .flatMap((answer) => {
      const question = dialog.questions.get(answer.question);
      if (!question) return [];
      const trust = trustIn(dialog, question, answer, session.answers);
      return outcomesGiven(question, answer.options).map((outcome) => {
        const ref = refOf(question.id, outcome.id);
        const log = logFor(dialog, outcome, index) * trust;
        return { question, outcome, log, isSpecific: specific.includes(ref) };
      });
    })
    .filter(({ log }) => log !== 0)
    .sort(
      (a, b) => Math.abs(b.log) - Math.abs(a.log) || Number(b.isSpecific) - Number(a.isSpecific),
    );
}

/** Names of the walk's questions about a cause that were not asked, or answered "not sure". */
export function unknownOf(dialog: Dialog, session: Told, index: number): readonly string[] {
  const given = givenBy(dialog, session.answers);
  return dialog.walk
    .filter(
      (question) =>
        !isKnown(question, given) &&
        holds(question.content.when, given, session.age) &&
        speaksOf(dialog, question, index),
    )
    .map((question) => question.content.name);
}

/** The places of the causes that any answer spoke for or against. */
export function causesHeard(dialog: Dialog, session: Told): ReadonlySet<number> {
  const spokenOf = new Set<number>();
  for (const { evidence } of saidBy(dialog, session)) {
    for (const { facet, log } of evidence) {
      const cause = dialog.facets[facet]?.cause;
      if (cause !== undefined && log !== 0) spokenOf.add(cause);
    }
  }
  return spokenOf;
}

function saidBy(dialog: Dialog, session: Told): readonly Outcome[] {
  return session.answers.flatMap((answer) => {
    const question = dialog.questions.get(answer.question);
    return question ? outcomesGiven(question, answer.options) : [];
  });
}

/** Whether the person has answered a question of the walk, and not with "not sure". */
export function isKnown({ id }: Question, given: Given): boolean {
  return given.has(id) && !given.has(`${id}.${NOT_SURE}`);
}

/** Whether any answer of a question can speak for or against a cause, by its place. */
export function speaksOf(dialog: Dialog, question: Question, index: number): boolean {
  return question.outcomes.some((outcome) => logFor(dialog, outcome, index) !== 0);
}

/** The strongest that an outcome says of any facet of a cause, as a logarithm; 0 for nothing. */
function logFor(dialog: Dialog, outcome: Outcome, index: number): number {
  let strongest = 0;
  for (const { facet, log } of outcome.evidence) {
    if (dialog.facets[facet]?.cause !== index) continue;
    if (Math.abs(log) > Math.abs(strongest)) strongest = log;
  }
  return strongest;
}
