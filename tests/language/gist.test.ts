import { describe, expect, it } from "vitest";
import { createDialog } from "../../src/engine/content/create-dialog.ts";
import { learnedFrom, readsLikeDistress } from "../../src/language/gist/gist.ts";
import { packWeights, unpackWeights } from "../../src/language/gist/packed.ts";
import { realDialog } from "../dialog.ts";

const dialog = realDialog();
const { content } = dialog;
const { examples, ...words } = content.words;
const learned = learnedFrom(content);

describe("what is learned from example messages", () => {
  it("is the same from the same examples", () => {
    expect(learnedFrom(content)).toEqual(learned);
  });

  it("reads alike from the compiled content, which holds no example", () => {
    if (!learned || !examples) throw new Error("There is nothing to learn from.");
    const lock = {
      fixed: {},
      walk: {},
      ages: {},
      regions: {},
      causes: {},
      topics: {},
      exercises: {},
      faqs: {},
      flags: {},
    };
    const compiled = createDialog({ ...content, words: { ...words, learned } }, lock);
    const some = [...examples.distress, ...examples.others].filter((_, at) => at % 20 === 0);
    for (const text of some) {
      expect(readsLikeDistress(compiled, text), text).toBe(readsLikeDistress(dialog, text));
    }
  });

  it("hears what no phrase says outright, anywhere in a story", () => {
    const story = (aside: string) =>
      `Started running again in May, three times a week, new shoes. Low back sore on the left after 5k. ${aside} Would a stretch help?`;
    for (const aside of [
      "I keep going for the kids but honestly most nights I hope I just don't open my eyes again.",
      "My wife and the boys would manage better if I wasn't around to look after.",
      "There is nothing left in me and I can't see any of this ever getting better.",
    ]) {
      expect(readsLikeDistress(dialog, story(aside)), aside).toBe(true);
    }
    for (const aside of [
      "My wife and the boys came to watch and we had chips.",
      "There was nothing left in my legs and the last hill nearly killed me.",
      "I sleep like the dead after long runs.",
    ]) {
      expect(readsLikeDistress(dialog, story(aside)), aside).toBe(false);
    }
  });

  it("is nothing where a dialog has no examples", () => {
    expect(learnedFrom({ ...content, words })).toBeNull();
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
