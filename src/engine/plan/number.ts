import type { Told } from "../content/answer.ts";
import type { Dialog } from "../content/dialog.ts";

/** What a plan reckons with after an answer, such as kilometres; null where the question was skipped or never asked. */
export function numberOf(dialog: Dialog, { answers }: Told, question: string): number | null {
  const [chosen] = answers.find((given) => given.question === question)?.options ?? [];
  const option = dialog.questions.get(question)?.content.options.find(({ id }) => id === chosen);
  return option?.value ?? null;
}
