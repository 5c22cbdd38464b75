import { describe, expect, it } from "vitest";
import { inRows } from "../../adapters/discord/rows.ts";

const rows = (labels: readonly string[], most: number, mayStandAlone: boolean) =>
  inRows(
    labels.map((label) => ({ label })),
    most,
    mayStandAlone,
  ).map((row) => row.map(({ label }) => label));

describe("buttons in rows", () => {
  it("make two rows of three rather than five and a lone one", () => {
    const ages = ["18-19", "20-44", "45-49", "50-59", "60 or over", "Under 18"];
    expect(rows(ages, 4, true)).toEqual([ages.slice(0, 3), ages.slice(3)]);
  });

  it("stay in one row where a phone has room for them", () => {
    expect(rows(["Not sure", "Why ask?", "Back"], 4, false)).toHaveLength(1);
  });

  it("have a row each where a phone has room for no two, as far as there are rows", () => {
    const long = [
      "A bit longer (more than a tenth)",
      "A lot longer (more than a third)",
      "The same",
    ];
    expect(rows(long, 4, true)).toEqual(long.map((label) => [label]));
    expect(rows(long, 2, true)).toEqual([long.slice(0, 2), long.slice(2)]);
  });

  it("come two to a row at least where none may stand alone", () => {
    const ways = [
      "Someone has checked this since",
      "What would change this?",
      "Keep this for later",
    ];
    for (const count of [2, 3]) {
      expect(rows(ways.slice(0, count), 4, false)).toEqual([ways.slice(0, count)]);
    }
    expect(rows([...ways, "Start again"], 4, false).map(({ length }) => length)).toEqual([2, 2]);
  });

  it("are all there in order, at most five to a row, whatever the number", () => {
    for (let count = 0; count <= 20; count++) {
      const labels = Array.from({ length: count }, (_, at) => `Label ${at}`);
      for (const mayStandAlone of [true, false]) {
        const made = rows(labels, 4, mayStandAlone);
        expect(made.flat()).toEqual(labels);
        expect(made.length).toBeLessThanOrEqual(4);
        for (const row of made) expect([1, 2, 3, 4, 5]).toContain(row.length);
      }
    }
  });
});
