import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../src/app/project.ts";
import { createSession, type Session, viewOf } from "../src/engine/index.ts";
import { english } from "../src/language/en/index.ts";
import { answersIn, understand } from "../src/language/index.ts";
import type { Reading } from "../src/language/meant.ts";
import { readWords } from "../src/language/reading.ts";
import { realDialog, TODAY } from "./dialog.ts";

const dialog = realDialog();

const EXAMPLES = "dialogs/running-lower-back-pain/words/en/examples";

type Part = "dev" | "test";
type Line = { readonly text: string; readonly wanted: string };

/** The lines of a file of the corpus: `message => what a careful person takes from it`. */
function linesOf(part: Part, file: string): readonly Line[] {
  // What may need help stands beside the words that it is read by.
  const isExample = part === "dev" && ["safety", "stories", "told", "signs"].includes(file);
  const folder = isExample ? EXAMPLES : join("tests", "corpus", part);
  const path = join(projectRoot(), folder, `${file}.txt`);
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const at = line.lastIndexOf(" => ");
      return { text: line.slice(0, at), wanted: line.slice(at + 4).trim() };
    });
}

const START = createSession(TODAY);
const NONE = ["legs", "ill", "about"].map((question) => ({ question, options: [] }));
const WALKING: Session = { ...START, age: "20-44", answers: NONE };

/** What a text is taken for on a question's card, in the corpus's words. */
function readAs(question: string, text: string): string {
  if (question === "age") return wordOf(readWords(dialog, START, text));
  const page = { type: "question", question, as: "change", why: false } as const;
  const session = { ...WALKING, page };
  const isShown =
    viewOf(dialog, session, { surface: "", region: null }).choices?.question === question;
  if (isShown) return wordOf(readWords(dialog, session, text));
  const known = dialog.questions.get(question);
  if (!known) throw new Error(`There is no question "${question}".`);
  const found = understand(dialog, text, [known.id]);
  const reply = english.replyIn(dialog, known, found);
  return reply.type === "options" ? optionsText(reply.options) : "?";
}

function wordOf(reading: Reading): string {
  if (reading.type !== "event" && reading.type !== "answers") return "?";
  const { event } = reading;
  if (event === null) return "?";
  switch (event.type) {
    case "answer":
      return optionsText(event.options);
    case "not-sure":
      return "not-sure";
    case "consent":
      return event.age;
    // Said to be unknown, as well.
    case "ask-unknown":
      return "?";
    default:
      return `!${event.type}`;
  }
}

function optionsText(options: readonly string[]): string {
  return options.length === 0 ? "none" : [...options].sort().join(", ");
}

function openers(part: Part) {
  const figures = { taken: 0, right: 0, wanted: 0 };
  for (const { text, wanted } of linesOf(part, "openers")) {
    const gold = wanted.split("; ").filter((one) => one !== "-" && !one.startsWith("age."));
    const taken = answersIn(dialog, understand(dialog, text)).flatMap(({ question, options }) =>
      (options.length === 0 ? ["none"] : options).map((option) => `${question}.${option}`),
    );
    figures.taken += taken.length;
    figures.wanted += gold.length;
    figures.right += taken.filter((one) => gold.includes(one)).length;
  }
  const { taken, right, wanted } = figures;
  return { ...figures, rightOfTaken: right / taken, found: right / wanted };
}

function answers(part: Part) {
  const figures = { all: 0, right: 0, asked: 0, wrong: 0 };
  for (const { text, wanted } of linesOf(part, "answers")) {
    const [, question = "", said = ""] = /^\[([^\]]+)\] (.*)$/.exec(text) ?? [];
    const gold = wanted === "!skip" ? "not-sure" : wanted.split(", ").sort().join(", ");
    const taken = readAs(question, said);
    figures.all++;
    if (taken === gold) figures.right++;
    else if (taken === "?") figures.asked++;
    else figures.wrong++;
  }
  return figures;
}

function safety(part: Part, file: "safety" | "stories" | "told" | "signs") {
  const figures = { urgent: 0, caught: 0, others: 0, falseAlarms: 0 };
  for (const { text } of linesOf(part, file)) {
    const [, kind = "", said = ""] = /^(\+\+|\+|\*|-) (.*)$/.exec(text) ?? [];
    // What can wait for its card is asked about only while that card is still to come.
    const reading = readWords(dialog, kind === "-" ? WALKING : START, said);
    const isFlag = reading.type === "flag" || reading.type === "emergency";
    // A low mood and no more gets a kind line; that is no alarm, and never missed.
    const isDistress = reading.type === "distress" || reading.isLow === true;
    if (kind === "-") {
      figures.others++;
      if (isFlag || reading.type === "distress") figures.falseAlarms++;
    } else {
      figures.urgent++;
      if (kind === "*" ? isDistress : isFlag || isDistress) figures.caught++;
    }
  }
  return figures;
}

function others(part: Part) {
  const figures = { all: 0, right: 0, nonsense: 0, silent: 0 };
  for (const { text, wanted } of linesOf(part, "languages")) {
    const reading = readWords(dialog, WALKING, text.slice(3));
    figures.all++;
    if (reading.type === "foreign" && reading.isEmergency === (wanted === "emergency")) {
      figures.right++;
    }
  }
  for (const { text } of linesOf(part, "nonsense")) {
    figures.nonsense++;
    if (answersIn(dialog, understand(dialog, text)).length === 0) figures.silent++;
  }
  return figures;
}

describe("the corpus of typed messages, its development part", () => {
  it("gives openers' answers, and few wrong ones", () => {
    const { rightOfTaken, found } = openers("dev");
    expect(rightOfTaken).toBeGreaterThanOrEqual(0.97);
    expect(found).toBeGreaterThanOrEqual(0.8);
  });

  it("answers questions, or asks back", () => {
    const { all, wrong } = answers("dev");
    expect(wrong / all).toBeLessThanOrEqual(0.01);
  });

  it("catches every red flag, and raises few false alarms", () => {
    const { urgent, caught, others: rest, falseAlarms } = safety("dev", "safety");
    expect(caught / urgent).toBeGreaterThanOrEqual(0.98);
    // Most of them deny distress in its own words: to ask once more is the safer mistake.
    expect(falseAlarms / rest).toBeLessThanOrEqual(0.035);
  });

  it("hears what is told in the middle of a story, and asks too often rather than too seldom", () => {
    const { urgent, caught, others: rest, falseAlarms } = safety("dev", "stories");
    expect(caught / urgent).toBeGreaterThanOrEqual(0.975);
    expect(falseAlarms / rest).toBeLessThanOrEqual(0.1);
  });

  it("hears a sign in a first message, and raises few false alarms in those that hold none", () => {
    const { urgent, caught, others: rest, falseAlarms } = safety("dev", "told");
    expect(urgent).toBeGreaterThan(100);
    // A good part of them was written to be missed.
    expect(caught / urgent).toBeGreaterThanOrEqual(0.95);
    expect(falseAlarms / rest).toBeLessThanOrEqual(0.06);
  });

  it("hears most of what tells a sign in a roundabout way, and little of what shares its words", () => {
    const { urgent, caught, others: rest, falseAlarms } = safety("dev", "signs");
    expect(urgent).toBeGreaterThan(1_000);
    expect(caught / urgent).toBeGreaterThanOrEqual(0.9);
    expect(falseAlarms / rest).toBeLessThanOrEqual(0.05);
  });

  it("knows other languages, and takes nothing from nonsense", () => {
    const { all, right, nonsense, silent } = others("dev");
    expect(right / all).toBeGreaterThanOrEqual(0.97);
    expect(silent).toBe(nonsense);
  });
});
