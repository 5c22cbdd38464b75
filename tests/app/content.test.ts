import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Diagnosed, diagnoseContent } from "../../src/app/loading/diagnose-content.ts";
import { DIAGNOSTICS, type DiagnosticCode } from "../../src/app/loading/diagnostic.ts";
import { loadDialog } from "../../src/app/loading/load-dialog.ts";
import { appendNumbers } from "../../src/app/loading/lock.ts";
import { cardsOf, readingAge } from "../../src/app/loading/reading-age.ts";
import { readSources } from "../../src/app/loading/sources.ts";
import { projectRoot } from "../../src/app/project.ts";
import { TODAY } from "../dialog.ts";

const ID = "running-lower-back-pain";
const FOLDER = join("dialogs", ID);
let root = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "backchat-content-"));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** One change to one file of the real dialog; `from` must be there. */
type Edit = readonly [file: string, from: string | RegExp, to: string];

function diagnose(edits: readonly Edit[], today = TODAY): Diagnosed {
  cpSync(join(projectRoot(), FOLDER), join(root, FOLDER), { recursive: true });
  for (const [file, from, to] of edits) {
    const path = join(root, FOLDER, file);
    const text = readFileSync(path, "utf8");
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${file} does not hold ${from}`);
    writeFileSync(path, changed);
  }
  return diagnoseContent(readSources(root, ID), today);
}

const q = "questions.yaml";
const s = "safety.yaml";
const d = "dialog.yaml";

/** For each diagnostic: an edit that triggers it, and the line it must point at (found by its text). */
const TRIGGERS: readonly (readonly [DiagnosticCode, Edit, RegExp])[] = [
  ["BC001", [d, "welcome:\n  text:", "welcome: [\n  text:"], /^minor:/],
  ["BC002", ["learn.yaml", "topics:", "labels: {}\ntopics:"], /^labels/],
  [
    "BC003",
    [
      q,
      "choose: one\n    ask: always\n    notSure: 0.03\n    basis: [konstantinou",
      "choose: few\n    ask: always\n    notSure: 0.03\n    basis: [konstantinou",
    ],
    /choose: few/,
  ],
  ["BC004", [q, "- id: loud", "- id: hills"], /- id: hills/],
  [
    "BC005",
    [q, "{ terrain: moderate, load: weak }", "{ terrian: moderate, load: weak }"],
    /terrian/,
  ],
  ["BC006", [s, "when: { any: [legs.weak-leg] }", "when: { any: [legs.weak-knee] }"], /weak-knee/],
  ["BC007", [q, "basis: [levine-2007]", "basis: [levin-2007]"], /levin-2007/],
  [
    "BC008",
    [
      s,
      "any: [began.small, began.strain], age: [60-plus]",
      "any: [began.small, began.strain], age: [50-95]",
    ],
    /50-95/,
  ],
  [
    "BC009",
    [q, /terrain: (weak|moderate|strong)\b(?!-)/g, "terrain: weak-against"],
    /- id: terrain/,
  ],
  ["BC010", [q, "{ id: hardly,", "{ id: none,"], /id: none,/],
  [
    "BC011",
    [
      q,
      "when: { any: [ground.same-side, ground.both-sides, ground.trail] }",
      "when: { any: [switch.fades] }",
    ],
    /switch\.fades/,
  ],
  [
    "BC012",
    [q, "Middle of my lower back", `Middle ${"of the middle ".repeat(6)}`],
    /of the middle/,
  ],
  [
    "BC013",
    [q, "hint: Look at the very", `hint: ${"Think hard. ".repeat(31)}Look at the very`],
    /- id: foot/,
  ],
  ["BC014", [s, "hint: Personal, but", `hint: ${"It is personal. ".repeat(10)} But`], /- id: legs/],
  ["BC015", ["numbers.lock.json", /"bits": \d+/g, '"bits": 16'], /- id: where/],
  [
    "BC016",
    ["numbers.lock.json", /"loud": \{\s+"number": \d+/, '"loud": { "number": 99999999'],
    /- id: loud/,
  ],
  ["BC017", [q, "- id: loud", "- id: sound"], /^id: running/],
  [
    "BC018",
    ["numbers.lock.json", /(?<="where": \{\s+"number": \d+,\s+"bits": )3/, "2"],
    /- id: where/,
  ],
  [
    "BC019",
    [
      "help.yaml",
      'number: "111", label: NHS advice, checked: 2026-11-28',
      'number: "111", label: NHS advice, checked: 2025-11-01',
    ],
    /NHS advice/,
  ],
  [
    "BC020",
    ["help.yaml", "label: NHS advice, checked: 2026-11-28", "label: NHS advice, checked: null"],
    /NHS advice/,
  ],
  [
    "BC021",
    ["causes.yaml", "Backs get used to what they do often.", "Your weak core is to blame."],
    /explanation/,
  ],
  ["BC022", [s, "any: [faint.heart, faint.not-sure]", "any: [faint.heart]"], /- id: faint/],
  [
    "BC023",
    [s, "any: [legs.numb, legs.bladder, legs.bowel-sex,", "any: [legs.numb, legs.bladder,"],
    /- id: bowel-sex/,
  ],
  [
    "BC024",
    [
      q,
      'summary: "pain in the middle of your lower back", share: 0.38',
      'summary: "pain in the middle of your lower back", share: 0.3',
    ],
    /id: middle/,
  ],
  [
    "BC025",
    [
      s,
      "When you call, say: “I have back pain, and {aloud}.”",
      "When you call, say: “I have back pain.”",
    ],
    /When you call/,
  ],
  ["BC026", ["causes.yaml", "fallback: true", "fallback: false"], /- id: load/],
  [
    "BC027",
    ["numbers.lock.json", /"loud": \{\s+"number": \d+/, '"loud": { "number": 127'],
    /^id: running/,
  ],
  [
    "BC028",
    ["numbers.lock.json", /"loud": \{\s+"number": \d+/, '"loud": { "number": 0'],
    /^id: running/,
  ],
  [
    "BC029",
    ["sources.yaml", /(id: levine-2007.*read: )abstract/, "$1memory"],
    /basis: \[levine-2007\]/,
  ],
  [
    "BC030",
    [q, "basis: [konstantinou-2012, laslett-2005]", "basis: [konstantinou-2012]"],
    /id: laslett-2005/,
  ],
  [
    "BC031",
    [q, "prompt: Do hills change it?", "prompt: Where do you run most?"],
    /Where do you run/,
  ],
  [
    "BC032",
    [
      "learn.yaml",
      "Backs like small steps.",
      `${"Progressive mechanical adaptation necessitates individualised physiological consideration ".repeat(5)}.`,
    ],
    /id: dose/,
  ],
  ["BC033", [d, "title: Sore lower back", "title: A sore lower back"], /^id: running/],
  ["BC034", [q, "near: under", "near: nowhere"], /near: nowhere/],
  ["BC035", [d, "- kill me now lol|haha|hills", "- <numm> me"], /- <numm> me/],
  ["BC036", [d, "- kill me now lol|haha|hills", "- kill-me now"], /- kill-me now/],
  ["BC037", [d, "- bored numb", "- kill me now lol|haha|hills"], /- kill me now/],
  [
    "BC038",
    ["help.yaml", ', page: "Samaritans: Contact a Samaritan"', ""],
    /number: 116 123, label: Samaritans/,
  ],
  [
    "BC039",
    [s, "        aloud: I have chest pain or bad trouble breathing\n", ""],
    /any: \[ill\.chest\]/,
  ],
  ["BC040", [d, "covers: [walk-only]", "covers: [walk-onyl]"], /id: no-exercise/],
];

describe("the real dialog", () => {
  it("has no error and no warning", () => {
    const { diagnostics } = diagnose([]);
    expect(diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
  });

  it("states nothing that is only remembered, and nothing that could not be checked", () => {
    const { content } = diagnose([]);
    if (!content) throw new Error("The dialog has errors.");
    const { sources: _sources, ...said } = content;
    const text = JSON.stringify(said);
    // Figures and claims that circulate, but that nobody here has read at their source.
    for (const claim of [/62 ?%/, /48\.5/, /11\.2/, /rhabdomyolysis/i, /1-800-273/, /08457/]) {
      expect(text).not.toMatch(claim);
    }
  });
});

describe("readingAge", () => {
  it.each([
    [["The cat sat on the mat."], 0.39 * 6 + 11.8 * 1 - 15.59 + 5],
    [["Stop. Rest now."], 0.39 * 1.5 + 11.8 * 1 - 15.59 + 5],
    [["Running", "slowly"], 0.39 * 1 + 11.8 * 2 - 15.59 + 5],
  ])("is the Flesch-Kincaid grade and five years for %j", (texts, age) => {
    expect(readingAge(texts)).toBeCloseTo(age, 10);
  });

  it("is about 11 or less for what people read", () => {
    const { content } = diagnose([]);
    if (!content) throw new Error("The dialog has errors.");
    expect(readingAge(cardsOf(content).flatMap(({ texts }) => texts))).toBeLessThan(11);
  });
});

/** The second triggers of those that have two. */
const MORE: readonly (typeof TRIGGERS)[number][] = [
  [
    "BC018",
    [
      "numbers.lock.json",
      /("weakness": \{\s+"number": \d+,\s+"bits": \d+,\s+"many": )false/,
      "$1true",
    ],
    /- id: weakness/,
  ],
  ["BC025", [s, "{urgent}", "{urgnt}"], /title: Please get this checked today/],
  ["BC003", [q, "- id: loud", "- id: constructor"], /id: constructor/],
];

describe("diagnoseContent", () => {
  it("has a trigger here for every diagnostic", () => {
    expect(TRIGGERS.map(([code]) => code)).toEqual(Object.keys(DIAGNOSTICS));
  });

  it.each([...TRIGGERS, ...MORE])("finds %s, and where it stands", (code, edit, place) => {
    const { diagnostics } = diagnose([edit]);
    const found = diagnostics.filter((diagnostic) => diagnostic.code === code);
    expect(found.length, JSON.stringify(diagnostics.slice(0, 5))).toBeGreaterThan(0);
    const lines = found.map(
      ({ file, line }) => readFileSync(join(root, file), "utf8").split("\n")[line - 1],
    );
    expect(
      lines.some((line) => line !== undefined && place.test(line)),
      lines.join(" | "),
    ).toBe(true);
  });

  it("names what was meant, where a name is near", () => {
    const { diagnostics } = diagnose([
      [q, "{ terrain: moderate, load: weak }", "{ terrian: moderate, load: weak }"],
    ]);
    expect(diagnostics.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('Did you mean "terrain"?'),
    );
  });

  it("reports ten mistakes at once, each with file and line", () => {
    const codes: readonly DiagnosticCode[] = [
      "BC004",
      "BC005",
      "BC006",
      "BC007",
      "BC008",
      "BC010",
      "BC012",
      "BC021",
      "BC022",
      "BC026",
    ];
    const edits = TRIGGERS.filter(([code]) => codes.includes(code)).map(([, edit]) => edit);
    const { diagnostics } = diagnose(edits);
    const found = new Set(diagnostics.map(({ code }) => code));
    for (const code of codes) expect(found).toContain(code);
    for (const { file, line } of diagnostics) {
      expect(file).toMatch(/^dialogs\/running-lower-back-pain\/\w+\.yaml$/);
      expect(line).toBeGreaterThan(0);
    }
  });

  it("finds mistakes of form and of meaning in the same reading", () => {
    const codes: readonly DiagnosticCode[] = ["BC003", "BC004", "BC010", "BC021"];
    const edits = TRIGGERS.filter(([code]) => codes.includes(code)).map(([, edit]) => edit);
    const { content, diagnostics } = diagnose(edits);
    expect(content).toBeNull();
    const found = new Set(diagnostics.map(({ code }) => code));
    for (const code of codes) expect(found).toContain(code);
  });

  it("calls a number old after a year", () => {
    const codes = diagnose([], TODAY + 366).diagnostics.map(({ code }) => code);
    expect(codes).toContain("BC019");
  });
});

describe("loadDialog", () => {
  it("gives no dialog where the content has errors", async () => {
    diagnose([[q, "basis: [levine-2007]", "basis: [levin-2007]"]]);
    const { dialog, diagnostics } = await loadDialog(root, ID, TODAY);
    expect(dialog).toBeNull();
    expect(diagnostics.length).toBeGreaterThan(0);
  });

  it("prints content under another fingerprint once a file has changed", async () => {
    diagnose([]);
    const before = await loadDialog(root, ID, TODAY);
    diagnose([[q, "Where do you feel it?", "Where is it?"]]);
    const changed = await loadDialog(root, ID, TODAY);
    expect(changed.dialog?.questions.get("where")?.content.prompt).toBe("Where is it?");
    expect(changed.fingerprint).not.toBe(before.fingerprint);
  });
});

describe("appendNumbers", () => {
  const { content, lock } = diagnoseContent(readSources(projectRoot(), ID), TODAY);
  if (!content) throw new Error("The dialog has errors.");

  it("changes nothing where all have their number", () => {
    expect(appendNumbers(content, lock)).toEqual(lock);
  });

  it("gives new ones behind the old, and never reuses one that has gone", () => {
    const last = content.questions.at(-1);
    if (!last) throw new Error("There is no question.");
    const fresh = { ...last, id: "brand-new" };
    const questions = [fresh, ...content.questions.slice(0, -1)];
    const appended = appendNumbers({ ...content, questions }, lock);
    const numbers = Object.values(lock.walk).map(({ number }) => number);
    expect(appended.walk["brand-new"]?.number).toBe(Math.max(...numbers) + 1);
    for (const [id, entry] of Object.entries(lock.walk)) expect(appended.walk[id]).toEqual(entry);
  });

  it("numbers everything once", () => {
    for (const part of ["fixed", "walk"] as const) {
      const numbers = Object.values(lock[part]).map(({ number }) => number);
      expect(new Set(numbers).size).toBe(numbers.length);
    }
  });
});
