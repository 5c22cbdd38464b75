import { didYouMean } from "../app/loading/diagnostic.ts";
import { decodeSession, encodeSession } from "../app/tickets/session-codec.ts";
import {
  createSession,
  type Dialog,
  fitSession,
  type NoticeId,
  plainText,
  type Session,
  type View,
  viewOf,
} from "../engine/index.ts";
import { respond } from "../language/index.ts";

/** A reply to the card with a title. Replies to the same card are given in their order. */
type Reply = { readonly title: string; readonly words: string; readonly line: number };

/** What the last card must show, or must not. */
type Expectation = { readonly text: string; readonly isShown: boolean; readonly line: number };

/** One day of a plan: what is said on it, and what its last card must show. Day 0 is that of the walk. */
type Visit = {
  readonly day: number;
  readonly replies: Reply[];
  readonly expectations: Expectation[];
};

/** A test plan: a walk in plain text that a physiotherapist can read, when they come back, and what must come of it. */
export type Plan = {
  readonly title: string;
  readonly visits: readonly Visit[];
  /** Lines that page like a reply or an expectation, and are none. */
  readonly problems: readonly string[];
};

export type Played = {
  /** The session at its end. */
  readonly session: Session;
  /** All that was said, in plain text. */
  readonly transcript: string;
  /** What went otherwise than planned, each with its line. */
  readonly problems: readonly string[];
};

const MOST_CARDS = 80;
/** What the bot says to words that it did understand. */
const UNDERSTOOD: readonly NoticeId[] = [
  "understood",
  "typed-flag",
  "typed-flag-first",
  "typed-about",
  "typed-flag-later",
  "low-mood",
  "run-first",
];
const REPLY = "> ";
const SHOWS = /^(Shows|Does not show): (.+)$/;
const COMES_BACK = /^Back on day (\d+)$/;
const NEARLY_SHOWS = /^(shows?|does(n't| not) show)\b/i;

/**
 * Reads a plan. Its first line is its title; then, in any order and with any remarks between them:
 *
 *     Where does it hurt?                 the title of a card
 *     > Middle, or both sides             what the person types on it
 *     Shows: Best match so far            what the last card must hold
 *     Does not show: Shoes                and must not
 *     Back on day 7                       they open the walk again; all that follows is of that day
 */
export function readPlan(text: string): Plan {
  const lines = text.split("\n").map((line) => line.trim());
  let visit: Visit = { day: 0, replies: [], expectations: [] };
  const visits = [visit];
  const problems: string[] = [];
  let title = "";
  lines.forEach((line, at) => {
    const expected = SHOWS.exec(line);
    const [, day] = COMES_BACK.exec(line) ?? [];
    if (day !== undefined) {
      visit = { day: Number(day), replies: [], expectations: [] };
      visits.push(visit);
    } else if (line === REPLY.trim()) {
      problems.push(`line ${at + 1}: what do they type?`);
    } else if (!expected && NEARLY_SHOWS.test(line)) {
      problems.push(`line ${at + 1}: begin it with "Shows: " or "Does not show: "`);
    } else if (line.startsWith(REPLY)) {
      visit.replies.push({ title, words: line.slice(REPLY.length), line: at + 1 });
    } else if (expected) {
      const [, kind, shown = ""] = expected;
      visit.expectations.push({ text: shown, isShown: kind === "Shows", line: at + 1 });
    } else if (line !== "") {
      title = line;
    }
  });
  return { title: lines[0] ?? "", visits, problems };
}

/** Sunday 22 November 2026, in days since 1 January 1970. */
const DAY = Date.parse("2026-11-22") / 86_400_000;

/**
 * Plays a plan. Where it says nothing, safety cards get "none of these" and other questions "not sure".
 *
 * @param today in days since 1 January 1970; the same for all plans, so that the days that they speak of stay true
 */
export function playPlan(dialog: Dialog, plan: Plan, today = DAY): Played {
  const first: Played = { session: createSession(today), transcript: "", problems: plan.problems };
  const played = plan.visits.reduce<Played>((before, visit) => {
    const { session, transcript, problems } = playVisit(dialog, before.session, visit, today);
    return {
      session,
      transcript: [before.transcript, transcript].filter(Boolean).join("\n"),
      problems: [...before.problems, ...problems],
    };
  }, first);
  const expectsNothing = plan.visits.every(({ expectations }) => expectations.length === 0);
  return expectsNothing
    ? {
        ...played,
        problems: [...played.problems, "nothing is expected: add a line that begins with Shows:"],
      }
    : played;
}

/** A session as a ticket brings it to another day. */
function carried(dialog: Dialog, session: Session): Session {
  return fitSession(dialog, decodeSession(dialog, encodeSession(dialog, session, 0)).session)
    .session;
}

/** Plays one day of it, from where the day before led. */
function playVisit(
  dialog: Dialog,
  before: Session,
  { day, replies, expectations }: Visit,
  dayZero: number,
): Played {
  const today = dayZero + day;
  const left = [...replies];
  const said: string[] = day === 0 ? [] : [`${REPLY}(comes back on day ${day})`];
  const problems: string[] = [];
  const back = () => respond(dialog, carried(dialog, before), { type: "resume" }, today).session;
  let session = day === 0 ? before : back();
  let view = show(dialog, session);
  for (let cards = 0; cards < MOST_CARDS; cards++) {
    said.push(plainText(view));
    const at = left.findIndex(({ title }) => title === view.title);
    const [reply] = at < 0 ? [] : left.splice(at, 1);
    const event = reply
      ? ({ type: "words", text: reply.words, isNumbered: true } as const)
      : silence(dialog, view);
    if (event === null) break;
    if (cards === MOST_CARDS - 1) problems.push(`this walk goes on after ${MOST_CARDS} cards`);
    said.push(reply ? `${REPLY}${reply.words}` : `${REPLY}(${event.type})`);
    const update = respond(dialog, session, event, today);
    if (reply && update.notice !== null && !UNDERSTOOD.includes(update.notice)) {
      problems.push(`line ${reply.line}: "${reply.words}" is not understood on "${view.title}"`);
      break;
    }
    session = update.session;
    view = show(dialog, session);
  }
  return {
    session,
    transcript: said.join("\n"),
    problems: [...problems, ...unmet(dialog, expectations, left, view)],
  };
}

/** What a person who says nothing about a question answers; null on any other card. */
function silence(dialog: Dialog, view: View) {
  const question = dialog.questions.get(view.choices?.question ?? "");
  if (!question || question.role === "follow-up") return null;
  const isSafety = question.role === "screen" || (question.role === "check-in" && question.many);
  return isSafety
    ? ({ type: "answer", question: question.id, options: [] } as const)
    : ({ type: "not-sure", question: question.id } as const);
}

function unmet(
  dialog: Dialog,
  expectations: readonly Expectation[],
  left: readonly Reply[],
  view: View,
): readonly string[] {
  const prompts = [...dialog.questions.values()].map(({ content }) => content.prompt);
  const text = plainText(view);
  return [
    ...(view.kind === "question" ? [`nothing is said to "${view.title}"`] : []),
    ...left.map(
      ({ title, line }) =>
        `line ${line}: "${title}" never came; the walk ended on "${view.title}".${prompts.includes(title) ? "" : didYouMean(title, prompts)}`,
    ),
    ...expectations
      .filter(({ text: expected, isShown }) => text.includes(expected) !== isShown)
      .map(
        ({ text: expected, isShown, line }) =>
          `line ${line}: "${view.title}" ${isShown ? "does not show" : "shows"} "${expected}"`,
      ),
  ];
}

function show(dialog: Dialog, session: Session): View {
  return viewOf(dialog, session, { surface: "terminal", region: null });
}
