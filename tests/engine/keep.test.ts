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
const page = (session: Session, code?: string, region: string | null = "uk") => {
  const view = viewOf(dialog, press(session, { type: "keep" }), {
    surface: "terminal",
    region,
    code,
  });
  return { kind: view.kind, text: plainText({ ...view, controls: [] }) };
};

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

  it("holds every answer that was given", () => {
    for (const session of results) {
      const { text } = page(session);
      for (const { question, options } of session.answers) {
        const known = dialog.questions.get(question);
        const said = known?.content.options.filter(({ id }) => options.includes(id)) ?? [];
        if (said.length > 0) expect(text).toContain(`${known?.content.name}: `);
        for (const { label } of said) expect(text).toContain(inUnit(label, "miles"));
      }
    }
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
    const { text } = page(ticked);
    const [, notReported = ""] = /Asked, and not reported: (.*)\./.exec(text) ?? [];
    for (const { id, summary } of about?.content.options ?? []) {
      expect(notReported.includes(summary), summary).toBe(id !== "infection");
    }
    expect(text).toContain("the risk of infection: Diabetes or weak immunity");
  });

  it("fits a printed page: at most 750 words", () => {
    for (const session of results) {
      expect(page(session).text.split(/\s+/).length).toBeLessThanOrEqual(750);
    }
  });

  it("fits into one message, with a code and wherever they are", () => {
    for (const session of walks) {
      const { text } = page(session, "c".repeat(180), null);
      expect(text.length, text).toBeLessThanOrEqual(4000);
    }
  });

  it("carries the resume code whole where there is one, and says nothing of it where not", () => {
    const [session = createSession(TODAY)] = results;
    const code = "c".repeat(180);
    expect(page(session, code).text.split("\n")).toContain(code);
    expect(page(session).text).not.toContain("your code");
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
