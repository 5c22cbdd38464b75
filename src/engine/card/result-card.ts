import { isDoubted } from "../content/answer.ts";
import { givenBy } from "../content/condition.ts";
import type { Dialog } from "../content/dialog.ts";
import { namedIn } from "../reasoning/named.ts";
import type { Ranking } from "../reasoning/rank.ts";
import { chooseSelfTest, chooseTestBeside } from "../reasoning/self-test.ts";
import type { Session } from "../session/session.ts";
import { type Card, type CardControl, plain, ways } from "./card.ts";

/**
 * What most will want after the walk; the rest stands behind "more".
 *
 * @param tried the question that was just found out by a test, or null
 */
export function resultCard(
  dialog: Dialog,
  session: Session,
  ranking: Ranking,
  tried: string | null,
): Card {
  const hasTest = chooseSelfTest(dialog, session, ranking) !== null;
  return {
    kind: "result",
    choices: null,
    controls: [
      ...doubtOf(dialog, session, tried),
      ...plain("plan", hasTest ? "self-test" : "change", "keep", "signs", "more"),
    ],
  };
}

/** "I'm not sure I did it right", after a self-test that was not yet said to be so. */
function doubtOf(dialog: Dialog, session: Session, tried: string | null): readonly CardControl[] {
  const question = dialog.questions.get(tried ?? "");
  const answer = session.answers.find((given) => given.question === tried);
  if (question?.role !== "self-test" || !answer || isDoubted(question, answer)) return [];
  return [{ id: "unsure-test", event: { type: "not-sure", question: question.id } }];
}

/** Each habit in full, and all else that can be done after the walk. */
export function moreCard(dialog: Dialog, session: Session, ranking: Ranking): Card {
  const { strong, open } = namedIn(ranking);
  // Where none stands out, the fallback cause may be open too.
  const causes = [...(strong.length > 0 ? strong : [ranking.first]), ...open];
  const given = givenBy(dialog, session.answers);
  const optional = dialog.walk.find(
    ({ id, content }) => content.ask === "optional" && !given.has(id),
  );
  return {
    kind: "more",
    choices: ways(
      causes.map(({ cause }) => cause.id),
      (cause) => ({ type: "details", cause }),
    ),
    controls: [
      ...plain("no-fit", "change"),
      ...(session.course?.visits.length ? plain("progress") : []),
      ...(dialog.content.planning ? plain("run") : []),
      ...(optional
        ? [{ id: "optional", event: { type: "optional", question: optional.id } } as const]
        : []),
      ...plain("learn", "privacy", "restart", "back", "stop"),
    ],
  };
}

/** The next best thing to find out, or the answers again. */
export function noFitCard(dialog: Dialog, session: Session, ranking: Ranking): Card {
  const test = chooseTestBeside(dialog, session, ranking);
  return {
    kind: "no-fit",
    choices: null,
    controls: [
      ...(test ? [{ id: "try-it", event: { type: "self-test", question: test.id } } as const] : []),
      ...plain("change", "keep", "signs", "back"),
    ],
  };
}
