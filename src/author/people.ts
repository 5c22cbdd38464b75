import type { Dialog, Outcome, Question } from "../engine/content/dialog.ts";
import { NOT_SURE, refOf } from "../engine/content/ref.ts";

/** A made-up runner: which facets are at work, and how they would answer anything. */
export type Person = {
  readonly age: string;
  /** Per cause: whether it plays a part. */
  readonly truth: readonly boolean[];
  /** The places of the facets that do. */
  readonly working: ReadonlySet<number>;
  /** The same answer each time. */
  answer(question: Question): readonly string[];
};

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Draws a person from the dialog's own model: priors, facet weights, shares and likelihood ratios. */
export function drawPerson(dialog: Dialog, random: () => number): Person {
  const working = new Set<number>();
  const truth = dialog.causes.map((cause) => {
    const isTrue = random() < cause.content.prior;
    if (isTrue)
      working.add(pick(cause.facets, (facet) => dialog.facets[facet]?.weight ?? 0, random));
    return isTrue;
  });
  const { ages } = dialog.content;
  const age = pick(ages, ({ share }) => share ?? 1 / ages.length, random).id;
  const draw = (question: Question): readonly string[] => {
    if (question.role === "screen") return [];
    // No habit speaks in the numbers of a plan, and how it goes since is a course of its own.
    if (["plan", "check-in", "made"].includes(question.role)) return [NOT_SURE];
    if (question.role === "follow-up") return question.many ? [] : [mildestOf(dialog, question)];
    if (random() < (question.content.notSure ?? 0)) return [NOT_SURE];
    const chance = (outcome: Outcome) => chanceOf(dialog, outcome, working);
    if (!question.many) return [pick(question.outcomes, chance, random).id];
    return question.outcomes
      .filter((outcome) => outcome.id !== "none" && random() < Math.min(0.95, chance(outcome)))
      .map(({ id }) => id);
  };
  // All at once, so that what is asked does not change who is drawn next.
  const answers = new Map([...dialog.questions].map(([id, question]) => [id, draw(question)]));
  for (const question of dialog.questions.values()) {
    const { comparison } = question.content;
    if (!comparison) continue;
    const told = leftWith(question, answers.get(question.id) ?? [], working);
    const [id = "", option = ""] = comparison[told].split(".");
    if (answers.get(id)?.[0] !== NOT_SURE) answers.set(id, [option]);
  }
  return { age, truth, working, answer: ({ id }) => answers.get(id) ?? [NOT_SURE] };
}

/**
 * What the pain comes to with what a person ticked: gone where that is all that is at work and nothing else, half where it
 * is a part, and little less where it is none.
 */
function leftWith(
  { outcomes }: Question,
  ticked: readonly string[],
  working: ReadonlySet<number>,
): keyof NonNullable<Question["content"]["comparison"]> {
  const helping = outcomes
    .filter(({ id }) => ticked.includes(id))
    .map(({ evidence }) => evidence.filter(({ log }) => log > 0).map(({ facet }) => facet))
    .map((facets) => facets.filter((facet) => working.has(facet)));
  const shown = new Set(helping.flat());
  if (shown.size === 0) return "less";
  const isAll = shown.size === working.size && helping.every((facets) => facets.length > 0);
  return isAll ? "gone" : "half";
}

/** An outcome's share, moved by the facets at work so that all people together still give its share. */
function chanceOf(dialog: Dialog, outcome: Outcome, working: ReadonlySet<number>): number {
  let chance = outcome.share;
  const means = new Map<number, number>();
  for (const { facet, log } of outcome.evidence) {
    if (working.has(facet)) chance *= Math.exp(log);
    const part = dialog.facets[facet];
    if (part) means.set(part.cause, (means.get(part.cause) ?? 0) + part.weight * Math.expm1(log));
  }
  for (const [cause, mean] of means) {
    chance /= 1 + (dialog.causes[cause]?.content.prior ?? 0) * mean;
  }
  return chance;
}

/** One of some, each as likely as its weight. */
export function pick<T>(items: readonly T[], weight: (item: T) => number, random: () => number): T {
  const total = items.reduce((sum, item) => sum + weight(item), 0);
  let left = random() * total;
  for (const item of items) {
    left -= weight(item);
    if (left < 0) return item;
  }
  const last = items.at(-1);
  if (last === undefined) throw new Error("There is nothing to pick from.");
  return last;
}

/** An answer of a follow-up that no rule names, if there is one. */
function mildestOf({ rulesByRef }: Dialog, question: Question): string {
  const mild = question.outcomes.filter(({ id }) => !rulesByRef.has(refOf(question.id, id)));
  return mild.at(-1)?.id ?? NOT_SURE;
}
