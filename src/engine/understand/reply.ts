import type { Dialog, Question } from "../dialog.ts";

import { isScreening } from "../session.ts";
import { bandOf, type Understanding } from "./index.ts";
import { stemOf } from "./tokens.ts";

/** What a text answers to the question on the card. */
export type Reply =
  | { readonly type: "options"; readonly options: readonly string[] }
  /** Two readings compete: the person is asked which. */
  | { readonly type: "either"; readonly options: readonly string[] }
  | { readonly type: "nothing" };

const NOTHING: Reply = { type: "nothing" };

/** Reads a text as the answer to one question, where it is not just an option's name or number. */
export function replyIn(dialog: Dialog, question: Question, understanding: Understanding): Reply {
  const { tokens } = understanding;
  if (tokens.length === 0) return NOTHING;
  return (
    placed(question, understanding) ??
    counted(question, understanding) ??
    worded(question, understanding) ??
    agreed(dialog, question, understanding) ??
    NOTHING
  );
}

const PLACES: readonly (readonly string[])[] = [
  ["first", "1st"],
  ["second", "2nd"],
  ["third", "3rd"],
  ["fourth", "4th"],
  ["fifth", "5th"],
  ["sixth", "6th"],
  ["seventh", "7th"],
  ["eighth", "8th"],
];
const FILLERS = new Set(
  "the one option number answer please id say its it is i think maybe probably choice on list".split(
    " ",
  ),
);

/** "The second one", "last", "option 3". */
function placed({ content: { options }, many }: Question, { tokens }: Understanding): Reply | null {
  const said = tokens.map(({ word }) => word).filter((word) => !FILLERS.has(word));
  const isNamed = tokens.some(({ word }) => word === "option" || word === "number");
  if (said.length === 0 || said.length > 4) return null;
  const picked: string[] = [];
  for (const word of said) {
    if (word === "and" && picked.length > 0) continue;
    const place = PLACES.findIndex((names) => names.includes(word));
    const numbered = isNamed && /^\d$/.test(word) ? Number(word) - 1 : place;
    const option = word === "last" ? options.at(-1) : options[numbered];
    if (!option) return null;
    picked.push(option.id);
  }
  return picked.length === 1 || many ? { type: "options", options: picked } : null;
}

/** A number that stands for an option: "about 160", "half an hour". */
function counted(question: Question, { quantities }: Understanding): Reply | null {
  const { numbers, options } = question.content;
  if (!numbers) return null;
  const found = new Set<string>();
  for (const quantity of quantities) {
    // A small bare number may as well be an option's.
    if (quantity.unit === null && quantity.value <= options.length) continue;
    const option = bandOf(question, quantity);
    if (option !== null) found.add(option);
  }
  if (found.size === 0) return null;
  return { type: found.size === 1 ? "options" : "either", options: [...found] };
}

/** An option by its words: the one that most of them speak for. */
function worded(question: Question, { matches, tokens }: Understanding): Reply | null {
  const weights = new Map<string, number>();
  for (const { phrase, taken, first, last } of matches) {
    const { meaning } = phrase;
    if (!("question" in meaning) || meaning.question !== question.id) continue;
    if (taken !== "now" && !(taken === "hypothetical" && meaning.type === "words")) continue;
    const weight = phrase.steps.length - (last - first + 1 - phrase.steps.length) / 10;
    weights.set(meaning.option, Math.max(weight, weights.get(meaning.option) ?? 0));
  }
  if (question.many && weights.size > 0) return { type: "options", options: [...weights.keys()] };
  if (weights.size > 0) {
    const most = Math.max(...weights.values());
    const best = [...weights].filter(([, weight]) => most - weight < 0.5).map(([option]) => option);
    return { type: best.length === 1 ? "options" : "either", options: best };
  }
  if (isScreening(question)) return null;
  // A part of a label, if no other label has it: "below the knee".
  const said = new Set(tokens.filter(({ word }) => !SMALL.has(word)).map(({ stem }) => stem));
  if (said.size === 0) return null;
  const labelled = question.content.options.filter(({ label }) => {
    const stems = label
      .toLowerCase()
      .replace(/['’]/g, "")
      .split(/[^\p{L}\p{N}]+/u)
      .map(stemOf);
    return [...said].every((stem) => stems.includes(stem));
  });
  if (labelled.length === 0) return null;
  const options = labelled.map(({ id }) => id);
  return { type: options.length === 1 ? "options" : "either", options };
}

const SMALL = new Set(
  "the a an of my i it its is in on at to and or me im ive so just very really when about like than with for after before yes yeah no not this that be been was bit".split(
    " ",
  ),
);

/** A plain yes or no, where one option means that. */
function agreed(dialog: Dialog, question: Question, { tokens }: Understanding): Reply | null {
  const { yes, no } = dialog.content.words;
  const [first = ""] = tokens.map(({ word }) => word);
  const answer = yes.includes(first) ? "yes" : no.includes(first) ? "no" : null;
  if (answer === null || tokens.length > 5) return null;
  const meant = question.content.options.find(
    ({ id, words }) => id === answer || words?.includes(answer),
  );
  if (meant) return { type: "options", options: [meant.id] };
  return answer === "no" && question.many ? { type: "options", options: [] } : null;
}
