import type { Clause, Condition } from "./basic-schema.ts";

/** The reserved option ids that every question understands. */
export const NOT_SURE = "not-sure";
export const NONE = "none";

/** The age band of someone under 18, for whom there is a card and no walk. */
export const UNDER_18 = "under-18";

/** Stands in for an answer where a condition names none. */
export const ANY = "";

/** An answer as conditions name it: `question.option`. */
export function refOf(question: string, option: string): string {
  return `${question}.${option}`;
}

/** Parts answers that say the same. */
const SAME = "|";

/** Answers that say the same, each by itself. */
export function sameAs(refs: string): readonly string[] {
  return refs.split(SAME);
}

/** The clauses of a condition, of which any may hold. */
export function clausesOf(condition: Condition): readonly Clause[] {
  return Array.isArray(condition) ? condition : [condition];
}

/** The answers that a condition names. */
export function refsOf(condition: Condition): readonly string[] {
  return clausesOf(condition).flatMap((clause) => [
    ...(clause.all ?? []),
    ...(clause.any ?? []),
    ...(clause.with ?? []),
    ...(clause.atLeast?.of.flatMap(sameAs) ?? []),
  ]);
}
