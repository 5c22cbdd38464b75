import { parse } from "yaml";
import { z } from "zod";
import type { Dialog, Question } from "../engine/index.ts";
import { ExpectedError } from "./expected-error.ts";
import { didYouMean } from "./loading/diagnostic.ts";

/** `age: 20-44`, then an option id, or a list of them, for each question id. */
const answersSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]), {
  error:
    "Give an option id, or a list of them, for each question id, such as { age: 20-44, where: middle }.",
});

type Answers = Readonly<Record<string, readonly string[]>>;

/** A file of answers, ready to be played. */
export type AnswerFile = {
  readonly age: string;
  /** Whether the file answers the question. */
  has(question: Question): boolean;
  /** What it answers: where it says nothing, "none of these" on a safety card and else "not sure". */
  answer(question: Question): readonly string[];
  /** The ids that it answers and nobody has asked for yet. */
  unused(): readonly string[];
};

/**
 * Reads a file of answers, as JSON or YAML.
 *
 * @throws ExpectedError naming every question and option that the dialog does not have
 */
export function readAnswerFile(dialog: Dialog, text: string): AnswerFile {
  const { age = [], ...answers } = readAnswers(dialog, text);
  const unused = new Set(Object.keys(answers));
  return {
    age: age[0] ?? "",
    has: ({ id }) => answers[id] !== undefined,
    answer(question) {
      unused.delete(question.id);
      return optionsFrom(question, answers[question.id]);
    },
    unused: () => [...unused],
  };
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

function optionsFrom(question: Question, entry: readonly string[] | undefined): readonly string[] {
  if (entry === undefined) return question.role === "screen" ? [] : ["not-sure"];
  const isNone = question.many && entry.length === 1 && entry[0] === "none";
  return isNone ? [] : entry;
}
