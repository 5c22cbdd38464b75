import { describe, expect, it } from "vitest";
import { countWords, formatWords } from "../../src/author/words.ts";
import { houseplant, realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();

describe("what people read on the way to the result", () => {
  const counted = countWords(dialog, 500, 20_261_128, TODAY);

  it("is at most 690 words at the median", () => {
    expect(counted.results).toBeGreaterThan(300);
    expect(counted.all.median).toBeLessThanOrEqual(690);
  });

  it("is at most 250 words on the three safety cards together, for everybody", () => {
    expect(counted.safety.median).toBeGreaterThan(0);
    expect(counted.safety.p90).toBeLessThanOrEqual(250);
  });

  it("is announced as long as it is: the safety cards, and as many questions as are typical", () => {
    const { invitation, screen, walk, welcome } = dialog.content;
    const asked = `bout ${screen.length + walk.typical} short questions`;
    for (const text of [
      welcome.text.join(" "),
      invitation.panel,
      invitation.page,
      invitation.home.join(" "),
    ]) {
      expect(text).toContain(asked);
    }
  });
});

describe("countWords", () => {
  it("counts a card's title and options, and neither its progress nor its controls", () => {
    const { cards } = countWords(houseplant(), 20, 1, TODAY);
    // "How long has it drooped?", "Under 4 weeks", "4 weeks or more".
    expect(cards.find(({ id }) => id === "weeks")?.words).toBe(5 + 3 + 4);
  });

  it("names every card that somebody met, the longest first, in its table", () => {
    const counted = countWords(houseplant(), 20, 1, TODAY);
    const words = counted.cards.map((card) => card.words);
    expect(words).toEqual([...words].sort((a, b) => b - a));
    for (const { id } of counted.cards) expect(formatWords(counted)).toContain(`  ${id} `);
  });
});
