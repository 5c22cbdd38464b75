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
    // Load before: 0.4, odds 2/3. A doubled longest run is strong, 6: odds 4, so 0.8.
    expect(beliefIn("load", say("longest", "double"))).toBeCloseTo(0.8, 10);
    expect(beliefIn("load", say("longest", "same"))).toBeCloseTo(posterior(0.4, 0.7), 10);
  });

  it("counts answers outside a cluster in full", () => {
    const both = ratioOf("load", say("longest", "double"), say("onset", "after"));
    expect(both).toBeCloseTo(6 * 3, 10);
  });

  it("damps overlapping answers: the strongest in full, the rest at half weight", () => {
    const both = ratioOf("hip-flexors", say("sitting", "long"), say("desk-days", "worse"));
    expect(both).toBeCloseTo(3 * Math.sqrt(1.5), 10);
  });

  it("caps what one cluster may say at 10 for and 0.2 against", () => {
    const answers = [say("ground", "treadmill"), say("switch", "same")];
    expect(ratioOf("terrain", ...answers)).toBeCloseTo(0.2, 10);
    const ground = [say("ground", "same-side"), say("switch", "fades")];
    expect(ratioOf("terrain", ...ground)).toBeCloseTo(10, 10);
  });

  it("weighs facets inside a cause: one strong facet moves the cause by its share", () => {
    const weight = dialog.facets.find(({ id }) => id === "overstride")?.weight ?? 0;
    const ratio = ratioOf("form", say("foot", "far"));
    expect(ratio).toBeCloseTo(weight * 6 + 1 - weight, 10);
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
      say("changed", "harder", "shoes"),
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
