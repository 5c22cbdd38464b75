import { describe, expect, it } from "vitest";
import {
  createSession,
  type Event,
  plainText,
  type Session,
  step,
  viewOf,
} from "../../src/engine/index.ts";
import { faqsIn } from "../../src/language/faqs.ts";
import { respond, understand } from "../../src/language/index.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const asked = (text: string) => faqsIn(dialog, understand(dialog, text)).map(({ faq }) => faq);
const having = (session: Session, ...events: readonly Event[]) =>
  events.reduce((one, event) => step(dialog, one, event, TODAY).session, session);
const see = (session: Session) => viewOf(dialog, session, { surface: "terminal", region: "uk" });
const say = (session: Session, text: string) =>
  respond(dialog, session, { type: "words", text }, TODAY);
const start = createSession(TODAY);
const onScreen = having(start, { type: "consent", age: "20-44" });
const none = (question: string): Event => ({ type: "answer", question, options: [] });
const atWhere = having(onScreen, none("legs"), none("ill"), none("about"));

describe("a question that runners ask", () => {
  it.each([
    ["can i take ibuprofen before a race?", "painkillers"],
    ["do I need an MRI for this", "scan"],
    ["is it ok to swim instead", "cross-train"],
    ["should i use ice or a hot water bottle", "ice-heat"],
    ["is my mattress to blame, how should I lie?", "sleep"],
    ["physio or chiropractor, who should I see?", "physio-chiro"],
    ["Am I too old for this at 63?", "too-old"],
    ["I was told I have a bulging disc. Can I still run?", "discs"],
    ["which stretches help", "stretches"],
    ["Low back sore on the left since May. Would a lumbar belt help?", "belt"],
  ])("is known: %s", (text, faq) => {
    expect(asked(text)[0]).toBe(faq);
  });

  it.each([
    "my mattress is new",
    "had a massage on friday",
    "the physio said rest",
    "My back hurts on the left after long runs and it has been three weeks now.",
  ])("is not heard where nothing is asked: %s", (text) => {
    expect(asked(text)).toEqual([]);
  });

  it("is answered over the card that it was asked on, and then that card goes on", () => {
    for (const session of [start, onScreen, atWhere]) {
      const before = see(session);
      const answered = say(session, "do I need a scan?").session;
      const view = see(answered);
      expect(view.title).toBe(dialog.content.faqs.find(({ id }) => id === "scan")?.title);
      const on = view.controls.find(({ id }) => id === "carry-on");
      if (!on) throw new Error("There is no way on.");
      expect(see(having(answered, on.event)).title).toBe(before.title);
    }
  });

  it("waits for what may need help in the same words", () => {
    const { session } = say(onScreen, "I can't pee since yesterday, do I need a scan?");
    expect(see(session).kind).toBe("emergency");
    const flagged = say(atWhere, "my inner thighs are numb, would a belt help?");
    expect(flagged.notice).toBe("typed-flag");
  });

  it("that is none of these is said to be unknown, with the nearest", () => {
    const unknown = having(start, { type: "ask-unknown", faqs: ["scan", "sleep", "belt"] });
    expect(plainText(see(unknown))).toContain(dialog.content.cards["faq-unknown"].title);
    expect(see(unknown).choices?.options.map(({ id }) => id)).toEqual(["scan", "sleep", "belt"]);
  });

  it("leads to whether they may run, where that is all it asks", () => {
    const result = say(atWhere, "may I race on Saturday?").session;
    expect(result.wantsRun).toBe(true);
  });
});

describe("an answer to one", () => {
  const bodies = dialog.content.faqs.map(({ id }) => ({
    id,
    text: plainText(see(having(start, { type: "ask", faqs: [id] }))),
  }));

  it("is there for at least 24", () => {
    expect(bodies.length).toBeGreaterThanOrEqual(24);
  });

  it.each(bodies)("is short, and says what it rests on: $id", ({ id, text }) => {
    const faq = dialog.content.faqs.find((one) => one.id === id);
    for (const body of [faq?.text, faq?.waiting, ...(faq?.instead ?? []).map((one) => one.text)]) {
      if (!body) continue;
      const sentences = body.join(" ").split(/(?<=[.?!])\s+(?=[A-Z])/).length;
      expect(sentences, body.join(" ")).toBeGreaterThanOrEqual(2);
      expect(sentences, body.join(" ")).toBeLessThanOrEqual(6);
    }
    expect(text.length).toBeLessThan(1_200);
  });

  it("tells whoever's running waits for someone to look nothing of running on", () => {
    const flagged = having(onScreen, { type: "answer", question: "legs", options: ["weak-leg"] });
    for (const { id, waiting } of dialog.content.faqs) {
      if (!waiting) continue;
      const view = see(having(flagged, { type: "ask", faqs: [id] }));
      if (view.kind !== "faq") continue;
      expect(plainText(view), id).toContain(waiting[0]?.slice(0, 30));
    }
  });

  it("tells nobody that it can wait who has typed a sign that was not asked about yet", () => {
    const told = say(start, "38.4 and shaking since last night, back aches").session;
    for (const text of ["can it wait", "is it serious"]) {
      const said = plainText(see(say(told, text).session));
      expect(said).toContain("Please don't leave it.");
      expect(said).toContain("call today");
    }
  });

  it("is not shown to someone under 18, nor over a card that says to get help", () => {
    const young = having(start, { type: "consent", age: "under-18" });
    expect(see(having(young, { type: "ask", faqs: ["scan"] })).kind).toBe("minor");
    const urgent = having(onScreen, { type: "answer", question: "legs", options: ["bladder"] });
    expect(see(having(urgent, { type: "ask", faqs: ["scan"] })).kind).toBe("emergency");
  });
});
