import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DIAGNOSTICS, formatDiagnostic } from "../../src/app/loading/diagnostic.ts";
import { projectRoot } from "../../src/app/project.ts";

const text = readFileSync(join(projectRoot(), "docs", "diagnostics.md"), "utf8");
const sections = text.split(/^## /m).slice(1);
const headings = sections.map((section) => section.split("\n")[0] ?? "");

describe("the page of diagnostics", () => {
  it("has a heading for each number, in their order, and no other", () => {
    expect(headings).toEqual(Object.keys(DIAGNOSTICS));
  });

  it("says something under each", () => {
    for (const section of sections)
      expect(section.split(/\s+/).length, section).toBeGreaterThan(15);
  });

  it("is pointed at, at the right place, by what is printed", () => {
    const line = formatDiagnostic({
      code: "BC041",
      severity: "error",
      message: "There is no questions/since.yaml.",
      file: "dialogs/some/dialog.yaml",
      line: 7,
    });
    expect(line).toBe(
      "dialogs/some/dialog.yaml:7 error BC041 There is no questions/since.yaml. (docs/diagnostics.md#bc041)",
    );
  });
});
