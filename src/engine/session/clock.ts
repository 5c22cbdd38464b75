import type { Dialog, Question } from "../content/dialog.ts";
import { mayTry } from "../reasoning/self-test.ts";
import type { Event } from "./event.ts";
import type { Clock, Session } from "./session.ts";
import { told, type Update } from "./update.ts";

/** What is measured: whole seconds, or steps a minute. */
export type Measure = "stopwatch" | "steps";

/** Seconds to get into position after the press. */
export const LEAD: Readonly<Record<Measure, number>> = { stopwatch: 5, steps: 0 };
/** So many that a press a quarter of a second late moves the figure by a hundredth (expert judgement). */
export const STEPS_COUNTED = 60;
/** A higher figure is none: a clock was left running (expert judgement). */
export const MOST_FIGURE = 300;

/** What two presses may measure for a question, by this person; null where that is nothing. */
export function measureOf(dialog: Dialog, session: Session, question: Question): Measure | null {
  const { tool, numbers } = question.content;
  if (!dialog.content.presses || !tool || tool.gives || !numbers) return null;
  const measure = tool.id === "stopwatch" || tool.id === "steps" ? tool.id : null;
  return measure !== null && mayTry(dialog, session, question) ? measure : null;
}

/** The clock that is open at a question, where there still is something to measure; else null. */
export function clockAt(dialog: Dialog, session: Session, question: Question): Clock | null {
  const { clock } = session;
  const isOpen = clock?.question === question.id && measureOf(dialog, session, question) !== null;
  return isOpen ? clock : null;
}

/** Whether one of two sides was measured, of which the smaller counts. */
export function isOneSide({ tries }: Clock, { content }: Question): boolean {
  return content.numbers?.pick === "smallest" && tries.length === 1;
}

/** The figure that counts: of two sides the smaller, where the question asks for that; null before there is one. */
export function figureOf({ tries }: Clock, { content }: Question): number | null {
  if (tries.length === 0) return null;
  return content.numbers?.pick === "smallest" ? Math.min(...tries) : (tries.at(-1) ?? null);
}

/** The option that a figure means, or null where it means none. */
export function optionFor({ content }: Question, figure: number): string | null {
  const bands = Object.entries(content.numbers?.bands ?? {});
  return bands.find(([, [from, to]]) => figure >= from && figure < to)?.[0] ?? null;
}

type ClockEvent = Event & { readonly type: "clock" | "clock-start" | "clock-end" };

/** A clock's press with its time; any other event as it is. */
export function pressedAt(event: Event, at: number | undefined): Event {
  return event.type === "clock-start" || event.type === "clock-end" ? { ...event, at } : event;
}

/** @param question the one that the card asks */
export function clocked(
  dialog: Dialog,
  session: Session,
  event: ClockEvent,
  question: Question | null,
): Update {
  const measure = question && measureOf(dialog, session, question);
  if (!question || !measure) return told(session, "no-self-test");
  const clock = clockAt(dialog, session, question) ?? {
    question: question.id,
    since: null,
    tries: [],
  };
  if (event.type === "clock") return told({ ...session, clock: { ...clock, since: null } });
  const { at } = event;
  if (at === undefined) return told(session);
  if (event.type === "clock-start") {
    return told({ ...session, clock: { ...clock, since: at + LEAD[measure] * 1_000 } });
  }
  if (clock.since === null) return told(session);
  const figure = figureAfter(measure, at - clock.since);
  const isLikely = figure <= MOST_FIGURE && optionFor(question, figure) !== null;
  const before = isOneSide(clock, question) ? clock.tries : [];
  const tries = isLikely ? [...before, figure] : clock.tries;
  return told(
    { ...session, clock: { ...clock, since: null, tries } },
    isLikely ? null : "not-timed",
  );
}

/** @param passed in milliseconds */
function figureAfter(measure: Measure, passed: number): number {
  return measure === "stopwatch"
    ? Math.floor(passed / 1_000)
    : Math.round((60_000 * STEPS_COUNTED) / passed);
}
