import type { Answer } from "../engine/content/answer.ts";
import type { Dialog } from "../engine/content/dialog.ts";
import { isScreening } from "../engine/content/questions.ts";
import type { Session } from "../engine/session/session.ts";
import type { FoundAnswer } from "./answers.ts";
import { weightOf } from "./of-question.ts";
import { understand } from "./understand.ts";

/** A single word is too little to go back to an earlier question by. */
const FEWEST = 2;

/**
 * What a text, typed where nothing is asked, says of a question that was answered: another option ("it's both sides"), or
 * that what was answered is not so ("I never increased my training"), which is no option. Null where it says neither.
 */
export function toldAgain(dialog: Dialog, session: Session, text: string): FoundAnswer | null {
  const given = session.answers.filter(({ question: id }) => {
    const question = dialog.questions.get(id);
    return question !== undefined && !isScreening(question);
  });
  const { matches } = understand(
    dialog,
    text,
    given.map(({ question }) => question),
  );
  const said = matches
    .flatMap(({ phrase, standing, first, last }) => {
      const { meaning } = phrase;
      if (meaning.type !== "says" && meaning.type !== "reply") return [];
      const own = given.find(({ question }) => question === meaning.question);
      // Right after how it went, a word of that is enough.
      const fewest = session.page.type === "progress" && isBack(dialog, own) ? 1 : FEWEST;
      if (!own || phrase.size < fewest) return [];
      const isGiven = own.options.includes(meaning.option);
      const isOther = standing === "now" ? !isGiven : standing === "negated" && isGiven;
      const options = standing === "now" ? [meaning.option] : [];
      const weight = weightOf(phrase, first, last);
      return isOther ? [{ question: meaning.question, options, by: [phrase.text], weight }] : [];
    })
    .sort((one, other) => other.weight - one.weight);
  const [best] = said;
  return best
    ? { question: best.question, options: best.options, by: best.by, isAlone: true }
    : null;
}

function isBack({ checkIns }: Dialog, answer: Answer | undefined): boolean {
  return answer !== undefined && checkIns[0]?.id === answer.question;
}
