import { describe, expect, it } from "vitest";
import { drawPerson, randomFrom } from "../../src/author/people.ts";
import { walkThrough } from "../../src/author/walk-through.ts";
import {
  type Block,
  phaseOf,
  plainText,
  rankCauses,
  step,
  type View,
  viewOf,
} from "../../src/engine/index.ts";
import { assess } from "../../src/engine/safety/urgency.ts";
import { isKeptBack } from "../../src/engine/view/advice-view.ts";
import { realDialog, TODAY } from "../dialog.ts";

const AT_HOME = { surface: "terminal", region: "uk" } as const;
const dialog = realDialog();
const random = randomFrom(20_261_128);
const results = Array.from({ length: 1_000 }, () => drawPerson(dialog, random))
  .map((person) => walkThrough(dialog, person.age, person.answer, TODAY))
  .filter((session) => phaseOf(dialog, session).type === "result")
  .map((session) => ({
    session,
    ranking: rankCauses(dialog, session),
    urgency: assess(dialog, session).urgency,
    view: viewOf(dialog, session, AT_HOME),
  }));

/** Each sign of an emergency, in a few words. */
const EMERGENCIES = [
  /numb bottom/,
  /pee, poo or sex/,
  /both legs numb, weak or in new pain/,
  /a leg weakening fast/,
  /chest pain/,
  /trouble breathing/,
  /crash, hard fall, knock on blood thinners/,
  /blackout with odd heartbeat/,
  /confusion/,
  /sudden severe back, tummy or testicle pain/,
  /in pregnancy, bleeding with pain, fainting or shoulder pain/,
];

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

/** Whom to see in the next weeks, and why, is said in full, however much that is. */
const MOST_WORDS = { plain: 120, flagged: 155 } as const;

describe("the result", () => {
  it("is read at a glance: 120 words, a few more beside whom to see, and five ways on", () => {
    for (const { view, urgency } of results) {
      const most = urgency === null ? MOST_WORDS.plain : MOST_WORDS.flagged;
      expect(wordsIn(view), plainText(view)).toBeLessThanOrEqual(most);
      expect(view.controls).toHaveLength(5);
    }
  });

  it("argues: the strongest clue in a sentence, and what spoke for and against, as a chart", () => {
    const { strongest } = dialog.content.result;
    const ending = strongest.split("{clue}")[1] ?? strongest;
    for (const { view, ranking } of results) {
      const charts = view.blocks.filter((block) => block.type === "chart");
      expect(charts).toHaveLength(ranking.hasDriver ? 1 : 0);
      expect(plainText(view).includes(ending)).toBe(ranking.hasDriver);
      for (const { bars } of charts) {
        expect(bars[0]?.side).toBe("for");
        for (const { level } of bars) {
          expect(level).toBeGreaterThanOrEqual(1);
          expect(level).toBeLessThanOrEqual(8);
        }
      }
    }
  });

  it("says of every answer that can be the strongest clue what it tells, in a sentence", () => {
    const silent = results.filter(({ view }) => plainText(view).includes("You told me about"));
    expect(silent.map(({ view }) => plainText(view))).toEqual([]);
  });

  it("says one thing to do now, that running is not bad for backs, and the signs of an emergency", () => {
    for (const { view, session } of results) {
      const text = plainText(view);
      expect(text.match(/Do this first\./g)).toHaveLength(1);
      // Where running waits for someone to look, that would say too much.
      const isKept = isKeptBack(dialog, session);
      expect(text.includes("Running itself isn't bad for backs")).toBe(!isKept);
      expect(text).toContain("can't rule out something serious");
      for (const sign of EMERGENCIES) expect(text).toMatch(sign);
    }
  });

  it("where no habit stands out says what would tell more, and when to see someone", () => {
    const open = results.filter(
      ({ ranking, session, urgency }) =>
        !ranking.hasDriver && urgency === null && !isKeptBack(dialog, session),
    );
    expect(open.length).toBeGreaterThan(10);
    for (const { view } of open) {
      expect(plainText(view)).toContain("What would tell more");
      expect(plainText(view)).toContain("See someone if");
    }
  });

  it("keeps I'm not OK, help numbers and every sign one press away, and all else behind More", () => {
    for (const { session } of results.slice(0, 100)) {
      const opened = (type: "signs" | "more") =>
        viewOf(dialog, step(dialog, session, { type }, TODAY).session, AT_HOME);
      const help = opened("signs");
      expect(help.controls.map(({ id }) => id)).toEqual(
        expect.arrayContaining(["numbers", "not-ok"]),
      );
      for (const sign of [...EMERGENCIES, /Today/, /See someone if/]) {
        expect(plainText(help)).toMatch(sign);
      }
      const more = opened("more");
      expect(more.choices?.options.length).toBeGreaterThan(0);
      expect(more.controls.map(({ id }) => id)).toEqual(
        expect.arrayContaining(["no-fit", "change", "learn", "restart"]),
      );
    }
  });

  it("that doesn't fit leads to the next best check or to a person, and back", () => {
    for (const { session } of results.slice(0, 100)) {
      const { session: next } = step(dialog, session, { type: "no-fit" }, TODAY);
      const view = viewOf(dialog, next, AT_HOME);
      expect(plainText(view)).toContain("A physio can examine what I can't");
      const { session: back } = step(dialog, next, { type: "back" }, TODAY);
      expect(viewOf(dialog, back, AT_HOME).kind).toBe("result");
    }
  });
});
