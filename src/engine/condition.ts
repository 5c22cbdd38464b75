import type { Condition } from "./schema.ts";

/** The answers by question id. */
export type Given = ReadonlyMap<string, readonly string[]>;

export function givenBy(
  answers: readonly { readonly question: string; readonly options: readonly string[] }[],
): Given {
  const given = new Map<string, readonly string[]>();
  for (const answer of answers) given.set(answer.question, answer.options);
  return given;
}

/** Whether a condition holds for the answers given; all of its parts must. No condition always holds. */
export function holds(condition: Condition | undefined, given: Given, age: string | null): boolean {
  if (!condition) return true;
  const { any, all, atLeast } = condition;
  if (condition.age && (age === null || !condition.age.includes(age))) return false;
  if (any && !any.some((ref) => isGiven(ref, given))) return false;
  if (all && !all.every((ref) => isGiven(ref, given))) return false;
  if (atLeast && atLeast.of.filter((ref) => isGiven(ref, given)).length < atLeast.count) {
    return false;
  }
  return true;
}

/** The answers that a condition names, as `question.option`. */
export function refsOf(condition: Condition): readonly string[] {
  return [...(condition.any ?? []), ...(condition.all ?? []), ...(condition.atLeast?.of ?? [])];
}

/** Whether `question.option` is among the answers. */
export function isGiven(ref: string, given: Given): boolean {
  const dot = ref.indexOf(".");
  const options = given.get(ref.slice(0, dot));
  if (!options) return false;
  const option = ref.slice(dot + 1);
  return option === "none" ? options.length === 0 : options.includes(option);
}
