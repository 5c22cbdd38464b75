import { assertNever } from "./assert-never.ts";
import { looking, reopen } from "./back.ts";
import { givenBy, holds } from "./condition.ts";
import { countAdaptive, type Dialog, isAdaptive, mostAdaptive } from "./dialog.ts";
import type { Event } from "./event.ts";
import { phaseOf } from "./phase.ts";
import { type Answer, isScreening, type Session, WALK, withAnswer } from "./session.ts";
import type { Heard } from "./understand/index.ts";
import { told, type Update } from "./update.ts";
import { heardText } from "./view/said-text.ts";
import { type Reading, readWords, type Tick } from "./words.ts";

/**
 * The session after typed words.
 *
 * @param take what an event that the words stand for does to the session
 */
export function typed(
  dialog: Dialog,
  session: Session,
  { text, isNumbered }: Event & { readonly type: "words" },
  take: (event: Event) => Update,
): Update {
  const reading = readWords(dialog, session, text, isNumbered);
  switch (reading.type) {
    case "event":
      return take(reading.event);
    case "answers": {
      const { event, heard } = reading;
      const answered = event === null ? told(session) : take(event);
      const { session: kept, taken } = withHeard(dialog, answered.session, heard);
      const named = [...saidBack(dialog, answered, event), ...taken];
      if (named.length === 0) return event === null ? told(session, "unknown-words") : answered;
      return { session: kept, notice: answered.notice ?? "understood", named };
    }
    case "emergency":
      return told(looking(withTicks(dialog, session, reading.ticks), WALK));
    case "foreign":
      return {
        session: reading.isEmergency ? looking(session, { type: "numbers" }) : session,
        notice: "foreign",
        named: [reading.reply],
      };
    case "either": {
      const notice = reading.options.length === 1 ? "meant" : "either";
      return { session, notice, named: reading.options };
    }
    case "flag":
      return flagged(dialog, session, reading, take);
    case "another":
      return told(looking(session, { type: "numbers" }), "for-another");
    case "unknown":
      return told(session, reading.notice);
    default:
      return assertNever(reading);
  }
}

/** The card that asks about what was typed comes next; before the walk has begun, what can help comes first. */
function flagged(
  dialog: Dialog,
  session: Session,
  { question, event }: Reading & { readonly type: "flag" },
  take: (event: Event) => Update,
): Update {
  // What the last card asks about is lived with: it can wait for its turn.
  const isLivedWith = question === dialog.screen.at(-1)?.id;
  const phase = phaseOf(dialog, session);
  if (phase.type === "welcome" || phase.type === "minor") {
    return isLivedWith
      ? told(session, "begin-first")
      : told(looking(session, { type: "numbers" }), "typed-flag-first");
  }
  if (phase.type === "urgent" && phase.assessment.urgency === "emergency") return told(session);
  const answered = event === null ? session : take(event).session;
  const asked = looking(answered, reopen(question, "change"));
  return told(withoutNone(asked, question), isLivedWith ? "typed-about" : "typed-flag");
}

/** What a typed answer was taken for, to be said back; an urgent card says so itself. */
function saidBack(dialog: Dialog, { session }: Update, event: Event | null): readonly string[] {
  if (event?.type !== "answer" || phaseOf(dialog, session).type === "urgent") return [];
  const question = dialog.questions.get(event.question);
  const answer = session.answers.find((one) => one.question === event.question);
  return question && answer ? [heardText(dialog, question, answer)] : [];
}

/** The session without a "none of these" that what was typed puts in doubt. */
function withoutNone(session: Session, question: string): Session {
  const answers = session.answers.filter(
    (answer) => answer.question !== question || answer.options.length > 0,
  );
  return { ...session, answers };
}

/**
 * The session with answers that a text gave beside what was asked: those that are open, would be asked, and have room.
 * The safety screen is never answered this way.
 */
function withHeard(
  dialog: Dialog,
  session: Session,
  heard: readonly Heard[],
): { readonly session: Session; readonly taken: readonly string[] } {
  let kept = session;
  const taken: string[] = [];
  for (const { question: id, options } of heard) {
    const question = dialog.questions.get(id);
    const given = givenBy(dialog, kept.answers);
    if (!question || isScreening(question) || given.has(id)) continue;
    if (!holds(question.content.when, given, kept.age)) continue;
    const isFull = countAdaptive(dialog, kept.answers) >= mostAdaptive(dialog);
    if (isAdaptive(question) && isFull) continue;
    const answer: Answer = { question: id, options };
    kept = withAnswer(dialog, kept, answer);
    taken.push(heardText(dialog, question, answer));
  }
  return { session: kept, taken };
}

/** The session with lines of the safety screen ticked, beside those that are. */
function withTicks(dialog: Dialog, session: Session, ticks: readonly Tick[]): Session {
  return ticks.reduce((kept, { question, option }) => {
    const before = kept.answers.find((answer) => answer.question === question)?.options ?? [];
    const options = [...new Set([...before, option])];
    return { ...withAnswer(dialog, kept, { question, options }), checked: false };
  }, session);
}
