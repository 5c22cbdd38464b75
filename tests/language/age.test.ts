import { describe, expect, it } from "vitest";
import { UNDER_18 } from "../../src/engine/content/ref.ts";
import { createSession, type Session } from "../../src/engine/index.ts";
import { ageIn } from "../../src/language/en/age.ts";
import { tokensOf } from "../../src/language/en/tokens.ts";
import { respond } from "../../src/language/index.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const asked: Session = {
  ...createSession(TODAY),
  age: "20-44",
  answers: dialog.screen.map(({ id: question }) => ({ question, options: [] })),
};
const typed = (session: Session, text: string) =>
  respond(dialog, session, { type: "words", text }, TODAY).session;

describe("a number on the first card", () => {
  it.each(["34", "im 34", "34 years", "34 male", "hi, 34"])("is an age: %s", (text) => {
    expect(typed(createSession(TODAY), text).age).toBe("20-44");
  });

  it.each(["18 stone", "30 tablets", "34 miles", "25 so far"])("is none: %s", (text) => {
    expect(typed(createSession(TODAY), text).age).toBeNull();
  });
});

describe("ageIn", () => {
  it.each([
    ["57 year old bloke here, never had back trouble", 57],
    ["Sixty-two and still running", 62],
    ["19 yo, cross country runner", 19],
    ["Hi all, 34F here, sore back", 34],
    ["(M48) lower back hurts", 48],
    ["male, 41, runs 30 miles a week", 41],
    ["I turned 60 in March", 60],
    ["At 63 I should know better", 63],
    ["my wife is 53 and I'm 55", 55],
    ["Low back sore on the left for months. 33. Does cadence matter?", 33],
    ["aches after every run, 41, desk job", 41],
    ["My dad (72) got me into it. Me, 46, sales", 46],
    ["It is my back, sorry for my English. I have 46 years.", 46],
    ["back hurts at the end of long ones. 50 next birthday", 49],
    ["late fifties, 15 miles a week", 57],
    ["Running 35 years, 62 now", 62],
  ])("reads the writer's own in %j", (text, age) => {
    expect(ageIn(tokensOf(text))).toBe(age);
  });

  it.each([
    "My dad is 70 and runs",
    "My 12 year old son runs with me",
    "been running for 20 years",
    "I'm 45 minutes from the trail",
    "I'm 20 weeks pregnant",
    "When I was 25 I ran a lot",
    "I'm 30 miles a week at the moment",
    "Ran 50 miles last week",
    "I get up like I'm 90",
    "My brother in law (57, big fella) has it too",
    "Bad since my late twenties",
    "Did 10, 15, 20 and then rested",
  ])("reads none in %j", (text) => {
    expect(ageIn(tokensOf(text))).toBeNull();
  });
});

describe("an age under 18", () => {
  it.each([
    ["im 17 and run 800m and xc for school", 17],
    ["I'm only fifteen and my back hurts", 15],
    ["16, run for my school, back hurts", 16],
    ["16 year old boy with a sore back", 16],
    ["I'm a 16 year old boy with sore back after track", 16],
    ["17f, back hurts at practice", 17],
    ["17 turning 18 in march", 17],
    ["I am turning 18 next month", 17],
    ["I'm not 18 yet", 17],
    ["im under 18", 17],
    ["almost 18", 17],
  ])("is the writer's own in %j", (text, age) => {
    expect(ageIn(tokensOf(text))).toBe(age);
  });

  it.each([
    "At 16 I hurt my back playing rugby, now running hurts it again",
    "10 and 12 mile runs make my back hurt",
    "15m in my back starts to hurt",
    "17m long run left my back sore",
    "10 now on the pain scale",
    "my niece, 14, runs with me",
    "my twins, 12, and me run",
    "my son is 18 next birthday and I run with him",
    "Mother to a 14 yr old with scoliosis",
    "told by a doc who looked about 12 years old",
    "a new mattress? Ours is 14 years old",
    "I'm 16 weeks pregnant",
    "back pain level 8",
  ])("is none of the writer's in %j", (text) => {
    expect(ageIn(tokensOf(text))).toBeNull();
  });

  it.each([
    "I'm 17",
    "im sixteen",
    "I'm under 18",
    "one side, and I'm 16",
    "I'm 15 and I run at school",
  ])("ends a walk wherever it is told: %s", (text) => {
    expect(typed(asked, text).age).toBe(UNDER_18);
  });

  it.each([
    "16",
    "i ran 12 this week",
    "im 10 pounds lighter",
    "i'm 16 in the club",
    "since i'm 15",
    "I feel like I'm 17",
    "I'm 17 km in",
  ])("ends no walk where it is none: %s", (text) => {
    expect(typed(asked, text).age).toBe("20-44");
  });

  it("does not hide what else is told", () => {
    expect(ageIn(tokensOf("At 15 I had scoliosis. I'm 40 now, and it hurts"))).toBe(40);
    expect(ageIn(tokensOf("I've got twins aged 13 and run to escape them. 48, Kent."))).toBe(48);
  });
});
