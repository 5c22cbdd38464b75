import type { Question } from "./dialog.ts";
import { NOT_SURE } from "./ref.ts";

/**
 * One answered question. No options means "none of these"; `["not-sure"]` means the person does not know. Beside the
 * option of a self-test, `"not-sure"` means that it may not have been done right.
 */
export type Answer = { readonly question: string; readonly options: readonly string[] };

/** What someone has told, as far as beliefs and safety go by it: their age band, and their answers in the order asked. */
export type Told = { readonly age: string | null; readonly answers: readonly Answer[] };

/** Whether an answer gives a self-test's outcome, and says that it may not have been done right. */
export function isDoubted(question: Question, { options }: Answer): boolean {
  return question.role === "self-test" && options.length === 2 && options.includes(NOT_SURE);
}
