import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../src/app/project.ts";

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
