import { describe, expect, it } from "vitest";
import { createSession, plainText, type Session, viewOf } from "../../src/engine/index.ts";
import { respond } from "../../src/language/index.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const asked: Session = {
  ...createSession(TODAY),
  age: "20-44",
  answers: ["legs", "ill", "about"].map((question) => ({ question, options: [] })),
  page: { type: "question", question: "shoe-age", as: "change", why: false },
};
const inMiles: Session = { ...asked, distances: "miles" };

const type = (session: Session, text: string, region: string | null = null) =>
  respond(dialog, session, { type: "words", text }, TODAY, region);
const shoesAfter = (session: Session, text: string, region: string | null = null) =>
  type(session, text, region).session.answers.find(({ question }) => question === "shoe-age")
    ?.options;

describe("a distance that is typed", () => {
  it.each([
    ["150", "fresh", "fresh"],
    ["189", "fresh", "fresh"],
    ["250", "fresh", "broken-in"],
    ["300", "broken-in", "broken-in"],
    ["about 350", "broken-in", "older"],
    ["499", "broken-in", "older"],
    ["600, give or take", "older", "worn"],
    ["under 500", "broken-in", "older"],
    ["over 310", "broken-in", "older"],
  ])("is read in the unit that the card shows: %j", (text, km, miles) => {
    expect(shoesAfter(asked, text)).toEqual([km]);
    expect(shoesAfter(inMiles, text)).toEqual([miles]);
    expect(shoesAfter(asked, text, "us")).toEqual([miles]);
    expect(shoesAfter({ ...asked, region: "eu" }, text, "us")).toEqual([km]);
  });

  it.each([
    ["250 km", "fresh"],
    ["250 miles", "broken-in"],
    ["less than 190 miles", "fresh"],
    ["under 500 miles", "older"],
    ["over 500 miles", "worn"],
    ["310 to 500 miles", "older"],
    ["300 to 500 km", "broken-in"],
  ])("with a unit is read in that, whatever the card shows: %j", (text, option) => {
    for (const session of [asked, inMiles]) expect(shoesAfter(session, text)).toEqual([option]);
  });
});

describe("the unit of distances", () => {
  it.each([
    "miles",
    "in miles please",
    "can you show miles",
    "I'd rather have it in miles",
    "change it to miles",
    "Show miles",
  ])("is miles after %j, on the same card", (text) => {
    const { session, notice } = type(asked, text);
    expect(session).toEqual(inMiles);
    expect(notice).toBeNull();
    const card = plainText(viewOf(dialog, session, { surface: "", region: null }));
    expect(card).toContain("Under 190 miles");
  });

  it.each(["km", "kilometres please", "in km please", "could I have that in kilometers"])(
    "is kilometres after %j",
    (text) => {
      expect(type(inMiles, text).session).toEqual({ ...asked, distances: "km" });
      // Where they are shown already, that is no riddle either.
      expect(type(asked, text).notice).toBeNull();
    },
  );

  it.each([
    "I run 20 miles a week",
    "about 200 miles",
    "ran 5 in kms",
    "it hurts at mile 3",
    "I want to run more miles",
    "changed from 10 to 20 miles a week",
  ])("stays as it is after %j", (text) => {
    expect(type(asked, text).session.distances).toBeNull();
  });

  it("is not asked for by words that speak of distress", () => {
    for (const text of ["kms", "gonna kms", "I want to kms in miles of rain"]) {
      const { session } = type(asked, text);
      expect(session.page, text).toEqual({ type: "not-ok", step: "ask" });
      expect(session.distances, text).toBeNull();
    }
  });
});
