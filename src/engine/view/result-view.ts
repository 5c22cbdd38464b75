import { isDoubted } from "../content/answer.ts";
import { givenBy } from "../content/condition.ts";
import type { Dialog } from "../content/dialog.ts";
import { fill, phrase } from "../content/phrase.ts";
import { movesBy } from "../reasoning/moved.ts";
import { type Ranked, type Ranking, rankCauses } from "../reasoning/rank.ts";
import { reasonsFor } from "../reasoning/reasons.ts";
import { chooseSelfTest } from "../reasoning/self-test.ts";
import { adviceFor } from "../safety/advice.ts";
import type { Assessment } from "../safety/urgency.ts";
import type { Session } from "../session/session.ts";
import { cautionLines, checkToo } from "./advice-view.ts";
import { choicesFrom, joined, note, text } from "./blocks.ts";
import { control, controlFor } from "./controls.ts";
import { signsOf } from "./help-lines.ts";
import { gradeText, reviewText } from "./sourcing.ts";
import type { Block, Control, Setting, View } from "./view.ts";

/** How many reasons a result names for each cause; the cause's own card has them all. */
const REASONS_SHOWN = 3;
const MOVES_SHOWN = 2;

/**
 * What the answers point to, what to try first, and the signs to watch for.
 *
 * @param tried the question that was just found out by a test, or null: the card then says what it changed
 */
export function resultView(
  dialog: Dialog,
  session: Session,
  setting: Setting,
  assessment: Assessment,
  tried: string | null = null,
): View {
  const { result } = dialog.content;
  const ranking = rankCauses(dialog, session);
  const strong = ranking.hasDriver
    ? ranking.ranked.filter((ranked) => ranked === ranking.first || isStrong(ranked))
    : [];
  const rest = ranking.ranked.filter((ranked) => !strong.includes(ranked));
  return {
    kind: "result",
    title: ranking.hasDriver ? result.title : result.noDriverTitle,
    progress: null,
    blocks: [
      ...(tried === null ? [] : [note(movedText(dialog, session, tried))]),
      ...(ranking.hasDriver ? [] : [text(result.noDriver)]),
      ...strong.map((ranked) => meterOf(dialog, session, ranked)),
      ...namesOf(result.possible, rest.filter(isPossible)),
      ...namesOf(result.unlikely, rest.filter(isUnlikely)),
      ...namesOf(result.notHeard, rest.filter(isNotHeard)),
      { type: "divider" },
      ...adviceOf(dialog, session, ranking),
      ...checkToo(dialog, assessment),
      { type: "divider" },
      text(result.honesty),
      ...signsOf(dialog, session, setting),
      text(reviewText(dialog)),
    ],
    // Where none stands out, the fallback cause may be open too.
    choices: choicesFrom(
      [...(strong.length > 0 ? strong : [ranking.first]), ...rest.filter(isOpen)].map(
        ({ cause }) => ({
          id: cause.id,
          label: cause.content.name,
          chosen: false,
          event: { type: "details", cause: cause.id },
        }),
      ),
    ),
    controls: [...doubtOf(dialog, session, tried), ...controlsOf(dialog, session)],
  };
}

function movedText(dialog: Dialog, session: Session, tried: string): string {
  const words = dialog.content.belief;
  const sentences = movesBy(dialog, session, tried)
    .slice(0, MOVES_SHOWN)
    .map(({ before, after }) => {
      const way = after.belief > before.belief ? "up" : "down";
      const [from, to] = [before, after].map(({ isPointedTo, band }) =>
        isPointedTo ? words[band] : words.unlikely,
      );
      const values = { cause: after.cause.content.name, from: from ?? "", to: to ?? "" };
      return from === to
        ? phrase(dialog, `moved-${way}-little`, values)
        : phrase(dialog, `moved-${way}`, values);
    });
  return sentences.join(" ") || phrase(dialog, "moved-nothing");
}

/** "I'm not sure I did it right", after a self-test that was not yet said to be so. */
function doubtOf(dialog: Dialog, session: Session, tried: string | null): readonly Control[] {
  const question = dialog.questions.get(tried ?? "");
  const answer = session.answers.find((given) => given.question === tried);
  if (question?.role !== "self-test" || !answer || isDoubted(question, answer)) return [];
  return [controlFor(dialog, "unsure-test", { type: "not-sure", question: question.id })];
}

function isStrong({ band, isPointedTo }: Ranked): boolean {
  return isPointedTo && (band === "main" || band === "likely");
}

function meterOf(dialog: Dialog, session: Session, ranked: Ranked): Block {
  const reasons = reasonsFor(dialog, session, ranked.index);
  const lines = [
    ...pointing("points-to", reasons.toward),
    ...pointing("points-away", reasons.away),
    gradeText(dialog, ranked.advice),
  ];
  return {
    type: "meter",
    label: ranked.cause.content.name,
    word: dialog.content.belief[ranked.band],
    level: Math.round(ranked.belief * 10),
    note: lines.join(" "),
  };

  function pointing(id: "points-to" | "points-away", told: readonly string[]): string[] {
    if (told.length === 0) return [];
    return [phrase(dialog, id, { told: told.slice(0, REASONS_SHOWN).join("; ") })];
  }
}

function adviceOf(dialog: Dialog, session: Session, ranking: Ranking): Block[] {
  const { cautions, mayBeActive } = adviceFor(dialog, session);
  const first = mayBeActive
    ? ranking.first.advice.tryFirst
    : cautionLines(dialog, cautions).join(" ");
  return [text(fill(dialog.content.result.tryFirst, { first }))];
}

function controlsOf(dialog: Dialog, session: Session): readonly Control[] {
  const given = givenBy(dialog, session.answers);
  const optional = dialog.walk.find(
    ({ id, content }) => content.ask === "optional" && !given.has(id),
  );
  const hasTest = chooseSelfTest(dialog, session) !== null;
  return [
    control(dialog, "plan"),
    control(dialog, "keep"),
    ...(hasTest ? [control(dialog, "self-test")] : []),
    ...(optional
      ? [controlFor(dialog, "optional", { type: "optional", question: optional.id })]
      : []),
    control(dialog, "change"),
    control(dialog, "learn"),
    control(dialog, "numbers"),
    control(dialog, "not-ok"),
    control(dialog, "back"),
    control(dialog, "restart"),
    control(dialog, "stop"),
  ];
}

function namesOf(template: string, ranked: readonly Ranked[]): Block[] {
  return joined(
    template,
    "causes",
    ranked.map(({ cause }) => cause.content.name),
  );
}

function isPossible({ band, isPointedTo }: Ranked): boolean {
  return band !== "unlikely" && isPointedTo;
}

function isUnlikely({ band, isHeard, isPointedTo, cause }: Ranked): boolean {
  const isSmall = band === "unlikely" || !isPointedTo;
  return isHeard && isSmall && !cause.content.neverRuledOut;
}

/** Whether there is more to find out about it. */
function isOpen(ranked: Ranked): boolean {
  return isPossible(ranked) || isNotHeard(ranked);
}

function isNotHeard({ isHeard, cause }: Ranked): boolean {
  return !isHeard && !cause.content.neverRuledOut;
}
