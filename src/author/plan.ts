import { didYouMean } from "../app/loading/diagnostic.ts";
import {
  createSession,
  type Dialog,
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

/** A test plan: a walk in plain text that a physiotherapist can read, and what must come of it. */
export type Plan = {
  readonly title: string;
  readonly replies: readonly Reply[];
  readonly expectations: readonly Expectation[];
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
const NEARLY_SHOWS = /^(shows?|does(n't| not) show)\b/i;

/**
 * Reads a plan. Its first line is its title; then, in any order and with any remarks between them:
 *
 *     Where does it hurt?                 the title of a card
 *     > Middle, or both sides             what the person types on it
 *     Shows: Best match so far            what the last card must hold
 *     Does not show: Shoes                and must not
 */
export function readPlan(text: string): Plan {
  const lines = text.split("\n").map((line) => line.trim());
  const replies: Reply[] = [];
  const expectations: Expectation[] = [];
  const problems: string[] = [];
  let title = "";
  lines.forEach((line, at) => {
    const expected = SHOWS.exec(line);
    if (line === REPLY.trim()) {
      problems.push(`line ${at + 1}: what do they type?`);
    } else if (!expected && NEARLY_SHOWS.test(line)) {
      problems.push(`line ${at + 1}: begin it with "Shows: " or "Does not show: "`);
    } else if (line.startsWith(REPLY)) {
      replies.push({ title, words: line.slice(REPLY.length), line: at + 1 });
    } else if (expected) {
      const [, kind, shown = ""] = expected;
      expectations.push({ text: shown, isShown: kind === "Shows", line: at + 1 });
    } else if (line !== "") {
      title = line;
    }
  });
  return { title: lines[0] ?? "", replies, expectations, problems };
}

/** Sunday 22 November 2026, in days since 1 January 1970. */
const DAY = Date.parse("2026-11-22") / 86_400_000;

/**
 * Plays a plan. Where it says nothing, safety cards get "none of these" and other questions "not sure".
 *
 * @param today in days since 1 January 1970; the same for all plans, so that the days that they speak of stay true
 */
export function playPlan(dialog: Dialog, plan: Plan, today = DAY): Played {
  const left = [...plan.replies];
  const said: string[] = [];
  const problems = [...plan.problems];
  let session = createSession(today);
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
    problems: [...problems, ...unmet(dialog, plan, left, view)],
  };
}

/** What a person who says nothing about a question answers; null on any other card. */
function silence(dialog: Dialog, view: View) {
  const question = dialog.questions.get(view.choices?.question ?? "");
  if (!question || question.role === "follow-up") return null;
  return question.role === "screen"
    ? ({ type: "answer", question: question.id, options: [] } as const)
    : ({ type: "not-sure", question: question.id } as const);
}

function unmet(dialog: Dialog, plan: Plan, left: readonly Reply[], view: View): readonly string[] {
  const prompts = [...dialog.questions.values()].map(({ content }) => content.prompt);
  const text = plainText(view);
  return [
    ...(view.kind === "question" ? [`nothing is said to "${view.title}"`] : []),
    ...left.map(
      ({ title, line }) =>
        `line ${line}: "${title}" never came; the walk ended on "${view.title}".${prompts.includes(title) ? "" : didYouMean(title, prompts)}`,
    ),
    ...plan.expectations
      .filter(({ text: expected, isShown }) => text.includes(expected) !== isShown)
      .map(
        ({ text: expected, isShown, line }) =>
          `line ${line}: "${view.title}" ${isShown ? "does not show" : "shows"} "${expected}"`,
      ),
    ...(plan.expectations.length === 0
      ? ["nothing is expected: add a line that begins with Shows:"]
      : []),
  ];
}

function show(dialog: Dialog, session: Session): View {
  return viewOf(dialog, session, { surface: "terminal", region: null });
}
