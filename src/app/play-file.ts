import type { Dialog, Event, View } from "../engine/index.ts";
import type { AnswerFile } from "./answer-file.ts";

/**
 * Plays a file's answers as the walk asks for them, then the self-tests and optional questions among them.
 *
 * @param send does what the person does, and gives the card after it
 * @returns the last card
 */
export function playFile(dialog: Dialog, file: AnswerFile, send: (event: Event) => View): View {
  const walkOn = (from: View) => {
    let view = from;
    while (view.kind === "question") {
      const question = dialog.questions.get(view.choices?.question ?? "");
      if (!question) break;
      view = send({ type: "answer", question: question.id, options: file.answer(question) });
    }
    return view;
  };
  let view = walkOn(send({ type: "consent", age: file.age }));
  const optional = dialog.walk.filter(({ content }) => content.ask === "optional");
  for (const question of [...dialog.selfTests, ...optional].filter(file.has)) {
    if (view.kind !== "result") break;
    const type = question.role === "self-test" ? "self-test" : "optional";
    view = send({ type, question: question.id });
    if (view.choices?.question === question.id) {
      send({ type: "answer", question: question.id, options: file.answer(question) });
    }
    // What was told may ask for one question more.
    view = walkOn(send({ type: "carry-on" }));
  }
  return view;
}
