import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { projectRoot } from "../../src/app/project.ts";
import { draw } from "../../src/author/drawing/draw.ts";
import { drawingSchema } from "../../src/author/drawing/drawing-schema.ts";
import { drawn } from "../../src/author/drawing/drawings.ts";
import { pngOf } from "../../src/author/drawing/png.ts";
import { realDialog } from "../dialog.ts";

const ID = "running-lower-back-pain";
const FOLDER = join(projectRoot(), "dialogs", ID, "drawings");
const { content } = realDialog();
const read = (name: string) => readFileSync(join(FOLDER, `${name}.svg`), "utf8");
const NAMES = readdirSync(FOLDER).flatMap((name) =>
  name.endsWith(".svg") ? [name.slice(0, -".svg".length)] : [],
);
const PICTURES = [
  ...content.exercises.flatMap(({ picture }) => picture ?? []),
  ...content.topics.flatMap(({ pictures = [] }) => pictures),
  ...[...content.questions, ...content.selfTests].flatMap(({ map, pictures = [] }) => [
    ...pictures,
    ...(map ? [map] : []),
  ]),
];

describe("the drawings", () => {
  it("are drawn as their joints say: check --write was run", () => {
    for (const [path, svg] of drawn(projectRoot(), ID))
      expect(readFileSync(path, "utf8"), path).toBe(svg);
  });

  it("are all shown somewhere, and each exercise has one of its own", () => {
    expect(new Set(PICTURES.map(({ drawing }) => drawing))).toEqual(new Set(NAMES));
    const own = content.exercises.map(({ picture }) => picture?.drawing);
    expect(new Set(own).size).toBe(content.exercises.length);
  });

  it.each(NAMES)(
    "%s weighs at most 6 KB, and 15 KB for a chat, and asks for nothing from elsewhere",
    async (name) => {
      const svg = read(name);
      expect(svg.length).toBeLessThanOrEqual(6_000);
      expect(svg).not.toMatch(/<script|href="(?!#)|url\(/);
      const png = await pngOf(svg);
      expect(png.length).toBeLessThanOrEqual(15_000);
      // Its signature, and no empty picture.
      expect([...png.slice(1, 4)].map((byte) => String.fromCharCode(byte)).join("")).toBe("PNG");
      expect(png.length).toBeGreaterThan(1_500);
    },
  );

  it("are told of in words that teach the same, each in a text of its own", () => {
    for (const { alt } of PICTURES) {
      expect(alt.split(" ").length, alt).toBeGreaterThanOrEqual(10);
      expect(alt.length, alt).toBeLessThanOrEqual(300);
    }
  });
});

describe("a drawing by joints", () => {
  const stand = {
    hips: [160, 80],
    trunk: 90,
    neck: 90,
    face: 0,
    leg: { upper: 270, lower: 270 },
  };
  const pathsOf = (figure: object, name: string) => {
    const svg = draw(drawingSchema.parse({ end: { ...stand, ...figure } }));
    return [...svg.matchAll(new RegExp(`<path d="([^"]+)" class="${name}"`, "g"))].map(
      ([, d]) => d,
    );
  };

  it("puts a hand where it is asked for, with the elbow on the side that is meant", () => {
    const [up = ""] = pathsOf({ arm: { to: [200, 60], joint: 90 } }, "skin").slice(-1);
    const [down = ""] = pathsOf({ arm: { to: [200, 60], joint: 270 } }, "skin").slice(-1);
    const joints = (d: string) =>
      d
        .slice(1)
        .split("L")
        .map((at) => at.split(" ").map(Number));
    expect(joints(up).at(-1)).toEqual([200, 60]);
    expect(joints(down).at(-1)).toEqual([200, 60]);
    expect(joints(up)[1]?.[1] ?? 0).toBeLessThan(joints(down)[1]?.[1] ?? 0);
  });

  it("stretches no limb: what is out of reach is reached for", () => {
    const [far = ""] = pathsOf({ arm: { to: [320, 60], joint: 90 } }, "skin").slice(-1);
    const [from, , to] = far
      .slice(1)
      .split("L")
      .map((at) => at.split(" ").map(Number));
    const [x = 0, y = 0] = from ?? [];
    expect(Math.hypot((to?.[0] ?? 0) - x, (to?.[1] ?? 0) - y)).toBeCloseTo(56, 0);
  });

  it("needs no more than where the hips are and which way parts point", () => {
    expect(() =>
      drawingSchema.parse(
        parse("end: { hips: [1, 2], trunk: 90, neck: 90, leg: { upper: 1, lower: 1 } }"),
      ),
    ).not.toThrow();
    expect(() => drawingSchema.parse(parse("end: { hips: [1, 2], trunk: up }"))).toThrow();
  });
});
