import { describe, expect, it } from "vitest";
import { createSession, phaseOf, plainText, type Session, viewOf } from "../../src/engine/index.ts";
import { respond } from "../../src/language/index.ts";
import type { Input } from "../../src/language/input.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const SETTING = { surface: "terminal", region: "uk" };
const press = (session: Session, event: Input, today = TODAY) =>
  respond(dialog, session, event, today).session;
const cardOf = (session: Session) => viewOf(dialog, session, SETTING);
const answer = (question: string, ...options: string[]): Input => ({
  type: "answer",
  question,
  options,
});

const agreed = press(createSession(TODAY), { type: "consent", age: "20-44" });
const emergency = press(agreed, answer("legs", "numb"));
const today = [answer("legs"), answer("ill", "unbearable"), answer("about")].reduce(
  (session, event) => press(session, event),
  agreed,
);

describe("someone who comes back after a card that ended the walk", () => {
  const returns: readonly (readonly [string, (session: Session) => Session])[] = [
    ["by a code", (session) => press(session, { type: "resume" })],
    ["by starting again", (session) => press(session, { type: "restart" })],
    ["by an old button the next day", (session) => press(session, { type: "keep" }, TODAY + 1)],
    [
      "by words the next day",
      (session) => press(session, { type: "words", text: "hi" }, TODAY + 1),
    ],
  ];
  it.each(returns.map(([name, back]) => ({ name, back })))(
    "is asked first whether they were seen, $name",
    ({ back }) => {
      for (const session of [emergency, today]) {
        const card = cardOf(back(session));
        expect(card.kind).toBe("seen");
        expect(plainText(card)).not.toContain("Call 999");
      }
    },
  );

  it("sees no ranking, plan or page before that is answered, whatever they press", () => {
    const back = press(today, { type: "resume" });
    for (const event of [
      { type: "plan" },
      { type: "keep" },
      { type: "details", cause: "load" },
      { type: "change" },
      { type: "carry-on" },
      { type: "back" },
      answer("ill"),
      { type: "consent", age: "20-44" },
      { type: "restart" },
    ] as const) {
      expect(cardOf(press(back, event)).kind, event.type).toBe("seen");
    }
    expect(cardOf(press(back, { type: "numbers" })).kind).toBe("numbers");
    expect(cardOf(press(back, { type: "not-ok" })).kind).toBe("not-ok");
  });

  it("reads without a ranking once seen, and can then begin afresh", () => {
    for (const session of [emergency, today]) {
      const back = press(session, { type: "resume" });
      const seen = press(back, { type: "seen", reply: "yes" });
      expect(cardOf(seen).kind).toBe("education");
      expect(cardOf(press(seen, { type: "restart" })).kind).toBe("welcome");
    }
  });

  it("gets the same card again while they were not seen, and is not asked twice that day", () => {
    const later = press(today, { type: "keep" }, TODAY + 3);
    const waiting = press(later, { type: "seen", reply: "no" }, TODAY + 3);
    expect(cardOf(waiting).kind).toBe("same-day");
    expect(cardOf(press(waiting, { type: "keep" }, TODAY + 3)).kind).toBe("keep");
    expect(cardOf(press(waiting, { type: "keep" }, TODAY + 4)).kind).toBe("seen");
  });

  it("can say that they had pressed the wrong thing, and goes on from there", () => {
    const back = press(emergency, { type: "restart" });
    const mistaken = press(back, { type: "seen", reply: "mistake" });
    expect(cardOf(mistaken).choices?.question).toBe("legs");
    expect(phaseOf(dialog, press(mistaken, answer("legs")))).toMatchObject({
      type: "question",
      question: { id: "ill" },
    });
  });

  it("can say so of an answer of the walk too, which is then asked again", () => {
    const walked = [
      answer("legs"),
      answer("ill"),
      answer("about"),
      answer("where", "upper"),
      { type: "resume" },
      { type: "seen", reply: "mistake" },
    ] as const;
    const mistaken = walked.reduce<Session>((session, event) => press(session, event), agreed);
    expect(cardOf(mistaken).choices?.question).toBe("where");
    expect(cardOf(press(mistaken, answer("where", "middle"))).kind).toBe("question");
  });

  it("is not asked about what they answer past midnight, before it has ended a walk", () => {
    const late = press(agreed, answer("legs", "numb"), TODAY + 1);
    expect(cardOf(late).kind).toBe("emergency");
    expect(cardOf(press(late, { type: "plan" }, TODAY + 1)).kind).toBe("emergency");
    expect(cardOf(press(late, { type: "plan" }, TODAY + 2)).kind).toBe("seen");
  });

  it("goes nowhere by an answer that was on an older card", () => {
    const back = press(today, { type: "resume" });
    const update = respond(dialog, back, answer("ill"), TODAY);
    expect(update.notice).toBe("stale-question");
    expect(update.session.answers).toEqual(back.answers);
  });

  it("gets the emergency card for new words of one, before saying whether they were seen", () => {
    const back = press(today, { type: "resume" });
    const told = press(back, { type: "words", text: "now I can't feel my bum" });
    expect(cardOf(told).kind).toBe("emergency");
  });

  it("is asked about new signs that they write once they were seen", () => {
    const seen = press(press(today, { type: "resume" }), { type: "seen", reply: "yes" });
    const told = press(seen, { type: "words", text: "since monday my bum has gone numb" });
    expect(cardOf(told).choices?.question).toBe("legs");
    expect(cardOf(press(told, answer("legs", "numb"))).kind).toBe("emergency");
  });

  it("is asked nothing of the kind where no card had ended the walk", () => {
    expect(cardOf(press(agreed, { type: "resume" }, TODAY + 5)).kind).toBe("question");
    expect(cardOf(press(agreed, { type: "restart" }, TODAY + 5)).kind).toBe("welcome");
  });
});

describe("the emergency card", () => {
  it("begins with the number alone, then one sentence to say, then the rest", () => {
    const { title, blocks } = cardOf(emergency);
    expect(title).toMatch(/^Emergency: call/);
    expect(blocks[0]).toEqual({ type: "call", lines: [{ number: "999", name: "UK" }] });
    expect(blocks[1]).toEqual({
      type: "text",
      text: "Say: “I have back pain, and I'm numb around my bottom or inner thighs.”",
    });
  });

  it("guesses nothing where no region is known: each number on a line of its own, with its countries", () => {
    const [calls] = viewOf(dialog, emergency, { surface: "terminal", region: null }).blocks;
    const lines = calls?.type === "call" ? calls.lines : [];
    expect(lines).toContainEqual({ number: "911", name: "US, Canada" });
    expect(new Set(lines.map(({ number }) => number)).size).toBe(lines.length);
    for (const { name } of dialog.content.regions) {
      expect(
        lines.some((line) => line.name.includes(name)),
        name,
      ).toBe(true);
    }
  });

  it("says that being driven will do only where that is so", () => {
    expect(cardOf(emergency).title).toContain("be driven to");
    const chest = press(press(agreed, answer("legs")), answer("ill", "chest"));
    expect(cardOf(chest).title).toBe("Emergency: call now");
  });
});

describe("the organiser's own line", () => {
  const near = { ...SETTING, localHelp: "Club physio Ada, Tuesdays" };
  const shows = (session: Session) =>
    plainText(viewOf(dialog, session, near)).includes("Club physio Ada");

  it("stands on the cards that ask to be seen, and for someone who is not OK", () => {
    expect(shows(today)).toBe(true);
    for (const reply of ["yes", "no"] as const) {
      expect(shows(press(agreed, { type: "not-ok", reply }))).toBe(true);
    }
    expect(shows(emergency)).toBe(false);
    expect(shows(agreed)).toBe(false);
  });
});
