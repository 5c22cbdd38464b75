import { describe, expect, it } from "vitest";
import { drawPerson, randomFrom } from "../../src/author/people.ts";
import { walkThrough } from "../../src/author/walk-through.ts";
import { inUnit } from "../../src/engine/content/distance.ts";
import {
  createSession,
  type Event,
  phaseOf,
  plainText,
  type Session,
  step,
  viewOf,
} from "../../src/engine/index.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const press = (session: Session, event: Event) => step(dialog, session, event, TODAY).session;
const shown = (session: Session, code?: string, region: string | null = "uk") => {
  const view = viewOf(dialog, session, { surface: "terminal", region, code });
  return {
    kind: view.kind,
    controls: view.controls.map(({ id }) => id),
    text: plainText({ ...view, controls: [] }),
  };
};
const page = (session: Session, code?: string, region?: string | null) =>
  shown(press(session, { type: "keep" }), code, region);
/** The page for whoever helps, which the page to keep leads to. */
const handed = (session: Session, code?: string, region?: string | null) =>
  shown(press(press(session, { type: "keep" }), { type: "hand-over" }), code, region);
/** With a plan that was opened, and nothing told for it. */
const planned = (session: Session) =>
  press(press(session, { type: "plan" }), { type: "skip-numbers" });

const random = randomFrom(4);
/** Whole walks, with every self-test done. */
const walks = Array.from({ length: 60 }, () => {
  const person = drawPerson(dialog, random);
  return dialog.selfTests.reduce(
    (session, test) =>
      press(press(session, { type: "self-test", question: test.id }), {
        type: "answer",
        question: test.id,
        options: person.answer(test),
      }),
    walkThrough(dialog, person.age, person.answer, TODAY),
  );
});
const results = walks.filter((session) => phaseOf(dialog, session).type === "result");

describe("the page to keep", () => {
  it("is there for the walks below", () => {
    expect(results.length).toBeGreaterThan(30);
  });

  it("leads to a page for a physio or doctor, which holds every answer that was given, and back", () => {
    for (const session of results) {
      expect(page(session).controls).toContain("hand-over");
      const { text } = handed(session);
      for (const { question, options } of session.answers) {
        const known = dialog.questions.get(question);
        const said = known?.content.options.filter(({ id }) => options.includes(id)) ?? [];
        if (said.length > 0) expect(text).toContain(`${known?.content.name}: `);
        for (const { label } of said) expect(text).toContain(inUnit(label, "miles"));
      }
      const there = press(press(session, { type: "keep" }), { type: "hand-over" });
      expect(press(there, { type: "back" }).page).toEqual({ type: "keep" });
    }
  });

  it("holds the two weeks, how sore a run may get, the way back and every sign", () => {
    const { plan, result } = dialog.content;
    const [signs = ""] = inUnit(result.callNow, "miles").replaceAll("**", "").split("{");
    for (const session of results) {
      const opened = planned(session);
      const { text } = page(opened);
      const weeks = shown(opened)
        .text.split("\n")
        .filter((line) => line.startsWith("- Week"));
      for (const line of weeks) expect(text).toContain(line);
      for (const line of plan.rule) expect(text).toContain(line.replaceAll("**", ""));
      expect(text).toContain(signs);
      expect(text.includes("Ten times")).toBe(weeks.length > 0 || text.includes("Run every other"));
    }
    const held = results.filter((session) => !page(planned(session)).text.includes("Week 1"));
    expect(held.length).toBeLessThan(results.length / 2);
  });

  it("lists what was asked about and not reported, and never what was", () => {
    const about = dialog.questions.get("about");
    const ticked = walkThrough(
      dialog,
      "20-44",
      ({ id, role, many }) =>
        id === "about"
          ? ["infection"]
          : id === "infection-which"
            ? ["lasting"]
            : role === "screen" || many
              ? []
              : ["not-sure"],
      TODAY,
    );
    const { text } = handed(ticked);
    const [, notReported = ""] = /Asked, and not reported: (.*)\./.exec(text) ?? [];
    for (const { id, summary } of about?.content.options ?? []) {
      expect(notReported.includes(summary), summary).toBe(id !== "infection");
    }
    expect(text).toContain("the risk of infection: Diabetes or weak immunity");
  });

  it("fits a printed page: at most 750 words", () => {
    for (const session of results) {
      for (const { text } of [page(planned(session)), handed(session)]) {
        expect(text.split(/\s+/).length).toBeLessThanOrEqual(750);
      }
    }
  });

  it("fits into one message, with a code and wherever they are", () => {
    for (const session of walks) {
      for (const open of [page, handed]) {
        const { text } = open(planned(session), "c".repeat(180), null);
        expect(text.length, text).toBeLessThanOrEqual(4000);
      }
    }
  });

  it("carries the resume code whole where there is one, and says why where there is none", () => {
    const [session = createSession(TODAY)] = results;
    const code = "c".repeat(180);
    expect(page(session, code).text.split("\n")).toContain(code);
    expect(page(session, code).text).not.toContain("no key that lasts");
    expect(page(session).text).toContain("no key that lasts");
  });

  it("is there to read out on a same-day card, without a ranking; not in an emergency, nor before the result", () => {
    const urgent = walkThrough(
      dialog,
      "20-44",
      ({ id, role }) => (id === "ill" ? ["unbearable"] : role === "screen" ? [] : ["not-sure"]),
      TODAY,
    );
    expect(page(urgent).kind).toBe("keep");
    expect(page(urgent).text).toContain("Please get this checked today");
    expect(page(urgent).text).not.toContain("What the answers point to");
    expect(page(urgent).text).toContain("Asked, and not reported");
    expect(page(urgent).controls).not.toContain("hand-over");
    const limp = walkThrough(
      dialog,
      "20-44",
      ({ id, role }) => (id === "pain" ? ["limp"] : role === "screen" ? [] : ["not-sure"]),
      TODAY,
    );
    expect(page(limp).text).toContain("You told me: you're not sure about signs of a sore bone.");
    expect(page(limp).text).toContain("Until then, no running or jumping");
    const emergency = press(press(createSession(TODAY), { type: "consent", age: "20-44" }), {
      type: "answer",
      question: "legs",
      options: ["numb"],
    });
    expect(page(emergency).kind).toBe("emergency");
    expect(page(createSession(TODAY)).kind).toBe("welcome");
  });
});
