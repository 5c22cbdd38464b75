import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../src/app/project.ts";

const root = projectRoot();

type Import = { readonly from: string; readonly to: string; readonly isType: boolean };

function filesOf(folder: string): readonly string[] {
  return readdirDeep(join(root, folder)).map((file) => relative(root, file));
}

/** Every import of the product's sources, with relative paths resolved from the project's folder. */
const imports: readonly Import[] = [...filesOf("src"), ...filesOf("adapters")].flatMap((from) =>
  [
    ...readFileSync(join(root, from), "utf8").matchAll(
      /(import|export)\s(type\s)?[^;]*?from "([^"]+)"|import\("([^"]+)"\)/g,
    ),
  ].map(([, , type, named, lazy]) => {
    const to = named ?? lazy ?? "";
    return {
      from,
      to: to.startsWith(".") ? relative(root, join(root, dirname(from), to)) : to,
      isType: type !== undefined,
    };
  }),
);

/** From the lowest to the highest: a room stands above what it uses. */
const ROOMS = [
  "src/engine/content",
  "src/engine/safety",
  "src/engine/reasoning",
  "src/engine/session",
  "src/engine/card",
  "src/engine/view",
  "src/engine",
  "src/language",
  "src/app",
  "src/author",
  "adapters",
  "src/main.ts",
];

/** The narrowest room that a file stands in; null for what is none of ours. */
function roomOf(file: string): string | null {
  const rooms = ROOMS.filter((room) => file === room || file.startsWith(`${room}/`));
  return rooms.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** The files of one circle of imports, or nothing where there is none. */
function circleIn(all: readonly Import[]): readonly string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of all) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): readonly string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const to of next.get(file) ?? []) {
      const circle = walk(to, [...path, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  for (const file of next.keys()) {
    const circle = walk(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

const PREVIEW = "adapters/preview/";
const inside = (folder: string) => imports.filter(({ from }) => from.startsWith(`${folder}/`));
const strangers = (found: readonly Import[], isAllowed: (to: string) => boolean) =>
  found.filter(({ to }) => !isAllowed(to)).map(({ from, to }) => `${from} imports ${to}`);

describe("imports", () => {
  it("are found", () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it("lead from each room to those below it alone", () => {
    const crossing = imports.flatMap(({ from, to }) => {
      const [above, below] = [roomOf(from), roomOf(to)];
      if (above === null || below === null || above === below) return [];
      return ROOMS.indexOf(above) > ROOMS.indexOf(below) ? [] : [`${from} imports ${to}`];
    });
    expect(crossing).toEqual([]);
  });

  it("of steps and of language reach no view", () => {
    const found = [...inside("src/engine/session"), ...inside("src/language")];
    expect(strangers(found, (to) => !to.startsWith("src/engine/view/"))).toEqual([]);
  });

  it("make no circle, types included", () => {
    expect(circleIn(imports)).toEqual([]);
  });

  it("of the engine reach only itself and zod", () => {
    const allowed = (to: string) => to.startsWith("src/engine/") || to === "zod";
    expect(strangers(inside("src/engine"), allowed)).toEqual([]);
  });

  it("of the app and the author's kit reach no adapter", () => {
    const found = [...inside("src/app"), ...inside("src/author")];
    expect(strangers(found, (to) => !to.startsWith("adapters/"))).toEqual([]);
  });

  it("of an adapter reach its own folder, what all adapters share, and the public faces of engine and app", () => {
    const found = inside("adapters").filter(({ from }) => !from.startsWith(PREVIEW));
    for (const { from, to } of found) {
      const own = dirname(from);
      const isFace = to === "src/engine/index.ts" || to === "src/app/index.ts";
      const isShared = to.startsWith("adapters/shared/");
      const isPlatform = !to.startsWith("src/") && !to.startsWith("adapters/");
      const isOwn = to.startsWith(`${own}/`);
      expect(isFace || isShared || isPlatform || isOwn, `${from} imports ${to}`).toBe(true);
    }
  });

  it("of the preview, which reads them all, are made by nobody", () => {
    const found = imports.filter(({ from }) => !from.startsWith(PREVIEW));
    expect(strangers(found, (to) => !to.startsWith(PREVIEW))).toEqual([]);
  });

  it("of the metrics library are made by one file, which is read only where it is asked for", () => {
    const users = imports.filter(({ to }) => to === "prom-client").map(({ from }) => from);
    expect(users).toEqual(["src/app/metrics.ts"]);
    const eager = /^import \{[^}]*\} from ".*\/metrics\.ts"/m;
    for (const { from } of imports.filter(({ to }) => to === "src/app/metrics.ts")) {
      expect(readFileSync(join(root, from), "utf8"), from).not.toMatch(eager);
    }
  });

  it("of the schema library are not in the way of a compiled dialog's turn", () => {
    const users = inside("src/engine")
      .filter(({ to }) => to === "zod")
      .map(({ from }) => from);
    expect(users.sort()).toEqual(["src/engine/content/lock.ts", "src/engine/content/schema.ts"]);
    const values = inside("src/engine").filter(({ to, isType }) => users.includes(to) && !isType);
    expect(values).toEqual([]);
  });
});

describe("the engine", () => {
  it("has no clock, randomness, waiting, output or environment", () => {
    for (const file of filesOf("src/engine")) {
      const source = readFileSync(join(root, file), "utf8");
      expect(source, file).not.toMatch(
        /\b(Date\.now|new Date|Math\.random|async |await |console\.|process\.\w|setTimeout)/,
      );
    }
  });
});

function readdirDeep(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file));
}
