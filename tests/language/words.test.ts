import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inEachUnit } from "../../src/engine/content/distance.ts";
import { createSession, phaseOf, plainText, type Session, viewOf } from "../../src/engine/index.ts";
import { reopen } from "../../src/engine/session/page.ts";
import { normalise } from "../../src/language/card-words.ts";
import { respond } from "../../src/language/index.ts";
import type { Input } from "../../src/language/input.ts";
import { readWords } from "../../src/language/reading.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const agreed: Session = { ...createSession(TODAY), age: "20-44" };
const none = (question: string) => ({ question, options: [] });
const asked: Session = { ...agreed, answers: [none("legs"), none("ill"), none("about")] };

const onCard = (session: Session, text: string) => readWords(dialog, session, text);
const event = (value: Input) => ({ type: "event", event: value });
const answer = (question: string, ...options: string[]) =>
  event({ type: "answer", question, options });

const given = (question: string, ...options: string[]) => ({
  type: "answers",
  event: { type: "answer", question, options },
  answers: [],
  lines: [],
  suggested: [],
});
const distress = {
  type: "distress",
  event: null,
  answers: [],
  suggested: [],
  lines: [],
  certain: [],
};
const acting = (question: string, option: string) => ({
  type: "emergency",
  event: null,
  answers: [],
  lines: [],
  suggested: [],
  certain: [expect.objectContaining({ question, option, isCertain: true })],
});
const asking = (question: string, option: string, quote: string) => ({
  type: "flag",
  event: null,
  answers: [],
  suggested: [],
  lines: [expect.objectContaining({ question, option, isCertain: false })],
  quote,
  isPressing: true,
});

describe("readWords", () => {
  it("takes what stands on a button for that button, whatever an option is called inside", () => {
    const film = { ...asked, page: reopen("trunk", "change") };
    const told = { ...film, answers: [...film.answers, { question: "trunk", options: ["tall"] }] };
    expect(onCard(told, "back")).toEqual(event({ type: "back" }));
  });

  it.each([
    ["2", answer("where", "one-side")],
    [" 7 ", answer("where", "upper")],
    ["Middle, or both sides", answer("where", "middle")],
    ["MIDDLE!!", answer("where", "middle")],
    ["groin", answer("where", "groin")],
    ["blades", given("where", "upper")],
    ["below the knee", given("where", "below-knee")],
    ["not sure", event({ type: "not-sure", question: "where" })],
    ["dunno", event({ type: "not-sure", question: "where" })],
    ["why", event({ type: "why", question: "where" })],
    ["Back", event({ type: "back" })],
    ["quit", event({ type: "stop" })],
    ["help", event({ type: "help" })],
    ["I'm not OK", event({ type: "not-ok" })],
    ["i want to die", distress],
    ["I cant pee since yesterday", acting("legs", "bladder")],
    ["I can’t pee", acting("legs", "bladder")],
    ["had chest pain on the hill", asking("ill", "chest", "had chest pain on the hill")],
    ["8", { type: "unknown", notice: "no-such-number" }],
    ["0", { type: "unknown", notice: "no-such-number" }],
    ["", { type: "unknown", notice: "unknown-words" }],
    ["midle", given("where", "middle")],
    ["mdile", { type: "unknown", notice: "unknown-words" }],
    ["the middle, no wait, the left", given("where", "one-side")],
    ["used to be the right, now it's the middle", given("where", "middle")],
    ["in my left elbow", { type: "unknown", notice: "unknown-words" }],
    ["is it the middle?", { type: "either", question: "where", options: ["middle"] }],
    ["maybe the middle, hard to say", { type: "either", question: "where", options: ["middle"] }],
    ["\u0000\u001b[2J", { type: "unknown", notice: "unknown-words" }],
  ])("reads %j on a question with one answer", (text, reading) => {
    expect(onCard(asked, text)).toEqual(reading);
  });

  it.each([
    ["1, 3", answer("legs", "numb", "bowel-sex")],
    ["1 and 3", answer("legs", "numb", "bowel-sex")],
    ["4", answer("legs", "both-legs")],
    ["none", answer("legs")],
    ["0", answer("legs")],
    ["None: I pee normally, nothing is numb", answer("legs")],
    ["just sore muscles", { type: "unknown", notice: "unknown-words" }],
    ["legs", { type: "unknown", notice: "unknown-words" }],
    ["1 9", { type: "unknown", notice: "no-such-number" }],
  ])("reads %j where several may be ticked", (text, reading) => {
    expect(onCard(agreed, text)).toEqual(reading);
  });

  it("reads an age as it stands on the card", () => {
    const reading = onCard(createSession(TODAY), "20-44");
    expect(reading).toEqual(event({ type: "consent", age: "20-44" }));
  });

  it("reads every label and number of every question as its option", () => {
    for (const question of [...dialog.screen, ...dialog.followUps, ...dialog.walk]) {
      const session: Session = {
        ...asked,
        page: { type: "question", question: question.id, as: "change", why: false },
      };
      question.content.options.forEach(({ id, label }, at) => {
        for (const said of inEachUnit(label)) {
          expect(onCard(session, said), said).toEqual(answer(question.id, id));
        }
        // Pain is told as a number: a bare one may mean two things.
        const bare = readWords(dialog, session, String(at + 1), true);
        if (question.id === "pain") expect(["event", "either"]).toContain(bare.type);
        else expect(bare, label).toEqual(answer(question.id, id));
      });
    }
  });

  it("asks the card about words that may name a red flag, and never acts on them alone", () => {
    for (const [card, text, said] of [
      ["legs", "my bum has gone numb", "typed-flag"],
      ["legs", "no pain, just leaking wee since monday", "typed-flag"],
      ["ill", "my friend says it's nothing but my chest feels tight", "typed-flag"],
      ["about", "I had breast cancer ten years ago", "typed-about"],
    ] as const) {
      const { session, notice } = respond(dialog, asked, { type: "words", text }, TODAY);
      expect(notice, text).toBe(said);
      expect(session.page, text).toMatchObject({ question: card });
      const others = asked.answers.filter(({ question }) => question !== card);
      expect(session.answers, text).toEqual(expect.arrayContaining(others));
      expect(
        session.answers.map(({ question }) => question),
        text,
      ).not.toContain(card);
    }
  });

  it("takes a bare number for what is asked about, where the card shows none of its own", () => {
    const session: Session = {
      ...asked,
      page: { type: "question", question: "sitting", as: "change", why: false },
    };
    expect(onCard(session, "5")).toMatchObject({ type: "either" });
    expect(readWords(dialog, session, "5", true)).toEqual(answer("sitting", "unbroken"));
  });

  it("asks where two readings compete, and where much else was said", () => {
    const change = (question: string, text: string) =>
      onCard({ ...asked, page: { type: "question", question, as: "change", why: false } }, text);
    expect(change("cadence", "about 165")).toEqual({
      type: "either",
      question: "cadence",
      options: ["lowish", "middling"],
    });
    const rambling = "the kids hid my favourite orange cap yesterday, builds, and then cheese";
    expect(change("onset", rambling)).toEqual({
      type: "either",
      question: "onset",
      options: ["builds"],
    });
  });

  it("leaves alone what is denied, past, another's or only asked about", () => {
    for (const text of [
      "no numbness, tingling or weakness down there",
      "ten years ago I couldn't pee after surgery",
      "my brother can't feel his foot",
      "what are the signs of cauda equina",
      "chest day at the gym",
    ]) {
      const reading = onCard(asked, text);
      const isAsked = reading.type === "event" && reading.event.type === "ask-unknown";
      expect(reading.type === "unknown" || isAsked, text).toBe(true);
    }
  });

  it("shows help numbers for what someone else needs, and leaves the walk as it is", () => {
    const words = { type: "words", text: "my mate can't pee" } as const;
    const { session, notice } = respond(dialog, asked, words, TODAY);
    expect(notice).toBe("for-another");
    expect(session).toEqual({ ...asked, page: { type: "numbers" } });
  });

  it("says once more on leaving an urgent card that it still matters", () => {
    const urgent = respond(dialog, asked, { type: "words", text: "I can't pee at all" }, TODAY);
    expect(respond(dialog, urgent.session, { type: "stop" }, TODAY).notice).toBe("help-still");
    expect(respond(dialog, asked, { type: "stop" }, TODAY).notice).toBe(null);
  });

  it("shows help numbers for a flag's words before consent", () => {
    const words = { type: "words", text: "my chest feels tight" } as const;
    const { session, notice } = respond(dialog, createSession(TODAY), words, TODAY);
    expect(session.page).toEqual({ type: "numbers" });
    expect(notice).toBe("typed-flag-first");
  });

  it("acts at once where nobody can mistake it, and takes it back as easily, consent or not", () => {
    for (const session of [createSession(TODAY), asked]) {
      const typed = respond(dialog, session, { type: "words", text: "I can't pee at all" }, TODAY);
      const card = viewOf(dialog, typed.session, { surface: "", region: "uk" });
      expect(card.kind).toBe("emergency");
      const undo = card.controls.find(({ id }) => id === "wrong-press");
      expect(undo?.label).toBe("That's not what I meant");
      const opened = respond(dialog, typed.session, undo?.event ?? { type: "stop" }, TODAY).session;
      const none = { type: "answer", question: "legs", options: [] } as const;
      const back = respond(dialog, opened, none, TODAY).session;
      expect(phaseOf(dialog, back).type).toBe(session.age === null ? "welcome" : "question");
    }
  });

  it("answers in another language, and shows help numbers for its emergencies", () => {
    const typed = (text: string) => respond(dialog, asked, { type: "words", text }, TODAY);
    expect(typed("me duele la espalda cuando corro").notice).toBe("foreign");
    expect(typed("no puedo orinar desde ayer").session.page).toEqual({ type: "numbers" });
  });

  it("reads 2,000 characters, and says of more that they are too many", () => {
    const noticeOf = (length: number) =>
      respond(dialog, asked, { type: "words", text: "x".repeat(length) }, TODAY).notice;
    expect(noticeOf(2_000)).toBe("unknown-words");
    expect(noticeOf(2_001)).toBe("too-long");
  });

  it("reads a megabyte, and says that it is long", () => {
    const { session, notice } = respond(
      dialog,
      asked,
      { type: "words", text: "x ".repeat(500_000) },
      TODAY,
    );
    expect(notice).toBe("too-long");
    expect(session).toEqual(asked);
  });

  it("keeps the walk whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const { session } = respond(dialog, asked, { type: "words", text }, TODAY);
        expect(session.age === null || session.answers.length >= asked.answers.length).toBe(true);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

describe("normalise", () => {
  it("drops marks, apostrophes and control characters", () => {
    expect(normalise(" I CAN’T\u200b pee!!\u0007 ")).toBe("i cant pee");
  });
});

describe("words on the start card", () => {
  it("are taken as answers where they clearly give some, said back, and can be changed", () => {
    const text = "my lower back kills me late in long runs, and my shoes have 900 km on them";
    const opened = respond(dialog, createSession(TODAY), { type: "words", text }, TODAY);
    expect(opened.notice).toBe("understood");
    expect(opened.named).toContainEqual({ question: "shoe-age", options: ["worn"] });
    const card = viewOf(dialog, opened.session, { surface: "", region: null }, opened);
    expect(card.kind).toBe("welcome");
    expect(plainText(card)).toContain("shoes over 800 km");
    const change = { type: "change", question: "shoe-age" } as const;
    const changing = respond(dialog, opened.session, change, TODAY).session;
    const fresh = { type: "answer", question: "shoe-age", options: ["fresh"] } as const;
    const changed = respond(dialog, changing, fresh, TODAY).session;
    expect(changed.answers).toContainEqual({ question: "shoe-age", options: ["fresh"] });
    let session = respond(dialog, changed, { type: "consent", age: "20-44" }, TODAY).session;
    const asked: string[] = [];
    for (let presses = 0; presses < 40; presses++) {
      const phase = phaseOf(dialog, session);
      if (phase.type !== "question") break;
      asked.push(phase.question.id);
      const isScreen = phase.question.role === "screen";
      const event = isScreen
        ? ({ type: "answer", question: phase.question.id, options: [] } as const)
        : ({ type: "not-sure", question: phase.question.id } as const);
      session = respond(dialog, session, event, TODAY).session;
    }
    expect(asked.slice(0, 3)).toEqual(["legs", "ill", "about"]);
    expect(asked).not.toContain("shoe-age");
    expect(asked).not.toContain("onset");
    expect(phaseOf(dialog, session).type).toBe("result");
  });

  it("are thanked for where they describe a back, and searched for red flags all the same", () => {
    const start = createSession(TODAY);
    const describes = { type: "unknown", notice: "begin-first" };
    expect(onCard(start, "it hurts and I'm fed up")).toEqual(describes);
    expect(onCard(start, "hello")).toEqual({ type: "unknown", notice: "unknown-words" });
    const tight = "it hurts and my chest feels tight";
    expect(onCard(start, tight)).toEqual(asking("ill", "chest", tight));
  });
});
