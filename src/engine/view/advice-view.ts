import type { Dialog } from "../content/dialog.ts";
import { fill, midSentence, phrase } from "../content/phrase.ts";
import type { AdviceContent, DoseContent } from "../content/schema.ts";
import { type Ranked, type Ranking, rankCauses } from "../reasoning/rank.ts";
import { type Reason, reasonsFor, unknownOf } from "../reasoning/reasons.ts";
import { chooseTestOf } from "../reasoning/self-test.ts";
import { adviceFor } from "../safety/advice.ts";
import { isHeldBy, limitsFor } from "../safety/dose.ts";
import type { Assessment } from "../safety/urgency.ts";
import type { Session } from "../session/session.ts";
import { joined, list, note, text } from "./blocks.ts";
import { basisText, gradeText } from "./sourcing.ts";
import { summariesOf } from "./summaries.ts";
import type { Block, Face } from "./view.ts";

/** One cause in full: how it can load the back, what the answers say of it, what to do, and what that rests on. */
export function causeView(dialog: Dialog, session: Session, id: string): Face {
  const { ranked } = rankCauses(dialog, session);
  const found = ranked.find(({ cause }) => cause.id === id) ?? ranked[0];
  if (!found) throw new Error("A dialog needs at least one cause.");
  const { cause, advice, facet } = found;
  const reasons = reasonsFor(dialog, session, found.index);
  const test = chooseTestOf(dialog, session, found.index);
  const { mayExercise } = adviceFor(dialog, session);
  const { phrases } = dialog.content;
  return {
    title: cause.content.name,
    blocks: [
      text(gradeText(dialog, advice)),
      ...(facet ? [text(phrase(dialog, "likeliest-part", { part: facet.name }))] : []),
      text(advice.explanation),
      ...joined(phrases["points-to"], "told", summaries(reasons.filter(({ log }) => log > 0))),
      ...joined(phrases["points-away"], "told", summaries(reasons.filter(({ log }) => log < 0))),
      ...joined(phrases["not-asked-yet"], "questions", unknownOf(dialog, session, found.index)),
      ...(test ? [text(phrase(dialog, "test-to-try", { name: test.content.name }))] : []),
      ...weekOf(dialog, session, advice),
      ...(mayExercise ? [text(phrase(dialog, "expect", { expect: advice.expect }))] : []),
      text(phrase(dialog, "see-someone", { when: advice.seeSomeone })),
      text(basisText(dialog, advice.basis)),
    ],
  };
}

function summaries(reasons: readonly Reason[]): readonly string[] {
  return reasons.map(({ outcome }) => outcome.summary);
}

/** How sore it may get, in the same words wherever it stands. */
export function ruleBlock(dialog: Dialog): Block {
  return list(phrase(dialog, "rule"), dialog.content.plan.rule);
}

/** One thing to do now: the habit's own advice, as far as the dose allows it, or what is held back. */
export function firstOf(dialog: Dialog, session: Session, { advice, cause }: Ranked): string {
  const { cautions, dose } = adviceFor(dialog, session);
  const held = cautionLines(dialog, cautions);
  if (held.length > 0) return held.join(" ");
  if (dose === null) return advice.tryFirst;
  // Who comes back has no last run to go by.
  if (dose.runs === "ladder" && cause.content.fallback) return dose.says;
  return isHeldBy(dose)
    ? [dose.says, ...onceActive(dialog, dose, advice)].join(" ")
    : `${advice.tryFirst} ${dose.says}`;
}

/** The habit's own advice for someone whose activity waits a week; what waits for someone to look has none. */
export function onceActive(
  { content }: Dialog,
  { runs }: DoseContent,
  { tryFirst, atRest }: AdviceContent,
): readonly string[] {
  if (atRest) return [tryFirst];
  return runs === "none" ? [] : [fill(content.result.later, { first: midSentence(tryFirst) })];
}

/** What to talk to someone about in the next weeks, beside the result; nothing where no such flag was raised. */
export function checkToo(
  dialog: Dialog,
  session: Session,
  { urgency, because, says }: Assessment,
): Block[] {
  if (urgency !== "routine") return [];
  const { checkToo: inWeeks, checkSoon } = dialog.content.result;
  return [
    text(
      [
        fill(isKeptBack(dialog, session) ? checkSoon : inWeeks, {
          told: summariesOf(dialog, because).slice(0, MOST_TOLD).join("; "),
        }),
        ...says,
      ].join(" "),
    ),
  ];
}

/** Whether no running is left until someone has looked, or until it no longer hurts so. */
export function isKeptBack(dialog: Dialog, session: Session): boolean {
  const { dose, isHeld } = adviceFor(dialog, session);
  return isHeld || dose?.runs === "none";
}

/** More of what is behind a flag would only delay what to do about it. */
const MOST_TOLD = 3;

/** A kind line for each answer that has one, and what they rest on; they stand beside the causes and rank with none. */
export function careBlocks(dialog: Dialog, { answers }: Session): Block[] {
  const lines = answers.flatMap(({ question, options }) =>
    (dialog.questions.get(question)?.content.options ?? []).flatMap(({ id, care }) =>
      care && options.includes(id) ? [care] : [],
    ),
  );
  if (lines.length === 0) return [];
  const sources = lines.flatMap(({ basis }) => (basis === "judgement" ? [] : basis));
  return [
    list(
      phrase(dialog, "care"),
      lines.map((line) => line.text),
    ),
    text(basisText(dialog, sources.length > 0 ? sources : "judgement")),
  ];
}

/** What the plan is for: the first cause or its part, or no one habit. */
export function planFor(dialog: Dialog, { hasDriver, first }: Ranking): Block {
  const cause = (first.facet ?? first.cause.content).name;
  return text(hasDriver ? phrase(dialog, "plan-for", { cause }) : phrase(dialog, "plan-for-all"));
}

/** What to hold back, and what is left of a week's advice after that; with the dose, where there is one. */
export function weekOf(dialog: Dialog, session: Session, advice: AdviceContent): Block[] {
  const { cautions, dose, mayBeActive, mayExercise } = adviceFor(dialog, session);
  const { tryFirst, thisWeek, exercises } = advice;
  const says = dose ? [dose.says] : [];
  const week = mayBeActive
    ? [tryFirst, ...says, ...thisWeek]
    : [...says, ...(dose ? onceActive(dialog, dose, advice) : [])];
  const isHeld = dose === null && !mayBeActive;
  return [
    ...cautionNotes(dialog, cautions),
    ...(isHeld
      ? []
      : [list(phrase(dialog, "this-week"), [...week, ...limitsFor(dialog, session)])]),
    ...(mayExercise && exercises.length > 0
      ? [
          list(
            phrase(dialog, "exercises"),
            exercises.map((one) => dosedText(dialog, one)),
          ),
        ]
      : []),
  ];
}

/** An exercise of a plan: "Bridge, 3 sets of 12, three times a week". */
export function dosedText(
  dialog: Dialog,
  { exercise, dose }: AdviceContent["exercises"][number],
): string {
  const name = dialog.content.exercises.find(({ id }) => id === exercise)?.name ?? exercise;
  return phrase(dialog, "dosed", { exercise: name, dose });
}

/** What is held back, a note for each caution. */
export function cautionNotes(dialog: Dialog, cautions: readonly string[]): Block[] {
  return cautionLines(dialog, cautions).map((line) => note(dialog, line));
}

/** What is held back, in the dialog's words. */
function cautionLines({ content }: Dialog, cautions: readonly string[]): readonly string[] {
  return content.cautions.filter(({ id }) => cautions.includes(id)).map(({ says }) => says);
}
