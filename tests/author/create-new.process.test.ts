import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../src/app/project.ts";
import { createNew } from "../../src/author/create-new.ts";
import { TODAY } from "../dialog.ts";

const ID = "made-up";
let root = "";

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "backchat-new-"));
  for (const part of ["package.json", "dialogs", "dist"]) {
    cpSync(join(projectRoot(), part), join(root, part), { recursive: true });
  }
  symlinkSync(join(projectRoot(), "node_modules"), join(root, "node_modules"), "junction");
  createNew(root, ID, TODAY);
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

describe("a new dialog", () => {
  it("makes what `npm start` walks to a result", () => {
    const replies = ["18-39", "none", "under 4 weeks", "as ever", "like new", "a lot more", "none"];
    const { stdout, status } = spawnSync(process.execPath, ["dist/src/main.js", "--plain"], {
      cwd: root,
      env: { DIALOG: ID },
      input: `${replies.join("\n")}\n`,
      encoding: "utf8",
    });
    expect(stdout).toContain("Best match so far: more than it's used to");
    expect(status).toBe(0);
  });

  it("understands the words of its question", () => {
    const command = ["dist/src/author/dialogs.js", "understand", "I did twice as much as before"];
    const { stdout } = spawnSync(process.execPath, [...command, "--dialog", ID], {
      cwd: root,
      encoding: "utf8",
    });
    expect(stdout).toContain("amount.lot-more");
  });
});
