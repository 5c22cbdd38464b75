import { describe, expect, it } from "vitest";
import {
  createSession,
  type Event,
  phaseOf,
  type Session,
  viewOf,
} from "../../src/engine/index.ts";
import { respond } from "../../src/language/index.ts";
import { TODAY } from "../dialog.ts";
import { agreed, asked, dialog, onCard, typed } from "./typing.ts";

describe("words that may need help", () => {
  const story =
    "I'm 47, my back aches only late in long runs and my shoes have 900 km on them, and since monday my bum has gone numb";

  it("cost no answer that stands beside them", () => {
    const { session, notice, quote, also } = typed(asked, story);
    expect(notice).toBe("typed-flag");
    expect(quote).toBe("and since monday my bum has gone numb");
    expect(also?.[0]?.named).toContainEqual({ question: "shoe-age", options: ["worn"] });
    expect(session.answers).toContainEqual({ question: "shoe-age", options: ["worn"] });
    expect(session.answers).toContainEqual({ question: "onset", options: ["late"] });
  });

  it("cost none of it beside distress: each is offered on its own card, and none is taken", () => {
    const told =
      "my lower back is sore on the left and I sit 9 hours a day, honestly everyone would be better off without me";
    const start = typed(createSession(TODAY), told).session;
    const events = [
      { type: "not-ok", reply: "no" },
      { type: "carry-on" },
      { type: "consent", age: "20-44" },
      ...["legs", "ill", "about"].map((question) => ({ type: "answer", question, options: [] })),
    ] as const;
    const walk = events.reduce(
      (session, event) => respond(dialog, session, event as Event, TODAY).session,
      start,
    );
    const { choices } = viewOf(dialog, walk, { surface: "", region: null });
    expect(choices?.question).toBe("where");
    expect(choices?.options.find(({ id }) => id === "one-side")).toMatchObject({ chosen: false });
    expect(walk.offers).toContainEqual({ question: "where", option: "one-side" });
    expect(walk.offers.some(({ question }) => question === "sitting")).toBe(true);
    expect(walk.answers.map(({ question }) => question)).toEqual(["legs", "ill", "about"]);
  });

  it("cost no sign that is told on its own card beside distress", () => {
    const asking: Session = { ...agreed, answers: [] };
    const { session } = typed(asking, "numb bum and i want to kill myself");
    expect(session.page.type).toBe("not-ok");
    expect(session.answers).toEqual([]);
    expect(session.offers).toContainEqual({ question: "legs", option: "numb" });
  });

  it("leave nothing to agree to of a question that is only not sure", () => {
    const { session } = typed(asked, "not sure, I want to die");
    expect([session.page.type, session.offers]).toEqual(["not-ok", []]);
  });

  it("are no trouble peeing where one can, but are where it is hard", () => {
    const onLegs: Session = { ...agreed, answers: [] };
    const ticked = (text: string) =>
      typed(onLegs, text).session.answers.some(({ options }) => options.includes("bladder"));
    for (const text of ["I can pee", "I can pee fine"]) expect(ticked(text), text).toBe(false);
    for (const text of [
      "can pee but it's hard to start",
      "I can pee but I don't feel it",
      "pee is not normal",
      "I can only pee a bit",
    ]) {
      expect(ticked(text), text).toBe(true);
    }
  });

  it("cost nothing of what else is told with a low mood", () => {
    const doing: Session = {
      ...asked,
      page: { type: "question", question: "doing", as: "change", why: false },
    };
    const { session } = typed(doing, "feeling low for weeks, and it hurts on the left side");
    expect(session.page.type).toBe("not-ok");
    expect(session.offers).toContainEqual({ question: "where", option: "one-side" });
  });

  it("are named on their own card until it is answered, and nothing is ticked for them", () => {
    const start = typed(createSession(TODAY), story).session;
    const walk = respond(dialog, start, { type: "carry-on" }, TODAY).session;
    const agreed = respond(dialog, walk, { type: "consent", age: "45-49" }, TODAY).session;
    const card = viewOf(dialog, agreed, { surface: "", region: null });
    expect(card.choices?.question).toBe("legs");
    expect(card.choices?.options.filter(({ chosen }) => chosen)).toEqual([]);
    expect(JSON.stringify(card.blocks)).toContain("From what you wrote: **Numb or tingly bottom");
    const none = { type: "answer", question: "legs", options: [] } as const;
    const answered = respond(dialog, agreed, none, TODAY).session;
    expect(answered.offers.filter(({ question }) => question === "legs")).toEqual([]);
    expect(phaseOf(dialog, answered)).toMatchObject({ question: { id: "ill" } });
  });

  it("bring their card back after it was answered, whatever is pressed in between", () => {
    let session = typed(asked, "my bum has gone numb").session;
    for (const event of [{ type: "help" }, { type: "carry-on" }, { type: "back" }] as const) {
      session = respond(dialog, session, event, TODAY).session;
    }
    expect(phaseOf(dialog, session)).toMatchObject({ question: { id: "legs" } });
  });

  it("add to what is ticked on the card that they bring back", () => {
    const agreed = respond(
      dialog,
      createSession(TODAY),
      { type: "consent", age: "45-49" },
      TODAY,
    ).session;
    const answers = [{ question: "ill", options: ["fall"] }];
    const reopened: Session = {
      ...agreed,
      answers: [{ question: "legs", options: [] }, ...answers],
      page: { type: "question", question: "ill", as: "change", why: false },
    };
    const { session } = typed(reopened, "I feel feverish and shivery too");
    expect(session.answers).toContainEqual({ question: "ill", options: ["fall", "fever"] });
  });

  it("keep no way to leave an answer as it was on the card that they bring back", () => {
    const { session } = typed(asked, "my bum has gone numb");
    const card = viewOf(dialog, session, { surface: "", region: null });
    expect(card.choices?.question).toBe("legs");
    expect(card.choices?.keep).toBeNull();
  });

  it("forget no card, however many lines they name", () => {
    const { session } = typed(
      asked,
      "numb bum sometimes, trouble weeing, pins and needles in both legs, a fever, a fall off my bike, chest feels tight, " +
        "cancer ten years ago, warfarin, losing weight, pregnant",
    );
    const cards = new Set(session.offers.map(({ question }) => question));
    expect([...cards].sort()).toEqual(["about", "ill", "legs"]);
  });

  it("tell an age, which the consent then offers first", () => {
    const start = typed(createSession(TODAY), story).session;
    const card = viewOf(dialog, respond(dialog, start, { type: "carry-on" }, TODAY).session, {
      surface: "",
      region: null,
    });
    expect(card.choices?.options[0]).toMatchObject({ id: "45-49", chosen: false });
  });

  it("are said back without anything that a platform could take for a mark or a mention", () => {
    const { quote } = typed(
      asked,
      "my **bum** has gone `numb` <@123> @everyone [see](http://x.example)",
    );
    expect(quote).toMatch(/numb/);
    expect(quote).not.toMatch(/[@*<>[\]()`_:/\\]|example\./);
  });

  it("are found far into a long text", () => {
    const long = `${"I ran ten km on the flat and it was fine. ".repeat(200)} I want to die. `;
    expect(onCard(asked, long).type).toBe("distress");
    const flag = `${"I ran ten km on the flat and it was fine. ".repeat(200)} My bum has gone numb. `;
    expect(onCard(asked, flag).type).toBe("flag");
  });

  it.each([
    "overdone the weights and my back is sore",
    "jumped over a humpback bridge",
    "my mate Roberta Flack ran with me",
    "we did suicides at the track on tuesday",
    "suicide sprints up the hill",
  ])("are not heard in %j", (text) => {
    expect(onCard(asked, text).type).not.toBe("distress");
    expect(onCard(asked, text).type).not.toBe("flag");
  });

  it("answer a low mood with a kind line and a number, and keep the rest", () => {
    const { session, notice, also } = typed(
      asked,
      "I am depressed, and my shoes have 900 km on them",
    );
    expect(notice).toBe("low-mood");
    expect(also?.[0]?.notice).toBe("understood");
    expect(session.answers).toContainEqual({ question: "shoe-age", options: ["worn"] });
    const card = viewOf(dialog, session, { surface: "", region: "uk" }, { notice });
    expect(JSON.stringify(card.blocks[0])).toContain("116 123");
    expect(card.kind).toBe("question");
  });
});

describe("words about somebody else's emergency", () => {
  it.each([
    "my mate cant pee and his saddle area is numb, should he see a doctor?",
    "My dad can't pee and has numb legs, does he need a scan?",
  ])("lead to the numbers, whatever they ask: %s", (text) => {
    const told = respond(dialog, createSession(TODAY), { type: "words", text }, TODAY);
    expect(told.notice).toBe("for-another");
  });
});
