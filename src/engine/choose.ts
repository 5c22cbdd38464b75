import { type Belief, believe, clusterLog, clusterLogWith } from "./belief.ts";
import { type Given, givenBy, holds } from "./condition.ts";
import type { Dialog, Question } from "./dialog.ts";
import type { Session } from "./session.ts";

/** No tick is taken to be surer than this. */
const MOST_CHANCE = 0.95;

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
  // Self-tests come after the result; they move it, and ask nothing more.
  if (dialog.selfTests.some(({ id }) => given.has(id))) return null;
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

/** How many of the walk's questions have been answered. */
export function askedOf(dialog: Dialog, given: Given): number {
  return dialog.walk.reduce((count, question) => count + (given.has(question.id) ? 1 : 0), 0);
}

/**
 * How many bits an answer is expected to tell about all causes together: the mutual information of the answer and each
 * cause, less those who will not know. An answer's chance is its share, split over the cause being at work or not by its
 * likelihood ratio, and made to add up to 1 in both.
 *
 * @param cause the place of the only cause to tell about, or null for all
 */
export function expectedGain(
  dialog: Dialog,
  belief: Belief,
  question: Question,
  cause: number | null = null,
): number {
  let gain = 0;
  for (const [index, ratios] of ratiosByCause(dialog, belief, question)) {
    if (cause !== null && index !== cause) continue;
    const probability = belief.probability[index] ?? 0;
    const prior = dialog.causes[index]?.content.prior ?? 0;
    const without = question.outcomes.map(
      ({ share }, at) => share / (1 - prior + prior * (ratios.alone[at] ?? 1)),
    );
    const within = without.map((chance, at) => chance * (ratios.now[at] ?? 1));
    gain += question.many
      ? without.reduce((sum, _, at) => sum + tickTells(probability, within[at], without[at]), 0)
      : tells(probability, normalised(within), normalised(without));
  }
  return gain * (1 - (question.content.notSure ?? 0));
}

/** Per cause that a question touches: each answer's likelihood ratio after what was said so far, and by itself. */
type Ratios = { readonly now: Float64Array; readonly alone: Float64Array };

function ratiosByCause(
  dialog: Dialog,
  belief: Belief,
  question: Question,
): ReadonlyMap<number, Ratios> {
  const facets = dialog.facets.length;
  const size = question.outcomes.length;
  const byCause = new Map<number, Ratios>();
  question.outcomes.forEach(({ evidence }, outcome) => {
    for (const { facet, log } of evidence) {
      const part = dialog.facets[facet];
      if (!part) continue;
      let ratios = byCause.get(part.cause);
      if (!ratios) {
        ratios = { now: new Float64Array(size).fill(1), alone: new Float64Array(size).fill(1) };
        byCause.set(part.cause, ratios);
      }
      const at = question.cluster * facets + facet;
      const step =
        clusterLogWith(belief, at, log) -
        clusterLog(belief.strongest[at] ?? 0, belief.rest[at] ?? 0);
      const weight = part.weight * Math.exp(belief.facetLog[facet] ?? 0);
      const before = belief.ratio[part.cause] ?? 1;
      ratios.now[outcome] = (ratios.now[outcome] ?? 1) + (weight * Math.expm1(step)) / before;
      ratios.alone[outcome] = (ratios.alone[outcome] ?? 1) + part.weight * Math.expm1(log);
    }
  });
  return byCause;
}

/** The mutual information, in bits, of a cause and one tick that is there or not. */
function tickTells(probability: number, within = 0, without = 0): number {
  const [yes, no] = [Math.min(within, MOST_CHANCE), Math.min(without, MOST_CHANCE)];
  return tells(probability, [yes, 1 - yes], [no, 1 - no]);
}

/** The mutual information, in bits, of a cause and an answer with these chances if it is at work, and if not. */
function tells(probability: number, within: readonly number[], without: readonly number[]): number {
  let bits = 0;
  for (let at = 0; at < within.length; at++) {
    const yes = within[at] ?? 0;
    const no = without[at] ?? 0;
    const chance = probability * yes + (1 - probability) * no;
    if (yes > 0) bits += probability * yes * Math.log2(yes / chance);
    if (no > 0) bits += (1 - probability) * no * Math.log2(no / chance);
  }
  return bits;
}

function normalised(chances: readonly number[]): readonly number[] {
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  return chances.map((chance) => chance / total);
}
