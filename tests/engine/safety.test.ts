import { describe, expect, it } from "vitest";
import { drawPerson, randomFrom } from "../../src/author/people.ts";
import type { Clause } from "../../src/engine/content/basic-schema.ts";
import { givenBy, holds } from "../../src/engine/content/condition.ts";
import type { Dialog, Question } from "../../src/engine/content/dialog.ts";
import { clausesOf, refsOf, sameAs } from "../../src/engine/content/ref.ts";
import {
  createSession,
  phaseOf,
  type Session,
  step,
  type Urgency,
  viewOf,
} from "../../src/engine/index.ts";
import { rank } from "../../src/engine/safety/urgency.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const SETTING = { surface: "terminal", region: null };

/**
 * Answers what the walk asks: the wanted options where the question has some, else "none of these" and "not sure",
 * or, in a follow-up that is not about the wanted, its last and mildest option.
 */
function walkWith(wanted: readonly string[], age = "20-44"): Session {
  let session = step(dialog, createSession(TODAY), { type: "consent", age }, TODAY).session;
  for (let turns = 0; turns < 60; turns++) {
    const question = nextQuestion(session, wanted);
    if (!question) return session;
    if (question.content.ask === "optional") {
      session = step(dialog, session, { type: "optional", question: question.id }, TODAY).session;
    }
    if (question.role === "plan") session = step(dialog, session, { type: "plan" }, TODAY).session;
    const picked = wanted
      .filter((ref) => ref.startsWith(`${question.id}.`))
      .map((ref) => ref.slice(question.id.length + 1));
    const mildest = question.content.options.at(-1)?.id ?? "";
    const fallback = question.many ? [] : question.role === "follow-up" ? [mildest] : ["not-sure"];
    const isNone = picked.includes("none");
    const options = isNone ? [] : picked.length > 0 ? picked : fallback;
    session = step(
      dialog,
      session,
      { type: "answer", question: question.id, options },
      TODAY,
    ).session;
  }
  throw new Error(`The walk does not end: ${wanted.join(" + ")}`);
}

/** The question that is due, or an offered one that is wanted once there is a result. */
function nextQuestion(session: Session, wanted: readonly string[]): Question | undefined {
  const phase = phaseOf(dialog, session);
  if (phase.type === "question") return phase.question;
  if (phase.type !== "result") return undefined;
  const isOpen = ({ id }: Question) =>
    wanted.some((ref) => ref.startsWith(`${id}.`)) &&
    !session.answers.some((answer) => answer.question === id);
  return (
    dialog.walk.find((question) => question.content.ask === "optional" && isOpen(question)) ??
    dialog.planQuestions.find(isOpen)
  );
}

/** Whether an answer is made of what someone said who came back. */
function isMade(ref: string): boolean {
  return dialog.questions.get(ref.split(".")[0] ?? "")?.role === "made";
}

function urgencyOf(session: Session): Urgency | null {
  const phase = phaseOf(dialog, session);
  return "assessment" in phase ? phase.assessment.urgency : null;
}

/** The wanted answers, and what has to be answered before so that their questions are asked. */
function pathTo(wanted: readonly string[]): readonly string[] {
  return wanted.flatMap((ref): readonly string[] => {
    const when = dialog.questions.get(ref.split(".")[0] ?? "")?.content.when;
    // Openers that are enough by themselves.
    const alone = when ? clausesOf(when).filter((clause) => clause.with === undefined) : [];
    const openers = alone.flatMap(refsOf);
    const [first] = openers;
    if (first === undefined || openers.some((opener) => wanted.includes(opener))) return [ref];
    return [...pathTo([first]), ref];
  });
}

/** The smallest ways to make a condition hold: of what is counted, by the first and by the last that are enough. */
function waysTo(clause: Clause): readonly (readonly string[])[] {
  const { any, with: others, all = [], atLeast } = clause;
  const isFor = (ref: string) => isAskedAt(ref, ageFor(clause));
  const counted = atLeast?.of.flatMap((refs) => sameAs(refs).find(isFor) ?? []) ?? [];
  const { count } = atLeast ?? { count: 0 };
  const enough = count === 0 ? [[]] : [counted.slice(0, count), counted.slice(-count)];
  return enough
    .map((some) => [...all, ...some])
    .flatMap((way) => any?.map((ref) => [...way, ref]) ?? [way])
    .flatMap((way) => others?.map((ref) => [...way, ref]) ?? [way])
    .filter(isPossible);
}

/** Whether no question that takes one answer is given two. */
function isPossible(way: readonly string[]): boolean {
  const single = [...new Set(way)]
    .map((ref) => ref.split(".")[0] ?? "")
    .filter((id) => !dialog.questions.get(id)?.many);
  return new Set(single).size === single.length;
}

/** Whether the question of an answer comes at an age at all. */
function isAskedAt(ref: string, age: string): boolean {
  const when = dialog.questions.get(ref.split(".")[0] ?? "")?.content.when;
  return !when || clausesOf(when).some((clause) => clause.age?.includes(age) ?? true);
}

function ageFor(condition: Clause): string {
  return condition.age?.[0] ?? "20-44";
}

/** Levels as the clinical brief sets them, apart from the dialog's own rules. */
const EXPECTED: readonly (readonly [string, Urgency, readonly string[], string?])[] = [
  ["numb around the bottom", "emergency", ["legs.numb"]],
  ["new trouble peeing", "emergency", ["legs.bladder"]],
  ["leaking poo or numb sex", "emergency", ["legs.bowel-sex"]],
  ["both legs", "emergency", ["legs.both-legs"]],
  ["weakness that spreads", "emergency", ["legs.weak-leg", "weakness.spreading"]],
  ["not sure how the weakness goes", "emergency", ["legs.weak-leg", "weakness.not-sure"]],
  ["severe pain on runs", "days", ["pain.8-10"]],
  ["severe pain that rest does not ease", "same-day", ["pain.8-10", "severe-rest.stays"]],
  ["a leak with effort alone", "routine", ["legs.leak", "leaking.effort"]],
  ["a leak at rest too", "emergency", ["legs.leak", "leaking.other"]],
  ["old numbness nobody checked", "same-day", ["legs.older"]],
  ["a doubled run with pain at night", "days", ["where.dimple", "bone.night", "longest.double"]],
  [
    "an old weakness nobody checked, on blood thinners",
    "emergency",
    ["legs.weak-leg", "weakness.old-unchecked", "about.thinners"],
  ],
  [
    "an old weakness that was checked, on blood thinners",
    "routine",
    ["legs.weak-leg", "weakness.old-stable", "about.thinners", "thinners-pain.neither"],
  ],
  ["a new foot drop", "same-day", ["legs.weak-leg", "weakness.one-new"]],
  ["a big injury", "emergency", ["ill.fall", "began.crash"]],
  ["chest pain", "emergency", ["ill.chest"]],
  ["a blackout with a racing heart", "emergency", ["ill.blackout", "faint.heart"]],
  ["a blackout on a run", "same-day", ["ill.blackout", "faint.plain"]],
  ["sudden very strong tummy or back pain", "emergency", ["ill.sudden"]],
  ["a known aneurysm", "emergency", ["about.aneurysm"]],
  ["fever with muddled thoughts", "emergency", ["ill.fever", "illness.struggling"]],
  ["fever", "same-day", ["ill.fever", "illness.feverish"]],
  ["no pee at all", "emergency", ["ill.pee", "passing.blocked"]],
  ["dark or bloody pee", "same-day", ["ill.pee", "passing.coloured"]],
  ["a testicle", "emergency", ["ill.groin", "groin-where.testicle"]],
  ["low tummy", "same-day", ["ill.groin", "groin-where.tummy"]],
  ["unbearable pain", "same-day", ["ill.unbearable"]],
  ["recent cancer", "days", ["about.cancer", "cancer-when.recent"]],
  ["cancer long ago", "days", ["about.cancer", "cancer-when.long-ago"]],
  [
    "cancer long ago and pain at rest",
    "same-day",
    ["about.cancer", "cancer-when.long-ago", "cancer-pain.rest"],
  ],
  ["cancer once and unsteady legs", "emergency", ["about.cancer", "cancer-pain.cord"]],
  [
    "cancer once and a newly weak foot",
    "emergency",
    ["about.cancer", "legs.weak-leg", "weakness.one-new"],
  ],
  ["weight loss", "same-day", ["about.losing", "losing-what.weight"]],
  ["a lump", "same-day", ["about.losing", "losing-what.lump"]],
  ["constant night pain", "same-day", ["about.losing", "losing-what.constant"]],
  ["a changed shape alone", "days", ["about.losing", "losing-what.shape"]],
  ["thin bones", "days", ["about.bones", "bones-sudden.no"]],
  ["thin bones and sudden pain", "same-day", ["about.bones", "bones-sudden.yes"]],
  [
    "thin bones and a small knock",
    "same-day",
    ["ill.fall", "began.small", "about.bones", "bones-sudden.no"],
  ],
  ["a small knock at 50", "days", ["ill.fall", "began.small"], "50-59"],
  ["a small knock at 60", "same-day", ["ill.fall", "began.small"], "60-plus"],
  ["a lifting tweak at 60", "same-day", ["ill.fall", "began.strain"], "60-plus"],
  ["blood thinners and a knock", "emergency", ["about.thinners", "thinners-pain.knock"]],
  ["blood thinners and sudden pain", "same-day", ["about.thinners", "thinners-pain.severe"]],
  [
    "blood thinners and a weak foot",
    "emergency",
    ["legs.weak-leg", "weakness.one-new", "about.thinners", "thinners-pain.neither"],
  ],
  [
    "blood thinners and a numb leg",
    "emergency",
    ["about.thinners", "thinners-pain.neither", "where.below-knee", "nerve.numb"],
  ],
  ["pregnant with bleeding and pain", "emergency", ["about.pregnant", "pregnancy.bleeding-pain"]],
  ["pregnant and faint", "emergency", ["about.pregnant", "pregnancy.faint-shoulder"]],
  ["pregnant with signs", "same-day", ["about.pregnant", "pregnancy.signs"]],
  ["pregnant with one-sided pain", "same-day", ["about.pregnant", "pregnancy.one-sided"]],
  [
    "pregnant with signs and one-sided pain",
    "emergency",
    ["about.pregnant", "pregnancy.signs", "pregnancy.one-sided"],
  ],
  ["pregnant and well", "routine", ["about.pregnant"]],
  ["a bone that hurts to walk on", "days", ["about.spot", "bone.walking"]],
  ["groin pain on walking", "same-day", ["where.groin", "bone.walking"]],
  ["groin pain at night", "same-day", ["where.groin", "bone.night"]],
  ["groin pain alone", "routine", ["where.groin"]],
  ["groin pain and a run a bit longer", "days", ["where.groin", "longest.bit-longer"]],
  ["groin pain all day", "days", ["where.groin", "settle.all-day"]],
  ["a limp alone", "routine", ["pain.limp"]],
  ["groin pain and a doubled run", "days", ["where.groin", "longest.double"]],
  ["groin pain, worse each week", "days", ["where.groin", "how-long.short-worse"]],
  ["an infection that isn't over", "days", ["about.infection", "infection-which.ongoing"]],
  [
    "an infection that is over, and constant pain",
    "same-day",
    ["about.losing", "losing-what.constant", "about.infection", "infection-which.recent"],
  ],
  [
    "an infection that is over, and worse each week",
    "days",
    ["about.infection", "infection-which.recent", "how-long.short-worse"],
  ],
  [
    "blood thinners and a fall before that",
    "same-day",
    ["ill.fall", "began.older", "about.thinners", "thinners-pain.neither"],
  ],
  ["six weeks and more from 60", "routine", ["how-long.medium-stuck"], "60-plus"],
  [
    "six weeks and more from 60, all day",
    "days",
    ["how-long.medium-stuck", "settle.all-day"],
    "60-plus",
  ],

  ["a bone that hurts on landing", "days", ["about.spot", "bone.hopping"]],
  ["two bone signs", "days", ["about.spot", "bone.one-spot", "bone.jump"]],
  ["a limp and a bone that hurts at night", "days", ["pain.limp", "bone.night", "bone.longer"]],
  ["a sore spot with nothing more named", "routine", ["about.spot"]],
  ["a sore buttock with two bone signs", "days", ["where.dimple", "bone.one-spot", "bone.jump"]],
  ["an old weakness never checked", "same-day", ["legs.weak-leg", "weakness.old-unchecked"]],
  ["ill after a hard run", "same-day", ["ill.fever", "illness.after-run"]],
  ["low energy with one sore spot", "days", ["about.spot", "bone.before", "energy.periods"]],
  ["bending back hurts under 20", "days", ["bend-back.yes"], "18-19"],
  ["pain between the shoulder blades", "days", ["where.upper"]],
  ["below the knee", "routine", ["where.below-knee", "nerve.pain-only"]],
  ["below the knee and weak", "same-day", ["where.below-knee", "nerve.weak"]],
  [
    "three signs of inflammation for months",
    "routine",
    ["how-long.long", "morning.tablets", "morning.better-moving", "morning.wakes"],
  ],
  [
    "four signs of inflammation for months",
    "days",
    [
      "how-long.long",
      "morning.tablets",
      "morning.better-moving",
      "morning.wakes",
      "morning.family",
    ],
  ],
  ["a first sore back at 60", "routine", ["first-ever.yes"], "60-plus"],
  ["six weeks without easing, all day", "routine", ["how-long.medium-stuck", "settle.all-day"]],
  ["the dimple, and stairs", "routine", ["where.dimple", "triggers.stairs"]],
  ["one leg longer", "routine", ["where.one-side", "worse.slope", "background.leg-length"]],
  ["worse each week", "routine", ["how-long.short-worse"]],
  ["worse each week and there all day", "days", ["how-long.short-worse", "settle.all-day"]],
  ["below the knee, worse each week", "days", ["where.below-knee", "how-long.short-worse"]],
  [
    "two signs of inflammation for months at 18",
    "routine",
    ["bend-back.no", "how-long.long", "morning.tablets", "morning.wakes"],
    "18-19",
  ],
];

/** What needs no card of its own, nor a line on the result: told apart from what does. */
const CALM: readonly (readonly [string, readonly string[], string?])[] = [
  ["a past stress fracture alone", ["about.spot", "bone.before"]],
  ["a lifting tweak at 52", ["ill.fall", "began.strain"], "50-59"],
  ["a small fall at 30", ["ill.fall", "began.small"]],
  ["an infection that is over", ["about.infection", "infection-which.recent"]],
  ["diabetes alone", ["about.infection", "infection-which.lasting"]],
  ["thigh pain alone", ["where.above-knee"]],
  ["periods stopped from 50 on", ["energy.periods"], "50-59"],
  ["six weeks without easing, on runs alone", ["how-long.medium-stuck", "settle.hour"]],
  ["a first sore back at 52", [], "50-59"],
  ["two signs of inflammation", ["how-long.medium-easing", "morning.tablets"]],
];

describe("the safety screen", () => {
  it.each(CALM.map(([name, answers, age]) => ({ name, answers, age })))(
    "raises nothing for $name",
    ({ answers, age }) => {
      expect(urgencyOf(walkWith(answers, age))).toBeNull();
    },
  );

  const rows = EXPECTED.map(([name, level, answers, age]) => ({ name, level, answers, age }));
  it.each(rows)("takes $name as $level", ({ level, answers, age }) => {
    expect(urgencyOf(walkWith(answers, age))).toBe(level);
  });

  it("reaches at least its level for every rule, by every way that it can hold", () => {
    const missed: string[] = [];
    for (const flag of dialog.content.flags) {
      for (const rule of flag.rules) {
        // What is made of a later visit has tests of its own.
        if (refsOf(rule.when).some(isMade)) continue;
        for (const way of waysTo(rule.when)) {
          const session = walkWith(pathTo(way), ageFor(rule.when));
          // A flag on the way may end the walk before the last of the answers is asked for.
          const isEnded = phaseOf(dialog, session).type === "urgent";
          const isReached =
            holds(rule.when, givenBy(dialog, session.answers), session.age) || isEnded;
          if (!isReached || rank(urgencyOf(session)) < rank(rule.urgency)) {
            missed.push(`${flag.id}: ${way.join(" + ")}`);
          }
        }
      }
    }
    expect(missed).toEqual([]);
  });

  it("keeps the higher level for every pair of ticks on the screen", () => {
    const ticks = dialog.screen.flatMap((card) =>
      card.content.options.map((option) => `${card.id}.${option.id}`),
    );
    for (const one of ticks) {
      for (const other of ticks) {
        const alone = Math.max(
          rank(urgencyOf(walkWith([one]))),
          rank(urgencyOf(walkWith([other]))),
        );
        expect(rank(urgencyOf(walkWith([one, other]))), `${one} + ${other}`).toBeGreaterThanOrEqual(
          alone,
        );
      }
    }
  });

  it("raises nothing for people who tick nothing and whose pain eases", () => {
    const random = randomFrom(3);
    const calm = ["where.middle", "how-long.short", "pain.3-4"];
    for (let drawn = 0; drawn < 200; drawn++) {
      const person = drawPerson(dialog, random);
      const answers = dialog.walk.flatMap((question) =>
        calm.some((ref) => ref.startsWith(`${question.id}.`)) || question.content.when
          ? []
          : person.answer(question).map((option) => `${question.id}.${option}`),
      );
      const harmless = answers.filter((ref) => !ref.startsWith("energy."));
      expect(urgencyOf(walkWith([...calm, ...harmless], "20-44"))).toBeNull();
    }
  });

  it("is never outvoted: no later answer lowers an urgency", () => {
    const flagged = walkWith(["about.cancer", "cancer-when.recent", "cancer-pain.night"]);
    for (const question of dialog.walk) {
      for (const option of question.content.options) {
        const event = { type: "answer", question: question.id, options: [option.id] } as const;
        const after = step(dialog, flagged, event, TODAY).session;
        expect(rank(urgencyOf(after))).toBeGreaterThanOrEqual(rank("same-day"));
      }
    }
  });

  it("shows no cause and no plan over an urgent card, whatever is asked for", () => {
    for (const [, level, answers, age] of EXPECTED) {
      if (level === "routine") continue;
      const session = walkWith(answers, age);
      for (const event of [
        { type: "plan" },
        { type: "details", cause: "load" },
        { type: "self-test" },
        { type: "learn" },
      ] as const) {
        const view = viewOf(dialog, step(dialog, session, event, TODAY).session, SETTING);
        expect(view.kind).toBe(level);
      }
    }
  });

  it("asks again in other words when someone is not sure, and then takes a tick for yes", () => {
    const agreed = { ...createSession(TODAY), age: "20-44" };
    const unsure = step(dialog, agreed, { type: "not-sure", question: "legs" }, TODAY).session;
    const view = viewOf(dialog, unsure, SETTING);
    expect(view.choices?.question).toBe("legs");
    expect(view.choices?.options.map(({ label }) => label)).not.toEqual(
      dialog.questions.get("legs")?.content.options.map(({ label }) => label),
    );
    expect(view.controls.map(({ id }) => id)).not.toContain("not-sure");
    const ticked = { type: "answer", question: "legs", options: ["numb"] } as const;
    expect(urgencyOf(step(dialog, unsure, ticked, TODAY).session)).toBe("emergency");
  });

  it("offers teaching without a ranking once someone has checked it, but never in an emergency", () => {
    const checked = { type: "checked" } as const;
    const soon = step(
      dialog,
      walkWith(["about.cancer", "cancer-when.recent"]),
      checked,
      TODAY,
    ).session;
    expect(viewOf(dialog, soon, SETTING).kind).toBe("education");
    const now = step(dialog, walkWith(["legs.numb"]), checked, TODAY).session;
    expect(viewOf(dialog, now, SETTING).kind).toBe("emergency");
  });

  it("lets a wrong press be taken back", () => {
    const session = walkWith(["legs.numb"]);
    const [undo] = viewOf(dialog, session, SETTING).controls.filter(
      ({ id }) => id === "wrong-press",
    );
    if (!undo) throw new Error("There is no way back.");
    const reopened = step(dialog, session, undo.event, TODAY).session;
    const view = viewOf(dialog, reopened, SETTING);
    expect(view.choices?.options.filter(({ chosen }) => chosen).map(({ id }) => id)).toEqual([
      "numb",
    ]);
    const none = { type: "answer", question: "legs", options: [] } as const;
    expect(urgencyOf(step(dialog, reopened, none, TODAY).session)).toBeNull();
  });

  it("gives every number on the emergency card, with and without a region", () => {
    const session = walkWith(["ill.chest"]);
    const textFor = (known: Dialog, region: string | null) =>
      JSON.stringify(viewOf(known, session, { surface: "terminal", region }).blocks);
    for (const region of [null, "uk", "jp"]) {
      for (const number of ["999", "112", "911", "000", "111"]) {
        expect(textFor(dialog, region)).toContain(number);
      }
    }
    expect(textFor(dialog, "jp")).toContain("119");
  });
});
