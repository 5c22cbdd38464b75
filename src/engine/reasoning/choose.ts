import type { Answer, Told } from "../content/answer.ts";
import { type Given, givenBy, holds } from "../content/condition.ts";
import type { Dialog, Move, Question } from "../content/dialog.ts";
import { refsOf } from "../content/ref.ts";
import { type Belief, believe, growthOf, isDriver } from "./belief.ts";
import { mayBeLikely, supportOf } from "./support.ts";

/**
 * How much more it counts that a cause at work is likelier to be named first than that a belief moves as far. Expert
 * judgement, tried on simulated people and on cases of people who had compared nothing yet.
 */
const FIRST = 8;

/** What a question counts more whose answer typed words suggest: to agree takes one press, and nothing told is lost. */
const SUGGESTED = 100;

/**
 * The next question of the walk, or null when none is worth asking.
 * Questions marked `always` come first, in their order; then the one with the largest expected gain; then those marked
 * `last`, unless what may raise a flag has filled the walk.
 * Ties go to the question that stands first in the dialog.
 */
export function chooseQuestion(
  dialog: Dialog,
  session: Told & {
    readonly tested: boolean;
    readonly offers: readonly { readonly question: string }[];
  },
  given: Given = givenBy(dialog, session.answers),
): Question | null {
  const isOpen = ({ id, content }: Question) =>
    !given.has(id) && holds(content.when, given, session.age);
  const { most } = dialog.content.walk;
  const asked = askedOf(dialog, session.answers);
  const isFull = asked >= most - dialog.askedLast.length;
  const due = dialog.walk.find(
    (question) =>
      isDue(question, given, session.age) &&
      isOpen(question) &&
      (!isFull || mayRaiseFlag(dialog, question)),
  );
  if (due) return due;
  if (session.tested) return null;
  const last = dialog.askedLast.find(isOpen) ?? null;
  if (isFull) return asked < most ? last : null;

  const belief = believe(dialog, session.answers);
  let best = last;
  const { clear, unclear } = dialog.content.walk.minGain;
  const isClear = dialog.causes.some(
    (cause, at) => isDriver(belief, at) && mayBeLikely(supportOf(cause, at, given, belief)),
  );
  let least = isClear ? clear : unclear;
  for (const question of dialog.walk) {
    if (question.content.ask !== undefined || !isOpen(question)) continue;
    const isSuggested = session.offers.some((offer) => offer.question === question.id);
    const gain = gainWithOpened(dialog, belief, question, given) + (isSuggested ? SUGGESTED : 0);
    if (gain > least) {
      best = question;
      least = gain;
    }
  }
  return best;
}

function isDue({ content }: Question, given: Given, age: string | null): boolean {
  if (content.ask === "always") return true;
  return content.askEarlyWhen !== undefined && holds(content.askEarlyWhen, given, age);
}

/** Whether a flag's rule names one of its answers: then it is asked however long the walk. */
function mayRaiseFlag({ rules }: Dialog, { id }: Question): boolean {
  return rules.some(({ when }) => refsOf(when).some((ref) => ref.startsWith(`${id}.`)));
}

/** The expected gain of a question, or, where that is more, of it and those that its answers open, for each one asked. */
function gainWithOpened(dialog: Dialog, belief: Belief, question: Question, given: Given): number {
  const alone = expectedGain(belief, question);
  let gain = alone;
  let asked = 1;
  for (const { id, chance } of question.opens) {
    const opened = dialog.questions.get(id);
    if (!opened || given.has(id)) continue;
    gain += chance * expectedGain(belief, opened);
    asked += chance;
  }
  return Math.max(alone, gain / asked);
}

/** How many of the walk's questions have been answered. */
export function askedOf(dialog: Dialog, answers: readonly Answer[]): number {
  let asked = 0;
  for (const { question } of answers) {
    if (dialog.questions.get(question)?.role === "walk") asked++;
  }
  return asked;
}

/**
 * How much the answer is expected to tell, as a probability, less those who will not know: how far it moves the beliefs
 * about all causes, and, for more, how much likelier it makes it that a cause at work is named first. So what may change the
 * first place counts above what only settles the others.
 *
 * @param cause the place of the only cause to tell about, or null for all
 */
export function expectedGain(
  belief: Belief,
  question: Question,
  cause: number | null = null,
): number {
  const after = [...belief.probability];
  let total = 0;
  let gain = 0;
  for (const { share, moves } of question.forecasts) {
    let chance = share;
    let told = 0;
    for (const move of moves) {
      const probability = belief.probability[move.cause] ?? 0;
      const growth = growthBy(belief, move);
      const now = 1 + probability * (growth - 1);
      const moved = (probability * growth) / now;
      chance *= now;
      after[move.cause] = moved;
      if (cause === null || cause === move.cause) told += Math.abs(moved - probability);
    }
    if (cause === null && moves.length > 0) told += namesBetter(belief, after, moves);
    for (const move of moves) after[move.cause] = belief.probability[move.cause] ?? 0;
    total += chance;
    gain += chance * told;
  }
  return (gain / total) * (1 - (question.content.notSure ?? 0));
}

/** What a move would multiply its cause's likelihood ratio by. */
function growthBy(belief: Belief, { cause, evidence }: Move): number {
  let more = 0;
  for (const said of evidence) more += (belief.part[said.facet] ?? 0) * growthOf(belief, said);
  // Two words about one facet overlap: together they can't take away more than all of it.
  return Math.max(0, 1 + more / (belief.ratio[cause] ?? 1));
}

/** How much likelier it is, after some moves, that the first named is at work than that the one who led before is; at least 0. */
function namesBetter(
  { leaders, probability }: Belief,
  after: readonly number[],
  moves: readonly Move[],
): number {
  let first = 0;
  for (const { cause } of moves) first = Math.max(first, after[cause] ?? 0);
  for (const cause of leaders) {
    if (after[cause] !== probability[cause]) continue;
    first = Math.max(first, after[cause] ?? 0);
    break;
  }
  return FIRST * (first - (after[leaders[0] ?? -1] ?? 0));
}
