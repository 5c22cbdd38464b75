import { NOT_SURE } from "../engine/content/ref.ts";
import {
  createSession,
  type Dialog,
  phaseOf,
  type Question,
  type Session,
  step,
} from "../engine/index.ts";

/** Answers one question: option ids, none for "none of these", or `not-sure`. The session is the one that it is asked in. */
export type Answering = (question: Question, session: Session) => readonly string[];

/**
 * Walks from the start card until there is no question left.
 *
 * @param today in days since 1 January 1970
 * @throws if the walk does not end
 */
export function walkThrough(
  dialog: Dialog,
  age: string,
  answering: Answering,
  today: number,
): Session {
  const start = createSession(today);
  const { session } = step(dialog, start, { type: "consent", age }, today);
  return goOn(dialog, session, answering, today);
}

/** Answers whatever is asked from here on, until there is no question left. @throws if that does not end */
export function goOn(dialog: Dialog, from: Session, answering: Answering, today: number): Session {
  let session = from;
  for (let turns = 0; turns <= dialog.questions.size; turns++) {
    const phase = phaseOf(dialog, session);
    // Whatever an answer opened on the way is left again.
    if (phase.type !== "question") {
      return step(dialog, session, { type: "carry-on" }, today).session;
    }
    const { id } = phase.question;
    const options = answering(phase.question, session);
    session = step(dialog, session, { type: "answer", question: id, options }, today).session;
  }
  throw new Error("The walk does not end.");
}

export type Counted = {
  readonly session: Session;
  /** Questions after the safety screen. */
  readonly questions: number;
  /** From start to result. A tick is a press, and so is handing ticks in. */
  readonly presses: number;
};

/** Walks through, and counts. */
export function walkCounted(
  dialog: Dialog,
  age: string,
  answering: Answering,
  today: number,
): Counted {
  let questions = 0;
  let presses = 1;
  const counting: Answering = (question, at) => {
    const options = answering(question, at);
    const isTicked = question.many && options.length > 0 && !options.includes(NOT_SURE);
    presses += isTicked ? options.length + 1 : 1;
    if (question.role === "walk") questions++;
    return options;
  };
  const session = walkThrough(dialog, age, counting, today);
  return { session, questions, presses };
}
