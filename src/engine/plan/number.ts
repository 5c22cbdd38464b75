import type { Told } from "../content/answer.ts";
import type { Dialog } from "../content/dialog.ts";

/** What a plan reckons with after an answer, such as kilometres; null where the question was skipped or never asked. */
export function numberOf(dialog: Dialog, told: Told, question: string): number | null {
  return numbersOf(dialog, told, question)[0] ?? null;
}

/** The same where several may be ticked, such as days of the week; none where the question was skipped or never asked. */
export function numbersOf(dialog: Dialog, { answers }: Told, question: string): readonly number[] {
  const chosen = answers.find((given) => given.question === question)?.options ?? [];
  const options = dialog.questions.get(question)?.content.options ?? [];
  return options.filter(({ id }) => chosen.includes(id)).flatMap(({ value }) => value ?? []);
}
