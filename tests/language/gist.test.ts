import { describe, expect, it } from "vitest";
import { cuedIn } from "../../src/language/gist/cues.ts";
import { isDistress } from "../../src/language/gist/distress.ts";
import { readBy } from "../../src/language/gist/gist.ts";
import { learnGist } from "../../src/language/gist/learn.ts";
import { packWeights, unpackGist, unpackWeights } from "../../src/language/gist/packed.ts";
import { unitsIn } from "../../src/language/kinds/units-in.ts";
import { understand } from "../../src/language/understand.ts";
import { realDialog } from "../dialog.ts";

const dialog = realDialog();
const unitsOf = (text: string) => unitsIn(dialog, understand(dialog, text));
const isHeard = (text: string) => isDistress(dialog, unitsOf(text), 0);

describe("what messages have in common", () => {
  const examples = [
    ...["the sea was green", "we swam in the green sea", "a boat on the sea"].map((text) => ({
      units: unitsOf(text),
      isMeant: true,
    })),
    ...["the road was long", "we ran up the long road", "a car on the road"].map((text) => ({
      units: unitsOf(text),
      isMeant: false,
    })),
  ];
  const gist = unpackGist(learnGist(examples));
  const most = (text: string) => Math.max(...readBy(gist, cuedIn(unitsOf(text))));

  it("is learned alike from the same examples", () => {
    expect(learnGist(examples)).toEqual(learnGist(examples));
  });

  it("tells others of the kind from what is not", () => {
    expect(most("my brother looked at the sea")).toBeGreaterThan(most("my brother took the road"));
  });

  it("counts for more where it is told twice", () => {
    const once = "We looked at the sea. It rained.";
    expect(most(`${once} We looked at the sea.`)).toBeGreaterThan(most(once));
  });
});

describe("what reads like distress", () => {
  it("hears what no phrase says outright, anywhere in a story", () => {
    const story = (aside: string) =>
      `Started running again in May, three times a week, new shoes. Low back sore on the left after 5k. ${aside} Would a stretch help?`;
    for (const aside of [
      "I keep going for the kids but honestly most nights I hope I just don't open my eyes again.",
      "My wife and the boys would manage better if I wasn't around to look after.",
      "There is nothing left in me and I can't see any of this ever getting better.",
    ]) {
      expect(isHeard(story(aside)), aside).toBe(true);
    }
    for (const aside of [
      "My wife and the boys came to watch and we had chips.",
      "There was nothing left in my legs and the last hill nearly killed me.",
      "I sleep like the dead after long runs.",
    ]) {
      expect(isHeard(story(aside)), aside).toBe(false);
    }
  });

  it("is nothing where a dialog learned nothing", () => {
    const { kinds: _, ...words } = dialog.content.words;
    const unlearned = { ...dialog, content: { ...dialog.content, words } };
    const text = "I can't see a way out and don't want to be here any more.";
    expect(isDistress(unlearned, unitsOf(text), 0)).toBe(false);
    expect(isDistress(unlearned, unitsOf(text), 3)).toBe(true);
  });
});

describe("packed weights", () => {
  it("are the same once unpacked, however far apart they stand", () => {
    const weights = new Int8Array(2 ** 19);
    for (const [at, weight] of [
      [0, 1],
      [254, -1],
      [255, 127],
      [511, -127],
      [1_023, 5],
      [2 ** 19 - 1, 9],
    ] as const) {
      weights[at] = weight;
    }
    for (const packed of [weights, new Int8Array(2 ** 19)]) {
      const [unpacked, wanted] = [unpackWeights(packWeights(packed)), packed].map((one) =>
        Buffer.from(one.buffer),
      );
      expect(unpacked?.equals(wanted ?? Buffer.alloc(0))).toBe(true);
    }
  });
});
