import { describe, expect, it } from "vitest";
import { longestSession, SESSION_BYTES } from "../src/app/tickets/session-codec.ts";
import { createSession, plainText, type Session, viewOf } from "../src/engine/index.ts";
import { type Input, respond } from "../src/language/index.ts";
import { houseplant, realDialog, TODAY } from "./dialog.ts";
import { everyView } from "./every-view.ts";

const dialog = houseplant();
const SETTING = { surface: "terminal", region: null };
const play = (...inputs: readonly Input[]): Session =>
  inputs.reduce((at, input) => respond(dialog, at, input, TODAY).session, createSession(TODAY));
const textOf = (session: Session) => plainText(viewOf(dialog, session, SETTING));

const BEGIN: Input = { type: "consent", age: "grown-up" };
const answer = (question: string, ...options: string[]): Input => ({
  type: "answer",
  question,
  options,
});

describe("a dialog on another subject", () => {
  it("is walked from its start to a result that argues in its own words", () => {
    expect(textOf(play())).toContain("A houseplant that droops?");
    expect(textOf(play(BEGIN))).toContain("1 of some 3");
    const walked = play(BEGIN, answer("soil", "soggy"), answer("place"), answer("weeks", "new"));
    const result = textOf(walked);
    expect(result).toContain("Most likely, too much water");
    expect(result).toContain("Speaks for it  wet soil");
    expect(result).toContain("First: Let it dry.");
    const testing = respond(dialog, walked, { type: "self-test" }, TODAY).session;
    expect(textOf(testing)).toContain("Put a finger in.");
    const tested = respond(dialog, testing, answer("finger", "yes"), TODAY).session;
    expect(textOf(tested)).toContain("for too much water");
  });

  it("asks its questions without a safety screen, and holds back what its answers hold back", () => {
    const hot = play(
      BEGIN,
      answer("soil", "soggy"),
      answer("place", "stove"),
      answer("weeks", "new"),
    );
    expect(textOf(hot)).toContain("Let it cool down first.");
    expect(textOf(play(BEGIN, answer("soil", "soggy"), { type: "back" }))).toContain("soil feel");
  });

  it("reads its people's words, measures and distress by its own lists", () => {
    const words = (text: string): Input => ({ type: "words", text });
    const told = play(BEGIN, words("the soil is soaked and it droops for a season"));
    expect(told.answers).toEqual([
      { question: "soil", options: ["soggy"] },
      { question: "weeks", options: ["old"] },
    ]);
    expect(textOf(play(BEGIN, words("moist")))).toContain("What is true of its place?");
    expect(textOf(play(BEGIN, words("I want to die")))).toContain("Do you want to hurt yourself?");
  });

  it("says nothing that the first dialog says", () => {
    const others = /\b(back pain|sore|spine|run(s|ning|ners?)?|physio|shoes?|hips?|999|111)\b/i;
    for (const view of everyView(dialog)) expect(plainText(view)).not.toMatch(others);
    expect(everyView(realDialog()).some((view) => others.test(plainText(view)))).toBe(true);
  });

  it("fits into tickets of the same size", () => {
    expect(longestSession(dialog)).toBeLessThan(SESSION_BYTES * 8);
  });
});
