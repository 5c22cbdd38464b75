import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Diagnosed, diagnoseContent } from "../../src/app/loading/diagnose-content.ts";
import {
  DIAGNOSTICS,
  type Diagnostic,
  type DiagnosticCode,
} from "../../src/app/loading/diagnostic.ts";
import { loadDialog } from "../../src/app/loading/load-dialog.ts";
import { appendNumbers } from "../../src/app/loading/lock.ts";
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

/** One change to a file of the real dialog: `from` must be there; from nothing it is a new file, and to nothing it goes. */
type Edit = readonly [file: string, from: string | RegExp | null, to: string | null];

function diagnose(edits: readonly Edit[], today = TODAY): Diagnosed {
  rmSync(join(root, FOLDER), { recursive: true, force: true });
  // Translations are the author's own matter: a half-done one is no fault of the dialog.
  const filter = (source: string) => !source.endsWith("translations");
  cpSync(join(projectRoot(), FOLDER), join(root, FOLDER), { recursive: true, filter });
  for (const [file, from, to] of edits) {
    const path = join(root, FOLDER, file);
    const text = from === null ? "" : readFileSync(path, "utf8");
    const changed = from === null || to === null ? to : text.replace(from, to);
    if (changed === text) throw new Error(`${file} does not hold ${from}`);
    if (changed === null) {
      rmSync(path);
    } else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, changed);
    }
  }
  return diagnoseContent(readSources(root, ID), today);
}

const EVIDENCE = "evidence.yaml";
const LOCK = "numbers.lock.json";
const IDIOMS = "words/en/idioms.yaml";
const DISTRESS = "words/en/distress.yaml";
const VISITS = "surfaces/en/check-in.yaml";
const GERMAN = "translations/de/surfaces.yaml";

/** For each diagnostic: an edit that triggers it, and the file and the line (found by its text) that it must point at. */
type Trigger = readonly [code: DiagnosticCode, edit: Edit, file: string, line: RegExp];

const TRIGGERS: readonly Trigger[] = [
  [
    "BC001",
    ["surfaces/en/start.yaml", "welcome:\n  text:", "welcome: [\n  text:"],
    "surfaces/en/start.yaml",
    /^minor:/,
  ],
  [
    "BC002",
    ["surfaces/en/start.yaml", "title:", "labels: {}\ntitle:"],
    "surfaces/en/start.yaml",
    /^labels/,
  ],
  [
    "BC003",
    ["questions/where.yaml", "choose: one", "choose: few"],
    "questions/where.yaml",
    /choose: few/,
  ],
  [
    "BC004",
    ["dialog.yaml", "change, longest", "change, longest, longest"],
    "dialog.yaml",
    /longest, longest/,
  ],
  ["BC005", [EVIDENCE, "{ load: weak-against }", "{ laod: weak-against }"], EVIDENCE, /laod/],
  [
    "BC006",
    ["safety/follow-ups/weakness.yaml", "any: [legs.weak-leg]", "any: [legs.weak-knee]"],
    "safety/follow-ups/weakness.yaml",
    /weak-knee/,
  ],
  ["BC007", [EVIDENCE, "basis: [levine-2007]", "basis: [levin-2007]"], EVIDENCE, /levin-2007/],
  [
    "BC008",
    [
      "safety/flags/fragile.yaml",
      "any: [began.small, began.strain], age: [60-plus]",
      "any: [began.small, began.strain], age: [50-95]",
    ],
    "safety/flags/fragile.yaml",
    /50-95/,
  ],
  [
    "BC009",
    [EVIDENCE, /terrain: (weak|moderate|strong|clean)\b(?!-)/g, "terrain: weak-against"],
    "causes/terrain.yaml",
    /^name: Sloped/,
  ],
  [
    "BC010",
    [
      "questions/strength.yaml",
      "  - { id: hardly,",
      '  - { id: none, label: "Not one", summary: "not one" }\n  - { id: hardly,',
    ],
    "questions/strength.yaml",
    /id: none,/,
  ],
  [
    "BC011",
    [
      "questions/switch.yaml",
      "when: { any: [ground.same-side, ground.both-sides, ground.mixed, ground.trail], not: [helps.ground] }",
      "when: { any: [switch.fades] }",
    ],
    "questions/switch.yaml",
    /switch\.fades/,
  ],
  [
    "BC012",
    ["questions/where.yaml", "Middle, or both sides", `Middle ${"of the middle ".repeat(6)}`],
    "questions/where.yaml",
    /of the middle/,
  ],
  [
    "BC013",
    [
      "questions/foot.yaml",
      "hint: Look at its very",
      `hint: ${"Think hard. ".repeat(31)}Look at its very`,
    ],
    "questions/foot.yaml",
    /^name: your foot/,
  ],
  [
    "BC014",
    ["safety/cards/legs.yaml", "hint: Personal, but", `hint: ${"It is personal. ".repeat(10)} But`],
    "dialog.yaml",
    /^screen: \[legs/,
  ],
  ["BC015", [LOCK, /"bits": \d+/g, '"bits": 16'], "dialog.yaml", /^questions:$/],
  [
    "BC016",
    [LOCK, /"loud": \{\s+"number": \d+/, '"loud": { "number": 99999999'],
    "questions/loud.yaml",
    /^name: how you land/,
  ],
  [
    "BC017",
    [
      "questions/loud.yaml",
      "  - { id: slap,",
      '  - { id: soft, label: "Soft", summary: "soft landings" }\n  - { id: slap,',
    ],
    "dialog.yaml",
    /^id: running/,
  ],
  [
    "BC018",
    [LOCK, /(?<="where": \{\s+"number": \d+,\s+"bits": )3/, "2"],
    "questions/where.yaml",
    /^name: where/,
  ],
  [
    "BC019",
    [
      "help.yaml",
      'number: "111", label: NHS advice, checked: 2026-11-28',
      'number: "111", label: NHS advice, checked: 2025-11-01',
    ],
    "help.yaml",
    /NHS advice/,
  ],
  [
    "BC020",
    ["help.yaml", "label: NHS advice, checked: 2026-11-28", "label: NHS advice, checked: null"],
    "help.yaml",
    /NHS advice/,
  ],
  [
    "BC021",
    ["causes/load.yaml", "Backs get used to what they do often.", "Your weak core is to blame."],
    "causes/load.yaml",
    /explanation/,
  ],
  [
    "BC022",
    ["safety/flags/faint.yaml", "any: [faint.heart, faint.not-sure]", "any: [faint.heart]"],
    "safety/flags/faint.yaml",
    /any: \[faint\.heart\]/,
  ],
  [
    "BC023",
    [
      "safety/flags/cauda-equina.yaml",
      "any: [legs.numb, legs.bladder, legs.bowel-sex,",
      "any: [legs.numb, legs.bladder,",
    ],
    "safety/cards/legs.yaml",
    /- id: bowel-sex/,
  ],
  [
    "BC024",
    [EVIDENCE, "middle: { share: 0.41 }", "middle: { share: 0.3 }"],
    EVIDENCE,
    /middle: \{ share/,
  ],
  [
    "BC025",
    [
      "surfaces/en/urgent.yaml",
      "When you call, say: “I have back pain, and {aloud}.”",
      "When you call, say: “I have back pain.”",
    ],
    "surfaces/en/urgent.yaml",
    /When you call/,
  ],
  [
    "BC026",
    ["causes/load.yaml", "fallback: true", "fallback: false"],
    "dialog.yaml",
    /^causes: \[/,
  ],
  [
    "BC027",
    [LOCK, /"loud": \{\s+"number": \d+/, '"loud": { "number": 127'],
    "dialog.yaml",
    /^id: running/,
  ],
  [
    "BC028",
    [LOCK, /"loud": \{\s+"number": \d+/, '"loud": { "number": 0'],
    "dialog.yaml",
    /^id: running/,
  ],
  [
    "BC029",
    ["sources.yaml", /(id: levine-2007.*read: )abstract/, "$1memory"],
    EVIDENCE,
    /basis: \[levine-2007\]/,
  ],
  [
    "BC030",
    [EVIDENCE, "basis: [roach-2015, kim-shin-2020]", "basis: [roach-2015]"],
    "sources.yaml",
    /id: kim-shin-2020/,
  ],
  [
    "BC031",
    [
      "questions/onset.yaml",
      "prompt: When on a run does it start?",
      "prompt: Where do you run most?",
    ],
    "questions/ground.yaml",
    /Where do you run/,
  ],
  [
    "BC032",
    [
      "learn/dose.yaml",
      "Backs like small steps.",
      `${"Progressive mechanical adaptation necessitates individualised physiological consideration ".repeat(5)}.`,
    ],
    "learn/dose.yaml",
    /^title: How much/,
  ],
  [
    "BC033",
    ["surfaces/en/start.yaml", "title: Sore lower back", "title: A sore lower back"],
    "dialog.yaml",
    /^id: running/,
  ],
  [
    "BC034",
    ["questions/foot.yaml", "near: under", "near: nowhere"],
    "questions/foot.yaml",
    /near: nowhere/,
  ],
  ["BC035", [IDIOMS, "- kill me now lol|haha|hills", "- <numm> me"], IDIOMS, /- <numm> me/],
  ["BC036", [IDIOMS, "- kill me now lol|haha|hills", "- kill-me now"], IDIOMS, /- kill-me now/],
  ["BC037", [IDIOMS, "- bored numb", "- kill me now lol|haha|hills"], IDIOMS, /- kill me now/],
  [
    "BC038",
    ["help.yaml", ', page: "Samaritans: Contact a Samaritan"', ""],
    "help.yaml",
    /number: 116 123, label: Samaritans/,
  ],
  [
    "BC039",
    ["safety/cards/ill.yaml", "    aloud: I have chest pain or bad trouble breathing\n", ""],
    "safety/cards/ill.yaml",
    /- id: chest/,
  ],
  [
    "BC040",
    ["surfaces/en/plan.yaml", "covers: [no-exercise]", "covers: [no-exercies]"],
    "surfaces/en/plan.yaml",
    /id: no-impact/,
  ],
  ["BC041", ["safety/flags/heat.yaml", "name:", null], "dialog.yaml", /infection, heat,/],
  [
    "BC042",
    ["questions/sleep.yaml", null, "# Not listed yet.\nname: your sleep\n"],
    "questions/sleep.yaml",
    /^name: your sleep/,
  ],
  ["BC043", [EVIDENCE, "\nloud:", "\nlout:"], EVIDENCE, /^lout:/],
  ["BC044", [GERMAN, null, "locale: de-DE\n"], GERMAN, /locale/],
  ["BC045", [GERMAN, null, "locale: de-DE\nsubtitle: Laufen\n"], GERMAN, /subtitle/],
  [
    "BC046",
    [GERMAN, null, "locale: de-DE\nnotices: { understood: Verstanden. }\n"],
    GERMAN,
    /understood/,
  ],
  [
    "BC047",
    ["causes/shoes/worn.yaml", "{800 km|500 miles}", "{800 km|1300 miles}"],
    "causes/shoes/worn.yaml",
    /1300 miles/,
  ],
  [
    "BC048",
    ["causes/load.yaml", "exercise: bridge", "exercise: brigde"],
    "causes/load.yaml",
    /exercise: brigde/,
  ],
  [
    "BC049",
    ["exercises/bridge.yaml", "drawing: bridge", "drawing: brige"],
    "exercises/bridge.yaml",
    /drawing: brige/,
  ],
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

/** More triggers of those that have several. */
const MORE: readonly Trigger[] = [
  ["BC035", [DISTRESS, "- mood swings", "- <moood> swings"], DISTRESS, /- <moood> swings/],
  ["BC035", [DISTRESS, "- suicide +grip", "- <moood> +grip"], DISTRESS, /- <moood> \+grip/],
  // No bar between them, one missing, a word too many, braces left open.
  ...["{800 km/500 miles}", "{800 km}", "{800 km|500 miles|40 rods}", "{800 km|500 miles"].map(
    (said): Trigger => [
      "BC047",
      ["causes/shoes/worn.yaml", "{800 km|500 miles}", said],
      "causes/shoes/worn.yaml",
      /Past \{800/,
    ],
  ),
  [
    "BC012",
    ["questions/shoe-age.yaml", "{500 to 800 km|", `{500 to 800 ${"long ".repeat(14)}km|`],
    "questions/shoe-age.yaml",
    /long long/,
  ],
  [
    "BC046",
    [
      GERMAN,
      null,
      "locale: de-DE\nquestions: { shoe-age: { options: { worn: { label: Über 800 km } } } }\n",
    ],
    GERMAN,
    /Über 800/,
  ],
  [
    "BC021",
    ["surfaces/en/doses.yaml", "That's a lot of pain", "You have a lot of pain"],
    "surfaces/en/doses.yaml",
    /You have/,
  ],
  ["BC043", [VISITS, "signs: since", "signs: sinc"], VISITS, /sinc/],
  ["BC043", [VISITS, "watch: watch", "watch: wach"], VISITS, /wach/],
  ["BC043", [VISITS, "renew: [pain", "renew: [pian"], VISITS, /pian/],
  [
    "BC006",
    ["check-ins/since.yaml", "is: legs.numb", "is: legs.nmub"],
    "check-ins/since.yaml",
    /nmub/,
  ],
  ["BC006", ["check-ins/made/watch.yaml", "id: late", "id: lateness"], VISITS, /makes/],
];

function lineOf({ file, line }: Diagnostic): string {
  return readFileSync(join(root, file), "utf8").split("\n")[line - 1] ?? "";
}

describe("diagnoseContent", () => {
  it("has a trigger here for every diagnostic", () => {
    expect(TRIGGERS.map(([code]) => code)).toEqual(Object.keys(DIAGNOSTICS));
  });

  it.each([...TRIGGERS, ...MORE])("finds %s, and where it stands", (code, edit, file, line) => {
    const { diagnostics } = diagnose([edit]);
    const found = diagnostics.filter((diagnostic) => diagnostic.code === code);
    expect(found.length, JSON.stringify(diagnostics.slice(0, 5))).toBeGreaterThan(0);
    const places = found.map((one) => `${one.file} ${lineOf(one)}`);
    const isThere = found.some((one) => one.file === `${FOLDER}/${file}` && line.test(lineOf(one)));
    expect(isThere, places.join(" | ")).toBe(true);
  });

  it("names what was meant, where a name is near", () => {
    const { diagnostics } = diagnose([
      [EVIDENCE, "{ load: weak-against }", "{ laod: weak-against }"],
    ]);
    expect(diagnostics.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('Did you mean "load"?'),
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
      expect(file).toMatch(/^dialogs\/running-lower-back-pain\/[\w/-]+\.yaml$/);
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

/** A question that is right but for where it stands. */
const SLEEP = `name: your sleep
prompt: How do you sleep these weeks?
why: Short nights may make pain last longer.
choose: one
notSure: 0.05
basis: judgement
options:
  - { id: short, label: "Under 6 hours", summary: "short nights" }
  - { id: enough, label: "6 hours or more", summary: "enough sleep" }
`;

describe("a file out of place", () => {
  const problemsOf = (...edits: readonly Edit[]) =>
    diagnose(edits)
      .diagnostics.filter(({ severity }) => severity !== "info")
      .map((one) => `${one.file.slice(FOLDER.length + 1)} ${one.code} ${one.message}`);
  const sleep: Edit = ["questions/sleep.yaml", null, SLEEP];
  const said: readonly Edit[] = [
    ["words/en/questions/sleep.yaml", null, "options: { short: { words: [four hours] } }\n"],
    [EVIDENCE, /$/, "\nsleep:\n  options:\n    enough: { evidence: { load: weak-against } }\n"],
  ];

  it("is told of once, with how to list it, whatever else is said of it", () => {
    expect(problemsOf(sleep, ...said)).toEqual([
      'questions/sleep.yaml BC042 Nothing names this file. List "sleep" under `questions` in dialog.yaml, or take the file away.',
    ]);
  });

  it("is told of where it is listed, with where it lies instead", () => {
    const listed: Edit = ["dialog.yaml", "selfTests: [", "selfTests: [sleep, "];
    expect(problemsOf(sleep, ...said, listed)).toEqual([
      'dialog.yaml BC041 There is no self-tests/sleep.yaml, but there is questions/sleep.yaml. Move that one, or list "sleep" under `questions` in dialog.yaml instead.',
    ]);
  });

  it("is told of in a folder that holds no part of a dialog", () => {
    expect(problemsOf(["self-test/sleep.yaml", null, SLEEP])).toEqual([
      expect.stringContaining(
        'BC042 No part of a dialog stands in self-test/. Did you mean "self-tests"?',
      ),
    ]);
  });

  it("is told of as part of a cause that does not list it", () => {
    expect(problemsOf(["causes/form/sleepy.yaml", null, "name: sleepy\n"])).toEqual([
      'causes/form/sleepy.yaml BC042 Nothing names this file. List "sleepy" under `facets` in causes/form.yaml, or take the file away.',
    ]);
  });

  it("leaves out of everything else a question whose file is gone or broken", () => {
    expect(problemsOf(["questions/loud.yaml", "name:", null])).toEqual([
      "dialog.yaml BC041 There is no questions/loud.yaml.",
    ]);
    expect(problemsOf(["questions/loud.yaml", "choose: one", "choose: [one"])).toEqual([
      expect.stringMatching(/^questions\/loud\.yaml BC001 /),
    ]);
    expect(problemsOf([EVIDENCE, "notSure: 0.03", "notSure: [0.03"])).toEqual([
      expect.stringMatching(/^evidence\.yaml BC001 /),
    ]);
    expect(problemsOf(["words/en/controls.yaml", "controls:", "controls: ["])[0]).toMatch(
      /^words\/en\/controls\.yaml BC001 /,
    );
  });

  it("is what a misspelt id in the list may mean", () => {
    expect(problemsOf(["dialog.yaml", "switch, loud", "switch, lout"])).toEqual([
      'dialog.yaml BC041 There is no questions/lout.yaml. Did you mean "loud"?',
      'questions/loud.yaml BC042 Nothing names this file. List "loud" under `questions` in dialog.yaml, or take the file away.',
    ]);
  });

  it("is told of where it speaks of a question or an option that there is not", () => {
    expect(problemsOf([EVIDENCE, "\nloud:", "\nluod:"])).toContainEqual(
      expect.stringMatching(
        /^evidence\.yaml BC043 There is no question "luod"\. Did you mean "loud"\?$/,
      ),
    );
    expect(problemsOf(["words/en/questions/luod.yaml", null, "options: {}\n"])).toEqual([
      'words/en/questions/luod.yaml BC042 There is no question "luod". Did you mean "loud"?',
    ]);
    expect(problemsOf([EVIDENCE, "slap: {", "slpa: {"])).toEqual([
      expect.stringMatching(
        /^evidence\.yaml BC043 "loud" has no option "slpa"\. Did you mean "slap"\?$/,
      ),
    ]);
    expect(problemsOf(["words/en/questions/loud.yaml", "  slap:", "  slpa:"])).toEqual([
      'words/en/questions/loud.yaml BC043 "loud" has no option "slpa". Did you mean "slap"?',
    ]);
    expect(problemsOf([EVIDENCE, "\nloud:", "\nloud:\n  none: { share: 0.2 }"])).toEqual([
      expect.stringMatching(/^evidence\.yaml BC043 "loud" has no `none`/),
    ]);
  });
});

describe("loadDialog", () => {
  it("gives no dialog where the content has errors", async () => {
    diagnose([[EVIDENCE, "basis: [levine-2007]", "basis: [levin-2007]"]]);
    const { dialog, diagnostics } = await loadDialog(root, ID, TODAY);
    expect(dialog).toBeNull();
    expect(diagnostics.length).toBeGreaterThan(0);
  });

  it("prints content under another fingerprint once a file has changed", async () => {
    diagnose([]);
    const before = await loadDialog(root, ID, TODAY);
    diagnose([["questions/where.yaml", "Where does it hurt?", "Where is it?"]]);
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
    const last = content.questions.findLast(({ ask }) => ask === undefined);
    if (!last) throw new Error("There is no question.");
    const fresh = { ...last, id: "brand-new" };
    const questions = [fresh, ...content.questions.filter((one) => one !== last)];
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
