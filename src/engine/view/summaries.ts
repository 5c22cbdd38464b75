import type { Dialog, Question } from "../content/dialog.ts";
import { phrase } from "../content/phrase.ts";
import { NOT_SURE, refsOf } from "../content/ref.ts";

/** How the answers behind an assessment are said back, without repeats. */
export function summariesOf(dialog: Dialog, refs: readonly string[]): readonly string[] {
  const summaries = refs.map((ref) => {
    const [questionId = "", optionId = ""] = ref.split(".");
    const question = dialog.questions.get(questionId);
    if (optionId === NOT_SURE && question) {
      return phrase(dialog, "not-sure-about", { name: question.content.name });
    }
    return question?.outcomeById.get(optionId)?.summary ?? "";
  });
  return [...new Set(summaries.filter(Boolean))];
}

/** The same for whoever answers the phone. Of a "not sure", what opened its question is said. */
export function aloudOf(dialog: Dialog, refs: readonly string[]): readonly string[] {
  const said = refs.flatMap((ref) => {
    const [questionId = "", optionId = ""] = ref.split(".");
    const question = dialog.questions.get(questionId);
    if (optionId !== NOT_SURE) return question?.outcomeById.get(optionId)?.aloud ?? [];
    return question?.content.doubtAloud ?? aloudOf(dialog, openersOf(question));
  });
  return [...new Set(said)];
}

/** What opens a question: the first answer that its condition names. */
function openersOf(question: Question | undefined): readonly string[] {
  return refsOf(question?.content.when ?? {}).slice(0, 1);
}
