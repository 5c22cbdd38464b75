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

const HELD = {
  figureAt: (seconds: number) => Math.floor(seconds - 5),
  secondsAt: (figure: number) => figure + 5,
};
/** What is measured, and what comes of it so many seconds after the first press; and back. */
const MEASURED = [
  { question: "plank", ...HELD },
  { question: "bridge", ...HELD },
  {
    question: "cadence",
    figureAt: (seconds: number) => Math.round(3_600 / seconds),
    secondsAt: (figure: number) => 3_600 / figure,
  },
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

      Get down first, phone by your hand. The clock starts 5 seconds after you press Start.

        1. Start

      [Back] [Stop]
      =====
      Self-test. Stop if it hurts
      Stopwatch

      The clock starts 5 seconds after your press. Press when you stop.

        1. I've stopped

      [Back]
      =====
      Self-test. Stop if it hurts
      42 seconds

        1. Time the other side
        2. Use “30 to 59 seconds”

      [Back] [Stop]
      =====
      Self-test. Stop if it hurts
      31 seconds

      Your tries: 42, 31 seconds. The shorter side counts.

        1. Once more
        2. Use “30 to 59 seconds”

      [Back] [Stop]
      =====
      Self-test. Stop if it hurts
      Stopwatch

      Get down first, phone by your hand. The clock starts 5 seconds after you press Start.

        1. Start

      [Back] [Stop]
      "
    `);
  });

  it.each(MEASURED)(
    "offers for $question the answer of the figure that it shows, at every band's edge and between",
    ({ question, figureAt, secondsAt }) => {
      const bands = Object.entries(dialog.questions.get(question)?.content.numbers?.bands ?? {});
      const running = having(trying(question), OPEN, START);
      const edges = bands.flatMap(([, ends]) => ends).flatMap((edge) => [edge - 1, edge, edge + 1]);
      const seconds = fc.oneof(
        fc
          .constantFrom(...edges.filter((edge) => edge > 0))
          .chain((edge) =>
            fc.integer({ min: -900, max: 900 }).map((ms) => secondsAt(edge) + ms / 1_000),
          ),
        fc.integer({ min: 1, max: 400_000 }).map((ms) => ms / 1_000),
      );
      const seen = new Set<string>();
      fc.assert(
        fc.property(
          seconds.map((one) => Math.round(one * 1_000) / 1_000).filter((one) => one > 0),
          (passed) => {
            const figure = figureAt(passed);
            const own = bands.filter(
              ([, [from, to]]) => figure >= from && figure < to && figure <= 300,
            );
            const card = see(having(running, end(passed)));
            for (const [id] of own) seen.add(id);
            expect(offered(card)).toEqual(own.map(([id]) => id));
            if (own.length > 0) expect(card.title).toMatch(new RegExp(`^${figure} `));
          },
        ),
        { numRuns: 2_000, seed: 22 },
      );
      expect(seen.size).toBe(bands.length);
    },
  );

  it("counts the shorter of two sides, begins anew with a third try, and of a plank takes the last", () => {
    const twice = [OPEN, START, end(45), START, end(30)];
    expect(offered(see(having(trying("bridge"), ...twice)))).toEqual(["under-30"]);
    expect(offered(see(having(trying("bridge"), ...twice, START, end(50))))).toEqual(["under-60"]);
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

  it("is no answer by two presses in one place, however long it was left running", () => {
    for (const question of ["plank", "bridge", "cadence"]) {
      for (const seconds of [20, 24, 60, 240, 290]) {
        const ended = having(trying(question), OPEN, START, end(seconds));
        const [first] = see(ended).choices?.options ?? [];
        expect(first?.event).toEqual({ type: "clock-start" });
      }
    }
  });

  it("is closed by the way back alone, and put away by whatever leads elsewhere", () => {
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

  it("starts and ends by words that would begin or leave the walk elsewhere", () => {
    const at = NOON + 50_000;
    const open = having(trying("plank"), OPEN);
    const running = having(open, START);
    const ended = having(running, end(40));
    const said = (session: Session, text: string) =>
      respond(dialog, session, { type: "words", text, at }, TODAY).session;
    for (const text of ["stop", "Stop!", "done", "I've stopped", "finished", "end", "1"]) {
      expect(offered(see(said(running, text))), text).toEqual(["under-60"]);
    }
    for (const session of [open, running, ended]) {
      for (const text of ["start", "again", "once more", "go"]) {
        const { clock, answers } = said(session, text);
        expect(clock?.since, text).toBe(at + 5_000);
        expect(answers).toEqual(session.answers);
      }
      // What was measured otherwise may be told here too.
      const told = said(session, "45 seconds").answers;
      expect(told.find((answer) => answer.question === "plank")?.options).toEqual(["under-60"]);
      expect(see(said(session, "quit")).kind).toBe("stopped");
      expect(see(said(session, "I want to kill myself")).kind).toBe("not-ok");
      expect(said(session, "my bum has gone numb").clock).toBe(null);
      expect(said(session, "gnarly blob").clock).toEqual(session.clock);
      expect(said(session, "show miles please").clock).toEqual(session.clock);
    }
    expect(ids(see(running))).toEqual(["back"]);
  });

  it("is offered where two presses can tell, and to nobody whom a test is not for", () => {
    for (const { question } of MEASURED) expect(ids(see(trying(question)))).toContain("clock");
    expect(ids(see(trying("bed-edge")))).not.toContain("clock");
    const severe = resultOf({ pain: ["8-10"], "severe-rest": ["eases"], settle: ["longer"] });
    for (const { question } of MEASURED) {
      const asked: Session = {
        ...severe,
        page: { type: "question", question, as: "change", why: false },
      };
      expect(ids(see(asked)), question).not.toContain("clock");
      expect(having(asked, OPEN).clock).toBe(null);
    }
  });
});
