import { describe, expect, it } from "vitest";
import { drawPerson, randomFrom } from "../../src/author/people.ts";
import { walkThrough } from "../../src/author/walk-through.ts";
import {
  createSession,
  type Event,
  type Question,
  type Session,
  step,
  viewOf,
} from "../../src/engine/index.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const on = (session: Session, ...events: readonly Event[]) =>
  viewOf(
    dialog,
    events.reduce((one, event) => step(dialog, one, event, TODAY).session, session),
    { surface: "web", region: null },
  ).tool;
const start = createSession(TODAY);
/** A walk to the result; what an instrument answers is told on the way, or not. */
const walk = (
  given: Readonly<Record<string, readonly string[]>>,
  seen: Map<string, string | null>,
) =>
  walkThrough(
    dialog,
    "20-44",
    ({ id, many }, session) => {
      seen.set(id, on(session));
      return given[id] ?? (many ? [] : ["not-sure"]);
    },
    TODAY,
  );
const LONG_STEPS = {
  pain: ["0-2"],
  settle: ["hour"],
  worse: ["down"],
  helps: ["steps"],
  helped: ["gone"],
};

describe("the instrument that a card leads to", () => {
  it("is a stopwatch where a test or an exercise is held", () => {
    const result = walk({ pain: ["0-2"], settle: ["hour"] }, new Map());
    expect(on(result, { type: "self-test", question: "plank" })).toBe("stopwatch");
    expect(on(start, { type: "exercise", exercise: "side-plank" })).toBe("stopwatch");
    expect(on(start, { type: "exercise", exercise: "squat" })).toBe(null);
  });

  it("is a metronome where quicker steps are spoken of", () => {
    expect(on(start, { type: "learn", topic: "form" })).toBe("metronome");
    expect(on(start, { type: "learn", topic: "shoes" })).toBe(null);
  });

  it("counts steps where they are asked for; a film waits until the walk is over, and stands in Learn", () => {
    const seen = new Map<string, string | null>();
    const random = randomFrom(21);
    for (let people = 0; people < 150; people++) {
      const { age, answer } = drawPerson(dialog, random);
      const look = (question: Question, session: Session) => {
        seen.set(question.id, on(session));
        return answer(question);
      };
      walkThrough(dialog, age, look, TODAY);
    }
    expect(seen.size).toBeGreaterThan(20);
    expect([...seen.values()].filter((tool) => tool === "film")).toEqual([]);
    const result = walk({ pain: ["0-2"], settle: ["hour"] }, new Map());
    expect(on(result, { type: "self-test", question: "cadence" })).toBe("steps");
    expect(on(result, { type: "self-test", question: "foot" })).toBe("film");
    expect(on(start, { type: "learn", topic: "film" })).toBe("film");
  });

  it("is a film on the result where running form is in question and nobody has looked", () => {
    const result = walk({ ...LONG_STEPS, trunk: ["folded"] }, new Map());
    const looked = step(
      dialog,
      result,
      { type: "answer", question: "foot", options: ["far"] },
      TODAY,
    );
    expect(on(result)).toBe("film");
    expect(on(looked.session, { type: "carry-on" })).toBe(null);
    const shoes = walk({ helps: ["shoes"], helped: ["gone"] }, new Map());
    expect(on(shoes)).toBe(null);
  });
});
