import { holds } from "../engine/content/condition.ts";
import type { Dialog, Question } from "../engine/content/dialog.ts";
import { isScreening } from "../engine/content/questions.ts";
import { NONE, refOf } from "../engine/content/ref.ts";
import { bandsOf, decided, pickedOf } from "./bands.ts";
import { byQuestion, uncovered, weightOf } from "./of-question.ts";
import type { Quantity } from "./quantity.ts";
import type { Match } from "./standing.ts";
import type { Token } from "./token.ts";
import type { Tongue } from "./tongue.ts";
import { lexiconOf } from "./understand.ts";
import type { Understanding } from "./understanding.ts";

/** An answer that a text gives, and the words that give it. */
export type FoundAnswer = {
  readonly question: string;
  /** None of the question's options, where that is what it says. */
  readonly options: readonly string[];
  readonly by: readonly string[];
  /** The text says nothing of another option to a question with one answer. */
  readonly isAlone: boolean;
};

/** Every answer to the walk's questions that a text clearly gives, whatever was asked. What is vague gives none. */
export function answersIn(dialog: Dialog, found: Understanding): readonly FoundAnswer[] {
  const { tongue } = lexiconOf(dialog);
  const understanding = {
    ...found,
    quantities: found.quantities.filter((quantity) => isMeant(tongue, found, quantity)),
  };
  const matches = byQuestion(notTakenBack(tongue, found));
  const answers: FoundAnswer[] = [];
  for (const question of dialog.walk) {
    if (isScreening(question)) continue;
    const { said, isAlone } = saidOf(tongue, question, {
      ...understanding,
      matches: matches.get(question.id) ?? [],
    });
    if (said.length === 0) continue;
    const options = said.map(({ option }) => option).filter((option) => option !== NONE);
    answers.push({ question: question.id, options, by: said.map(({ by }) => by), isAlone });
  }
  // A question that is only asked after some answers counts where the text gives one of those too.
  const given = new Set(
    answers.flatMap(({ question, options }) => options.map((id) => refOf(question, id))),
  );
  const age = bandIn(dialog, found);
  return answers.filter(({ question }) =>
    holds(dialog.questions.get(question)?.content.when, given, age),
  );
}

/** How many words before it a correction takes back. */
const MOST_TAKEN_BACK = 8;

/** The matches without what a correction right behind them takes back: "the middle, no wait, the left". */
function notTakenBack(tongue: Tongue, { tokens, matches }: Understanding): readonly Match[] {
  const back = tongue.correctionsIn(tokens);
  return matches.filter(({ phrase: { meaning }, last }) => {
    const isBack = back.some((at) => last < at && at - last <= MOST_TAKEN_BACK);
    return meaning.type !== "says" || !isBack;
  });
}

/** Whether a number is said of oneself, now. How long something has lasted is said with "ago". */
function isMeant(tongue: Tongue, { tokens, lastYear }: Understanding, quantity: Quantity): boolean {
  const standing = tongue.standingAt(tokens, quantity, lastYear);
  return (
    standing === "now" ||
    standing === "negated" ||
    (standing === "past" && quantity.unit === "weeks")
  );
}

type Said = { readonly option: string; readonly by: string; readonly weight: number };

/** The options of a question that a text gives: one of one, or none where two compete. */
function saidOf(
  tongue: Tongue,
  question: Question,
  { matches, quantities, tokens }: Understanding,
): { readonly said: readonly Said[]; readonly isAlone: boolean } {
  const bands = question.content.numbers?.bands;
  const said = new Map<string, Said>();
  const note = (option: string, by: string, weight: number) => {
    if ((said.get(option)?.weight ?? 0) < weight) said.set(option, { option, by, weight });
  };
  for (const { phrase, first, last, standing } of question.many ? uncovered(matches) : matches) {
    const { meaning } = phrase;
    if (meaning.type !== "says" || meaning.question !== question.id || standing !== "now") continue;
    // What an option without a number says goes before one, as in `replyIn`.
    const isUncounted = bands !== undefined && !(meaning.option in bands);
    note(
      meaning.option,
      phrase.text,
      weightOf(phrase, first, last) + (isUncounted ? 2 * NUMBER : 0),
    );
  }
  const counted = quantities.filter((quantity) =>
    tongue.countsFor(question, quantity, tokens, matches),
  );
  for (const quantity of pickedOf(question, counted)) {
    const options = decided(question, quantity, matches, bandsOf(question, quantity));
    if (options.length === 1 && options[0]) note(options[0], textOf(tokens, quantity), NUMBER);
  }
  const isTwofold = tongue.isTwofold(question, counted, quantities, tokens);
  const found = isTwofold ? [] : [...said.values()];
  if (question.many) {
    const options = found.filter(({ option }) => option !== NONE);
    return { said: options.length > 0 ? options : found, isAlone: true };
  }
  const most = Math.max(...found.map(({ weight }) => weight));
  const best = found.filter(({ weight }) => most - weight < CLOSE);
  return { said: best.length === 1 ? best : [], isAlone: found.length === 1 };
}

/** Two options compete where their phrases weigh nearly the same. */
const CLOSE = 0.25;

/** A number outweighs words. */
const NUMBER = 10;

function textOf(tokens: readonly Token[], { first, last }: Quantity): string {
  return tokens
    .slice(first, last + 1)
    .map(({ word }) => word)
    .join(" ");
}

/** The age group that a text tells of its writer, where that is plain; nothing for who is too young. */
export function bandIn(dialog: Dialog, { tokens }: Understanding): string | null {
  const years = lexiconOf(dialog).tongue.ageIn(tokens);
  return dialog.content.ages.findLast(({ from }) => years !== null && years >= from)?.id ?? null;
}
