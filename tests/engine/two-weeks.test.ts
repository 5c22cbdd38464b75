import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { walkThrough } from "../../src/author/walk-through.ts";
import type { Told } from "../../src/engine/content/answer.ts";
import { withoutPlans } from "../../src/engine/content/without-plans.ts";
import { type Dialog, plainText, type Session, step, viewOf } from "../../src/engine/index.ts";
import { weekOfDay } from "../../src/engine/plan/run-days.ts";
import { type PlanDay, twoWeeksFor } from "../../src/engine/plan/two-weeks.ts";
import { realDialog, TODAY } from "../dialog.ts";

const dialog = realDialog();
const FEW = { numRuns: 1_500, seed: 20 } as const;
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** An answer with one of a question's options, or "not sure"; some answers stand more often than the question has them. */
const one = (question: string, ...often: readonly string[]) => {
  const options = dialog.questions.get(question)?.content.options.map(({ id }) => id) ?? [];
  return fc
    .constantFrom(...options, "not-sure", ...often, ...often)
    .map((option) => ({ question, options: [option] }));
};
const some = (question: string) => {
  const options = dialog.questions.get(question)?.content.options.map(({ id }) => id) ?? [];
  return fc.subarray(options).map((chosen) => ({ question, options: chosen }));
};
const rarely = (question: string, option: string) =>
  fc.integer({ min: 0, max: 9 }).map((at) => ({ question, options: at === 0 ? [option] : [] }));

/** What someone may have told who opens a plan. */
const told: fc.Arbitrary<Told> = fc
  .tuple(
    one("pain", "0-2", "3-4"),
    one("settle", "hour", "morning"),
    one("how-long"),
    one("where"),
    fc.oneof(rarely("worse", "late"), some("worse")),
    rarely("bone", "longer"),
    rarely("bone", "one-spot"),
    rarely("about", "pregnant"),
    rarely("leaking", "effort"),
    one("sooner", "no"),
    some("days"),
    one("usual"),
    one("furthest"),
    one("race"),
    one("race-day"),
  )
  .map((answers) => ({ age: "20-44", answers }));
const planDays = fc.integer({ min: 20_000, max: 25_000 });

const given = ({ answers }: Told, question: string) =>
  answers.flatMap((answer) => (answer.question === question ? answer.options : []));
const kmOrDay = (from: Told, question: string) => {
  const [id] = given(from, question);
  const option = dialog.questions.get(question)?.content.options.find((known) => known.id === id);
  return option?.value ?? null;
};
/** The day of the week of a day since 1 January 1970, by the calendar of the platform. */
const weekdayOf = (day: number) => DAYS[new Date(day * 86_400_000).getUTCDay()] ?? "";
const isRun = ({ deed }: PlanDay) => deed.type === "run";
/** Anything with running in it: the ladder's first step is a walk. */
const isRunning = ({ deed }: PlanDay) =>
  deed.type === "run" || (deed.type === "step" && deed.step > 0);

/** Checks something of every plan. */
function every(check: (days: readonly PlanDay[], from: Told, planDay: number) => void): void {
  let plans = 0;
  fc.assert(
    fc.property(told, planDays, (from, planDay) => {
      const weeks = twoWeeksFor(dialog, from, planDay);
      if (!weeks) return;
      plans++;
      check(weeks.days, from, planDay);
    }),
    FEW,
  );
  expect(plans).toBeGreaterThan(500);
}

describe("two weeks, whatever was told", () => {
  it("have fourteen days, and come for every dose that there is", () => {
    const doses = new Set<string>();
    fc.assert(
      fc.property(told, planDays, (from, planDay) => {
        const weeks = twoWeeksFor(dialog, from, planDay);
        if (weeks) doses.add(weeks.dose.id);
        expect(weeks?.days.map(({ day }) => day) ?? ALL).toEqual(ALL);
      }),
      FEW,
    );
    expect([...doses].sort()).toEqual(dialog.content.doses.map(({ id }) => id).sort());
  });

  it("have no running while it's red, and none in a week of walks", () => {
    const red = (from: Told) =>
      given(from, "pain").includes("limp") ||
      given(from, "sooner").includes("yes") ||
      given(from, "bone").includes("longer");
    const amber = (from: Told) => {
      const isLate = [...given(from, "worse"), ...given(from, "onset")].includes("late");
      const isStrong = given(from, "pain").includes("5-7");
      return isStrong && !(isLate && given(from, "settle").includes("hour"));
    };
    const slow = (from: Told) => {
      const isBack = !given(from, "pain").includes("none-run");
      return given(from, "settle").includes("longer") && isBack;
    };
    const seen = { red: 0, walks: 0 };
    every((days, from) => {
      if (red(from)) {
        seen.red++;
        expect(days.filter(isRunning)).toEqual([]);
      } else if (amber(from) || slow(from)) {
        seen.walks++;
        expect(days.slice(0, 7).filter(isRunning)).toEqual([]);
      }
    });
    expect(seen.red).toBeGreaterThan(50);
    expect(seen.walks).toBeGreaterThan(50);
  });

  it("are not made for whom a caution or a leak holds running back", () => {
    const held = (from: Told) =>
      given(from, "pain").includes("8-10") ||
      given(from, "about").includes("pregnant") ||
      given(from, "bone").includes("one-spot") ||
      given(from, "leaking").includes("effort");
    every((_, from) => expect(held(from)).toBe(false));
    fc.assert(
      fc.property(told.filter(held), planDays, (from, planDay) => {
        expect(twoWeeksFor(dialog, from, planDay)).toBe(null);
      }),
      { numRuns: 200, seed: 20 },
    );
  });

  it("have no run beyond the longest that was back to usual next morning, and none at all where none was", () => {
    let runs = 0;
    every((days, from) => {
      const furthest = kmOrDay(from, "furthest");
      if (furthest === null) return;
      for (const { deed } of days) {
        if (deed.type !== "run" || deed.km === null) continue;
        runs++;
        expect(deed.km).toBeLessThanOrEqual(furthest + 1e-9);
      }
      if (furthest === 0) expect(days.filter(isRun)).toEqual([]);
    });
    expect(runs).toBeGreaterThan(500);
  });

  it("grow by a tenth at most from the first week to the second", () => {
    let grown = 0;
    every((days) => {
      const kmIn = (week: number) =>
        days.flatMap(({ day, deed }) =>
          weekOfDay(day) === week && deed.type === "run" && deed.km !== null ? [deed.km] : [],
        );
      const [first, second] = [kmIn(0), kmIn(1)];
      // A race leaves out the longest run of its week, and so does a week with one run.
      if (first.length < 2 || second.length < 2) return;
      if (days.some(({ deed }) => deed.type === "race")) return;
      expect(Math.max(...second)).toBeLessThanOrEqual(Math.max(...first) * 1.1 + 1e-9);
      expect(Math.min(...second)).toBeLessThanOrEqual(Math.min(...first) * 1.1 + 1e-9);
      if (Math.max(...second) > Math.max(...first)) grown++;
    });
    expect(grown).toBeGreaterThan(20);
  });

  it("run on the days that were told and on no other, with a rest day between unless the whole dose is left", () => {
    let named = 0;
    every((days, from, planDay) => {
      const weekdays = given(from, "days");
      const running = days.filter(({ deed }) => deed.type === "run" || deed.type === "step");
      if (weekdays.length > 0) {
        named++;
        for (const { day } of running) expect(weekdays).toContain(weekdayOf(planDay + day));
      } else {
        expect(running.length).toBeLessThanOrEqual(6);
      }
      const isWhole = ["hour", "elsewhere"].some((id) => given(from, "settle").includes(id));
      if (isWhole) return;
      const only = days.filter(isRunning).map(({ day }) => day);
      for (const [at, day] of only.slice(1).entries()) {
        expect(day - (only[at] ?? 0)).toBeGreaterThan(1);
      }
    });
    expect(named).toBeGreaterThan(200);
  });

  it("climb the ladder by a step after two good runs at most", () => {
    let climbs = 0;
    every((days) => {
      const steps = days.flatMap(({ deed }) =>
        deed.type === "step" && deed.step > 0 ? [deed.step] : [],
      );
      if (steps.length < 3) return;
      climbs++;
      expect(steps.slice(0, 3)).toEqual([1, 1, 2]);
      expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    });
    expect(climbs).toBeGreaterThan(100);
  });

  it("have exercises on two or three days a week, never on two in a row", () => {
    const counts = new Set<number>();
    every((days) => {
      const on = days.filter(({ exercises }) => exercises).map(({ day }) => day);
      for (const week of [0, 1]) counts.add(on.filter((day) => weekOfDay(day) === week).length);
      for (const [at, day] of on.slice(1).entries()) {
        expect(day - (on[at] ?? 0)).toBeGreaterThan(1);
      }
    });
    expect(Math.max(...counts)).toBe(3);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(2);
  });

  it("hold the race that fits, with rest around it; and none with a limp, pain of 5 and more, or a slow back", () => {
    const races = { in: 0, out: 0 };
    every((days, from) => {
      const race = days.find(({ deed }) => deed.type === "race");
      const not =
        ["limp", "5-7"].some((id) => given(from, "pain").includes(id)) ||
        given(from, "settle").includes("longer") ||
        given(from, "bone").includes("longer");
      if (not) {
        races.out++;
        expect(race).toBe(undefined);
      }
      if (!race) return;
      races.in++;
      expect(race.day).toBe(kmOrDay(from, "race-day"));
      for (const { day, deed, exercises } of days) {
        if (Math.abs(day - race.day) !== 1) continue;
        expect([deed.type, exercises]).toEqual(["rest", false]);
      }
    });
    expect(races.in).toBeGreaterThan(20);
    expect(races.out).toBeGreaterThan(50);
  });
});

const ALL = Array.from({ length: 14 }, (_, day) => day);

/** The card of a plan for someone with these answers, who opens it on a day. */
function cardOn(
  today: number,
  answers: Readonly<Record<string, readonly string[]>>,
  from: Dialog = dialog,
): { readonly text: string; readonly session: Session } {
  const answering = ({ id, role }: { readonly id: string; readonly role: string }) =>
    answers[id] ?? (role === "screen" ? [] : ["not-sure"]);
  let session = walkThrough(from, "20-44", answering, today);
  session = step(from, session, { type: "plan" }, today).session;
  for (let asked = 0; asked < 10 && session.page.type === "question"; asked++) {
    const question = session.page.question;
    const event = { type: "answer", question, options: answers[question] ?? ["not-sure"] } as const;
    session = step(from, session, event, today).session;
  }
  const view = viewOf(from, session, { surface: "terminal", region: "eu" });
  return { text: plainText({ ...view, controls: [] }), session };
}

const KEEN = {
  pain: ["3-4"],
  settle: ["morning"],
  sooner: ["no"],
  days: ["tue", "sat"],
  usual: ["6"],
  furthest: ["8"],
} as const;

describe("the plan's card", () => {
  it("names each day by its weekday and date, across the end of a month", () => {
    const { text } = cardOn(TODAY, KEEN);
    expect(text).toContain("Tue 24: 4.5 km, easy. Sat 28: 6 km, easy.");
    expect(text).toContain("Tue 1: 4.5 km, easy. Sat 5: 6.5 km, easy.");
  });

  it("stays the same plan on the days after, and begins anew once its two weeks are over", () => {
    const { session } = cardOn(TODAY, KEEN);
    // Whoever comes back is asked how it went first, and after two weeks the safety screen again.
    const screen = dialog.screen.map(
      ({ id }) => ({ type: "answer", question: id, options: [] }) as const,
    );
    const reopen = (today: number) =>
      [
        { type: "plan" } as const,
        { type: "not-now" } as const,
        ...screen,
        { type: "plan" } as const,
      ].reduce((at, event) => step(dialog, at, event, today).session, session);
    expect(reopen(TODAY + 1).planDay).toBe(TODAY);
    expect(reopen(TODAY + 13).planDay).toBe(TODAY);
    expect(reopen(TODAY + 14).planDay).toBe(TODAY + 14);
  });

  it("speaks of parts of their own usual run where no distance was told", () => {
    const { text } = cardOn(TODAY, { pain: ["3-4"], settle: ["morning"] });
    expect(text).toContain("three quarters of your usual run");
    expect(text).not.toMatch(/\d km/);
  });

  it("names the one thing to change, two exercises, what is good, what means step back, and who has not signed it", () => {
    const { text } = cardOn(TODAY, KEEN);
    for (const said of [
      "The one change:",
      "Exercises (pain 3 or less):",
      "Good:",
      "If not,",
      "stop.",
    ]) {
      expect(text).toContain(said);
    }
    expect(text).toContain("No clinician has signed it.");
  });

  it("is read in about 170 words, whoever opens it", () => {
    const lengths = ["0-2", "3-4", "5-7", "limp", "none-run"].flatMap((pain) =>
      ["hour", "morning", "longer", "elsewhere"].map((settle) => {
        const { text } = cardOn(TODAY, { ...KEEN, pain: [pain], settle: [settle], bone: [] });
        return text.split(/\s+/).length;
      }),
    );
    expect(Math.max(...lengths)).toBeLessThanOrEqual(185);
  });

  it("asks for no numbers where all running is held back", () => {
    const { text, session } = cardOn(TODAY, { about: ["pregnant"], pregnancy: [] });
    expect(text).toContain("ask your midwife");
    expect(session.answers.map(({ question }) => question)).not.toContain("usual");
  });
});

describe("a dialog without plans", () => {
  const plain = withoutPlans(dialog);

  it("gives general advice, asks nothing for it, and has no answer to whether they may run", () => {
    const { text, session } = cardOn(TODAY, KEEN, plain);
    expect(text).toContain("Whatever the reason");
    expect(text).not.toContain("Week 1");
    expect(session.planDay).toBe(null);
    const more = viewOf(plain, step(plain, session, { type: "more" }, TODAY).session, {
      surface: "terminal",
      region: null,
    });
    expect(more.controls.map(({ id }) => id)).not.toContain("run");
  });

  it("takes no answer away: a sign that was told for a plan still counts", () => {
    expect([...plain.questions.keys()]).toEqual([...dialog.questions.keys()]);
  });
});
