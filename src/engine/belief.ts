import { type Dialog, NONE, NOT_SURE, type Outcome, type Question } from "./dialog.ts";
import { type Answer, isDoubted } from "./session.ts";

/**
 * How answers move beliefs. Causes are separate yes/no variables, since several may be at work at once:
 *
 *     odds(cause) = odds before × Σ over its facets of weight × product of the answers' likelihood ratios
 *
 * The sum reads: if the cause is at work, one of its facets is, with the given weight. Answers in one cluster overlap,
 * so for each facet the strongest counts in full and the rest at half weight, within the caps below.
 * The scheme is expert judgement; no study gives likelihood ratios for runners' answers.
 */

/** The most that one cluster may say for a facet, and against it, as likelihood ratios (expert judgement). */
const MOST_FOR = Math.log(10);
const MOST_AGAINST = Math.log(0.2);

/** Shown beliefs stay within these: answers alone never make a cause certain or rule it out (expert judgement). */
const LEAST_SHOWN = 0.05;
const MOST_SHOWN = 0.9;

/** The state of belief after some answers. */
export type Belief = {
  /** Per cluster and facet: the strongest logarithm so far, and half the sum of the rest. */
  readonly strongest: Float64Array;
  readonly rest: Float64Array;
  /** Per facet: the summed, capped logarithms of all clusters. */
  readonly facetLog: Float64Array;
  /** Per cause: the probability that it plays a part, 0 to 1, not clamped. */
  readonly probability: Float64Array;
  /** Per cause: the likelihood ratio of all answers. */
  readonly ratio: Float64Array;
};

/** Beliefs about every cause after the answers. "Not sure" and unknown answers change nothing. */
export function believe(dialog: Dialog, answers: readonly Answer[]): Belief {
  const facets = dialog.facets.length;
  const belief: Belief = {
    strongest: new Float64Array(dialog.clusters * facets),
    rest: new Float64Array(dialog.clusters * facets),
    facetLog: new Float64Array(facets),
    probability: new Float64Array(dialog.causes.length),
    ratio: new Float64Array(dialog.causes.length),
  };
  for (const answer of answers) {
    const question = dialog.questions.get(answer.question);
    if (!question) continue;
    // A self-test that may not have been done right counts as the square root of its ratio (expert judgement).
    const trust = isDoubted(question, answer) ? 0.5 : 1;
    for (const outcome of outcomesGiven(question, answer.options)) {
      for (const { facet, log: whole } of outcome.evidence) {
        const log = whole * trust;
        const at = question.cluster * facets + facet;
        const before = clusterLog(belief.strongest[at] ?? 0, belief.rest[at] ?? 0);
        addTo(belief, at, log);
        const after = clusterLog(belief.strongest[at] ?? 0, belief.rest[at] ?? 0);
        belief.facetLog[facet] = (belief.facetLog[facet] ?? 0) + after - before;
      }
    }
  }
  for (let index = 0; index < dialog.causes.length; index++) {
    const cause = dialog.causes[index];
    if (!cause) continue;
    let ratio = 0;
    for (const facet of cause.facets) {
      ratio += (dialog.facets[facet]?.weight ?? 0) * Math.exp(belief.facetLog[facet] ?? 0);
    }
    belief.ratio[index] = ratio;
    belief.probability[index] = posterior(cause.content.prior, ratio);
  }
  return belief;
}

/** The outcomes that an answer's options stand for. */
export function outcomesGiven(question: Question, options: readonly string[]): readonly Outcome[] {
  if (options.length === 0) return outcomeList(question, NONE);
  return options.flatMap((option) => (option === NOT_SURE ? [] : outcomeList(question, option)));
}

function outcomeList(question: Question, id: string): readonly Outcome[] {
  const outcome = question.outcomeById.get(id);
  return outcome ? [outcome] : [];
}

/** What a cluster's state would say of a facet once one more logarithm is added to it. */
export function clusterLogWith(belief: Belief, at: number, log: number): number {
  const strongest = belief.strongest[at] ?? 0;
  const rest = belief.rest[at] ?? 0;
  return Math.abs(log) > Math.abs(strongest)
    ? clusterLog(log, rest + strongest / 2)
    : clusterLog(strongest, rest + log / 2);
}

export function clusterLog(strongest: number, rest: number): number {
  return Math.min(MOST_FOR, Math.max(MOST_AGAINST, strongest + rest));
}

function addTo(belief: Belief, at: number, log: number): void {
  const strongest = belief.strongest[at] ?? 0;
  const isStronger = Math.abs(log) > Math.abs(strongest);
  belief.rest[at] = (belief.rest[at] ?? 0) + (isStronger ? strongest : log) / 2;
  if (isStronger) belief.strongest[at] = log;
}

/** The probability after a likelihood ratio, from the probability before; both 0 to 1. */
export function posterior(prior: number, ratio: number): number {
  const weighted = prior * ratio;
  return weighted / (weighted + 1 - prior);
}

/** A belief as it may be shown, 0.05 to 0.9. */
export function shown(probability: number): number {
  return Math.min(MOST_SHOWN, Math.max(LEAST_SHOWN, probability));
}

export type BeliefBand = "main" | "likely" | "possible" | "unlikely";

/** A shown belief in one of four bands: from 65%, from 40%, from 20%, and below (expert judgement). */
export function bandOf(probability: number): BeliefBand {
  if (probability >= 0.65) return "main";
  if (probability >= 0.4) return "likely";
  return probability >= 0.2 ? "possible" : "unlikely";
}
