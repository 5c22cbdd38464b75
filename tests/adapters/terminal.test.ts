import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { converse } from "../../adapters/terminal/conversation.ts";
import { runJsonLines } from "../../adapters/terminal/json-lines.ts";
import { headText, layoutOf } from "../../adapters/terminal/layout.ts";
import { startTerminal } from "../../adapters/terminal/start.ts";
import { drawPerson, randomFrom } from "../../src/author/people.ts";
import { walkThrough } from "../../src/author/walk-through.ts";
import { type Event, phaseOf, type Session, step, viewOf } from "../../src/engine/index.ts";
import { createBot } from "../bot.ts";
import { TODAY } from "../dialog.ts";
import { describeAdapter, describeStart } from "./contract.ts";
import { createDriver } from "./terminal-member.ts";

const bot = createBot();

const driver = createDriver(bot);
describeAdapter("the terminal", () => driver);
for (const mode of ["plain", "json"] as const) {
  const settings = { mode, answers: null, code: null, env: {} };
  const ends = () => ({ stdin: new PassThrough(), stdout: new PassThrough() });
  describeStart(`The terminal, ${mode},`, () => startTerminal(bot, settings, ends()));
}

describe("a walk in the terminal", () => {
  const SETTINGS = { mode: "plain", answers: null, code: null, env: {} } as const;

  it("is ready until the person stops", async () => {
    const [stdin, stdout] = [new PassThrough(), new PassThrough()];
    const walk = await startTerminal(bot, SETTINGS, { stdin, stdout });
    expect(walk.state()).toBe("ready");
    stdin.write("2\nstop\n");
    expect(await walk.ended).toBe("");
    expect(walk.state()).toBe("unreachable");
    expect(await text(stdout.end())).toContain("--resume CODE");
  });

  it("says goodbye when it is stopped", async () => {
    const [stdin, stdout] = [new PassThrough(), new PassThrough()];
    const walk = await startTerminal(bot, SETTINGS, { stdin, stdout });
    await walk.stop();
    expect(await text(stdout.end())).toContain("Nothing is saved.");
  });
});

describe("JSON Lines", () => {
  it("take whether someone was seen", async () => {
    const [day, nextDay] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 2)];
    const urgent = converse(bot, () => day);
    urgent.send({ type: "consent", age: "20-44" });
    urgent.send({ type: "answer", question: "legs", options: ["numb"] });
    const back = converse(bot, () => nextDay, urgent.ticket());
    const output = new PassThrough({ encoding: "utf8" });
    const events = back.view().choices?.options.map(({ event }) => event) ?? [];
    await runJsonLines(back, Readable.from([`${JSON.stringify(events[0])}\n`]), output);
    expect(events[0]).toEqual({ type: "seen", reply: "yes" });
    expect(JSON.parse(output.read()).view.kind).toBe("education");
  });
});

describe("a window of 24 lines and 80 columns", () => {
  const { dialog } = bot;
  const layout = layoutOf({ columns: 80 }, {});
  const random = randomFrom(24);
  const walks = Array.from({ length: 300 }, () => drawPerson(dialog, random))
    .map((person) => walkThrough(dialog, person.age, person.answer, TODAY))
    .filter((session) => phaseOf(dialog, session).type === "result");
  const opened: readonly Event[] = [
    { type: "plan" },
    { type: "answer", question: "sooner", options: ["no"] },
    { type: "skip-numbers" },
  ];
  const plans = walks.map((walk) =>
    opened.reduce((session, event) => step(dialog, session, event, TODAY).session, walk),
  );
  /** The card, a line for each way on, and the hint. */
  const linesOf = (session: Session) => {
    const view = viewOf(dialog, session, { surface: "terminal", region: null });
    const text = headText(view, layout, true).trimEnd();
    return text.split("\n").length + view.controls.length + 1;
  };

  it.each([
    ["result", walks],
    ["plan", plans],
  ] as const)(
    "holds the %s and its ways on, for nine in ten; of longer ones, the rest comes by key",
    (kind, cards) => {
      expect(cards.length).toBeGreaterThan(100);
      const fitting = cards.filter((session) => linesOf(session) <= 24);
      expect(fitting.length / cards.length, kind).toBeGreaterThanOrEqual(0.9);
    },
  );
});
