import { describe, expect, it } from "vitest";
import { holderOf, type Owner, sealTicket } from "../../src/app/tickets/ticket.ts";
import { type Bot, turn } from "../../src/app/turn.ts";
import { walkThrough } from "../../src/author/walk-through.ts";
import { createDialog, plainText, step } from "../../src/engine/index.ts";
import type { Input } from "../../src/language/input.ts";
import { createBot } from "../bot.ts";
import { realDialog, TODAY } from "../dialog.ts";

const DAY = 86_400_000;
const NOW = TODAY * DAY;
const dialog = realDialog();
const logged: unknown[] = [];
const log = {
  debug: (...line: unknown[]) => void logged.push(line),
  warn: (...line: unknown[]) => void logged.push(line),
};
const bot = createBot({ dialog, log });
const owner: Owner = {
  platform: { name: "slack", number: 2 },
  team: "T0TEAM",
  user: "U0CANARYUSER",
};

function press(
  event: Input | null,
  ticket: string | null,
  changes: Partial<{ by: Owner; now: number; bot: Bot }> = {},
) {
  const { by = owner, now = NOW, bot: as = bot } = changes;
  return turn(as, { owner: by, surface: "terminal", ticket, event, now });
}

function play(...events: readonly Input[]) {
  return events.reduce<ReturnType<typeof press>>(
    (turned, event) => press(event, turned.ticket),
    press({ type: "start" }, null),
  );
}

const none = (question: string): Input => ({ type: "answer", question, options: [] });
const screened = () =>
  play({ type: "consent", age: "20-44" }, none("legs"), none("ill"), none("about"));

describe("turn", () => {
  it("starts on the welcome card", () => {
    expect(press({ type: "start" }, null).view.kind).toBe("welcome");
  });

  it("gives the same card and ticket for the same press, so a redelivery changes nothing", () => {
    const { ticket } = screened();
    const event: Input = { type: "answer", question: "where", options: ["middle"] };
    expect(press(event, ticket)).toEqual(press(event, ticket));
  });

  it("works from any earlier card: old buttons keep working", () => {
    const earlier = screened();
    const later = press({ type: "answer", question: "where", options: ["middle"] }, earlier.ticket);
    expect(later.view.choices?.question).toBe("how-long");
    const again = press({ type: "answer", question: "where", options: ["groin"] }, earlier.ticket);
    expect(again.view.choices?.question).toBe("bone");
  });

  it("says distances, and reads those typed, in the operator's region's unit until another is asked for", () => {
    const shoes: readonly Input[] = [
      { type: "words", text: "my shoes have 900 km on them" },
      { type: "change", question: "shoe-age" },
    ];
    const here = play(...shoes);
    expect(plainText(here.view)).toContain("Under 190 miles");
    const typed: Input = { type: "words", text: "600" };
    expect(plainText(press(typed, here.ticket).view)).toContain("shoes over 500 miles");
    const other = press({ type: "distances", unit: "km" }, here.ticket);
    expect(plainText(other.view)).toContain("Under 300 km");
    expect(plainText(press(typed, other.ticket).view)).toContain("shoes of 500 to 800 km");
    const later = [{ type: "consent", age: "20-44" }, { type: "change" }] as const;
    const list = later.reduce((at, event) => press(event, at.ticket), other);
    expect(plainText(list.view)).toContain("Over 800 km");
  });

  it.each([
    [
      "a stranger's",
      (ticket: string) => press({ type: "back" }, ticket, { by: { ...owner, user: "U1" } }),
      "not-yours",
    ],
    [
      "another platform's",
      (ticket: string) =>
        press({ type: "back" }, ticket, { by: { ...owner, platform: { name: "web", number: 3 } } }),
      "other-platform",
    ],
    ["a broken", (ticket: string) => press({ type: "back" }, ticket.slice(1)), "malformed"],
    ["an older", () => press({ type: "back" }, "x".repeat(84)), "older-format"],
  ] as const)("answers %s ticket with the start card and a kind word", (_name, act, notice) => {
    const { view } = act(screened().ticket);
    expect(view.kind).toBe("welcome");
    expect(plainText(view)).toContain(dialog.content.notices[notice]);
  });

  it("times a clock by the platform's own time, unless that is none to go by", () => {
    const asked = walkThrough(dialog, "20-44", ({ many }) => (many ? [] : ["not-sure"]), TODAY);
    const { session } = step(dialog, asked, { type: "self-test", question: "plank" }, TODAY);
    const open = press({ type: "clock" }, sealTicket(holderOf(bot, owner), session));
    const running = press({ type: "clock-start", at: NOW - 2_000 }, open.ticket);
    const titleOf = (at: number | undefined, now: number) =>
      press({ type: "clock-end", at }, running.ticket, { now: NOW + now }).view.title;
    expect(titleOf(NOW + 40_000, 44_000)).toBe("37 seconds");
    expect(titleOf(undefined, 40_000)).toBe("37 seconds");
    // Made up, or from a clock that is wrong by years.
    for (const at of [0, -1, NOW * 2, Number.MAX_SAFE_INTEGER]) {
      expect(titleOf(at, 40_000)).toBe("37 seconds");
    }
    const said = press({ type: "words", text: "stop" }, running.ticket, { now: NOW + 40_000 });
    expect(said.view.title).toBe("37 seconds");
  });

  it("asks the safety screen again after two weeks, and keeps the other answers", () => {
    const { ticket } = press(
      { type: "answer", question: "where", options: ["middle"] },
      screened().ticket,
    );
    const later = press({ type: "answer", question: "pain", options: ["0-2"] }, ticket, {
      now: NOW + 20 * DAY,
    });
    expect(later.view.choices?.question).toBe("legs");
    expect(plainText(later.view)).toContain(dialog.content.notices["screen-again"]);
    const again = [none("legs"), none("ill"), none("about")].reduce(
      (turned, event) => press(event, turned.ticket, { now: NOW + 20 * DAY }),
      later,
    );
    expect(again.view.choices?.question).toBe("how-long");
  });

  it("lets anyone get help from any card, however old or foreign", () => {
    const { ticket } = screened();
    const stranger = { ...owner, user: "U1" };
    expect(press({ type: "not-ok" }, ticket, { by: stranger }).view.kind).toBe("not-ok");
    expect(press({ type: "numbers" }, ticket, { now: NOW + 20 * DAY }).view.kind).toBe("numbers");
  });

  it("tells in one sentence when changed content dropped an answer", () => {
    const { ticket } = press(
      { type: "answer", question: "where", options: ["middle"] },
      screened().ticket,
    );
    const { content, lock } = dialog;
    const questions = content.questions.filter(({ id }) => id !== "where");
    const changed: Bot = {
      ...bot,
      fingerprint: 2,
      dialog: createDialog({ ...content, questions }, lock),
    };
    const { view } = press(null, ticket, { bot: changed });
    expect(plainText(view)).toContain(dialog.content.notices["content-changed"]);
    expect(view.choices?.question).toBe("how-long");
  });

  it("logs no answer, typed word, ticket or id", () => {
    logged.length = 0;
    const { ticket } = screened();
    press({ type: "words", text: "canary words about my back" }, ticket);
    press({ type: "answer", question: "where", options: ["middle"] }, ticket);
    const lines = JSON.stringify(logged);
    expect(logged.length).toBeGreaterThan(0);
    for (const secret of ["canary", "CANARY", "middle", "T0TEAM", ticket]) {
      expect(lines).not.toContain(secret);
    }
  });
});
