import { isDoubted } from "../content/answer.ts";
import { givenBy } from "../content/condition.ts";
import type { Dialog } from "../content/dialog.ts";
import { namedIn } from "../reasoning/named.ts";
import type { Ranking } from "../reasoning/rank.ts";
import { chooseSelfTest } from "../reasoning/self-test.ts";
import type { Session } from "../session/session.ts";
import { type Card, type CardControl, plain, ways } from "./card.ts";

/**
 * What can be done after the walk.
 *
 * @param tried the question that was just found out by a test, or null
 */
export function resultCard(
  dialog: Dialog,
  session: Session,
  ranking: Ranking,
  tried: string | null,
): Card {
  const { strong, open } = namedIn(ranking);
  // Where none stands out, the fallback cause may be open too.
  const causes = [...(strong.length > 0 ? strong : [ranking.first]), ...open];
  return {
    kind: "result",
    choices: ways(
      causes.map(({ cause }) => cause.id),
      (cause) => ({ type: "details", cause }),
    ),
    controls: [...doubtOf(dialog, session, tried), ...controlsOf(dialog, session)],
  };
}

/** "I'm not sure I did it right", after a self-test that was not yet said to be so. */
function doubtOf(dialog: Dialog, session: Session, tried: string | null): readonly CardControl[] {
  const question = dialog.questions.get(tried ?? "");
  const answer = session.answers.find((given) => given.question === tried);
  if (question?.role !== "self-test" || !answer || isDoubted(question, answer)) return [];
  return [{ id: "unsure-test", event: { type: "not-sure", question: question.id } }];
}

function controlsOf(dialog: Dialog, session: Session): readonly CardControl[] {
  const given = givenBy(dialog, session.answers);
  const optional = dialog.walk.find(
    ({ id, content }) => content.ask === "optional" && !given.has(id),
  );
  const hasTest = chooseSelfTest(dialog, session) !== null;
  return [
    ...plain("plan", "keep"),
    ...(hasTest ? plain("self-test") : []),
    ...(optional
      ? [{ id: "optional", event: { type: "optional", question: optional.id } } as const]
      : []),
    ...plain("change", "learn", "numbers", "not-ok", "back", "restart", "stop"),
  ];
}
