import type { QuestionContent } from "../../engine/content/question-schema.ts";
import type { Content } from "../../engine/content/schema.ts";
import { QUESTION_LISTS } from "./folders.ts";

export type Placed = {
  readonly question: QuestionContent;
  readonly path: readonly [(typeof QUESTION_LISTS)[number], number];
};

/** Every question of the content, and where it stands. */
export function questionsOf(content: Content): readonly Placed[] {
  return QUESTION_LISTS.flatMap((part) =>
    content[part].map((question, index) => ({ question, path: [part, index] as const })),
  );
}
