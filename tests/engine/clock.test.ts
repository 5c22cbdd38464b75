import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { walkThrough } from "../../src/author/walk-through.ts";
import {
  createSession,
  type Event,
  plainText,
  type Session,
  step,
  type View,
  viewOf,
} from "../../src/engine/index.ts";
import { respond } from "../../src/language/index.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
/** In milliseconds since 1 January 1970. */
const NOON = (TODAY + 0.5) * 86_400_000;
const OPEN: Event = { type: "clock" };
const START: Event = { type: "clock-start", at: NOON };
/** The second press, so many seconds after the first. */
const end = (seconds: number): Event => ({ type: "clock-end", at: NOON + seconds * 1_000 });

const having = (session: Session, ...events: readonly Event[]) =>
  events.reduce((one, event) => step(dialog, one, event, TODAY).session, session);
const see = (session: Session) => viewOf(dialog, session, { surface: "discord", region: null });
const offered = ({ choices }: View) =>
  choices?.options.filter(({ event }) => event.type === "answer").map(({ id }) => id);
const ids = ({ controls }: View) => controls.map(({ id }) => id);

const resultOf = (given: Readonly<Record<string, readonly string[]>>) =>
  walkThrough(dialog, "20-44", ({ id, many }) => given[id] ?? (many ? [] : ["not-sure"]), TODAY);
const result = resultOf({ pain: ["0-2"], settle: ["hour"], cadence: ["not-sure"] });
const trying = (question: string) => having(result, { type: "self-test", question });

/** What is measured, and what came of it so many seconds after the first press; the last bit late or early. */
const MEASURED = [
  { question: "plank", figureAt: (seconds: number) => Math.floor(seconds - 5) },
  { question: "bridge", figureAt: (seconds: number) => Math.floor(seconds - 5) },
  { question: "cadence", figureAt: (seconds: number) => Math.round(3_600 / seconds) },
] as const;

describe("a clock of two presses", () => {
  it("reads as a physio would have someone do it", () => {
    const bridge = trying("bridge");
    const cards = [
      [],
      [START],
      [START, end(47.9)],
      [START, end(47.9), START, end(36)],
      [START, end(2)],
    ].map((events) => plainText(see(having(bridge, OPEN, ...events))));
    expect(cards.join("=====\n")).toMatchInlineSnapshot(`
      "Self-test. Stop if it hurts
      Stopwatch

      Press Start, then get into position. The clock starts 5 seconds later.

        1. Start

      [Back] [Stop]
      =====
      Self-test. Stop if it hurts
      Stopwatch

      Get into position: the clock starts 5 seconds after your press. Press when you stop.

        1. I've stopped

      [Back]
      =====
      Self-test. Stop if it hurts
      42 seconds

      That was one side. Time the other too.

        1. Use “30 to 59 seconds”

      [Once more] [Back] [Stop]
      =====
      Self-test. Stop if it hurts
      31 seconds

      Your tries: 42, 31 seconds. The shorter side counts.

        1. Use “30 to 59 seconds”

      [Once more] [Back] [Stop]
      =====
      Self-test. Stop if it hurts
      Stopwatch

      Press Start, then get into position. The clock starts 5 seconds later.

        1. Start

      [Back] [Stop]
      "
    `);
  });

  it.each(MEASURED)(
    "offers for $question the answer of the figure that it shows, and no other",
    ({ question, figureAt }) => {
      const bands = Object.entries(dialog.questions.get(question)?.content.numbers?.bands ?? {});
      const running = having(trying(question), OPEN, START);
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 400_000 }), (passed) => {
          const seconds = passed / 1_000;
          const figure = figureAt(seconds);
          const own = bands.filter(
            ([, [from, to]]) => figure >= from && figure < to && figure <= 300,
          );
          const card = see(having(running, end(seconds)));
          expect(offered(card)).toEqual(own.map(([id]) => id));
          if (own.length > 0) expect(card.title).toMatch(new RegExp(`^${figure} `));
        }),
        { numRuns: 2_000, seed: 22 },
      );
    },
  );

  it("counts the shorter of two sides, and of a plank the last", () => {
    const twice = [OPEN, START, end(45), START, end(30)];
    expect(offered(see(having(trying("bridge"), ...twice)))).toEqual(["under-30"]);
    const shorterFirst = [OPEN, START, end(30), START, end(45)];
    expect(offered(see(having(trying("bridge"), ...shorterFirst)))).toEqual(["under-30"]);
    expect(offered(see(having(trying("plank"), ...shorterFirst)))).toEqual(["under-60"]);
  });

  it("keeps what was measured when a further try comes to nothing", () => {
    const kept = having(trying("plank"), OPEN, START, end(50), START);
    const { session, notice } = step(dialog, kept, end(1), TODAY);
    expect(notice).toBe("not-timed");
    expect(offered(see(session))).toEqual(["under-60"]);
  });

  it("is closed by the way back alone, and put away by all else that is done", () => {
    const asked = trying("plank");
    for (const at of [[OPEN], [OPEN, START], [OPEN, START, end(40)]]) {
      const open = having(asked, ...at);
      expect(having(open, { type: "back" })).toEqual(asked);
      for (const type of ["stop", "help", "not-ok", "resume", "keep"] as const) {
        expect(having(open, { type }).clock).toBe(null);
      }
    }
  });

  it("is never started by a press that comes without a time, or where nothing is measured", () => {
    const open = having(trying("plank"), OPEN);
    expect(having(open, { type: "clock-start" })).toEqual(open);
    expect(having(open, end(40))).toEqual(open);
    for (const elsewhere of [createSession(TODAY), result, trying("bed-edge")]) {
      for (const event of [OPEN, START, end(40)]) {
        expect(having(elsewhere, event).clock).toBe(null);
      }
    }
  });

  it("ends by words that would leave the walk elsewhere, and goes on over those that say nothing", () => {
    const running = having(trying("plank"), OPEN, START);
    const at = NOON + 50_000;
    const said = (text: string) => respond(dialog, running, { type: "words", text, at }, TODAY);
    for (const text of ["stop", "Stop!", "done", "I've stopped", "1"]) {
      expect(offered(see(said(text).session)), text).toEqual(["under-60"]);
    }
    expect(said("gnarly blob").session.clock).toEqual(running.clock);
    expect(see(said("I want to kill myself").session).kind).toBe("not-ok");
    expect(ids(see(running))).toEqual(["back"]);
  });

  it("is offered where two presses can tell, and not to whom a test is not", () => {
    for (const { question } of MEASURED) {
      expect(ids(see(trying(question)))).toContain("clock");
    }
    expect(ids(see(trying("bed-edge")))).not.toContain("clock");
  });
});
