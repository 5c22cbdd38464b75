import type { AnswerFile } from "../../src/app/index.ts";
import type { View } from "../../src/engine/index.ts";
import type { Conversation } from "./conversation.ts";
import { withActions } from "./json-lines.ts";

/**
 * Plays a file's answers as the walk asks for them, then the self-tests among them, and gives the final view as JSON.
 * Answers that were never asked for are listed as unused.
 */
export function playAnswers(conversation: Conversation, file: AnswerFile): unknown {
  const { dialog } = conversation.bot;
  let { view } = conversation.send({ type: "consent", age: file.age });
  while (view.kind === "question") {
    const question = dialog.questions.get(view.choices?.question ?? "");
    if (!question) break;
    const options = file.answer(question);
    view = conversation.send({ type: "answer", question: question.id, options }).view;
  }
  if (view.kind === "result") view = playSelfTests(conversation, view, file);
  return {
    view: withActions(conversation, view),
    ticket: conversation.ticket(),
    unused: file.unused(),
  };
}

function playSelfTests(conversation: Conversation, result: View, file: AnswerFile): View {
  let view = result;
  const { selfTests, walk } = conversation.bot.dialog;
  const offered = walk.filter(({ content }) => content.ask === "offered");
  for (const question of [...selfTests, ...offered].filter(file.has)) {
    const type = question.role === "self-test" ? "self-test" : "offered";
    view = conversation.send({ type, question: question.id }).view;
    if (view.choices?.question === question.id) {
      const options = file.answer(question);
      conversation.send({ type: "answer", question: question.id, options });
    }
    view = conversation.send({ type: "carry-on" }).view;
    if (view.kind !== "result") break;
  }
  return view;
}
