import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diagnoseContent } from "../../src/app/loading/diagnose-content.ts";
import { listDialogs } from "../../src/app/loading/list-dialogs.ts";
import { readSources } from "../../src/app/loading/sources.ts";
import { projectRoot } from "../../src/app/project.ts";
import { createNew } from "../../src/author/create-new.ts";
import { playPlan } from "../../src/author/plan.ts";
import { readPlans } from "../../src/author/plans.ts";
import { createDialog, plainText } from "../../src/engine/index.ts";
import { TODAY } from "../dialog.ts";
import { everyView } from "../every-view.ts";

const ID = "made-up";
let root = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "backchat-new-"));
  for (const part of ["package.json", "dialogs"]) {
    cpSync(join(projectRoot(), part), join(root, part), { recursive: true });
  }
  createNew(root, ID, TODAY);
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const diagnosed = () => diagnoseContent(readSources(root, ID), TODAY);

function dialog() {
  const { content, lock } = diagnosed();
  if (!content) throw new Error("The new dialog has errors.");
  return createDialog(content, lock);
}

describe("createNew", () => {
  it("makes a dialog of that id, on that day, in which nothing is to be mended", () => {
    const { content, diagnostics } = diagnosed();
    expect(diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(content).toMatchObject({ id: ID, released: "2026-11-22" });
    expect(listDialogs(root)).toContain(ID);
  });

  it("makes test plans that go as planned", () => {
    const plans = readPlans(root, ID);
    expect(plans.size).toBeGreaterThan(0);
    for (const [name, plan] of plans) {
      expect(playPlan(dialog(), plan).problems, name).toEqual([]);
    }
  });

  it("says nothing of backs or running", () => {
    const others = /\b(back pain|sore|spine|runs?|running|runners?|physio|hips?)\b/i;
    for (const view of everyView(dialog())) expect(plainText(view)).not.toMatch(others);
  });

  it.each([
    [ID, /already/],
    ["_template", /use lower-case words/],
    ["../elsewhere", /use lower-case words/],
    ["constructor", /meaning of its own/],
    ["schemas", /already/],
  ])("refuses %s", (id, reason) => {
    const before = readFileSync(join(root, "dialogs", ID, "dialog.yaml"), "utf8");
    expect(() => createNew(root, id, TODAY)).toThrow(reason);
    expect(readFileSync(join(root, "dialogs", ID, "dialog.yaml"), "utf8")).toBe(before);
  });
});
