import { parse } from "yaml";
import { z } from "zod";
import { didYouMean, ExpectedError } from "../../src/app/index.ts";
import type { Dialog, Event, Question, View } from "../../src/engine/index.ts";
import type { Conversation } from "./conversation.ts";
import { withActions } from "./json-lines.ts";

/** `age: 20-44`, then an option id, or a list of them, for each question id. */
const answersSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]), {
  error:
    "Give an option id, or a list of them, for each question id, such as { age: 20-44, where: middle }.",
});

type Answers = Readonly<Record<string, readonly string[]>>;

/**
 * Plays a file's answers as the walk asks for them and gives the final view as JSON. Safety cards that the file leaves
 * out are answered "none of these", other questions "not sure"; answers that were never asked for are listed as unused.
 *
 * @param text the file, as JSON or YAML
 * @throws ExpectedError naming every question and option that the dialog does not have
 */
export function playAnswers(conversation: Conversation, text: string): unknown {
  const { dialog } = conversation.bot;
  const answers = readAnswers(dialog, text);
  const unused = new Set(Object.keys(answers));
  const take = (question: Question): readonly string[] | undefined => {
    unused.delete(question.id);
    return answers[question.id];
  };

  unused.delete("age");
  let { view } = conversation.send({ type: "consent", age: answers["age"]?.[0] ?? "" });
  while (view.kind === "question") {
    const question = dialog.questions.get(view.choices?.question ?? "");
    if (!question) break;
    view = conversation.send(answerTo(question, take(question))).view;
  }
  if (view.kind === "result") view = playSelfTests(conversation, view, take);
  return {
    view: withActions(conversation, view),
    ticket: conversation.ticket(),
    unused: [...unused],
  };
}

function answerTo(question: Question, options: readonly string[] | undefined): Event {
  if (options === undefined) {
    return question.role === "screen"
      ? { type: "answer", question: question.id, options: [] }
      : { type: "not-sure", question: question.id };
  }
  const isNone = question.many && options.length === 1 && options[0] === "none";
  return { type: "answer", question: question.id, options: isNone ? [] : options };
}

function playSelfTests(
  conversation: Conversation,
  result: View,
  take: (question: Question) => readonly string[] | undefined,
): View {
  let view = result;
  const { selfTests, walk } = conversation.bot.dialog;
  const offered = walk.filter(({ content }) => content.ask === "offered");
  for (const question of [...selfTests, ...offered]) {
    if (!view.controls.some(({ id }) => id === "self-test" || id === "offered")) break;
    const options = take(question);
    if (!options) continue;
    const type = question.role === "self-test" ? "self-test" : "offered";
    view = conversation.send({ type, question: question.id }).view;
    if (view.choices?.question === question.id) conversation.send(answerTo(question, options));
    view = conversation.send({ type: "carry-on" }).view;
  }
  return view;
}

function readAnswers(dialog: Dialog, text: string): Answers {
  const parsed = answersSchema.safeParse(parseText(text));
  if (!parsed.success)
    throw new ExpectedError(
      "answers",
      parsed.error.issues
        .map(({ path, message }) =>
          path.length > 0
            ? `"${path.map(String).join(".")}" needs an option id, in quotes where it is a number or yes or no.`
            : message,
        )
        .join("\n"),
    );
  const problems: string[] = [];
  const answers: Record<string, readonly string[]> = {};
  const questions = ["age", ...dialog.questions.keys()];
  for (const [id, value] of Object.entries(parsed.data)) {
    const options = typeof value === "string" ? [value] : value;
    answers[id] = options;
    if (!questions.includes(id)) {
      problems.push(`There is no question "${id}".${didYouMean(id, questions)}`);
      continue;
    }
    const known = optionsOf(dialog, id);
    for (const option of options.filter((one) => !known.includes(one))) {
      problems.push(
        `Question "${id}" has no option "${option}".${didYouMean(option, known)} It has: ${known.join(", ")}.`,
      );
    }
    const question = dialog.questions.get(id);
    // A self-test's outcome with "not-sure" is one that may not have been done right.
    const isDoubted =
      question?.role === "self-test" && options.length === 2 && options.includes("not-sure");
    if (!question?.many && !isDoubted && options.length !== 1) {
      problems.push(`Question "${id}" takes one option, not ${options.length}.`);
    }
    if (
      options.length > 1 &&
      !isDoubted &&
      options.some((option) => ["none", "not-sure"].includes(option))
    ) {
      problems.push(`Question "${id}" takes options, or "none" or "not-sure" alone.`);
    }
  }
  if (!answers["age"]) {
    problems.push(`Say the age: one of ${optionsOf(dialog, "age").join(", ")}.`);
  }
  if (problems.length > 0) throw new ExpectedError("answers", problems.join("\n"));
  return answers;
}

function optionsOf(dialog: Dialog, id: string): readonly string[] {
  if (id === "age") return [...dialog.content.ages.map((age) => age.id), "under-18"];
  const question = dialog.questions.get(id);
  const options = question?.content.options.map((option) => option.id) ?? [];
  // The safety cards take ticks: whoever is not sure ticks the line.
  const notSure = question?.role === "screen" ? [] : ["not-sure"];
  return [...options, ...notSure, ...(question?.many ? ["none"] : [])];
}

function parseText(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : "";
    throw new ExpectedError("answers", `This file is neither JSON nor YAML: ${reason}`);
  }
}
