import type { Dialog, Question } from "../content/dialog.ts";
import { NONE } from "../content/ref.ts";
import { clockAt, figureOf, measureOf, optionFor } from "../session/clock.ts";
import type { Event } from "../session/event.ts";
import type { Clock, Session } from "../session/session.ts";
import { type Card, type CardChoices, type CardControl, choicesFrom, plain, ways } from "./card.ts";

/** How a question is asked: in its turn, again in plainer words, or as something to try now. */
export type Asked = { readonly as: string; readonly why: boolean };

/** The card that asks one question, or the clock that is open on it. */
export function questionCard(
  dialog: Dialog,
  session: Session,
  question: Question,
  asked: Asked,
): Card {
  const clock = clockAt(dialog, session, question);
  if (clock) return clockCard(clock, question);
  const isMeasured = measureOf(dialog, session, question) !== null;
  return {
    kind: "question",
    choices: choicesOf(session, question),
    controls: [
      ...(isMeasured ? plain("clock") : []),
      ...controlsOf(dialog, question, asked),
      ...(question.role === "screen" && hasToldAhead(dialog, session) ? plain("change") : []),
    ],
  };
}

/** Whether words answered questions of the walk before it came to them: on the way there, that can be changed. */
export function hasToldAhead({ questions, screen }: Dialog, { answers }: Session): boolean {
  const given = answers.map(({ question }) => question);
  const isAhead = screen.some(({ id }) => !given.includes(id));
  return isAhead && given.some((id) => questions.get(id)?.role === "walk");
}

/**
 * To start, to stop, or to take what was measured for the answer. While it runs, nothing else there is called "stop"; and
 * where "stop" was, pressing twice measures once more: what was left running is no answer by a slip.
 */
function clockCard(clock: Clock, question: Question): Card {
  if (clock.since !== null) {
    return {
      kind: "clock",
      choices: ways(["clock-end"], (type) => ({ type })),
      controls: plain("back"),
    };
  }
  const figure = figureOf(clock, question);
  const option = figure === null ? null : optionFor(question, figure);
  const again = { id: "clock-start", chosen: false, event: { type: "clock-start" } } as const;
  const uses = (id: string) =>
    ({
      id,
      chosen: false,
      event: { type: "answer", question: question.id, options: [id] },
    }) as const;
  return {
    kind: "clock",
    choices: choicesFrom([again, ...(option === null ? [] : [uses(option)])]),
    controls: plain("back", "stop"),
  };
}

/** Whether the question is asked as a test to do now, so that the card says how, and what for. */
export function isTried({ role, content }: Question, { as }: Pick<Asked, "as">): boolean {
  return role === "self-test" || (as === "ask" && content.test !== undefined);
}

function choicesOf(session: Session, question: Question): CardChoices {
  const earlier = session.answers.find((given) => given.question === question.id)?.options;
  const options = question.content.options.map(({ id }) => ({
    id,
    chosen: earlier?.includes(id) ?? false,
    event: { type: "answer" as const, question: question.id, options: [id] },
  }));
  return choicesFrom(options, {
    question: question.id,
    many: question.many,
    none: question.many
      ? {
          id: NONE,
          chosen: earlier?.length === 0,
          event: { type: "answer", question: question.id, options: [] },
        }
      : null,
    // What words put in doubt is to be answered, not kept.
    keep: isOffered(session, question) ? null : keepOf(question, options, earlier),
    offered: offeredIn(session, question),
  });
}

function isOffered({ offers }: Session, { id }: Question): boolean {
  return offers.some(({ question }) => question === id);
}

/** A question's options that are offered from what was written, by id. */
export function offeredIn({ offers }: Session, { id, content }: Question): readonly string[] {
  const own = offers.filter(({ question }) => question === id).map(({ option }) => option);
  return content.options.map((option) => option.id).filter((option) => own.includes(option));
}

/** One marked answer is given again; several need no event that carries them: the session still holds them. */
function keepOf(
  { many }: Question,
  options: CardChoices["options"],
  earlier: readonly string[] = [],
): Event | null {
  const kept = options.find(({ id }) => earlier.includes(id));
  if (!kept) return null;
  return many ? { type: "carry-on" } : kept.event;
}

function controlsOf(
  { checkIns }: Dialog,
  question: Question,
  asked: Asked,
): readonly CardControl[] {
  // How they are, everyone knows; to say so can wait.
  const mayWait = question === checkIns[0];
  const hasNotSure = !mayWait && (asked.as !== "clarify" || question.role === "follow-up");
  const hasWhy = asked.why || isTried(question, asked);
  const about = { question: question.id };
  return [
    ...(mayWait ? plain("not-now") : []),
    ...(hasNotSure ? [{ id: "not-sure", event: { type: "not-sure", ...about } } as const] : []),
    ...(hasWhy ? [] : [{ id: "why", event: { type: "why", ...about } } as const]),
    ...(question.role === "plan" && question.content.ask !== "always" ? plain("skip-numbers") : []),
    ...plain("back", "stop"),
  ];
}
