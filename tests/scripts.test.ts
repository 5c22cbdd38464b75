import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { projectRoot } from "../src/app/project.ts";

const root = projectRoot();
const text = readFileSync(join(root, "package.json"), "utf8");
const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(text));

/** What Windows has under the same name, or npm brings along. */
const COMMANDS = ["node", "npm", "tsc", "vitest", "biome", "knip"];

describe("the scripts of package.json", () => {
  it.each(Object.entries(scripts))("%s can be run on Windows too", (_, script) => {
    for (const command of script.split("&&")) {
      expect(COMMANDS).toContain(command.trim().split(" ")[0]);
    }
    // No quotes of the shell's own, no variables, no pipes, nothing in place of a name.
    expect(script).not.toMatch(/['`$|<>;*\\]/);
  });
});

describe("an install without the development packages", () => {
  function run(script: string, ...files: readonly string[]) {
    const folder = mkdtempSync(join(tmpdir(), "backchat-prepare-"));
    cpSync(join(root, script), join(folder, script));
    for (const file of files) {
      mkdirSync(join(folder, file, ".."), { recursive: true });
      writeFileSync(join(folder, file), "");
    }
    const { status, stderr } = spawnSync(process.execPath, [script], { cwd: folder });
    rmSync(folder, { recursive: true });
    return { status, said: String(stderr) };
  }

  it("ends well, and says in a line what to do where nothing was built yet", () => {
    const { status, said } = run("prepare.mjs");
    expect(status).toBe(0);
    expect(said.trim().split("\n")).toHaveLength(1);
    expect(said).toContain("npm ci --include=dev");
    expect(run("prepare.mjs", "dist/src/main.js")).toEqual({ status: 0, said: "" });
  });

  it("is said by every start too, with no trace of where it failed", () => {
    const { status, said } = run("start.mjs");
    expect(status).toBe(2);
    expect(said).toBe("Backchat is not built yet. Run: npm ci --include=dev\n");
    expect(run("start.mjs", "dist/src/main.js")).toEqual({ status: 0, said: "" });
  });
});
