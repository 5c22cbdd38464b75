import { describe, expect, it } from "vitest";
import { createSession, type Event, phaseOf, type Session, step } from "../../src/engine/index.ts";
import { respond } from "../../src/language/index.ts";
import { readWords } from "../../src/language/reading.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const none = (question: string): Event => ({ type: "answer", question, options: [] });
const pick = (question: string, option: string): Event => ({
  type: "answer",
  question,
  options: [option],
});
const having = (...events: readonly Event[]) =>
  events.reduce(
    (session, event) => step(dialog, session, event, TODAY).session,
    createSession(TODAY),
  );

const screened: readonly Event[] = [
  { type: "consent", age: "20-44" },
  none("legs"),
  none("ill"),
  none("about"),
];
const begun = [...screened, pick("where", "middle"), pick("how-long", "short")];

function toResult(session: Session): Session {
  const phase = phaseOf(dialog, session);
  if (phase.type !== "question") return session;
  return toResult(
    step(dialog, session, { type: "not-sure", question: phase.question.id }, TODAY).session,
  );
}

const CARDS: readonly (readonly [string, Session])[] = [
  ["the first card", having()],
  ["a safety card", having({ type: "consent", age: "20-44" })],
  ["the first question", having(...screened)],
  ["how bad it was", having(...begun)],
  ["what makes it worse", having(...begun, pick("pain", "3-4"), pick("settle", "hour"))],
  ["the result", toResult(having(...begun))],
];
const meantOn = (text: string) =>
  CARDS.map(([name, session]) => {
    const reading = readWords(dialog, session, text, false, "uk");
    return [name, reading.type === "event" && reading.event.type === "run"];
  });
const everywhere = (isAsked: boolean) => CARDS.map(([name]) => [name, isAsked]);

describe("a question of whether they may run", () => {
  it.each([
    "May I run?",
    "can I run",
    "can I still run",
    "can I race on Saturday?",
    "can i do my half marathon on sunday?",
    "my half on saturday?",
    "how far can I run",
    "how many miles can i run",
    "when can i run again",
    "can i start running again?",
    "should I stop running?",
    "should I keep running",
    "should i run with this",
    "ok to run?",
    "am I ok to run",
    "is running ok?",
    "is it safe to run?",
  ])("is heard on every card: %s", (text) => {
    expect(meantOn(text)).toEqual(everywhere(true));
  });

  it.each([
    "after a run",
    "the whole run",
    "it hurts when I run",
    "only when i run",
    "worse on fast runs",
    "I run three times a week",
    "I can run 5k fine",
    "I could run 10k before",
    "I couldn't run on it",
    "I can't run",
    "i'm fine to run on the flat",
    "how can I run without pain",
    "which shoes should I run in",
  ])("is not heard in what only speaks of runs: %s", (text) => {
    expect(meantOn(text)).toEqual(everywhere(false));
  });

  it("is not the word alone, where a question is open", () => {
    const [, , ...questions] = CARDS.slice(0, -1);
    for (const [name, session] of questions) {
      expect(readWords(dialog, session, "run", false, "uk").type, name).not.toBe("event");
    }
  });

  it.each([
    ["I feel suicidal because I can't run, can I run again", "distress"],
    ["can I run, my bottom is numb", "flag"],
    ["can I race on Saturday? I blacked out on my last run", "flag"],
  ])("never stands before what may need help: %s", (text, type) => {
    expect(readWords(dialog, having(...screened), text, false, "uk").type).toBe(type);
  });

  it("leaves a story its answers", () => {
    const story = "worse on fast runs and downhill, can I run on Saturday?";
    const { session } = respond(
      dialog,
      having(...screened),
      { type: "words", text: story },
      TODAY,
      "uk",
    );
    expect(session.answers.find(({ question }) => question === "worse")?.options).toEqual([
      "fast",
      "down",
    ]);
  });

  it("begins with what is to be agreed to, and says what comes", () => {
    const update = respond(
      dialog,
      having(),
      { type: "words", text: "can I race on Saturday?" },
      TODAY,
      "uk",
    );
    expect(phaseOf(dialog, update.session).type).toBe("welcome");
    expect(update.notice).toBe("run-first");
  });
});
