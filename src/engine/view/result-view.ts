import { STRENGTHS } from "../content/create-dialog.ts";
import type { Dialog } from "../content/dialog.ts";
import { fill, midSentence, phrase } from "../content/phrase.ts";
import { movesBy } from "../reasoning/moved.ts";
import { namedIn } from "../reasoning/named.ts";
import type { Ranked, Ranking } from "../reasoning/rank.ts";
import { type Reason, reasonsFor, unknownOf } from "../reasoning/reasons.ts";
import { chooseTestBeside, testsOf } from "../reasoning/self-test.ts";
import { adviceFor } from "../safety/advice.ts";
import type { Assessment } from "../safety/urgency.ts";
import type { Session } from "../session/session.ts";
import { careBlocks, checkToo, firstOf, isKeptBack } from "./advice-view.ts";
import { fine, joined, note, text } from "./blocks.ts";
import { signsOf } from "./help-lines.ts";
import { gradeText, reviewText } from "./sourcing.ts";
import type { Bar, Block, Face, Setting } from "./view.ts";

/** What fits a card that is read at a glance, and what beside a word on whom to see; the habit's own card has all of it. */
const MOST = { toward: 3, away: 1, unchecked: 2, beside: 1, ruledOut: 2, checks: 2, moves: 2 };
const FEW: typeof MOST = { ...MOST, toward: 2, away: 0, unchecked: 1, beside: 0, checks: 1 };

/**
 * What the answers point to and why, one thing to do now, and the signs to watch for.
 *
 * @param tried the question that was just found out by a test, or null: the card then says what it changed
 */
export function resultView(
  dialog: Dialog,
  session: Session,
  setting: Setting,
  assessment: Assessment,
  ranking: Ranking,
  tried: string | null = null,
): Face {
  const { result } = dialog.content;
  const isKept = isKeptBack(dialog, session);
  const { mayBeActive } = adviceFor(dialog, session);
  const isCalm = assessment.urgency === null && !isKept;
  const most = isCalm && mayBeActive ? MOST : FEW;
  const first = [
    ...(ranking.hasDriver || !mayBeActive ? [] : [result.lighter]),
    firstOf(dialog, session, ranking.first),
  ];
  const [callNow, ...others] = signsOf(dialog, session, setting);
  return {
    title: titleOf(dialog, ranking, isKept),
    blocks: [
      ...(tried === null ? [] : [note(dialog, movedText(dialog, session, tried))]),
      ...checkToo(dialog, session, assessment),
      ...(ranking.hasDriver
        ? argumentFor(dialog, session, ranking, isKept, most)
        : withoutDriver(dialog, session, ranking, isKept, most)),
      ...(isCalm && !ranking.hasDriver ? [text(result.soon)] : []),
      text(fill(result.tryFirst, { first: first.join(" ") })),
      { type: "divider" },
      ...(callNow === undefined ? [] : [fine(callNow)]),
      { type: "aside", title: phrase(dialog, "all-signs"), texts: others },
      fine(`${result.honesty} ${reviewText(dialog)}`),
    ],
  };
}

function titleOf(dialog: Dialog, { hasDriver, first }: Ranking, isKept: boolean): string {
  const { belief, result } = dialog.content;
  return hasDriver
    ? fill(result.title, { word: belief[first.band], cause: habitName(first) })
    : isKept
      ? result.noDriverChecked
      : result.noDriverTitle;
}

/** What a habit is called in a sentence: the part that the answers point to, where it is just one. */
function habitName(ranked: Ranked): string {
  const { facet, facets } = ranked;
  return facet && facets.length === 1 ? facet.name : causeName(ranked);
}

function causeName({ cause: { content } }: Ranked): string {
  return midSentence(content.name);
}

/** The strongest clue in a sentence, what spoke for and against, what was not checked, and how good the evidence is. */
function argumentFor(
  dialog: Dialog,
  session: Session,
  ranking: Ranking,
  isKept: boolean,
  most: typeof MOST,
): Block[] {
  const { result } = dialog.content;
  const named = ranking.first;
  const reasons = reasonsFor(dialog, session, named.index);
  const toward = reasons.filter(({ log }) => log > 0);
  const away = reasons.filter(({ log }) => log < 0);
  const [strongest] = toward;
  const unchecked = [
    ...unknownOf(dialog, session, named.index),
    ...namedIn(ranking).notHeard.map(habitName),
  ].slice(0, most.unchecked);
  return [
    ...(strongest
      ? [text(fill(result.strongest, { clue: clueOf(dialog, session, strongest) }))]
      : []),
    {
      type: "chart",
      bars: [
        ...toward.slice(0, most.toward).map((reason) => barOf(dialog, "for", reason)),
        ...away.slice(0, most.away).map((reason) => barOf(dialog, "against", reason)),
      ],
    },
    text(
      [
        ...(unchecked.length > 0
          ? [fill(result.notChecked, { questions: unchecked.join("; ") })]
          : []),
        `${gradeText(dialog, named.advice)}.`,
        beside(dialog, session, ranking, isKept, most),
      ]
        .filter(Boolean)
        .join(" "),
    ),
  ];
}

/** What a clean comparison says for a habit is drawn at this level; all else as a share of it. */
const MOST_LEVEL = 8;
const CLEAN = Math.log(STRENGTHS.clean);

function barOf(dialog: Dialog, side: Bar["side"], { outcome, log }: Reason): Bar {
  const level = Math.round((Math.abs(log) / CLEAN) * MOST_LEVEL);
  return {
    side,
    word: phrase(dialog, side),
    label: outcome.summary,
    level: Math.min(MOST_LEVEL, Math.max(1, level)),
  };
}

/** What an answer tells, in a sentence without its stop; of a comparison, with how much it helped. */
function clueOf(dialog: Dialog, session: Session, { question, outcome }: Reason): string {
  const option = question.content.options.find(({ id }) => id === outcome.id);
  const clue = option?.clue ?? phrase(dialog, "clue", { told: outcome.summary });
  const { comparison } = question.content;
  if (!comparison) return clue;
  const degree = (["gone", "half", "less"] as const).find((one) => {
    const [id, reply = ""] = comparison[one].split(".");
    return session.answers.some((given) => given.question === id && given.options.includes(reply));
  });
  return degree ? phrase(dialog, `clue-${degree}`, { clue }) : clue;
}

/** Where no habit stands out: that this is common, and what would tell more. */
function withoutDriver(
  dialog: Dialog,
  session: Session,
  ranking: Ranking,
  isKept: boolean,
  most: typeof MOST,
): Block[] {
  const { result } = dialog.content;
  const checks = isKept ? [] : testsOf(dialog, session, null, ranking.beliefs);
  return [
    ...(most === MOST ? [text(result.noDriver)] : []),
    ...joined(
      result.checks,
      "checks",
      checks.slice(0, most.checks).map(({ content }) => content.name),
    ),
    ...[beside(dialog, session, ranking, isKept, most)].filter(Boolean).map(text),
  ];
}

/** The other habits, by how the answers speak of them; and that the activity itself is not the culprit. */
function beside(
  dialog: Dialog,
  session: Session,
  ranking: Ranking,
  isKept: boolean,
  most: typeof MOST,
): string {
  const { result } = dialog.content;
  const { strong, possible, unlikely } = namedIn(ranking);
  const likely = strong.filter((one) => one !== ranking.first);
  const named = (template: string, ranked: readonly Ranked[], count = most.beside) =>
    ranked.length === 0 || count === 0
      ? []
      : [fill(template, { causes: ranked.slice(0, count).map(causeName).join("; ") })];
  return [
    ...named(result.likely, likely),
    ...(likely.length > 0 ? [] : named(result.possible, possible)),
    ...named(result.unlikely, unlikely, ranking.hasDriver ? most.beside : most.ruledOut),
    ...(isKept ? [] : [result.reassurance]),
    ...(most === MOST && careBlocks(dialog, session).length > 0
      ? [phrase(dialog, "care-count")]
      : []),
  ].join(" ");
}

function movedText(dialog: Dialog, session: Session, tried: string): string {
  const words = dialog.content.belief;
  const sentences = movesBy(dialog, session, tried)
    .slice(0, MOST.moves)
    .map(({ before, after }) => {
      const way = after.belief > before.belief ? "up" : "down";
      const [from, to] = [before, after].map(({ isPointedTo, band }) =>
        isPointedTo ? words[band] : words.unlikely,
      );
      const values = { cause: habitName(after), from: from ?? "", to: to ?? "" };
      return from === to
        ? phrase(dialog, `moved-${way}-little`, values)
        : phrase(dialog, `moved-${way}`, values);
    });
  return sentences.join(" ") || phrase(dialog, "moved-nothing");
}

/** Care that competes with no habit, each habit to read about, and all else that can be done. */
export function moreView(dialog: Dialog, session: Session): Face {
  const { title, text: lines } = dialog.content.cards.more;
  return { title, blocks: [...careBlocks(dialog, session), ...lines.map(text)] };
}

/** For whom the result does not fit: the next best thing to find out, or a person to ask. */
export function noFitView(dialog: Dialog, session: Session, ranking: Ranking): Face {
  const { title, text: lines } = dialog.content.cards["no-fit"];
  const test = chooseTestBeside(dialog, session, ranking);
  return {
    title,
    blocks: [
      ...lines.map(text),
      ...(test ? [text(phrase(dialog, "test-to-try", { name: test.content.name }))] : []),
      text(dialog.content.result.soon),
    ],
  };
}
