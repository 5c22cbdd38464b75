import type { Answer } from "../engine/content/answer.ts";
import type { Dialog, Question } from "../engine/content/dialog.ts";
import { isScreening, opensNotOk } from "../engine/content/questions.ts";
import { MOST_OFFERS, type Offer, type Session, withAnswer } from "../engine/session/session.ts";
import type { FoundAnswer } from "./answers.ts";

export type Suggestion = Offer & {
  /** The words that suggest it. */
  readonly by: string;
};

/** Answers as offers, to be agreed to at their own questions. */
export function offersOf(
  dialog: Dialog,
  answers: readonly (Answer & Partial<Pick<FoundAnswer, "by">>)[],
): readonly Suggestion[] {
  return answers
    .flatMap(({ question, options, by }) =>
      options.map((option, at) => ({ question, option, by: by?.[at] ?? "" })),
    )
    .filter(({ question: id, option }) => {
      const question = dialog.questions.get(id);
      return question !== undefined && mayOffer(question, option);
    });
}

/** What may need help is heard elsewhere, a low mood is kept nowhere, and "not sure" is nothing to agree to. */
export function mayOffer(question: Question, option: string): boolean {
  const isOwn = question.content.options.some(({ id }) => id === option);
  return isOwn && question.role === "walk" && !opensNotOk(question, option);
}

/** The session with answers to be offered on their cards, beside those that are; a line of the safety screen puts a check in doubt. */
export function withOffers(dialog: Dialog, session: Session, more: readonly Offer[]): Session {
  if (more.length === 0) return session;
  const isOfScreen = ({ question: id }: Offer) => {
    const question = dialog.questions.get(id);
    return question !== undefined && isScreening(question);
  };
  const all = [...session.offers, ...more.map(({ question, option }) => ({ question, option }))];
  const unique = all.filter((one, at) => all.findIndex((other) => isSameOffer(one, other)) === at);
  // However many there are, no sign is forgotten, and of what is left no card.
  const isFirst = (one: Offer, at: number) =>
    unique.findIndex((other) => other.question === one.question) === at;
  const rankOf = (one: Offer, at: number) => (isOfScreen(one) ? 0 : 2) + (isFirst(one, at) ? 0 : 1);
  const offers = unique
    .map((offer, at) => ({ offer, rank: rankOf(offer, at) }))
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST_OFFERS)
    .map(({ offer }) => offer);
  return { ...session, checked: session.checked && !more.some(isOfScreen), offers };
}

function isSameOffer(one: Offer, other: Offer): boolean {
  return one.question === other.question && one.option === other.option;
}

/** The session with lines of the safety screen ticked, beside those that are. */
export function withTicks(dialog: Dialog, session: Session, lines: readonly Offer[]): Session {
  return lines.reduce((kept, { question, option }) => {
    const before = kept.answers.find((answer) => answer.question === question)?.options ?? [];
    const options = [...new Set([...before, option])];
    const ticked = withAnswer(dialog, kept, { question, options });
    const offers = ticked.offers.filter((one) => !isSameOffer(one, { question, option }));
    return { ...ticked, offers, checked: false, returned: false };
  }, session);
}
