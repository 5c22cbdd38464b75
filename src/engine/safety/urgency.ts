import type { Told } from "../content/answer.ts";
import type { Urgency } from "../content/basic-schema.ts";
import { type Given, givenBy, holds, touchedBy } from "../content/condition.ts";
import type { Dialog } from "../content/dialog.ts";
import { refsOf } from "../content/ref.ts";
import { doseFor, isHeldBy } from "./dose.ts";

/** From nothing to an emergency; a higher number is never outvoted by a lower one. */
const URGENCY_RANK: Readonly<Record<Urgency, number>> = {
  routine: 1,
  days: 2,
  "same-day": 3,
  emergency: 4,
};

export type Assessment = {
  /** The highest urgency of all flags, or null where no flag was raised. */
  readonly urgency: Urgency | null;
  /** The answers behind it, as `question.option`, in the order of the flags. */
  readonly because: readonly string[];
  /** What its rules add: how soon, whom to ask. */
  readonly says: readonly string[];
  /** Whether the activity waits until someone has seen what was told. */
  readonly rest: boolean;
  /** Whether being driven to hospital is as good as an ambulance, for all of it. */
  readonly byCar: boolean;
};

export const NO_FLAG: Assessment = {
  urgency: null,
  because: [],
  says: [],
  rest: false,
  byCar: false,
};

/** Weighs every flag's rules over the answers. Urgency is the maximum: nothing lowers it. */
export function assess(
  dialog: Dialog,
  session: Told,
  given: Given = givenBy(dialog, session.answers),
): Assessment {
  const raised = touchedBy(dialog.rulesByRef, given).flatMap((place) => {
    const rule = dialog.rules[place];
    return rule && holds(rule.when, given, session.age) ? [rule] : [];
  });
  const [first] = raised;
  if (!first) return NO_FLAG;
  const { urgency } = raised.reduce(
    (most, rule) => (rank(rule.urgency) > rank(most.urgency) ? rule : most),
    first,
  );
  const behind = raised.filter((rule) => rule.urgency === urgency);
  const because = behind.flatMap(({ when }) => refsOf(when).filter((ref) => given.has(ref)));
  return {
    urgency,
    because: [...new Set(because)],
    // What can wait for days has room for all that is to be asked there.
    says: [...new Set((urgency === "days" ? raised : behind).flatMap(({ say }) => say ?? []))],
    rest:
      raised.some((rule) => rule.rest && endsWalk(rule.urgency)) ||
      (endsWalk(urgency) &&
        (cautionsOf(dialog, session).size > 0 || isHeldBy(doseFor(dialog, session)))),
    byCar: behind.every(({ byCar = false }) => byCar),
  };
}

/** How high an urgency stands; 0 for none. */
export function rank(urgency: Urgency | null): number {
  return urgency === null ? 0 : URGENCY_RANK[urgency];
}

export type EndingUrgency = Exclude<Urgency, "routine">;

/** Whether the urgency ends the walk with a card of its own. */
export function endsWalk(urgency: Urgency | null): urgency is EndingUrgency {
  return rank(urgency) >= URGENCY_RANK.days;
}

/** The ids of the cautions that the answers call for. */
export function cautionsOf(dialog: Dialog, { answers }: Told): ReadonlySet<string> {
  const cautions = new Set<string>();
  for (const { question: id, options } of answers) {
    const question = dialog.questions.get(id);
    for (const option of options) {
      const caution = question?.outcomeById.get(option)?.caution;
      if (caution) cautions.add(caution);
    }
  }
  return cautions;
}
