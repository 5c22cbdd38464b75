import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../src/app/project.ts";
import type { Question } from "../../src/engine/content/dialog.ts";
import {
  createSession,
  type Event,
  plainText,
  type Session,
  step,
  viewOf,
} from "../../src/engine/index.ts";
import type { Offer } from "../../src/engine/session/session.ts";
import { respond, understand } from "../../src/language/index.ts";
import { listen } from "../../src/language/listen.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const heardIn = (text: string) => listen(dialog, understand(dialog, text));
const having = (session: Session, ...events: readonly Event[]) =>
  events.reduce((one, event) => step(dialog, one, event, TODAY).session, session);
const none = (question: string): Event => ({ type: "answer", question, options: [] });
const see = (session: Session) => viewOf(dialog, session, { surface: "terminal", region: "uk" });

const STORY =
  "Hi all, 41 year old bloke, been running with the club for years. Low back on the left has been sore for about 4 weeks, " +
  "it comes on late in the long run and settles overnight. I went from 30 to 50 km a week for a marathon, same shoes as ever, " +
  "and I sit at a desk all day. Stretching does nothing.";

const STORIES = readFileSync(
  join(projectRoot(), "dialogs/running-lower-back-pain/words/en/told/stories.txt"),
  "utf8",
)
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.slice(0, line.lastIndexOf(" => ")))
  .filter((_, at) => at % 6 === 0);

describe("what a message tells", () => {
  it("is taken where the message is short", () => {
    const { answers } = heardIn("low back sore on the left, had it 3 weeks, getting worse");
    expect(answers.map(({ question, options }) => [question, ...options])).toEqual([
      ["where", "one-side"],
      ["how-long", "short-worse"],
    ]);
  });

  it("is taken of a story only where it is plain, and else offered", () => {
    const { answers, suggested } = heardIn(STORY);
    expect(answers.map(({ question }) => question)).toEqual(["where"]);
    const offered = suggested.map(({ question }) => question);
    expect(offered).toEqual(expect.arrayContaining(["how-long", "onset", "sitting"]));
  });

  it("is one answer to a question with one, never a line of the safety screen, and never a low mood", () => {
    for (const text of STORIES) {
      const { answers, suggested } = heardIn(text);
      const isLong = understand(dialog, text).tokens.length > 30;
      for (const { question } of answers) {
        if (isLong) expect(dialog.questions.get(question)?.content.plain, text).toBe(true);
      }
      const seen = new Set(answers.map(({ question }) => question));
      for (const { question: id, option } of suggested) {
        const question = dialog.questions.get(id);
        const own = question?.content.options.find((one) => one.id === option);
        expect(own, `${id}.${option}`).toBeDefined();
        expect(own?.opens).toBeUndefined();
        expect(["walk", "self-test"]).toContain(question?.role);
        if (!question?.many) expect(seen.has(id), `${id} in ${text}`).toBe(false);
        seen.add(id);
      }
    }
  });

  it("is the same each time", () => {
    for (const text of STORIES.slice(0, 20)) expect(heardIn(text)).toEqual(heardIn(text));
  });
});

describe("what is offered", () => {
  const told = respond(
    dialog,
    createSession(TODAY),
    { type: "words", text: STORY, agreedAs: "20-44" },
    TODAY,
  );
  const walking = having(told.session, none("legs"), none("ill"), none("about"));

  it("waits behind the safety screen, and is said to be heard", () => {
    expect(told.session.age).toBe("20-44");
    expect(see(told.session).choices?.question).toBe("legs");
    expect(told.also?.map(({ notice }) => notice)).toContain("suggested");
  });

  it("stands on its question's card, unticked, and takes one press to agree to", () => {
    const view = see(walking);
    expect(view.choices?.question).toBe("how-long");
    const { offers } = walking;
    const offer = offers.find(({ question }) => question === "how-long");
    const option = view.choices?.options.find(({ id }) => id === offer?.option);
    expect(option).toMatchObject({ chosen: false });
    expect(plainText(view)).toContain(option?.label);
    expect(plainText(view)).toMatch(/wrote/);
    if (!option) throw new Error("Nothing is offered.");
    const agreed = having(walking, option.event);
    expect(agreed.answers.at(-1)).toEqual({ question: "how-long", options: [offer?.option] });
    expect(agreed.offers.some(({ question }) => question === "how-long")).toBe(false);
  });

  it("is agreed to by a yes", () => {
    const { session } = respond(dialog, walking, { type: "words", text: "yes that's true" }, TODAY);
    const offer = walking.offers.find(({ question }) => question === "how-long");
    const given = session.answers.find(({ question }) => question === "how-long");
    expect(given?.options).toEqual([offer?.option]);
  });

  it("is asked sooner than what was not told", () => {
    let session = walking;
    const asked: string[] = [];
    for (let turn = 0; turn < 30; turn++) {
      const { choices } = see(session);
      if (!choices?.question) break;
      asked.push(choices.question);
      session = having(session, { type: "not-sure", question: choices.question });
    }
    expect(asked).toContain("sitting");
  });

  it("is offered sooner of what most walks ask, the likeliest answer alone", () => {
    const questions = new Map(
      [...dialog.questions].map(([id, { content, ...question }]) => {
        return [id, { ...question, content: { ...content, oftenAsked: undefined } } as Question];
      }),
    );
    const usual = { ...dialog, questions };
    const sooner = STORIES.flatMap((text) => {
      const less = listen(usual, understand(usual, text)).suggested;
      const isNew = ({ question }: Offer) => !less.some((one) => one.question === question);
      const more = heardIn(text).suggested.filter(isNew);
      expect(new Set(more.map(({ question }) => question)).size).toBe(more.length);
      return more.map(({ question }) => dialog.questions.get(question)?.content.oftenAsked);
    });
    expect(sooner.length).toBeGreaterThan(0);
    expect(sooner.every((isOften) => isOften)).toBe(true);
  });

  it("never lets a sign be forgotten, however much is told", () => {
    const much = respond(
      dialog,
      createSession(TODAY),
      { type: "words", text: `${STORY} Also my inner thighs feel numb.`, agreedAs: "20-44" },
      TODAY,
    );
    expect(much.session.offers[0]).toEqual({ question: "legs", option: "numb" });
  });

  it("opens an earlier answer that is told otherwise on the result", () => {
    const answered = having(walking, { type: "answer", question: "how-long", options: ["short"] });
    let session = answered;
    for (let turn = 0; turn < 30; turn++) {
      const { choices } = see(session);
      if (!choices?.question) break;
      session = having(session, { type: "not-sure", question: choices.question });
    }
    const after = respond(dialog, session, { type: "words", text: "it's both sides" }, TODAY);
    expect(see(after.session).choices?.question).toBe("where");
    expect(plainText(see(after.session))).toMatch(/wrote/);
  });
});
