import { describe, expect, it } from "vitest";
import { layoutOf, wrap } from "../../adapters/terminal/layout.ts";
import {
  type Block,
  createSession,
  phaseOf,
  plainText,
  type Session,
  step,
  viewOf,
} from "../../src/engine/index.ts";
import { crisisCalls } from "../../src/engine/view/help-lines.ts";
import { realDialog, TODAY } from "../dialog.ts";
import { everyView } from "../every-view.ts";

const dialog = realDialog();

const views = everyView(dialog);

describe("every view", () => {
  it("comes in every kind", () => {
    expect([...new Set(views.map(({ kind }) => kind))].sort()).toEqual(
      [
        "cause",
        "change",
        "days",
        "education",
        "emergency",
        "exercise",
        "faq",
        "help",
        "keep",
        "learn",
        "minor",
        "not-ok",
        "crisis",
        "numbers",
        "plan",
        "privacy",
        "progress",
        "question",
        "remind",
        "clock",
        "result",
        "more",
        "no-fit",
        "signs",
        "run",
        "sources",
        "same-day",
        "seen",
        "stopped",
        "welcome",
      ].sort(),
    );
  });

  it.each([80, 40, 20])("is readable at %d columns", (columns) => {
    const layout = layoutOf({ columns }, {});
    for (const view of views) {
      for (const line of wrap(plainText(view), layout).split("\n")) {
        // A code stays whole, to be copied.
        if (/^[\w-]{180}$/.test(line)) continue;
        expect(line.length, line).toBeLessThanOrEqual(columns);
      }
    }
  });

  it("gives one rule for how sore a run may get, in the same words wherever it stands", () => {
    const { rule } = dialog.content.plan;
    const ruled = views.filter(({ blocks }) =>
      blocks.some((block) => block.type === "list" && block.items.includes(rule[0] ?? "")),
    );
    expect(new Set(ruled.map(({ kind }) => kind))).toEqual(new Set(["keep", "learn"]));
    for (const { blocks } of ruled) {
      expect(blocks).toContainEqual(expect.objectContaining({ type: "list", items: rule }));
    }
    for (const view of views) expect(plainText(view)).not.toMatch(/halve/i);
  });

  it("has no label over 75 characters", () => {
    for (const { kind, choices, controls } of views) {
      // The list of answers to change repeats them in full, in lines and not on buttons.
      const options = kind === "change" ? [] : (choices?.options ?? []);
      for (const { label } of [...options, ...controls]) {
        expect(label.length, label).toBeLessThanOrEqual(75);
      }
    }
  });

  it("asks a question in at most 60 words, without its options, and explains a test in 70", () => {
    for (const { kind, title, blocks } of views) {
      if (kind !== "question") continue;
      const asked = blocks.filter(({ type }) => type !== "note");
      const words = [title, ...asked.map(textOf)].join(" ").split(/\s+/).filter(Boolean);
      const isTest = blocks.some(({ type }) => type === "list");
      expect(words.length, title).toBeLessThanOrEqual(isTest ? 70 : 60);
    }
  });

  it("fills every word in braces, and leaves no mark-up in plain text", () => {
    for (const view of views) {
      const text = plainText(view);
      expect(text).not.toMatch(/\{[a-z]+\}/);
      expect(text).not.toContain("**");
    }
  });

  it("always has a way on", () => {
    for (const view of views) expect(view.controls.length).toBeGreaterThan(0);
  });

  it("ranks nothing and draws no chart but on a result", () => {
    for (const { kind, blocks } of views) {
      if (kind !== "result") expect(blocks.map(({ type }) => type)).not.toContain("chart");
    }
  });

  it("keeps I'm not OK in reach on the card of signs, urgent cards, help and stop", () => {
    for (const { kind, controls } of views) {
      if (["signs", "emergency", "same-day", "days", "stopped", "help", "minor"].includes(kind)) {
        expect(controls.map(({ id }) => id)).toContain("not-ok");
      }
    }
  });

  it("says of each number who listens of which country it is, where no region is known", () => {
    const [crisis] = crisisCalls(dialog, null);
    if (crisis?.type !== "call") throw new Error("Nobody listens.");
    const europe = dialog.content.regions.find(({ id }) => id === "eu");
    for (const { number, label, checked } of europe?.crisis ?? []) {
      const shown = crisis.lines.find((line) => line.number === number);
      expect(shown?.name).toBe(checked === null ? undefined : label);
    }
    expect(crisis.lines.map(({ name }) => name)).not.toContain(europe?.name);
  });

  it("shows no number that nobody has checked", () => {
    const unchecked = dialog.content.regions.flatMap((region) =>
      [...region.urgent, ...region.crisis]
        .filter(({ checked }) => checked === null)
        .map(({ number }) => number),
    );
    expect(unchecked.length).toBeGreaterThan(0);
    const emergencies = dialog.content.regions.map(({ emergency }) => emergency);
    for (const region of dialog.content.regions) {
      const session = { ...createSession(TODAY), page: { type: "numbers" } as const };
      const text = plainText(viewOf(dialog, session, { surface: "terminal", region: region.id }));
      for (const number of unchecked.filter((one) => !emergencies.includes(one))) {
        expect(text).not.toMatch(new RegExp(`\\b${number}\\b`));
      }
    }
  });
});

describe("the safety screen", () => {
  it("has at most 250 words on its three cards", () => {
    const words = dialog.screen
      .flatMap(({ content }) => [
        content.prompt,
        content.hint ?? "",
        dialog.content.labels.none,
        ...content.options.map(({ label }) => label),
      ])
      .join(" ")
      .split(/\s+/);
    expect(words.length).toBeLessThanOrEqual(250);
  });
});

describe("a pregnant runner", () => {
  it("gets no exercise doses, and is sent to a midwife or pelvic-health physio", () => {
    const answers = [
      { question: "legs", options: [] },
      { question: "ill", options: [] },
      { question: "about", options: ["pregnant"] },
      { question: "pregnancy", options: [] },
    ];
    const pregnant: Session = { ...createSession(TODAY), age: "20-44", answers };
    let session = pregnant;
    for (;;) {
      const phase = phaseOf(dialog, session);
      if (phase.type !== "question") break;
      const event = { type: "not-sure", question: phase.question.id } as const;
      session = step(dialog, session, event, TODAY).session;
    }
    for (const event of [
      { type: "plan" },
      ...dialog.causes.map(({ id }) => ({ type: "details" as const, cause: id })),
    ] as const) {
      const view = viewOf(dialog, step(dialog, session, event, TODAY).session, {
        surface: "terminal",
        region: null,
      });
      expect(plainText(view)).toContain("midwife");
      expect(plainText(view)).not.toMatch(/\d sets? of|\d times \d|x 10/);
    }
  });
});

function textOf(block: Block): string {
  return block.type === "list" ? block.items.join(" ") : "text" in block ? block.text : "";
}
