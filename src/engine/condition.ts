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
  if (any && countGiven(any, given, 1) < 1) return false;
  if (all && countGiven(all, given, all.length) < all.length) return false;
  return !atLeast || countGiven(atLeast.of, given, atLeast.count) >= atLeast.count;
}

/** How many of the answers are given, counted no further than is enough. */
function countGiven(refs: readonly string[], given: Given, enough: number): number {
  let count = 0;
  for (const ref of refs) {
    if (isGiven(ref, given) && ++count === enough) break;
  }
  return count;
}

/** The answers that a condition names, as `question.option`. */
export function refsOf(condition: Condition): readonly string[] {
  return [...(condition.any ?? []), ...(condition.all ?? []), ...(condition.atLeast?.of ?? [])];
}

/** Whether `question.option` is among the answers. */
export function isGiven(ref: string, given: Given): boolean {
  const [question, option] = partsOf(ref);
  const options = given.get(question);
  if (!options) return false;
  return option === "none" ? options.length === 0 : options.includes(option);
}

type Parts = readonly [question: string, option: string];
const partsByRef = new Map<string, Parts>();

/** The question and the option that an answer's name holds; each name of the content is split once. */
function partsOf(ref: string): Parts {
  const known = partsByRef.get(ref);
  if (known) return known;
  const dot = ref.indexOf(".");
  const parts: Parts = [ref.slice(0, dot), ref.slice(dot + 1)];
  partsByRef.set(ref, parts);
  return parts;
}
