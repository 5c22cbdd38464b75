import { ExpectedError } from "../app/expected-error.ts";
import { didYouMean } from "../app/loading/diagnostic.ts";
import { createSession, type Dialog, NOT_SURE, type Session, UNDER_18 } from "../engine/index.ts";
import { bandIn } from "../language/answers.ts";
import { faqsIn } from "../language/faqs.ts";
import { foreignIn } from "../language/foreign.ts";
import { listen } from "../language/listen.ts";
import type { Suggestion } from "../language/offering.ts";
import { readWords } from "../language/reading.ts";
import { lexiconOf, understand } from "../language/understand.ts";
import { worryIn } from "../language/worry.ts";

/** Answers to one question that a text gives, and the words that give them. */
type Given = {
  readonly question: string;
  /** None of its options, or `not-sure`, where that is what it says. */
  readonly options: readonly string[];
  readonly by: readonly string[];
};

/** What is understood of a text, in a form that stays: what is taken, what is offered, what may need help, what is asked. */
export type Understood = {
  readonly taken: readonly Given[];
  readonly offered: readonly Given[];
  readonly flags: readonly {
    readonly question: string;
    readonly option: string;
    /** The person's own words. */
    readonly by: string;
    readonly acts: "ask" | "at once";
  }[];
  readonly distress: boolean;
  /** Questions of `answers/` that it asks. */
  readonly answers: readonly string[];
  /** The writer's age group, `under-18`, or null where it tells none. */
  readonly age: string | null;
  /** The dialog's own, or the other one that it is in. */
  readonly language: string;
};

/**
 * What is understood of a first message, or of a reply.
 *
 * @param at the question that it replies to, or null
 * @throws ExpectedError where there is no such question
 */
export function understood(
  dialog: Dialog,
  text: string,
  at: string | null,
  today: number,
): Understood {
  const asked = at === null ? null : dialog.questions.get(at);
  if (asked === undefined) {
    const known = [...dialog.questions.keys()];
    throw new ExpectedError("usage", `There is no question "${at}".${didYouMean(at ?? "", known)}`);
  }
  const session = asked ? sessionAt(dialog, asked.id, today) : createSession(today);
  const understanding = understand(dialog, text, asked ? [asked.id] : []);
  const worry = worryIn(dialog, session, text, understanding, asked);
  const { answers, suggested } = listen(dialog, understanding);
  const { tongue } = lexiconOf(dialog);
  const years = tongue.ageIn(understanding.tokens);
  const isOther = ({ question }: { readonly question: string }) => question !== asked?.id;
  const reply = asked ? repliedTo(dialog, session, text, asked.id) : { taken: [], offered: [] };
  return {
    taken: [
      ...reply.taken,
      ...answers.filter(isOther).map(({ question, options, by }) => ({ question, options, by })),
    ],
    offered: [...reply.offered, ...byQuestion(suggested.filter(isOther))],
    flags: worry.lines.map(({ question, option, quote, isCertain }) => {
      return { question, option, by: quote, acts: isCertain ? "at once" : "ask" };
    }),
    distress: worry.isDistress,
    answers: faqsIn(dialog, understanding, asked !== null).map(({ faq }) => faq),
    age: bandIn(dialog, understanding) ?? (years === null ? null : UNDER_18),
    language:
      foreignIn(dialog, understanding)?.language ?? dialog.content.locale.split("-")[0] ?? "",
  };
}

/** A walk past the safety screen, with a question open on its card. */
function sessionAt(dialog: Dialog, question: string, today: number): Session {
  const answers = dialog.screen.map(({ id }) => ({ question: id, options: [] }));
  const page = { type: "question", question, as: "change", why: false } as const;
  const age = dialog.content.ages[Math.floor(dialog.content.ages.length / 2)]?.id ?? null;
  return { ...createSession(today), age, answers, page };
}

/** What a reply answers; where two readings compete, both are offered. */
function repliedTo(
  dialog: Dialog,
  session: Session,
  text: string,
  question: string,
): { readonly taken: readonly Given[]; readonly offered: readonly Given[] } {
  const reading = readWords(dialog, session, text);
  if (reading.type === "either") {
    return { taken: [], offered: [{ question, options: reading.options, by: [text] }] };
  }
  const event = "event" in reading ? reading.event : null;
  const options =
    event?.type === "answer" ? event.options : event?.type === "not-sure" ? [NOT_SURE] : null;
  return { taken: options === null ? [] : [{ question, options, by: [text] }], offered: [] };
}

function byQuestion(suggested: readonly Suggestion[]): readonly Given[] {
  const questions = [...new Set(suggested.map(({ question }) => question))];
  return questions.map((question) => {
    const own = suggested.filter((one) => one.question === question);
    return { question, options: own.map(({ option }) => option), by: own.map(({ by }) => by) };
  });
}
