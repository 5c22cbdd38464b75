import { describe, expect, it } from "vitest";
import { understood } from "../../src/author/understood.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const first = (text: string) => understood(dialog, text, null, TODAY);
const reply = (question: string, text: string) => understood(dialog, text, question, TODAY);

describe("what is understood of a text, for programs", () => {
  it("has the same keys, whatever the text holds", () => {
    for (const text of ["", "?", "sore on the left", "me duele la espalda cuando corro"]) {
      expect(Object.keys(first(text))).toEqual([
        "taken",
        "offered",
        "flags",
        "distress",
        "answers",
        "age",
        "language",
      ]);
    }
  });

  it("tells what is taken, the age, and what is asked", () => {
    expect(first("34f, low back sore on the left. Do I need a scan?")).toMatchObject({
      taken: [{ question: "where", options: ["one-side"] }],
      age: "20-44",
      answers: ["scan"],
      language: "en",
    });
    expect(first("I'm 16 and my back hurts").age).toBe("under-18");
    expect(first("me duele la espalda cuando corro").language).toBe("es");
  });

  it("tells what may need help, whether it acts, and the words", () => {
    const { flags, distress } = first("I can't pee since yesterday");
    expect(flags).toEqual([
      expect.objectContaining({ question: "legs", option: "bladder", acts: "at once" }),
    ]);
    expect(flags[0]?.by).toContain("pee");
    expect(distress).toBe(false);
    expect(first("i want to die").distress).toBe(true);
  });

  it("reads a reply at its question", () => {
    expect(reply("pain", "about a 4").taken).toEqual([
      { question: "pain", options: ["3-4"], by: ["about a 4"] },
    ]);
    expect(reply("background", "none of them").taken[0]?.options).toEqual([]);
    expect(reply("where", "no idea").taken[0]?.options).toEqual(["not-sure"]);
    expect(reply("where", "is it the middle?")).toMatchObject({
      taken: [],
      offered: [{ question: "where", options: ["middle"] }],
    });
  });

  it("says which question there is none of", () => {
    expect(() => reply("wher", "left")).toThrow(/There is no question "wher".*where/);
  });
});
