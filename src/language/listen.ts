import type { Dialog } from "../engine/content/dialog.ts";
import { answersIn, type FoundAnswer } from "./answers.ts";
import { bandsOf, pickedOf } from "./bands.ts";
import { guessTold } from "./kinds/kinds.ts";
import { learnedBy } from "./kinds/learned.ts";
import { unitsIn } from "./kinds/units-in.ts";
import { mayOffer, offersOf, type Suggestion } from "./offering.ts";
import type { Understanding } from "./understanding.ts";

/** What a text tells of the walk's questions. */
export type Heard = {
  /** What is plain: taken, and said back. */
  readonly answers: readonly FoundAnswer[];
  /** What it only suggests: offered at its own question, to be agreed to by a press. */
  readonly suggested: readonly Suggestion[];
};

/** In a longer text, in words, only what is marked as plain is taken. */
const LONG = 30;
/** A shorter text suggests nothing beyond what it says. */
const SHORT = 8;
/**
 * How surely a text must tell of an answer for it to be offered, and a story that it tells anything of a question that is
 * often asked: to be asked what was just told is worse than one more wrong offer. So some three of five are right.
 */
const LEAST = { answer: 0.12, question: 0.09 };

/** Takes little of a text, and offers more. */
export function listen(dialog: Dialog, understanding: Understanding): Heard {
  const found = answersIn(dialog, understanding);
  const isLong = understanding.tokens.length > LONG;
  const isPlain = ({ question, isAlone }: FoundAnswer) =>
    !isLong || (isAlone && dialog.questions.get(question)?.content.plain === true);
  const answers = found.filter(isPlain);
  const said = offersOf(
    dialog,
    found.filter((one) => !isPlain(one)),
  );
  const rated = ratedIn(dialog, understanding, found);
  const open = guessed(dialog, understanding, found).filter(
    ({ question }) => !rated.some((one) => one.question === question),
  );
  return { answers, suggested: [...said, ...rated, ...open] };
}

/** Numbers out of ten rate a pain, whatever stands near them: "5/10." */
function ratedIn(
  dialog: Dialog,
  { tokens, quantities }: Understanding,
  found: readonly FoundAnswer[],
): readonly Suggestion[] {
  const rating = quantities.filter(({ unit }) => unit === "pain");
  return dialog.walk
    .filter(({ id, content: { numbers } }) => {
      return numbers?.unit === "pain" && !found.some(({ question }) => question === id);
    })
    .flatMap((question) =>
      pickedOf(question, rating).flatMap((quantity) => {
        const [option, ...others] = bandsOf(question, quantity);
        if (option === undefined || others.length > 0 || !mayOffer(question, option)) return [];
        const words = tokens.slice(quantity.first, quantity.last + 1).map(({ word }) => word);
        return [{ question: question.id, option, by: words.join(" ") }];
      }),
    );
}

/** What else a text suggests: of a question with one answer the likeliest, and none that it says by itself. */
function guessed(
  dialog: Dialog,
  understanding: Understanding,
  found: readonly FoundAnswer[],
): readonly Suggestion[] {
  const learned = learnedBy(dialog);
  const { tokens } = understanding;
  if (!learned || tokens.length < SHORT) return [];
  const units = unitsIn(dialog, understanding);
  const guesses = guessTold(learned.told, units, LEAST_OF_ALL).map(({ kind, by, chance }) => {
    const [question = "", option = ""] = kind.split(".");
    const [first, last] = [units[by.from]?.first ?? 0, units[by.to]?.last ?? 0];
    const words = tokens.slice(first, last + 1).map(({ word }) => word);
    return { question, option, by: words.join(" "), chance };
  });
  return [...dialog.questions.values()]
    .flatMap((question) => {
      const said = found.find((one) => one.question === question.id)?.options;
      if (said && !question.many) return [];
      const own = guesses.filter(
        (one) =>
          one.question === question.id &&
          mayOffer(question, one.option) &&
          !said?.includes(one.option),
      );
      const likely = own.filter(({ chance }) => chance >= LEAST.answer);
      const isTold = tokens.length > LONG && question.content.oftenAsked && !said && isToldBy(own);
      const offered = likely.length === 0 && isTold ? own : likely;
      return question.many && likely.length > 0 ? likely : offered.slice(0, 1);
    })
    .sort((one, other) => other.chance - one.chance);
}
/** Less sure than that is nothing that adds up. */
const LEAST_OF_ALL = 0.005;

/** Whether one of some answers is told, whichever. */
function isToldBy(guesses: readonly { readonly chance: number }[]): boolean {
  return 1 - guesses.reduce((none, { chance }) => none * (1 - chance), 1) >= LEAST.question;
}
