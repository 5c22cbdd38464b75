import { type Answer, isDoubted } from "../content/answer.ts";
import { assertNever } from "../content/assert-never.ts";
import { givenBy, holds } from "../content/condition.ts";
import type { Dialog, Evidence, Outcome, Question } from "../content/dialog.ts";
import { NONE, NOT_SURE, refOf } from "../content/ref.ts";

/**
 * How answers move beliefs. Causes are separate yes/no variables, since several may be at work at once:
 *
 *     odds(cause) = odds before × Σ over its facets of weight × product of the answers' likelihood ratios
 *
 * The sum reads: if the cause is at work, one of its facets is, with the given weight. Answers in one cluster overlap,
 * so for each facet the strongest counts in full and the rest at half weight, within the caps below.
 * What was tried for long enough and moved nothing outweighs an earlier comparison: that then counts as if it had helped little.
 * Where the pain is gone without one habit, that habit explains it, and nothing else is needed to: the odds of every
 * other cause fall, but for those that a comparison speaks for as well.
 * The scheme is expert judgement; no study gives likelihood ratios for runners' answers.
 */

/** The most that one cluster may say for a facet, but for a clean comparison, and against it, as likelihood ratios (expert judgement). */
const MOST_FOR = Math.log(10);
const MOST_AGAINST = Math.log(0.2);

/** What is left of a cause's odds once another explains the pain (expert judgement). */
const EXPLAINED = 0.15;

/** How much of a comparison counts, as a power of its ratio, by how much it changed (expert judgement). */
const COMPARED = { gone: 1, half: 0.5, less: 0.25, unsaid: 0.5 } as const;

/** Shown beliefs stay within these: answers alone never make a cause certain or rule it out (expert judgement). */
const LEAST_SHOWN = 0.05;
const MOST_SHOWN = 0.9;

/** The state of belief after some answers. */
export type Belief = {
  /** Per slot: the strongest logarithm so far, and half the sum of the rest. */
  readonly strongest: readonly number[];
  readonly rest: readonly number[];
  /** Per facet: the summed, capped logarithms of all clusters. */
  readonly facetLog: readonly number[];
  /** Per facet: its part in its cause's likelihood ratio. */
  readonly part: readonly number[];
  /** Per cause: the probability that it plays a part, 0 to 1, not clamped. */
  readonly probability: readonly number[];
  /** Per facet: whether a clean comparison speaks for it. */
  readonly compared: readonly boolean[];
  /** Per cause: the likelihood ratio of all answers. */
  readonly ratio: readonly number[];
  /** Per cause: how many questions were answered in a way that points to it. */
  readonly pointers: readonly number[];
  /** The places of the causes, the most believed first. */
  readonly leaders: readonly number[];
};

/** Beliefs about every cause after the answers. "Not sure" and unknown answers change nothing. */
export function believe(dialog: Dialog, answers: readonly Answer[]): Belief {
  const strongest = dialog.zeros.slots.slice();
  const rest = dialog.zeros.slots.slice();
  const facetLog = dialog.zeros.facets.slice();
  const compared = dialog.facets.map(() => false);
  const pointers = dialog.zeros.causes.slice();
  const refuted = refutedBy(dialog, answers);
  let explained = false;
  for (const answer of answers) {
    const question = dialog.questions.get(answer.question);
    if (!question) continue;
    const trust = trustIn(dialog, question, answer, answers);
    const pointedTo = new Set<number>();
    for (const { facet, slot, log: whole, isClean } of evidenceIn(question, answer.options)) {
      const cause = dialog.facets[facet]?.cause;
      if (cause !== undefined && whole > 0 && !pointedTo.has(cause)) {
        pointedTo.add(cause);
        pointers[cause] = (pointers[cause] ?? 0) + 1;
      }
      const isRefuted = isClean && refuted.has(facet);
      const counts = isRefuted ? Math.min(trust, COMPARED.less) : trust;
      const log = whole * (whole < 0 && question.content.comparison ? 1 : counts);
      if (isClean && counts >= COMPARED.half) compared[facet] = true;
      if (isClean && counts === COMPARED.gone) explained = true;
      facetLog[facet] = (facetLog[facet] ?? 0) + stepBy({ strongest, rest }, slot, log);
      const before = strongest[slot] ?? 0;
      const isStronger = Math.abs(log) > Math.abs(before);
      rest[slot] = (rest[slot] ?? 0) + (isStronger ? before : log) / 2;
      if (isStronger) strongest[slot] = log;
    }
  }
  const part = dialog.zeros.facets.slice();
  const ratio = dialog.zeros.causes.slice();
  const probability = dialog.zeros.causes.slice();
  dialog.causes.forEach(({ content, facets }, cause) => {
    const left = explained && !facets.some((facet) => compared[facet]) ? EXPLAINED : 1;
    let sum = 0;
    for (const facet of facets) {
      part[facet] = left * (dialog.facets[facet]?.weight ?? 0) * Math.exp(facetLog[facet] ?? 0);
      sum += part[facet] ?? 0;
    }
    ratio[cause] = sum;
    probability[cause] = posterior(content.prior, sum);
  });
  const leaders = probability.map((_, cause) => cause);
  leaders.sort((a, b) => (probability[b] ?? 0) - (probability[a] ?? 0));
  return { strongest, rest, facetLog, part, compared, probability, ratio, pointers, leaders };
}

/** The facets against which it speaks how it went since. */
function refutedBy({ questions }: Dialog, answers: readonly Answer[]): ReadonlySet<number> {
  const refuted = new Set<number>();
  for (const { question: id, options } of answers) {
    const question = questions.get(id);
    if (question?.role !== "made") continue;
    for (const { facet, log } of evidenceIn(question, options)) if (log < 0) refuted.add(facet);
  }
  return refuted;
}

/** How much of what an answer says counts, as a power of its ratio, 0 to 1. */
export function trustIn(
  dialog: Dialog,
  question: Question,
  answer: Answer,
  answers: readonly Answer[],
): number {
  // A self-test that may not have been done right counts as the square root of its ratio (expert judgement).
  if (isDoubted(question, answer)) return 0.5;
  const { comparison, halfWhen } = question.content;
  if (halfWhen && holds(halfWhen, givenBy(dialog, answers), null)) return 0.5;
  if (!comparison) return 1;
  const told = answers.flatMap(({ question: id, options }) =>
    options.map((option) => refOf(id, option)),
  );
  if (told.includes(comparison.gone)) {
    // Where several things were changed, nobody can tell which of them it was.
    const causes = outcomesGiven(question, answer.options).flatMap(({ evidence }) =>
      evidence.flatMap(({ isClean, facet }) =>
        isClean ? (dialog.facets[facet]?.cause ?? []) : [],
      ),
    );
    return new Set(causes).size > 1 ? COMPARED.half : COMPARED.gone;
  }
  if (told.includes(comparison.half)) return COMPARED.half;
  return told.includes(comparison.less) ? COMPARED.less : COMPARED.unsaid;
}

/** Below this for every cause that answers point to, the honest result is that none stands out (expert judgement). */
const CLEAR_DRIVER = 0.35;

/** Less than this, as a likelihood ratio, is no pointer worth naming (expert judgement). */
const POINTER = 1.1;

/** Whether the answers point to a cause at all: one that is merely common is no finding. `cause` is its place. */
export function isPointedTo(belief: Belief, cause: number): boolean {
  return (belief.ratio[cause] ?? 1) > POINTER;
}

/** Whether a cause stands out. `cause` is its place. */
export function isDriver(belief: Belief, cause: number): boolean {
  return isPointedTo(belief, cause) && (belief.probability[cause] ?? 0) >= CLEAR_DRIVER;
}

/** The outcomes that an answer's options stand for; "not sure" stands for none. */
export function outcomesGiven(question: Question, options: readonly string[]): readonly Outcome[] {
  const outcomes: Outcome[] = [];
  for (const option of options.length > 0 ? options : [NONE]) {
    const outcome = question.outcomeById.get(option);
    if (outcome) outcomes.push(outcome);
  }
  return outcomes;
}

/** What an answer says for and against facets: by what was chosen, and by what a card with ticks was silent about. */
function evidenceIn(question: Question, options: readonly string[]): readonly Evidence[] {
  const said = outcomesGiven(question, options).flatMap(({ evidence }) => evidence);
  if (question.silence.length === 0 || options.includes(NOT_SURE)) return said;
  const silent = question.silence.filter(({ facet }) => !said.some((one) => one.facet === facet));
  return [...said, ...silent];
}

/** How far one more logarithm moves what a slot says of its facet, damped and capped. */
function stepBy(belief: Pick<Belief, "strongest" | "rest">, slot: number, log: number): number {
  const strongest = belief.strongest[slot] ?? 0;
  const rest = belief.rest[slot] ?? 0;
  const after =
    Math.abs(log) > Math.abs(strongest)
      ? capped(log + rest + strongest / 2, log)
      : capped(strongest + rest + log / 2, strongest);
  return after - capped(strongest + rest, strongest);
}

/** How much evidence would add to its facet's part, as a share of that part; more than -1. */
export function growthOf(belief: Belief, { slot, log, alone }: Evidence): number {
  const isAlone = belief.strongest[slot] === 0 && capped(log, log) === log;
  return isAlone ? alone : Math.expm1(stepBy(belief, slot, log));
}

/** @param strongest the strongest of what was summed */
function capped(log: number, strongest: number): number {
  return Math.min(Math.max(MOST_FOR, strongest), Math.max(MOST_AGAINST, log));
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

/** Where each band begins, as a shown belief (expert judgement). */
const BANDS = { main: 0.65, likely: 0.4, possible: 0.2, unlikely: 0 } as const;

/** The band of a shown belief. */
export function bandOf(probability: number): BeliefBand {
  if (probability >= BANDS.main) return "main";
  if (probability >= BANDS.likely) return "likely";
  return probability >= BANDS.possible ? "possible" : "unlikely";
}

/** The most that a band may show. */
export function mostOf(band: BeliefBand): number {
  switch (band) {
    case "main":
      return MOST_SHOWN;
    case "likely":
      return BANDS.main;
    case "possible":
      return BANDS.likely;
    case "unlikely":
      return BANDS.possible;
    default:
      return assertNever(band);
  }
}
