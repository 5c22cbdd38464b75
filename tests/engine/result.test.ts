import { describe, expect, it } from "vitest";
import { drawPerson, randomFrom } from "../../src/author/people.ts";
import { walkThrough } from "../../src/author/walk-through.ts";
import {
  type Block,
  phaseOf,
  plainText,
  rankCauses,
  type View,
  viewOf,
} from "../../src/engine/index.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const random = randomFrom(20_261_128);
const results = Array.from({ length: 1_000 }, () => drawPerson(dialog, random))
  .map((person) => walkThrough(dialog, person.age, person.answer, TODAY))
  .filter((session) => phaseOf(dialog, session).type === "result")
  .map((session) => ({
    session,
    ranking: rankCauses(dialog, session),
    view: viewOf(dialog, session, { surface: "terminal", region: "uk" }),
  }));

/** What of a block is to be read at once; fine print and what a page adds are not. */
function textIn(block: Block): string {
  switch (block.type) {
    case "text":
    case "note":
      return block.text;
    case "list":
      return [block.title, ...block.items].join(" ");
    case "chart":
      return block.bars.map(({ word, label }) => `${word} ${label}`).join(" ");
    default:
      return "";
  }
}

function wordsIn(view: View): number {
  const text = [view.title, ...view.blocks.map(textIn)].join(" ");
  return text.split(/\s+/).filter((word) => /\w/.test(word)).length;
}

describe("the result", () => {
  it("is read at a glance: 120 words and five ways on", () => {
    const counts = results.map(({ view }) => wordsIn(view)).sort((a, b) => a - b);
    const flagged = (view: View) =>
      view.blocks.some((b) => b.type === "text" && b.text.startsWith("**Also see"));
    for (const f of [true, false]) {
      const some = results.filter(({ view }) => flagged(view) === f);
      const c = some.map(({ view }) => wordsIn(view)).sort((x, y) => x - y);
      console.log(
        f,
        c.length,
        "median",
        c[c.length >> 1],
        "most",
        c.at(-1),
        "over",
        c.filter((x) => x > 120).length,
      );
      for (const { view } of some
        .toSorted((x, y) => wordsIn(y.view) - wordsIn(x.view))
        .slice(0, f ? 1 : 4))
        console.log(plainText(view).split("---")[0]);
    }
    for (const { view } of results) {
      expect(wordsIn(view), plainText(view)).toBeLessThanOrEqual(120);
      expect(view.controls).toHaveLength(5);
    }
  });
});
