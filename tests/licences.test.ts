import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { projectRoot } from "../src/app/project.ts";

/** Licences that ask for no more than their own text and notices. */
const PERMISSIVE = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"];

const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({ license: z.string().optional(), dev: z.boolean().optional() }),
    ),
  })
  .parse(JSON.parse(readFileSync(join(projectRoot(), "package-lock.json"), "utf8")));

const named = z.record(z.string(), z.string());
const manifest = z
  .object({ dependencies: named, devDependencies: named })
  .parse(JSON.parse(readFileSync(join(projectRoot(), "package.json"), "utf8")));

describe("docs/dependencies.md", () => {
  it("says what each package is for, and of no other", () => {
    const page = readFileSync(join(projectRoot(), "docs", "dependencies.md"), "utf8");
    const rows = page.match(/^\| `.*? \|/gm)?.join() ?? "";
    const told = Array.from(rows.matchAll(/`([^`]+)`/g), ([, name]) => name);
    const { dependencies, devDependencies } = manifest;
    expect(told.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort());
  });
});

describe("package-lock.json", () => {
  it("brings nothing into production whose licence is not permissive", () => {
    const production = Object.entries(lock.packages).filter(([, { dev }]) => !dev);
    expect(production.length).toBeGreaterThan(100);
    const others = production.filter(([, { license }]) => !PERMISSIVE.includes(license ?? ""));
    expect(others).toEqual([]);
  });
});
