import { describe, expect, it } from "vitest";
import { cardsOf, readingAge } from "../../src/app/loading/reading-age.ts";
import { realDialog } from "../dialog.ts";

describe("readingAge", () => {
  it.each([
    [["The cat sat on the mat."], 0.39 * 6 + 11.8 * 1 - 15.59 + 5],
    [["Stop. Rest now."], 0.39 * 1.5 + 11.8 * 1 - 15.59 + 5],
    [["Running", "slowly"], 0.39 * 1 + 11.8 * 2 - 15.59 + 5],
  ])("is the Flesch-Kincaid grade and five years for %j", (texts, age) => {
    expect(readingAge(texts)).toBeCloseTo(age, 10);
  });

  it("is about 11 or less for what people read", () => {
    expect(readingAge(cardsOf(realDialog().content).flatMap(({ texts }) => texts))).toBeLessThan(
      11,
    );
  });
});
