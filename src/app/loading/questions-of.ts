import type { QuestionContent } from "../../engine/content/question-schema.ts";
import type { Content } from "../../engine/content/schema.ts";

/** The parts of a dialog that hold questions. */
const QUESTION_PARTS = [
  "screen",
  "followUps",
  "questions",
  "selfTests",
  "planQuestions",
  "checkIns",
  "made",
] as const;

export type Placed = {
  readonly question: QuestionContent;
  readonly path: readonly [(typeof QUESTION_PARTS)[number], number];
};

/** Every question of the content, and where it stands. */
export function questionsOf(content: Content): readonly Placed[] {
  return QUESTION_PARTS.flatMap((part) =>
    content[part].map((question, index) => ({ question, path: [part, index] as const })),
  );
}
