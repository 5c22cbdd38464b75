import type { Clause, Condition } from "./basic-schema.ts";
import type { Dialog } from "./dialog.ts";
import { ANY, clausesOf, NONE, refOf, sameAs } from "./ref.ts";

/** What has been answered: each question's id, and each answer as conditions name it, `question.option`. */
export type Given = ReadonlySet<string>;

export function givenBy(
  { questions }: Dialog,
  answers: readonly { readonly question: string; readonly options: readonly string[] }[],
): Given {
  const given = new Set<string>();
  for (const { question, options } of answers) {
    const refs = questions.get(question)?.refs;
    given.add(question);
    if (options.length === 0) given.add(refs?.get(NONE) ?? refOf(question, NONE));
    for (const option of options) given.add(refs?.get(option) ?? refOf(question, option));
  }
  return given;
}

/** Whether a condition holds for the answers given. No condition always holds. */
export function holds(condition: Condition | undefined, given: Given, age: string | null): boolean {
  if (condition === undefined) return true;
  for (const clause of clausesOf(condition)) if (holdsAll(clause, given, age)) return true;
  return false;
}

function holdsAll(clause: Clause, given: Given, age: string | null): boolean {
  const { any, all, not, atLeast } = clause;
  if (clause.age && (age === null || !clause.age.includes(age))) return false;
  if (any && !any.some((ref) => given.has(ref))) return false;
  if (clause.with && !clause.with.some((ref) => given.has(ref))) return false;
  if (all && !all.every((ref) => given.has(ref))) return false;
  if (not?.some((ref) => given.has(ref))) return false;
  return !atLeast || countGiven(atLeast.of, given) >= atLeast.count;
}

/**
 * The places of the conditions that may hold after these answers, in their order.
 *
 * @param byRef by answer, the places of the conditions that need it or another like it
 */
export function touchedBy(
  byRef: ReadonlyMap<string, readonly number[]>,
  given: Given,
): readonly number[] {
  const touched = [...(byRef.get(ANY) ?? [])];
  for (const ref of given) {
    const places = byRef.get(ref);
    if (places) touched.push(...places);
  }
  // Mostly there is none.
  return touched.length < 2 ? touched : [...new Set(touched)].sort((a, b) => a - b);
}

/** How many of the answers are given; those that say the same count once. */
function countGiven(refs: readonly string[], given: Given): number {
  return refs.filter((ref) => given.has(ref) || sameAs(ref).some((one) => given.has(one))).length;
}
