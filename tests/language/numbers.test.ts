import { describe, expect, it } from "vitest";
import { english } from "../../src/language/en/index.ts";

const numbersIn = (text: string) =>
  english.quantitiesIn(english.tokensOf(text), 2025, []).map(({ value, unit }) => [value, unit]);

describe("a number with a mark in it", () => {
  it.each([
    ["1.5 hours", [[1.5, "hours"]]],
    ["1,5 hours", [[1.5, "hours"]]],
    ["1,200 km", [[1200, "km"]]],
    ["3.5 to 4 hours", [[3.75, "hours"]]],
  ])("is one: %j", (text, numbers) => {
    expect(numbersIn(text)).toEqual(numbers);
  });

  it.each(["5,10,15 km", "1,200,000 steps", "born 4.5.1961"])("goes no further: %j", (text) => {
    const numbers = numbersIn(text).map(([value]) => value);
    expect(numbers.length).toBe(2);
    expect(numbers.every((value) => Number.isFinite(value))).toBe(true);
  });

  it("ends no clause", () => {
    const clauses = english.tokensOf("38.4 and shaking, sore").map(({ clause }) => clause);
    expect(clauses).toEqual([0, 0, 0, 0, 1]);
  });

  it("is nobody's age", () => {
    expect(english.ageIn(english.tokensOf("39.0 and shaking"))).toBeNull();
    expect(english.ageIn(english.tokensOf("39 and aching"))).toBe(39);
  });
});
