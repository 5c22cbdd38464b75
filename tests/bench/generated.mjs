import { appendNumbers } from "../../dist/src/app/loading/lock.js";
import { createDialog } from "../../dist/src/engine/index.js";

const OPTIONS = 4;
/** An answer tells something of every third cause; so the evidence grows as questions x causes. */
const TOUCHED = 3;
const STRENGTHS = ["strong", "moderate", "weak", "weak-against", "moderate-against"];

/** The bot with a made-up dialog of so many questions and causes; all else is the real one's. */
export function generateBot(bot, questionCount, causeCount) {
  const { content, lock } = bot.dialog;
  const causes = Array.from({ length: causeCount }, (_, at) => ({
    ...content.causes[at % content.causes.length],
    id: `cause-${at}`,
    prior: 0.1 + 0.3 / (at + 1),
    facets: undefined,
  }));
  const questions = Array.from({ length: questionCount }, (_, at) => ({
    ...content.questions[0],
    id: `question-${at}`,
    choose: "one",
    ask: undefined,
    when: undefined,
    none: undefined,
    options: Array.from({ length: OPTIONS }, (_, option) => ({
      id: `option-${option}`,
      label: `Answer ${option}`,
      summary: `answer ${option}`,
      evidence: evidenceOf(at, option, causes),
    })),
  }));
  const made = { ...content, causes, questions, selfTests: [] };
  const noNumbers = Object.fromEntries(Object.keys(lock).map((part) => [part, {}]));
  return { ...bot, dialog: createDialog(made, appendNumbers(made, noNumbers)) };
}

function evidenceOf(question, option, causes) {
  return Object.fromEntries(
    causes
      .map(({ id }, at) => [id, question * 7 + option * 5 + at])
      .filter(([, mix]) => mix % TOUCHED === 0)
      .map(([id, mix]) => [id, STRENGTHS[mix % STRENGTHS.length]]),
  );
}
