import type { Told } from "../content/answer.ts";
import type { Dialog } from "../content/dialog.ts";
import type { DoseContent } from "../content/schema.ts";
import { adviceFor } from "../safety/advice.ts";
import { PLAN_DAYS } from "../session/numbers.ts";
import { exerciseDaysOf } from "./exercise-days.ts";
import { numberOf } from "./number.ts";
import { type RaceVerdict, raceOf, raceVerdict } from "./race.ts";
import { runDaysOf, spaced, weekOfDay } from "./run-days.ts";

/** What a day is for: a run of so many kilometres, or of a share where no distance is known; a step of the ladder, of which 0 is the walk; a race; or rest. */
export type Deed =
  | { readonly type: "run"; readonly km: number | null }
  | { readonly type: "step"; readonly step: number }
  | { readonly type: "race" }
  | { readonly type: "rest" };

/** One day of a plan, counted from its first, 0. */
export type PlanDay = {
  readonly day: number;
  readonly deed: Deed;
  readonly exercises: boolean;
};

export type TwoWeeks = {
  readonly days: readonly PlanDay[];
  readonly dose: DoseContent;
  /** What no run goes beyond, in kilometres: the longest that was back to usual next morning; null where none was told. */
  readonly most: number | null;
  /** False for whoever told that none was. */
  readonly hasGoodRun: boolean;
  readonly race: RaceVerdict;
};

/** In the second week a part of the usual grows by so much, up to the usual (judgement, within Frandsen 2025). */
const GROWTH = 1.1;
/** Someone's usual run where they told only their longest good one (judgement). */
const USUAL_OF_LONGEST = 2 / 3;
/** The long run, next to an easy one, and the days before a race without one (judgement). */
const LONG_OF_EASY = 1.5;
const DAYS_BEFORE_RACE = 7;
/** Good runs until the next step of the ladder. */
const RUNS_A_STEP = 2;
const REST: Deed = { type: "rest" };

/**
 * Two weeks, day by day, as far as the dose allows them; null where all running is held back, or the dialog has no plans.
 * Runs stand on the days that were told, and never go beyond the longest that was back to usual next morning.
 *
 * @param planDay the first day, in days since 1 January 1970
 */
export function twoWeeksFor(dialog: Dialog, told: Told, planDay: number): TwoWeeks | null {
  const { planning, twoWeeks } = dialog.content;
  const { dose, mayExercise } = adviceFor(dialog, told);
  if (!planning || !twoWeeks || !dose) return null;
  const furthest = numberOf(dialog, told, planning.furthest);
  const race = raceVerdict(dialog, told);
  const raceDay = race === "may" ? (raceOf(dialog, told)?.day ?? null) : null;
  // The day before a race and the one after are for rest.
  const open = ALL_DAYS.filter((day) => raceDay === null || Math.abs(day - raceDay) > 1);
  const deeds = deedsOn({
    dose,
    furthest,
    raceDay,
    usual: numberOf(dialog, told, twoWeeks.asked.usual),
    days: runDaysOf(dialog, told, twoWeeks.asked.days, planDay).filter((day) => open.includes(day)),
  });
  const exercises = mayExercise ? exerciseDaysOf(open, [...deeds.keys()]) : [];
  return {
    dose,
    race,
    most: furthest === 0 ? null : furthest,
    hasGoodRun: furthest !== 0,
    days: ALL_DAYS.map((day) => ({
      day,
      deed: day === raceDay ? { type: "race" } : (deeds.get(day) ?? REST),
      exercises: exercises.includes(day),
    })),
  };
}

const ALL_DAYS: readonly number[] = Array.from({ length: PLAN_DAYS }, (_, day) => day);

/** What the two weeks are made of: the days that may have a run, and distances in kilometres as far as they were told. */
type Makings = {
  readonly dose: DoseContent;
  readonly days: readonly number[];
  readonly usual: number | null;
  /** The longest that was back to usual next morning; 0 where none was. */
  readonly furthest: number | null;
  readonly raceDay: number | null;
};

/** What stands on which day; other days are for rest. */
function deedsOn(makings: Makings): ReadonlyMap<number, Deed> {
  const { dose, days, furthest } = makings;
  const first = days.filter((day) => weekOfDay(day) === 0);
  switch (dose.runs) {
    case "none":
      return new Map(walksOn(days));
    case "walk":
      return new Map([...walksOn(first), ...climbOn(days.slice(first.length), 1)]);
    case "ladder":
      return new Map(climbOn(days, 0));
    default: {
      // Whose back took no run well begins with run and walk.
      if (furthest === 0) return new Map(climbOn(days, 0));
      const runs = { ...makings, days: spaced(days) };
      return new Map(runs.days.map((day) => [day, runOn(day, runs)] as const));
    }
  }
}

function walksOn(days: readonly number[]): readonly (readonly [number, Deed])[] {
  return days.map((day) => [day, { type: "step", step: 0 }]);
}

/** Steps of the ladder with a day of rest between, from one of them on; the walk, 0, is done once. */
function climbOn(days: readonly number[], from: 0 | 1): readonly (readonly [number, Deed])[] {
  return spaced(days).map((day, at) => {
    const runs = at + from - 1;
    return [day, { type: "step", step: runs < 0 ? 0 : 1 + Math.floor(runs / RUNS_A_STEP) }];
  });
}

/** A run; the last of several in a week may be the longest, but for the week before a race. */
function runOn(day: number, { dose, days, usual, furthest, raceDay }: Makings): Deed {
  if (furthest === null || dose.of === "start") return { type: "run", km: null };
  const week = weekOfDay(day);
  const inWeek = days.filter((other) => weekOfDay(other) === week);
  const isBeforeRace = raceDay !== null && raceDay > day && raceDay - day <= DAYS_BEFORE_RACE;
  const isLong = inWeek.length > 1 && day === inWeek.at(-1) && !isBeforeRace;
  const { share = 1 } = dose;
  const part = week === 0 ? share : Math.min(1, share * GROWTH);
  const easy = Math.min(furthest, usual ?? furthest * USUAL_OF_LONGEST);
  return { type: "run", km: (isLong ? Math.min(furthest, easy * LONG_OF_EASY) : easy) * part };
}
