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
  "src/engine/plan",
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

  it("enter packages by the doors that they publish", () => {
    const packages = imports.filter(({ to }) => roomOf(to) === null && !to.startsWith("node:"));
    expect(packages.length).toBeGreaterThan(20);
    const unpublished = packages.filter(({ to }) => {
      const [, name = "", inner] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(to) ?? [];
      if (inner === undefined) return false;
      const file = join(root, "node_modules", name, "package.json");
      const { exports = {} } = JSON.parse(readFileSync(file, "utf8"));
      return !Object.keys(exports).includes(`./${inner}`);
    });
    expect(unpublished).toEqual([]);
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
    const schemas = [
      "basic-schema",
      "cause-schema",
      "check-in-schema",
      "exercise-schema",
      "faq-schema",
      "film-schema",
      "interface-schema",
      "learned-schema",
      "lock",
      "not-ok-schema",
      "plan-schema",
      "question-schema",
      "schema",
      "tools-schema",
    ];
    expect(users.sort()).toEqual(schemas.map((name) => `src/engine/content/${name}.ts`));
    const values = inside("src/engine").filter(
      ({ from, to, isType }) => users.includes(to) && !users.includes(from) && !isType,
    );
    expect(values).toEqual([]);
  });
});

describe("the sources", () => {
  it("touch nothing that a package keeps for itself, and load nothing by a back door", () => {
    for (const file of [...filesOf("src"), ...filesOf("adapters")]) {
      const source = readFileSync(join(root, file), "utf8");
      expect(source, file).not.toMatch(
        /\b(createRequire|Reflect\.(set|defineProperty)|prototype)\b/,
      );
      expect(source, file).not.toMatch(/\._\w|\["_|, "_/);
      expect(source, file).not.toMatch(/["'][^"']*node_modules\//);
    }
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

describe("the engine's texts", () => {
  it("are the dialog's: no natural language stands in the engine but errors for programmers", () => {
    const found = filesOf("src/engine").flatMap((file) => {
      const source = readFileSync(join(root, file), "utf8")
        .replace(/\/\*.*?\*\/|(?<!:)\/\/[^\n]*/gs, "")
        .replace(/^import[^;]*;|new Error\([^;]*;|export \* from[^;]*;/gm, "");
      const literals = source.match(/"[^"\n]*"|`[^`]*`/g) ?? [];
      const texts = literals.map((literal) => literal.replace(/\$\{[^}]*\}/g, ""));
      return texts.filter((text) => WORDS.test(text)).map((text) => `${file}: ${text}`);
    });
    // What the format asks of an author's ids and references is an error too.
    expect(found.filter((text) => !text.includes("-schema.ts"))).toEqual([]);
    expect(found.length).toBeLessThanOrEqual(MOST_OF_FORMAT);
  });
});

/** Two words or more, or one that begins a sentence. */
const WORDS = /[a-z]{2,} +[a-z]{2,}|[A-Z][a-z]+ |[a-z]{2,}[.!?]"|"[A-Z][a-z]+[":]/;
const MOST_OF_FORMAT = 6;

describe("files", () => {
  const lengths = [...filesOf("src"), ...filesOf("adapters")].map((file) => ({
    file,
    lines: readFileSync(join(root, file), "utf8").split("\n").length - 1,
  }));

  it("have one idea each: none is longer than 300 lines, and most are at most 80", () => {
    expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sorted[sorted.length >> 1]).toBeLessThanOrEqual(80);
  });
});

function readdirDeep(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(folder, file));
}
