import { describe, expect, it } from "vitest";
import { graphOf } from "../../src/author/graph.ts";
import { replay } from "../../src/author/replay.ts";
import { formatSimulation, simulate } from "../../src/author/simulate.ts";
import { walkThrough } from "../../src/author/walk-through.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();

describe("simulate", () => {
  const simulated = simulate(dialog, 2_000, 20_261_122, TODAY);

  it("ranks a cause at work first, and in the top three, nearly as often as if everything were asked", () => {
    // The promise is 2 points at 10,000 people; the third is for chance at 2,000.
    expect(simulated.askedAll.first - simulated.asked.first).toBeLessThan(0.03);
    expect(simulated.askedAll.topThree - simulated.asked.topThree).toBeLessThan(0.03);
  });

  it("beats always naming the commonest cause, and is no better than asking everything", () => {
    const withAny = simulated.causes.reduce((most, { people }) => Math.max(most, people), 0);
    expect(simulated.asked.first).toBeGreaterThan(withAny / simulated.results);
    expect(simulated.asked.first).toBeLessThan(simulated.askedAll.first + 0.02);
  });

  it("takes at most 10 questions and 19 presses at the median, and never more than 14 questions", () => {
    expect(simulated.questions.median).toBeLessThanOrEqual(10);
    expect(simulated.questions.most).toBeLessThanOrEqual(14);
    expect(simulated.presses.median).toBeLessThanOrEqual(19);
  });

  it("names each habit first, mostly, where it alone is at work, and none for everybody", () => {
    for (const { id, alone, named } of simulated.causes) {
      // The promise is 60% at 10,000 people; the rest is for chance.
      expect(alone.first, id).toBeGreaterThan(0.5);
      expect(named, id).toBeLessThan(0.35);
    }
  });

  it("names what is at work more often once people came back, and what is not more seldom", () => {
    const { back } = simulated;
    expect(back.people).toBeGreaterThan(1_000);
    expect(back.second).toBeGreaterThan(back.first);
    expect(back.hit.second).toBeGreaterThanOrEqual(back.hit.first);
    expect(back.wrong.second).toBeLessThan(back.wrong.first);
    expect(back.denied).toBe(0);
  });

  it("says how many questions to expect as people find it", () => {
    expect(Math.abs(dialog.content.walk.typical - simulated.questions.median)).toBeLessThanOrEqual(
      1,
    );
  });

  it("draws the same people from the same seed, and others from another", () => {
    expect(simulate(dialog, 50, 3, TODAY)).toEqual(simulate(dialog, 50, 3, TODAY));
    expect(simulate(dialog, 50, 3, TODAY)).not.toEqual(simulate(dialog, 50, 4, TODAY));
  });

  it("has a row for each cause in its table", () => {
    const table = formatSimulation(simulated);
    for (const { id } of dialog.causes) expect(table).toContain(`${id} (`);
  });
});

describe("graphOf", () => {
  const lines = graphOf(dialog).split("\n");

  it("has every question, cause and urgent card once", () => {
    const nodes = lines.flatMap((line) => /^ {2}([quc]-[\w-]+)[[({]/.exec(line)?.[1] ?? []);
    expect(new Set(nodes).size).toBe(nodes.length);
    expect(nodes.length).toBe(dialog.questions.size + dialog.causes.length + 4);
  });

  it("draws lines between nodes that are there, in Mermaid's own form", () => {
    const nodes = new Set(
      lines.flatMap((line) => /^ {2}([quc]-[\w-]+)[[({]/.exec(line)?.[1] ?? []),
    );
    for (const line of lines
      .slice(1)
      .filter((one) => /--|==|-\./.test(one) && !/[[({]"/.test(one))) {
      const [, from = "", to = ""] =
        /^ {2}([\w-]+) (?:-->\|"[^"]*"\||-\.->\|"[^"]*"\||==>) ([\w-]+)$/.exec(line) ?? [];
      expect(nodes, line).toContain(from);
      expect(nodes, line).toContain(to);
    }
  });

  it("shows what leads to an emergency, and what needs something else as well", () => {
    const graph = lines.join("\n");
    expect(graph).toContain(
      'q-ill -->|"Chest pain, tightness or bad trouble breathing"| u-emergency',
    );
    expect(graph).toMatch(/q-about -\.->\|"Blood thinners[^|]*\| u-emergency/);
  });
});

describe("replay", () => {
  it("tells a walk again: each question, what was said, what it moved, and the last card", () => {
    const session = walkThrough(
      dialog,
      "20-44",
      ({ id, role }) => (role === "screen" ? [] : id === "longest" ? ["double"] : ["not-sure"]),
      TODAY,
    );
    const text = replay(dialog, session);
    expect(text).toContain("New or worse in the last two weeks?\n> None: I pee normally");
    expect(text).toContain("> Double or more\n  (load 30% to 72%)");
    expect(text).toContain("Possible match: a jump in training");
  });
});
