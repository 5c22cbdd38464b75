import { describe, expect, it } from "vitest";
import { createSession } from "../../src/engine/index.ts";
import { english } from "../../src/language/en/index.ts";
import { cuedIn } from "../../src/language/gist/cues.ts";
import { unitsOf } from "../../src/language/kinds/units.ts";
import { readWords } from "../../src/language/reading.ts";
import { learnSigns } from "../../src/language/signs/learn-signs.ts";
import { understand } from "../../src/language/understand.ts";
import { worryIn } from "../../src/language/worry.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const linesOf = (text: string, at: string | null = null) => {
  const asked = at === null ? null : (dialog.questions.get(at) ?? null);
  const understanding = understand(dialog, text, at === null ? [] : [at]);
  return worryIn(dialog, createSession(TODAY), text, understanding, asked).lines;
};
const named = (text: string, at: string | null = null) =>
  linesOf(text, at).map(({ question, option }) => `${question}.${option}`);
const story = (aside: string) =>
  `Club runner, 44, three times a week on the canal path. My lower back aches on the right after about five miles, and it is gone by the morning. ${aside} New shoes made no difference, so what would you try first?`;
const units = (text: string) => {
  const tokens = english.tokensOf(text);
  return unitsOf(tokens, english.quantitiesIn(tokens, 2025, []), new Map(), null);
};

describe("a sign in a story", () => {
  it.each([
    ["When I wipe it is as if I touch somebody else.", "legs.numb"],
    ["My wife hears me coming, slap slap slap, the left foot just won't come up.", "legs.weak-leg"],
    ["My wee was the colour of cola after the long one on Sunday.", "ill.pee"],
    ["I take apixaban for my heart, two a day.", "about.thinners"],
    ["I still take tamoxifen, and they scan me every spring.", "about.cancer"],
    ["Had my son eleven weeks ago and got the all clear to jog.", "about.pregnant"],
    ["Since last night I have 38.4, shaking under two duvets.", "ill.fever"],
    ["In the intervals I couldn't pull air in, like breathing through a straw.", "ill.chest"],
  ])("is heard: %s", (aside, line) => {
    expect(named(story(aside))).toContain(line);
  });

  it.each([
    "The kids and I carved pumpkins and the neighbours fell about laughing.",
    "My dad had his hip done at the hospital where I was born.",
    "Nothing numb, I pee as I always did, and both legs are as strong as ever.",
    "My phone died on the hill so I have no idea of the pace.",
    "I leaked it to the whole club that I am training for a marathon.",
  ])("is not heard where none is told: %s", (aside) => {
    expect(named(story(aside))).toEqual([]);
  });

  it("is said back in the person's own words, short, and never ticked", () => {
    const [line] = linesOf(story("When I wipe it is as if I touch somebody else."));
    expect(line?.quote).toContain("wipe");
    expect(line?.quote.length).toBeLessThanOrEqual(120);
    expect(line?.isCertain).toBe(false);
  });

  it("is somebody else's where it is told of them", () => {
    expect(named(story("My mate can't pee and his saddle area is numb."))).toEqual([]);
  });

  it("is each heard, however often one of them is told", () => {
    const all = named(
      story(
        "When I wipe I cannot feel the paper. The seat feels like someone else's under me. I can't feel myself down below. And my left foot drags on every kerb now.",
      ),
    );
    expect(all).toEqual(expect.arrayContaining(["legs.numb", "legs.weak-leg"]));
  });

  it("is heard beside another that is denied", () => {
    expect(
      named(story("I have not had a fever when I wipe it is as if I touch somebody else.")),
    ).toContain("legs.numb");
  });

  it("is heard where something beside it is denied", () => {
    const foot =
      "I've noticed my left foot catching on tussocks and it's not me being lazy, it sort of flops.";
    expect(named(story(foot))).toContain("legs.weak-leg");
  });

  it("is heard in a story though it is misspelt", () => {
    const all = named(story("On Friday I lost cotnrol of my bladder and bowels overnight."));
    expect(all).toEqual(expect.arrayContaining(["legs.bladder", "legs.bowel-sex"]));
  });

  it("by its likeness is no answer to its own card, but asked back there", () => {
    const walking = { ...createSession(TODAY), age: "20-44" };
    const typed = "the left one keeps slapping the ground when I come down stairs lately";
    expect(linesOf(typed, "legs")).toMatchObject([{ option: "weak-leg", isGuess: true }]);
    expect(readWords(dialog, walking, typed)).toMatchObject({
      type: "either",
      question: "legs",
      options: ["weak-leg"],
    });
  });

  it("that is plain is heard far from all that it reads like", () => {
    const flat = "I ran ten km on the flat and it was fine. ".repeat(60);
    expect(named(`${flat} My bum has gone numb.`)).toContain("legs.numb");
  });
});

describe("what a sign reads like", () => {
  const lines = [
    { units: units("my left foot drags on the kerb"), is: ["legs.weak-leg"] },
    { units: units("the foot slaps and drags when I walk"), is: ["legs.weak-leg"] },
    { units: units("I dragged my foot up each stair"), is: ["legs.weak-leg"] },
    { units: units("it stings when I pee"), is: ["ill.pee"] },
    { units: units("my pee is brown and it stings"), is: ["ill.pee"] },
    { units: units("we had chips by the sea"), is: [] },
    { units: units("my brother runs faster"), is: [] },
  ];

  it("is learned alike from the same examples, and not at all from none", () => {
    expect(learnSigns(lines)).toEqual(learnSigns(lines));
    expect(learnSigns(lines.filter(({ is }) => is.length === 0))).toBeNull();
  });

  it("is looked for in each sentence, each two, and each clause of some words", () => {
    const all = units("I ran by the sea, my left foot drags on the kerb. It rained.");
    const texts = cuedIn(all).map(({ from, to }) =>
      all
        .slice(from, to + 1)
        .map(({ word }) => word)
        .join(" "),
    );
    expect(texts).toEqual([
      "i ran by the sea my left foot drags on the kerb",
      "it rained",
      "i ran by the sea",
      "my left foot drags on the kerb",
      "i ran by the sea my left foot drags on the kerb it rained",
    ]);
  });

  it("takes time that grows with the text alone", () => {
    const count = (text: string) =>
      cuedIn(units(text)).reduce((sum, { cues }) => sum + cues.length, 0);
    const long = "my foot drags, and the sea is blue. ";
    expect(count(long.repeat(100)) / count(long.repeat(10))).toBeLessThan(12);
    const endless = "my foot drags and ";
    expect(count(endless.repeat(400)) / count(endless.repeat(40))).toBeLessThan(14);
  });
});
