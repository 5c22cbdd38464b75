import { describe, expect, it } from "vitest";
import { parseFile } from "../../src/app/loading/parse-file.ts";

const parse = (text: string) => parseFile("dialogs/some", "some.yaml", text);

/** The shortest of some times, in milliseconds. */
function timeOf(work: () => void): number {
  const times = Array.from({ length: 4 }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return Math.min(...times);
}

describe("a file of a dialog", () => {
  it("is told to be broken where parts repeat parts without an end in sight", () => {
    const levels = [..."bcdefghij"].map((name, at) => {
      const before = `*${"abcdefghi"[at]}`;
      return `${name}: &${name} [${Array(9).fill(before).join(", ")}]\n`;
    });
    const bomb = `a: &a [lol, lol]\n${levels.join("")}`;
    expect(parse(bomb)).toEqual([
      expect.objectContaining({
        code: "BC001",
        severity: "error",
        file: "dialogs/some/some.yaml",
        line: 10,
      }),
    ]);
  });

  it("is told to be broken where it repeats what there is not, at that line", () => {
    expect(parse("a: &a 1\nb: *c\nd: *a\n")).toEqual([
      expect.objectContaining({ code: "BC001", line: 2 }),
    ]);
    expect(parse("a: &a 1\nb: *a\n")).toMatchObject({ value: { a: 1, b: 1 } });
  });

  it("is told to hold a key twice, with the line of the second", () => {
    const [problem] = [parse("a: 1\nb:\n  c: 1\n  c: 2\n")].flat();
    expect(problem).toMatchObject({ code: "BC001", line: 4 });
  });

  it("is read in a time that grows with its length alone", () => {
    const keys = (count: number) =>
      Array.from({ length: count }, (_, at) => `key-${at}: ${at}`).join("\n");
    const [short, long] = [keys(1_000), keys(12_000)];
    parse(short);
    const ratio = timeOf(() => parse(long)) / timeOf(() => parse(short));
    // Twelve, were it linear; 144 where each key is held against all.
    expect(ratio).toBeLessThan(50);
  });
});
