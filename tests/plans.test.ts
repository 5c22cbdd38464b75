import { describe, expect, it } from "vitest";
import { projectRoot } from "../src/app/project.ts";
import { playPlan, readPlan } from "../src/author/plan.ts";
import { readPlans } from "../src/author/plans.ts";
import type { Clause } from "../src/engine/content/basic-schema.ts";
import { givenBy, holds } from "../src/engine/content/condition.ts";
import { phaseOf, rankCauses, type Session } from "../src/engine/index.ts";
import { realDialog } from "./dialog.ts";

const dialog = realDialog();
const plans = readPlans(projectRoot(), dialog.content.id);
const played = [...plans].map(([name, plan]) => ({ name, ...playPlan(dialog, plan) }));
const rankings = played
  .filter(({ session }) => phaseOf(dialog, session).type === "result")
  .map(({ session }) => rankCauses(dialog, session));

/** Whether a rule needs more than one thing to be so. */
function isCombination({ any, with: others, all = [], atLeast, age }: Clause): boolean {
  return (
    [any, others, age, atLeast].filter(Boolean).length + all.length > 1 || (atLeast?.count ?? 0) > 1
  );
}

describe("the test plans", () => {
  it.each(played)("$name goes as planned", ({ problems }) => {
    expect(problems).toEqual([]);
  });

  it("bring each cause to the first place, and point to each of their parts", () => {
    const first = new Set(rankings.map((ranking) => ranking.hasDriver && ranking.first.cause.id));
    const pointedTo = rankings.flatMap(({ ranked }) => ranked.filter((one) => one.isPointedTo));
    const parts = new Set(pointedTo.map(({ facet }) => facet?.id));
    for (const { id, content } of dialog.causes) {
      expect(first, id).toContain(id);
      for (const facet of content.facets ?? []) expect(parts).toContain(facet.id);
    }
    expect(first).toContain(false);
  });

  it("come to every urgency, and to where none is raised", () => {
    const urgencies = new Set(
      played.map(({ session }) => {
        const phase = phaseOf(dialog, session);
        return "assessment" in phase ? phase.assessment.urgency : "none";
      }),
    );
    for (const urgency of ["emergency", "same-day", "days", "routine", null]) {
      expect(urgencies).toContain(urgency);
    }
  });

  const combined = dialog.content.flags.flatMap(({ id, rules }) =>
    rules
      .filter(({ when }) => isCombination(when))
      .map((rule, at) => ({ name: `${id} ${at + 1}`, rule })),
  );
  it.each(combined)("meet the combination $name", ({ rule }) => {
    const isMet = ({ answers, age }: Session) => holds(rule.when, givenBy(dialog, answers), age);
    expect(played.filter(({ session }) => isMet(session)).length).toBeGreaterThan(0);
  });
});

describe("a test plan", () => {
  const play = (...lines: string[]) =>
    playPlan(dialog, readPlan(["A plan", "", ...lines].join("\n"))).problems;
  const start = ["Sore lower back from running?", "> 20-44"];

  it("fails where the last card does not hold what it should, or holds what it should not", () => {
    expect(play(...start, "Shows: no such thing")).toEqual([
      expect.stringMatching(/line 5: .* does not show "no such thing"/),
    ]);
    expect(play(...start, "Does not show: Habits, not a diagnosis")).toHaveLength(1);
    expect(play(...start, "Shows: Habits, not a diagnosis")).toEqual([]);
  });

  it("fails where it expects nothing", () => {
    expect(play(...start)).toEqual([expect.stringMatching(/nothing is expected/)]);
  });

  it("names the line of a reply that never came to be said, and what was meant", () => {
    expect(play(...start, "Where does it hurrt?", "> Middle", "Shows: Habits")).toEqual([
      expect.stringMatching(/^line 6: .*Did you mean "Where does it hurt\?"/),
    ]);
  });

  it("takes replies in people's own words", () => {
    const replies = ["Where does it hurt?", "> right down in the middle of my lower back"];
    expect(play(...start, ...replies, "Shows: Habits")).toEqual([]);
  });

  it("names the line of a reply that is not understood", () => {
    const problems = play(...start, "Where does it hurt?", "> purple", "Shows: Habits");
    expect(problems[0]).toMatch(/^line 6: "purple" is not understood/);
  });
});
