import { type Dialog, NOT_SURE, type Question } from "../dialog.ts";
import { phrase } from "../phrase.ts";
import type { Answer } from "../session.ts";

/** A question's name and what was answered: "your longest run: Double or more". */
export function saidText(dialog: Dialog, question: Question, { options }: Answer): string {
  const { content } = question;
  const labels = content.options.filter(({ id }) => options.includes(id)).map(({ label }) => label);
  const isUnsure = options.includes(NOT_SURE);
  const none = content.none?.label ?? dialog.content.labels.none;
  const unsure = labels.length > 0 ? phrase(dialog, "doubted") : dialog.content.labels[NOT_SURE];
  const parts = [...labels, ...(isUnsure ? [unsure] : [])];
  return phrase(dialog, "your-answer", { name: content.name, said: parts.join("; ") || none });
}
