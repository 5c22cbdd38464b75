import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Diagnosed, diagnoseContent } from "../../src/app/loading/diagnose-content.ts";
import { readSources } from "../../src/app/loading/sources.ts";
import { projectRoot } from "../../src/app/project.ts";
import { writeNumbers } from "../../src/author/check.ts";
import { createNew } from "../../src/author/create-new.ts";
import { drawn } from "../../src/author/drawing/drawings.ts";
import { explain } from "../../src/author/explain.ts";
import { isLearned, learned } from "../../src/author/learning.ts";
import { playPlan } from "../../src/author/plan.ts";
import { readPlans } from "../../src/author/plans.ts";
import { createDialog, createSession, type Dialog } from "../../src/engine/index.ts";
import { respond, speaksOfDistress } from "../../src/language/index.ts";
import { TODAY } from "../dialog.ts";

const ID = "running-lower-back-pain";
let root = "";
let folder = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "backchat-guides-"));
  folder = join(root, "dialogs", ID);
  cpSync(join(projectRoot(), "dialogs"), join(root, "dialogs"), { recursive: true });
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** What a page of docs/authoring gives to copy, in its order. */
function blocksOf(page: string): readonly string[] {
  const text = readFileSync(join(projectRoot(), "docs", "authoring", page), "utf8");
  return [...text.matchAll(/^```(?:yaml)?\n(.*?)^```/gms)].map(([, block = ""]) => block);
}

/** Replaces what is there for sure. */
function edit(file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), "utf8");
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
}

function diagnose(): Diagnosed {
  return diagnoseContent(readSources(root, ID), TODAY);
}

function problems(): readonly string[] {
  return diagnose().diagnostics.flatMap(({ code, severity, message }) =>
    severity === "info" ? [] : [`${code} ${message}`],
  );
}

function dialog(): Dialog {
  const { content, lock } = diagnose();
  if (!content) throw new Error(problems().join("\n"));
  return createDialog(content, lock);
}

describe("the guides for authors", () => {
  it("add a question, and a plan that asks it; all other plans go as before", () => {
    const [question = "", evidence = "", plan = ""] = blocksOf("add-a-question.md");
    writeFileSync(join(folder, "questions", "sleep.yaml"), question);
    edit("dialog.yaml", "loud, background", "loud, background, sleep");
    appendFileSync(join(folder, "evidence.yaml"), `\n${evidence}`);
    writeFileSync(join(folder, "plans", "short-nights.txt"), plan);
    writeNumbers(root, ID, TODAY);
    expect(problems()).toEqual([]);
    const plans = readPlans(root, ID);
    expect(plans.has("short-nights")).toBe(true);
    const changed = dialog();
    const failed = [...plans].flatMap(([name, one]) => {
      const { problems: found } = playPlan(changed, one);
      return found.map((problem) => `${name}: ${problem}`);
    });
    expect(failed).toEqual([]);
  });

  it("add a phrase that was not understood before", () => {
    const [block = ""] = blocksOf("add-typed-words.md");
    const typed = "my shoes are ready for the bin";
    expect(explain(dialog(), typed)).not.toContain("shoe-age: worn");
    const [, words, says] = /words:\n(.+\n) +says:\n(.+\n)/.exec(block) ?? [];
    const file = "words/en/questions/shoe-age.yaml";
    edit(file, "  worn:\n    words:\n", `  worn:\n    words:\n${words}`);
    edit(file, "    says:\n      - <shoe> are", `    says:\n${says}      - <shoe> are`);
    expect(problems()).toEqual([]);
    expect(explain(dialog(), typed)).toContain("shoe-age: worn");
    expect(explain(dialog(), typed.replace("are", "are not"))).not.toContain("shoe-age: worn");
  });

  it("add an exercise that plans name, is drawn, and is told of when someone asks", () => {
    const [exercise = "", drawing = "", dose = "", words = ""] = blocksOf("add-an-exercise.md");
    writeFileSync(join(folder, "exercises", "heel-tap.yaml"), exercise);
    writeFileSync(join(folder, "drawings", "heel-tap.yaml"), drawing);
    edit("dialog.yaml", "towel, row, balance]", "towel, row, balance, heel-tap]");
    edit("causes/form/arched.yaml", "exercises:\n", `exercises:\n${dose}`);
    appendFileSync(join(folder, "words", "en", "exercises.yaml"), words);
    expect(problems().join()).toMatch(/BC049 .*heel-tap/);
    for (const [path, svg] of drawn(root, ID)) writeFileSync(path, svg);
    writeNumbers(root, ID, TODAY);
    expect(problems()).toEqual([]);
    expect(readFileSync(join(folder, "drawings", "heel-tap.svg"), "utf8")).toContain("<svg");
    const asked = { type: "words", text: "how do I do heel taps?" } as const;
    const { session } = respond(dialog(), createSession(TODAY), asked, TODAY);
    expect(session.page).toEqual({ type: "exercise", exercise: "heel-tap", from: "walk" });
  });

  it("add an answer to a question that people ask", () => {
    const [answer = "", words = ""] = blocksOf("add-an-answer.md");
    writeFileSync(join(folder, "answers", "taping.yaml"), answer);
    edit("dialog.yaml", "pregnancy, not-back]", "pregnancy, not-back, taping]");
    appendFileSync(join(folder, "words", "en", "answers.yaml"), words);
    writeNumbers(root, ID, TODAY);
    expect(problems()).toEqual([]);
    const asked = { type: "words", text: "would kinesio tape help?" } as const;
    const { session } = respond(dialog(), createSession(TODAY), asked, TODAY);
    // Before its lines are learned from, another may come before it.
    const faqs = expect.arrayContaining(["taping"]);
    expect(session.page).toMatchObject({ type: "faq", faqs });
  });

  it("bring the first dialog's words of distress into a new one", () => {
    createNew(root, "made-up", TODAY);
    const from = (file: string) => readFileSync(join(folder, "words", "en", file), "utf8");
    const to = (file: string) => join(root, "dialogs", "made-up", "words", "en", file);
    const alike = from("alike.yaml");
    const lists = [/^ {2}cant:.*\n/m, /^ {2}# Distress(.*\n)*/m].map((part) => {
      return part.exec(alike)?.[0] ?? "";
    });
    writeFileSync(to("distress.yaml"), from("distress.yaml"));
    const examples = from("examples/stories.txt");
    mkdirSync(to("examples"));
    writeFileSync(to("examples/stories.txt"), examples);
    const own = readFileSync(to("alike.yaml"), "utf8").replace(/^ {2}self:.*\n/m, "");
    writeFileSync(to("alike.yaml"), own + lists.join(""));
    const diagnosed = () => diagnoseContent(readSources(root, "made-up"), TODAY);
    const { content, diagnostics } = diagnosed();
    expect(diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
    if (!content) throw new Error("The new dialog has errors.");
    const texts = examples
      .split("\n")
      .filter((line) => line.endsWith("=> distress"))
      .map((line) => line.slice(2, line.lastIndexOf(" => ")));
    const heard = () => {
      const { content: now, lock } = diagnosed();
      if (!now) throw new Error("What was learned has errors.");
      const dialog = createDialog(now, lock);
      return texts.filter((text) => speaksOfDistress(dialog, text)).length;
    };
    const said = heard();
    const kept = learned(root, content);
    if (kept) writeFileSync(kept.path, kept.yaml);
    expect(isLearned(root, diagnosed().content ?? content)).toBe(true);
    expect(heard()).toBeGreaterThan(Math.max(said, texts.length * 0.95));
  });

  it("translate what the dialog has", () => {
    const own = join(folder, "translations", "de");
    mkdirSync(own, { recursive: true });
    for (const [at, block] of blocksOf("translate.md").entries()) {
      writeFileSync(join(own, `${at}.yaml`), block);
    }
    const found = diagnose().diagnostics.filter(({ code }) => /BC0(?!20|33|44)/.test(code));
    expect(found).toEqual([]);
    const { content } = diagnoseContent(readSources(root, ID), TODAY, "de");
    expect(content?.questions.find(({ id }) => id === "longest")?.prompt).toContain("War");
  });
});
