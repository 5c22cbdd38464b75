import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/engine/index.ts";
import { bandOf, believe, posterior, shown } from "../../src/engine/reasoning/belief.ts";
import { realDialog } from "../dialog.ts";

const dialog = realDialog();
const place = (id: string) => dialog.causes.findIndex((cause) => cause.id === id);
const say = (question: string, ...options: string[]): Answer => ({ question, options });
const beliefIn = (cause: string, ...answers: Answer[]) =>
  believe(dialog, answers).probability[place(cause)] ?? Number.NaN;
const ratioOf = (cause: string, ...answers: Answer[]) =>
  believe(dialog, answers).ratio[place(cause)] ?? Number.NaN;

describe("believe", () => {
  it("starts at each cause's own starting probability", () => {
    for (const { id, content } of dialog.causes)
      expect(beliefIn(id)).toBeCloseTo(content.prior, 10);
  });

  it("multiplies odds by the likelihood ratio of an answer", () => {
    // Load before: 0.3. A doubled longest run is strong, 6.
    expect(beliefIn("load", say("longest", "double"))).toBeCloseTo(posterior(0.3, 6), 10);
    expect(beliefIn("load", say("longest", "same"))).toBeCloseTo(posterior(0.3, 0.7), 10);
  });

  it("counts answers outside a cluster in full", () => {
    const both = ratioOf("load", say("longest", "double"), say("onset", "after"));
    expect(both).toBeCloseTo(6 * 1.5, 10);
  });

  it("damps overlapping answers: the strongest in full, the rest at half weight", () => {
    const core = dialog.facets.findIndex(({ id }) => id === "core");
    const { facetLog } = believe(dialog, [say("plank", "under-30"), say("bridge", "under-20")]);
    expect(facetLog[core]).toBeCloseTo(Math.log(3) + Math.log(1.5) / 2, 10);
  });

  it("caps what one cluster may say at 10 for and 0.2 against", () => {
    const slope = [say("ground", "same-side"), say("switch", "fades")];
    expect(ratioOf("terrain", ...slope)).toBeCloseTo(10, 10);
    const answers = [say("ground", "treadmill"), say("switch", "same")];
    expect(ratioOf("terrain", ...answers)).toBeCloseTo(0.2, 10);
  });

  it("counts a comparison by how much it changed: gone, half, not said, little", () => {
    const flat = say("helps", "ground");
    const [gone, half, unsaid, little] = [
      [say("helped", "gone")],
      [say("helped", "half")],
      [],
      [say("helped", "bit")],
    ].map((how) => ratioOf("terrain", flat, ...how));
    expect(gone).toBeCloseTo(30, 10);
    expect(half).toBeCloseTo(Math.sqrt(30), 10);
    expect(unsaid).toBeCloseTo(Math.sqrt(30), 10);
    expect(little).toBeCloseTo(30 ** 0.25, 10);
  });

  it("lets what the pain is gone without explain it: nothing else is needed to, but for another such", () => {
    const jump = say("longest", "double");
    const half = [say("helps", "ground"), say("helped", "half"), jump];
    const gone = [say("helps", "ground"), say("helped", "gone"), jump];
    expect(ratioOf("load", ...gone)).toBeCloseTo(ratioOf("load", ...half) * 0.15, 10);
    const two = [say("helps", "ground", "steps"), say("helped", "gone"), jump];
    expect(ratioOf("form", ...two)).toBeGreaterThan(3);
    expect(ratioOf("terrain", ...two)).toBeCloseTo(Math.sqrt(30), 10);
  });

  it("takes a line that was not ticked as a little against, and a card that was skipped as nothing", () => {
    expect(ratioOf("terrain", say("worse", "late"))).toBeCloseTo(0.7, 10);
    expect(ratioOf("terrain", say("worse"))).toBeCloseTo(0.7, 10);
    expect(ratioOf("terrain", say("worse", "not-sure"))).toBe(1);
    expect(ratioOf("terrain", say("worse", "slope", "late"))).toBeCloseTo(3, 10);
  });

  it("weighs facets inside a cause: one strong facet moves the cause by its share", () => {
    const weight = dialog.facets.find(({ id }) => id === "overstride")?.weight ?? 0;
    const ratio = ratioOf("form", say("foot", "far"));
    expect(ratio).toBeCloseTo(weight * 6 + 1 - weight, 10);
  });

  it("is not moved by how long the back takes to settle, nor by how someone is doing with it", () => {
    for (const question of ["settle", "doing"]) {
      for (const { id } of dialog.questions.get(question)?.content.options ?? []) {
        expect(believe(dialog, [say(question, id)]).probability).toEqual(
          believe(dialog, []).probability,
        );
      }
    }
  });

  it("takes not sure, and answers it does not know, as saying nothing", () => {
    const asked = [...dialog.walk, ...dialog.selfTests].map(({ id }) => say(id, "not-sure"));
    for (const { id, content } of dialog.causes) {
      expect(beliefIn(id, ...asked, say("no-such", "thing"))).toBeCloseTo(content.prior, 10);
    }
  });

  it("does not depend on the order of the answers", () => {
    const answers = [
      say("onset", "late"),
      say("strength", "hardly"),
      say("knees", "drops"),
      say("plank", "under-30"),
      say("change", "harder", "shoes"),
    ];
    const expected = [...believe(dialog, answers).probability];
    fc.assert(
      fc.property(fc.shuffledSubarray(answers, { minLength: answers.length }), (shuffled) => {
        const found = [...believe(dialog, shuffled).probability];
        found.forEach((value, at) => {
          expect(value).toBeCloseTo(expected[at] ?? Number.NaN, 12);
        });
      }),
      { seed: 1 },
    );
  });
});

describe("shown", () => {
  it("never shows certainty", () => {
    expect(shown(0.999)).toBe(0.9);
    expect(shown(0.001)).toBe(0.05);
    expect(shown(0.5)).toBe(0.5);
  });

  it.each([
    [0.65, "main"],
    [0.649, "likely"],
    [0.4, "likely"],
    [0.399, "possible"],
    [0.2, "possible"],
    [0.199, "unlikely"],
  ])("puts %d in words as %s", (probability, band) => {
    expect(bandOf(probability)).toBe(band);
  });
});
