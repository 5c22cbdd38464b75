import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, parseDocument } from "yaml";
import { z } from "zod";
import { readAnswerFile } from "../src/app/answer-file.ts";
import { projectRoot } from "../src/app/project.ts";
import { playPlan, readPlan } from "../src/author/plan.ts";
import { realDialog } from "./dialog.ts";

const root = projectRoot();
const NOT_OURS = ["node_modules", "dist", "coverage", ".git"];

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [path];
    return NOT_OURS.includes(entry.name) ? [] : filesIn(path);
  });
}

const files = filesIn(".");
const names = new Set(files.map((file) => basename(file)));
const papers = files
  .filter((file) => file.endsWith(".md"))
  .map((file) => {
    const prose = readFileSync(join(root, file), "utf8").replace(/^```.*?^```/gms, "");
    return { file, prose, text: prose.replace(/`[^`\n]*`/g, "") };
  });

/** The headings of a page as the ends of addresses. */
function anchorsOf(file: string): readonly string[] {
  const headings = papers.find((paper) => paper.file === file)?.prose.match(/^#+ .*$/gm) ?? [];
  return headings.map((heading) =>
    heading
      .replace(/^#+ /, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** A path of the project from its root, or a test's name. */
const NAMED =
  /`((?:src|adapters|tests|docs|dialogs\/running-lower-back-pain|\.github)(?:\/[\w.-]+)*\/?|[\w-]+\.test\.ts)`/g;

describe("every Markdown page", () => {
  it("has links that lead somewhere", () => {
    expect(papers.length).toBeGreaterThan(10);
    const lost = papers.flatMap(({ file, text }) =>
      [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = ""]) => {
        if (/^[a-z]+:/.test(link)) return [];
        const [path = "", anchor] = link.split("#");
        const to = path === "" ? file : join(dirname(file), path);
        const isThere =
          existsSync(join(root, to)) && (anchor === undefined || anchorsOf(to).includes(anchor));
        return isThere ? [] : [`${file}: ${link}`];
      }),
    );
    expect(lost).toEqual([]);
  });

  it("names files that there are", () => {
    const lost = papers.flatMap(({ file, prose }) =>
      [...prose.matchAll(NAMED)].flatMap(([, path = ""]) => {
        return names.has(path) || existsSync(join(root, path)) ? [] : [`${file}: ${path}`];
      }),
    );
    expect(lost).toEqual([]);
  });
});

describe("a line that sets something", () => {
  it("has no remark behind its value, which would be a part of it with some ways to read it", () => {
    const lines = [".env.example", ...papers.map(({ file }) => file)].flatMap((file) => {
      const text = readFileSync(join(root, file), "utf8");
      return [...text.matchAll(/^[ \t]*[A-Z][A-Z_]+=.*$/gm)].map(([line]) => ({ file, line }));
    });
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter(({ line }) => line.includes("#"))).toEqual([]);
  });
});

describe("what GitHub reads", () => {
  const read = files.filter((file) => /^\.github\/.+\.yml$/.test(file));

  it.each(read)("%s is YAML", (file) => {
    const { errors, warnings } = parseDocument(readFileSync(join(root, file), "utf8"));
    expect([...errors, ...warnings]).toEqual([]);
  });

  const form = z.object({
    body: z.array(z.object({ attributes: z.object({ value: z.string().optional() }) })),
  });
  /** What a form's last field with an example is filled with. */
  function exampleIn(name: string): string {
    const text = readFileSync(join(root, ".github/ISSUE_TEMPLATE", name), "utf8");
    const values = form.parse(parse(text)).body.flatMap(({ attributes }) => attributes.value ?? []);
    return values.at(-1) ?? "";
  }

  it("gives answers and a plan as examples that can be played", () => {
    const dialog = realDialog();
    expect(readAnswerFile(dialog, exampleIn("wrong-result.yml")).age).toBe("20-44");
    const programs = readFileSync(join(root, "docs/programs.md"), "utf8");
    const [example = ""] =
      /(?:^ {4}.+\n)+/m.exec(programs.slice(programs.indexOf("JSON or YAML"))) ?? [];
    expect(readAnswerFile(dialog, example).age).toBe("20-44");
    const plan = readPlan(exampleIn("test-plan.yml"));
    expect(playPlan(dialog, plan).problems).toEqual([]);
  });
});
