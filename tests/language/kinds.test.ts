import { describe, expect, it } from "vitest";
import { english } from "../../src/language/en/index.ts";
import { FEW_TOLD, guessTold } from "../../src/language/kinds/kinds.ts";
import { learnKinds } from "../../src/language/kinds/learn-kinds.ts";
import { packKinds, unpackKinds } from "../../src/language/kinds/packed-kinds.ts";
import { type Bounds, stretchesOf, unitsOf } from "../../src/language/kinds/units.ts";

const BOUNDS: Bounds = new Map([
  ["weeks", [0, 6, 12, 600]],
  ["pain", [0, 3, 5, 8, 11]],
]);
const units = (text: string) => {
  const tokens = english.tokensOf(text);
  return unitsOf(tokens, english.quantitiesIn(tokens, 2025, []), BOUNDS, null);
};
const MANNER = { rounds: 12, fewest: 1, oftener: 1, seen: 0.5, few: FEW_TOLD };
const line = (text: string, ...is: string[]) => ({ units: units(text), is, maybe: [] });
const EXAMPLES = [
  line("the left side aches", "left"),
  line("it aches on my left", "left"),
  line("left of the spine it is sore", "left"),
  line("the whole middle aches", "middle"),
  line("sore right in the middle", "middle"),
  line("my middle is what hurts", "middle"),
  line("I bought a watch"),
  line("we went to Spain in June"),
  line("my brother runs faster"),
];
const model = learnKinds(EXAMPLES, MANNER);
const kinds = unpackKinds(packKinds(model));

describe("a text's units", () => {
  it("count numbers by the bands that questions have", () => {
    const names = (text: string) => units(text).map(({ name }) => name);
    expect(names("for 2 weeks")).toEqual(names("for 5 weeks"));
    expect(names("for 2 weeks")).not.toEqual(names("for 9 weeks"));
    expect(names("about a 3")).toEqual(names("about a 4"));
    expect(names("about a 3")).not.toEqual(names("about a 6"));
  });

  it("stand in stretches: clauses, sentences, and clauses side by side, each once", () => {
    const all = units("My back hurts, on the left. I run.");
    const stretches = stretchesOf(all);
    const texts = stretches.map(({ from, to }) =>
      all
        .slice(from, to + 1)
        .map(({ word }) => word)
        .join(" "),
    );
    expect(texts).toEqual(
      expect.arrayContaining([
        "my back hurts",
        "on the left",
        "my back hurts on the left",
        "i run",
      ]),
    );
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe("what is learned of kinds", () => {
  it("is the same from the same examples", () => {
    expect(packKinds(learnKinds(EXAMPLES, MANNER))).toEqual(packKinds(model));
  });

  it("tells new texts, and where in a story it is said", () => {
    const story = units(
      "We were in Spain for a week. Since then my left side is sore. My brother came too.",
    );
    const [best] = guessTold(kinds, story, 0.1);
    expect(best?.kind).toBe("left");
    const { from = 0, to = 0 } = best?.by ?? {};
    expect(story.slice(from, to + 1).map(({ word }) => word)).toContain("left");
    expect(guessTold(kinds, units("the middle of it is sore"), 0.1)[0]?.kind).toBe("middle");
  });

  it("tells nothing of a text that has nothing in common with any", () => {
    expect(guessTold(kinds, units("qwerty uiop"), 0.5)).toEqual([]);
    expect(guessTold(kinds, [], 0)).toEqual([]);
  });

  it("says the same packed and unpacked again", () => {
    const again = unpackKinds(JSON.parse(JSON.stringify(packKinds(model))));
    for (const { units: one } of EXAMPLES)
      expect(guessTold(again, one, 0)).toEqual(guessTold(kinds, one, 0));
  });
});
