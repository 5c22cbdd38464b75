import { describe, expect, it } from "vitest";
import { textsOf, translate } from "../src/app/loading/translate.ts";
import { plainText } from "../src/engine/index.ts";
import { houseplant, realDialog } from "./dialog.ts";
import { everyView } from "./every-view.ts";
import { inMadeUp, madeUp, unmarked } from "./made-up.ts";

const dialog = realDialog();

describe("a translation", () => {
  it("names what it leaves out, what it has too much, and where words in braces differ", () => {
    const { content } = houseplant();
    const some = {
      ...madeUp(content),
      title: "Eine Pflanze",
      labels: { back: "Zurück" },
      nothing: "x",
    };
    const { missing, left, uneven } = translate(content, some);
    expect(missing).toContain("labels.stop");
    expect(missing).not.toContain("labels.back");
    expect(left).toEqual(["nothing"]);
    expect(uneven).toEqual([]);
    const wrong = { ...madeUp(content), notices: { understood: "Verstanden." } };
    expect(translate(content, wrong).uneven).toEqual(["notices.understood"]);
  });

  it("of every text leaves no other word on any card", () => {
    // Numbers to dial are the same in every language.
    const numbers = dialog.content.regions.flatMap(({ emergency, urgent, crisis }) => [
      emergency,
      ...[...urgent, ...crisis].map(({ number }) => number),
    ]);
    numbers.sort((one, other) => other.length - one.length);
    for (const view of everyView(inMadeUp(dialog))) {
      const rest = numbers.reduce(
        (text, number) => text.replaceAll(number, ""),
        unmarked(plainText(view)),
      );
      expect(rest.replaceAll(/c{60,}|https:\S+/g, ""), plainText(view)).not.toMatch(/\p{L}{2,}/u);
    }
  });

  it("changes texts alone: ids, conditions and patterns stay", () => {
    const translated = inMadeUp(dialog).content;
    expect(textsOf(translated).map(({ key }) => key)).toEqual(
      textsOf(dialog.content).map(({ key }) => key),
    );
    expect(translated.words).toEqual(dialog.content.words);
    expect(translated.flags.map(({ rules }) => rules.map(({ when }) => when))).toEqual(
      dialog.content.flags.map(({ rules }) => rules.map(({ when }) => when)),
    );
  });
});
