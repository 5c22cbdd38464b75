import { type Belief, believe, clusterLog, clusterLogWith, posterior } from "./belief.ts";
import { holds } from "./condition.ts";
import type { Dialog, Outcome, Question } from "./dialog.ts";
import { type Given, givenBy, type Session } from "./session.ts";

/**
 * The next question of the walk, or null when none is worth asking.
 * Questions marked `always` come first, in their order; then the one with the largest expected information gain.
 * Ties go to the question that stands first in the dialog.
 */
export function chooseQuestion(
  dialog: Dialog,
  session: Session,
  given: Given = givenBy(session.answers),
): Question | null {
  const asked = askedOf(dialog, given);
  const open = dialog.walk.filter(
    (question) => !given.has(question.id) && holds(question.content.when, given, session.age),
  );
  const due = open.find(
    ({ content }) =>
      content.ask === "always" || (content.due && holds(content.due, given, session.age)),
  );
  if (due) return due;
  if (asked >= dialog.content.walk.most) return null;

  const belief = believe(dialog, session.answers);
  let best: Question | null = null;
  let most = dialog.content.walk.minGain;
  for (const question of open) {
    if (question.content.ask === "offered") continue;
    const gain = expectedGain(dialog, belief, question);
    if (gain > most) {
      best = question;
      most = gain;
    }
  }
  return best;
}

/**
 * How many answers a walk may hold to questions that are asked only when they are worth it: what the longest walk leaves
 * beside those asked always. So a session stays as small as a ticket, whatever buttons are pressed in whatever order.
 */
export function mostAdaptive(dialog: Dialog): number {
  const always = dialog.walk.filter(({ content }) => content.ask === "always" && !content.when);
  return dialog.content.walk.most - always.length;
}

/** Whether a question is asked only when it is worth it. */
export function isAdaptive(question: Question): boolean {
  return question.role === "walk" && question.content.ask === undefined;
}

/** How many of the walk's questions have been answered. */
export function askedOf(dialog: Dialog, given: Given): number {
  return dialog.walk.reduce((count, question) => count + (given.has(question.id) ? 1 : 0), 0);
}

/** The unanswered self-test with the largest expected information gain, or null when all are done. */
export function chooseSelfTest(dialog: Dialog, session: Session): Question | null {
  const given = givenBy(session.answers);
  const belief = believe(dialog, session.answers);
  let best: Question | null = null;
  let most = 0;
  for (const question of dialog.selfTests) {
    const gain = given.has(question.id) ? 0 : expectedGain(dialog, belief, question);
    if (gain > most) {
      best = question;
      most = gain;
    }
  }
  return best;
}

/**
 * How many bits an answer is expected to take off the uncertainty about all causes together.
 * The chance of each answer is its share, moved by what is believed so far, less those who will not know.
 */
function expectedGain(dialog: Dialog, belief: Belief, question: Question): number {
  let weights = 0;
  let gain = 0;
  for (const outcome of question.outcomes) {
    const { weight, gain: gained } = weigh(dialog, belief, question, outcome);
    weights += weight;
    gain += weight * gained;
  }
  const perAnswer = question.many ? gain : gain / weights;
  return perAnswer * (1 - (question.content.notSure ?? 0));
}

function weigh(
  dialog: Dialog,
  belief: Belief,
  question: Question,
  outcome: Outcome,
): { readonly weight: number; readonly gain: number } {
  const facets = dialog.facets.length;
  const moved = new Map<number, { now: number; fromPrior: number }>();
  for (const { facet, log } of outcome.evidence) {
    const part = dialog.facets[facet];
    if (!part) continue;
    const at = question.cluster * facets + facet;
    const step =
      clusterLogWith(belief, at, log) - clusterLog(belief.strongest[at] ?? 0, belief.rest[at] ?? 0);
    const change = moved.get(part.cause) ?? { now: 0, fromPrior: 0 };
    change.now += part.weight * Math.exp(belief.facetLog[facet] ?? 0) * Math.expm1(step);
    change.fromPrior += part.weight * Math.expm1(log);
    moved.set(part.cause, change);
  }

  let weight = outcome.share;
  let gain = 0;
  for (const [index, change] of moved) {
    const prior = dialog.causes[index]?.content.prior ?? 0;
    const probability = belief.probability[index] ?? 0;
    const before = belief.ratio[index] ?? 1;
    const ratio = (before + change.now) / before;
    weight *= 1 - probability + probability * ratio;
    weight /= 1 - prior + prior * (1 + change.fromPrior);
    gain += entropy(probability) - entropy(posterior(probability, ratio));
  }
  return { weight, gain };
}

/** The uncertainty of a yes/no variable in bits, 0 to 1. */
function entropy(probability: number): number {
  if (probability <= 0 || probability >= 1) return 0;
  const rest = 1 - probability;
  return -(probability * Math.log2(probability) + rest * Math.log2(rest));
}
