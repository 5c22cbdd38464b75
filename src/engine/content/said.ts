import type { Answer } from "./answer.ts";
import type { Dialog, Question } from "./dialog.ts";
import { phrase } from "./phrase.ts";
import { NOT_SURE } from "./ref.ts";

/** A question's name and what was answered: "your longest run: Double or more". */
export function saidText(dialog: Dialog, question: Question, answer: Answer): string {
  const said = answerText(dialog, question, answer);
  return phrase(dialog, "your-answer", { name: question.content.name, said });
}

/** What was taken from typed words, as the bot says it back: "shoes over 800 km". */
export function summaryText(dialog: Dialog, question: Question, answer: Answer): string {
  const chosen = question.content.options.filter(({ id }) => answer.options.includes(id));
  if (chosen.length === 0) return saidText(dialog, question, answer);
  return chosen.map((option) => option.summary).join(", ");
}

/** What was answered, by its labels. */
export function answerText(dialog: Dialog, question: Question, { options }: Answer): string {
  const { content } = question;
  const { labels } = dialog.content;
  const said = content.options.filter(({ id }) => options.includes(id)).map(({ label }) => label);
  const isUnsure = options.includes(NOT_SURE);
  if (said.length === 0) {
    return isUnsure
      ? (content.notSureLabel ?? labels[NOT_SURE])
      : (content.none?.label ?? labels.none);
  }
  return [...said, ...(isUnsure ? [phrase(dialog, "doubted")] : [])].join("; ");
}
