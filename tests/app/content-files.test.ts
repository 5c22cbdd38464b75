import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { listDialogs } from "../../src/app/loading/list-dialogs.ts";
import { projectRoot } from "../../src/app/project.ts";
import { inUnit } from "../../src/engine/content/distance.ts";

/** Lines of a file that a physiotherapist reads as a whole. */
const MOST_LINES = 60;
/** Tables, where one looks something up. */
const TABLES = [
  "evidence.yaml",
  "sources.yaml",
  "help.yaml",
  "surfaces/en/doses.yaml",
  "surfaces/en/phrases.yaml",
];
/** Not what people type, but what our own wording may not have. */
const FORBIDDEN = "surfaces/en/forbidden.yaml";

/** A phrase for typed words: alternatives, a named list, or parts in any order. */
const PATTERN = /\||<[a-z][\w-]*>| &&? /;
/** Answers that say the same, as conditions name them: `morning.swaps|where.dimple`. */
const SAME_ANSWERS = /^[a-z0-9-]+\.[a-z0-9-]+(\|[a-z0-9-]+\.[a-z0-9-]+)+$/;

describe.each(listDialogs(projectRoot()))("the files of %s", (id) => {
  const folder = join(projectRoot(), "dialogs", id);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /\.(yaml|md)$/.test(name) && !name.startsWith("words/"));
  const read = (name: string) => readFileSync(join(folder, name), "utf8");

  it(`have at most ${MOST_LINES} lines, where they are read as a whole`, () => {
    const long = files
      .filter((name) => !TABLES.includes(name))
      .map((name) => ({ name, lines: read(name).trimEnd().split("\n").length }))
      .filter(({ lines }) => lines > MOST_LINES);
    expect(long).toEqual([]);
  });

  it("hold no pattern for typed words but in words/", () => {
    const patterns = files
      .filter((name) => name.endsWith(".yaml") && name !== FORBIDDEN)
      .flatMap((name) =>
        textsIn(parse(read(name))).map((text) => ({ name, text: inUnit(text, "km") })),
      )
      .filter(({ text }) => PATTERN.test(text) && !SAME_ANSWERS.test(text));
    expect(patterns).toEqual([]);
  });
});

/** Every text of a value, keys included. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  const keys = Array.isArray(value) ? [] : Object.keys(value);
  return [...keys, ...Object.values(value).flatMap(textsIn)];
}
