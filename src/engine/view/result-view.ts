import type { Dialog } from "../content/dialog.ts";
import { fill, phrase } from "../content/phrase.ts";
import { movesBy } from "../reasoning/moved.ts";
import { namedIn } from "../reasoning/named.ts";
import type { Ranked, Ranking } from "../reasoning/rank.ts";
import { reasonsFor } from "../reasoning/reasons.ts";
import { adviceFor } from "../safety/advice.ts";
import type { Assessment } from "../safety/urgency.ts";
import type { Session } from "../session/session.ts";
import { careBlocks, cautionLines, checkToo, dosesOf } from "./advice-view.ts";
import { joined, note, text } from "./blocks.ts";
import { signsOf } from "./help-lines.ts";
import { gradeText, reviewText } from "./sourcing.ts";
import type { Block, Face, Setting } from "./view.ts";

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
  ranking: Ranking,
  tried: string | null = null,
): Face {
  const { result } = dialog.content;
  const { strong, possible, unlikely, notHeard } = namedIn(ranking);
  return {
    title: ranking.hasDriver ? result.title : result.noDriverTitle,
    blocks: [
      ...(tried === null ? [] : [note(dialog, movedText(dialog, session, tried))]),
      ...(ranking.hasDriver ? [] : [text(result.noDriver)]),
      ...strong.map((ranked) => meterOf(dialog, session, ranked)),
      ...namesOf(result.possible, possible),
      ...namesOf(result.unlikely, unlikely),
      ...namesOf(result.notHeard, notHeard),
      { type: "divider" },
      ...adviceOf(dialog, session, ranking),
      ...checkToo(dialog, assessment),
      ...careBlocks(dialog, session),
      { type: "divider" },
      text(result.honesty),
      ...signsOf(dialog, session, setting),
      text(reviewText(dialog)),
    ],
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

function meterOf(dialog: Dialog, session: Session, ranked: Ranked): Block {
  const reasons = reasonsFor(dialog, session, ranked.index);
  const lines = [
    ...pointing("points-to", reasons.toward),
    ...pointing("points-away", reasons.away),
    gradeText(dialog, ranked.advice),
  ];
  return {
    type: "meter",
    label: nameOf(dialog, ranked),
    word: dialog.content.belief[ranked.band],
    level: Math.round(ranked.belief * 10),
    note: lines.join(" "),
  };

  function pointing(id: "points-to" | "points-away", told: readonly string[]): string[] {
    if (told.length === 0) return [];
    return [phrase(dialog, id, { told: told.slice(0, REASONS_SHOWN).join("; ") })];
  }
}

/** The cause, and which parts of it the answers point to. */
function nameOf(dialog: Dialog, { cause, facets }: Ranked): string {
  if (facets.length === 0) return cause.content.name;
  const parts = facets.map(({ name }) => name).join("; ");
  return phrase(dialog, "cause-part", { cause: cause.content.name, parts });
}

function adviceOf(dialog: Dialog, session: Session, ranking: Ranking): Block[] {
  const { cautions, mayBeActive } = adviceFor(dialog, session);
  const first = mayBeActive
    ? ranking.first.advice.tryFirst
    : cautionLines(dialog, cautions).join(" ");
  const how = mayBeActive ? dosesOf(dialog, session) : [];
  return [text(fill(dialog.content.result.tryFirst, { first: [first, ...how].join(" ") }))];
}

function namesOf(template: string, ranked: readonly Ranked[]): Block[] {
  return joined(
    template,
    "causes",
    ranked.map(({ cause }) => cause.content.name),
  );
}
