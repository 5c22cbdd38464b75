import type { Told } from "../content/answer.ts";
import { type Given, givenBy, holds } from "../content/condition.ts";
import type { Dialog, Question } from "../content/dialog.ts";
import { countAdaptive, isAdaptive, mostAdaptive } from "../content/questions.ts";
import { adviceFor } from "../safety/advice.ts";
import { type Belief, believe } from "./belief.ts";
import { expectedGain } from "./choose.ts";
import { type Ranking, rankCauses } from "./rank.ts";
import { isKnown } from "./reasons.ts";

/** How much more a test must tell to be worth the trouble, next to one done on the spot (expert judgement). */
const TROUBLE = { minutes: 1, outing: 3, week: 6 } as const;

/**
 * The self-test or home check that is expected to tell most for its trouble about the cause that was named, or else about
 * any; null where none is left, or the answers speak against all.
 */
export function chooseSelfTest(
  dialog: Dialog,
  session: Told,
  { hasDriver, first, beliefs }: Ranking = rankCauses(dialog, session),
): Question | null {
  return (
    (hasDriver ? chooseTestOf(dialog, session, first.index, beliefs) : null) ??
    chooseTestOf(dialog, session, null, beliefs)
  );
}

/** The same about the causes beside the one that was named, the most believed first. */
export function chooseTestBeside(
  dialog: Dialog,
  session: Told,
  { ranked, first, beliefs }: Ranking,
): Question | null {
  for (const { cause, index } of ranked) {
    const test = cause === first.cause ? null : chooseTestOf(dialog, session, index, beliefs);
    if (test) return test;
  }
  return null;
}

/**
 * The same about one cause, by its place, or about all. What the person has not yet been asked comes before what they could
 * not say.
 *
 * @param belief after the session's answers
 */
export function chooseTestOf(
  dialog: Dialog,
  session: Told,
  cause: number | null,
  belief: Belief = believe(dialog, session.answers),
): Question | null {
  return testsOf(dialog, session, cause, belief)[0] ?? null;
}

/** All of these, the one that tells most first. */
export function testsOf(
  dialog: Dialog,
  session: Told,
  cause: number | null,
  belief: Belief,
): readonly Question[] {
  const given = givenBy(dialog, session.answers);
  const weighed = [...dialog.selfTests, ...dialog.walk]
    .filter((question) => question.content.test && isOpen(question, given))
    .filter(triable(dialog, session, given))
    .map((question) => {
      const trouble = TROUBLE[question.content.test?.takes ?? "minutes"];
      return { question, gain: expectedGain(belief, question, cause) / trouble };
    })
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain);
  const isFresh = ({ question }: (typeof weighed)[number]) => !given.has(question.id);
  return [...weighed.filter(isFresh), ...weighed.filter((one) => !isFresh(one))].map(
    ({ question }) => question,
  );
}

/** Whether a question can be found out at home by this person, for all that they have told, and the session has room. */
export function mayTry(dialog: Dialog, session: Told, question: Question): boolean {
  return triable(dialog, session, givenBy(dialog, session.answers))(question);
}

function triable(dialog: Dialog, session: Told, given: Given): (question: Question) => boolean {
  const isFull = countAdaptive(dialog, session.answers) >= mostAdaptive(dialog);
  const { mayBeActive, mayExercise } = adviceFor(dialog, session);
  return (question) => {
    const { test, when } = question.content;
    if (!test || !holds(when, given, session.age)) return false;
    if (isAdaptive(question) && isFull && !given.has(question.id)) return false;
    return test.takes === "minutes" ? mayExercise : mayBeActive;
  };
}

/** A self-test is done once. A question of the walk stays open until the person knows. */
function isOpen(question: Question, given: Given): boolean {
  return question.role === "self-test" ? !given.has(question.id) : !isKnown(question, given);
}
