import { describe, expect, it } from "vitest";
import { createSession, phaseOf, type Session, viewOf } from "../../src/engine/index.ts";
import { respond } from "../../src/language/index.ts";
import { TODAY } from "../dialog.ts";
import { agreed, asked, dialog, onCard, typed } from "./typing.ts";

/** What runners who cannot run say: talk of running silences none of it. */
const BESIDE_RUNNING = [
  "I feel suicidal because I can't run",
  "suicidal thoughts on my runs",
  "back is ruined, running is over, honestly what is the point",
  "honestly what is the point of anything",
  "everyone would be better off without me",
  "killed it at parkrun but i want to die",
  "did suicides at the track and now I feel suicidal",
  "i want to die if i cant run",
  "i want to kill myself if i cant run the marathon",
  "running was all i had and now i want to die",
  "no reason to live without running",
  "I'd rather be dead than not run",
  "everyone would be better off without me, even my running club",
  "what is the point of anything if I can't run",
  "want to hurt myself when i miss training",
  "cutting myself since i stopped running",
  "been harming myself again since the stress of not running",
  "wish I was dead every time I run",
  "life is not worth living without the gym",
  "my running is over and so is my life",
  "i feel hopeless since i stopped running",
  "suicide runs killed my back and now i think of suicide",
  "I think about suicide on my long runs",
  "I'm not suicidal exactly but I'd be glad if it was over",
];

describe("the gentle question", () => {
  const opened = typed(asked, "everyone would be better off without me").session;
  const at = (session: Session) => (session.page.type === "not-ok" ? session.page.step : null);

  it.each([
    ["crisis", ["yes", "yeah", "maybe", "sort of", "I don't know", "I have thought about it"]],
    ["crisis", ["I don't want to live", "no but I wish I was dead", "I want it all to end"]],
    ["danger", ["already", "I took too much", "I took 30", "yes I already have"]],
    ["support", ["no", "nope", "not at all", "no, but it's hard", "no I just mean running"]],
    [
      "ask",
      ["why do you ask", "so is it a slipped disc then", "nothing helps", "I'm a 34 year old"],
    ],
    [
      "ask",
      ["numb bottom too", "fever and shivering, left side only", "no but sometimes", "again"],
    ],
  ])("is answered in typed words, and nothing else is: %s by %j", (step, replies) => {
    for (const text of replies) {
      const { session, notice } = typed(opened, text);
      expect(at(session), text).toBe(step);
      expect(notice, text).toBe(step === "ask" ? "not-ok-unread" : null);
      expect(session.answers, text).toEqual(opened.answers);
    }
  });

  it.each([
    "I'm scared",
    "no one answers",
    "I want to die",
    "fever and shivering",
    "not ok",
    "again",
    "change",
    "learn",
  ])("leads to people to talk to, and no words lead away from them: %s", (text) => {
    const told = typed(typed(opened, "yes").session, text);
    expect([at(told.session), told.notice]).toEqual(["crisis", "not-ok-call"]);
  });

  it.each(["help", "who do I call", "can I talk to someone", "Samaritans", "numbers"])(
    "leads to the numbers of people: %s",
    (text) => {
      for (const session of [opened, typed(opened, "yes").session]) {
        expect(typed(session, text).session.page.type).toBe("numbers");
      }
    },
  );

  it("leaves whoever stops there with people to talk to", () => {
    for (const session of [opened, typed(opened, "yes").session]) {
      expect(typed(session, "stop").notice).toBe("low-mood");
    }
    expect(typed(asked, "stop").notice).toBeNull();
  });

  it.each([
    ["go back please", { type: "not-ok", step: "ask" }],
    ["stop", { type: "stopped" }],
    ["carry on", { type: "walk" }],
  ])("can be left by words: %s", (text, page) => {
    expect(typed(typed(opened, "yes").session, text).session.page).toEqual(page);
  });
});

describe("words of distress", () => {
  it.each(BESIDE_RUNNING)("are asked about on any card and on the result: %s", (text) => {
    const story = `34, back sore since march, on the left, new shoes in april, 5k three times a week with the club. ${text}. It comes
      on late in the long run and settles by next morning. Should I stretch more, or wear the old shoes?`;
    for (const session of [createSession(TODAY), agreed, asked, resultOf(asked)]) {
      for (const words of [text, story]) {
        const { session: after } = typed(session, words);
        expect(viewOf(dialog, after, { surface: "", region: null }).kind, words).toBe("not-ok");
      }
    }
  });

  it.each([
    "30 paracetamol",
    "had 24 nurofen",
    "20 codeine gone",
    "20 co-codamol and half a bottle of whisky",
    "I took 12 ibuprofen today",
    "drank a bottle of vodka and took my tramadol",
    "What dose of co-codamol would do it?",
  ])("are too many tablets, which are no age: %s", (text) => {
    for (const session of [createSession(TODAY), asked]) {
      const { session: after } = typed(session, text);
      expect(after.page).toEqual({ type: "not-ok", step: "ask" });
      expect(after.age).toBe(session.age);
    }
  });

  it.each([
    "30 mg codeine",
    "10 amitriptyline at night",
    "took 16 ibuprofen over the week",
    "bought 32 paracetamol for 40p",
    "gp gave me 28 naproxen",
    "half a bottle of wine and a nurofen",
  ])("are no dose, and none that lasts a week: %s", (text) => {
    expect(typed(createSession(TODAY), text).session.page.type).not.toBe("not-ok");
  });

  it("are a mood that is low for weeks, and one without joy or interest", () => {
    for (const text of [
      "been low for two months and my back is stiff after runs",
      "low mood, no energy, and a stiff back after runs",
      "crying every day, and the back still hurts",
      "no interest in anything, back is stiff",
      "low, flat, waking at four, and the back aches",
      "feel nothing anymore, back still sore",
    ]) {
      expect(onCard(asked, text).type, text).toBe("distress");
    }
  });

  it("of a mood that is low, and no more, get a kind line", () => {
    for (const text of [
      "feeling a bit low lately, back is stiff after runs",
      "mood is rubbish when I can't run",
      "I'm on sertraline and my back aches after long runs",
    ]) {
      const reading = onCard(asked, text);
      expect([reading.type === "distress", reading.isLow], text).toEqual([false, true]);
    }
  });

  it("are answered in their own language, but where English says it too", () => {
    expect(onCard(asked, "ya no quiero vivir").type).toBe("foreign");
    const both = "I want to end my life. My mother said quiero morir before she died";
    expect(onCard(asked, both).type).toBe("distress");
  });

  it("are not low miles, a flat road or a cry of pain", () => {
    for (const text of [
      "I run 3 times a week on the flat, work is stressful",
      "low back is fine lying flat, sleep is fine too",
      "I moved into a new flat two months ago",
      "been low carb for two months",
      "been low on iron for months",
      "been flat on my back for a week with flu",
      "the pain has been low down for weeks",
      "felt nothing after the injection",
      "gave up on everything sweet for lent",
      "cried out when I sneezed in bed",
      "the baby cried every night this week",
    ]) {
      const reading = onCard(asked, text);
      expect([reading.type === "distress", reading.isLow ?? false], text).toEqual([false, false]);
    }
  });

  it("are not what a drill or a hill is called", () => {
    for (const text of ["suicide sprints on tuesday", "wanted to die on the last hill lol"]) {
      expect(onCard(asked, text).type, text).not.toBe("distress");
    }
  });
});

/** The session of someone who is not sure throughout, at its result. */
function resultOf(session: Session): Session {
  const phase = phaseOf(dialog, session);
  if (phase.type !== "question") return session;
  const event = { type: "not-sure", question: phase.question.id } as const;
  return resultOf(respond(dialog, session, event, TODAY).session);
}
