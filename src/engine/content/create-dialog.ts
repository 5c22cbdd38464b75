import type { Clause, Condition, Strength } from "./basic-schema.ts";
import type { Cause, Dialog, Evidence, Facet, Outcome, Question, Role } from "./dialog.ts";
import { forecastsOf, opensOf } from "./forecast.ts";
import type { Lock } from "./lock.ts";
import type { OptionContent, QuestionContent } from "./question-schema.ts";
import { ANY, clausesOf, NONE, NOT_SURE, refOf, sameAs } from "./ref.ts";
import type { Content } from "./schema.ts";

/** Likelihood ratios in words; the bands are expert judgement, anchored on published directions and sizes. */
export const STRENGTHS: Readonly<Record<Strength, number>> = {
  // A clean comparison: the same run, and no pain without it.
  clean: 30,
  strong: 6,
  moderate: 3,
  weak: 1.5,
  "weak-against": 0.7,
  "moderate-against": 0.4,
  excludes: 0.15,
};

/**
 * Makes a dialog from content that has passed the schema.
 * The content must also be free of errors in `checkContent`; ids that do not resolve are passed over here.
 */
export function createDialog(content: Content, lock: Lock): Dialog {
  const facets: Facet[] = [];
  const facetsByTarget = new Map<string, number[]>();
  const causes = content.causes.map((cause, index): Cause => {
    const parts = cause.facets ?? [{ id: cause.id, weight: 1 }];
    const total = parts.reduce((sum, part) => sum + part.weight, 0);
    const numbers = parts.map((part) => {
      facets.push({ id: part.id, cause: index, weight: part.weight / total });
      facetsByTarget.set(part.id, [facets.length - 1]);
      return facets.length - 1;
    });
    facetsByTarget.set(cause.id, numbers);
    return { id: cause.id, content: cause, facets: numbers };
  });

  const slots = new Map<string, number>();
  const slotOf = (cluster: string, facet: number) => {
    const key = `${cluster} ${facet}`;
    const slot = slots.get(key) ?? slots.size;
    slots.set(key, slot);
    return slot;
  };
  const questions = new Map<string, Question>();
  const compile = (role: Role) => (question: QuestionContent) => {
    const cluster = question.cluster ?? `question.${question.id}`;
    const evidenceFor = (facet: number, strength: Strength): Evidence => ({
      facet,
      slot: slotOf(cluster, facet),
      log: Math.log(STRENGTHS[strength]),
      alone: STRENGTHS[strength] - 1,
      isClean: strength === "clean",
    });
    const outcomes = outcomesOf(question, (target, strength) =>
      (facetsByTarget.get(target) ?? []).map((facet) => evidenceFor(facet, strength)),
    );
    const { silence } = question;
    const spokenFor = new Set(
      outcomes.flatMap(({ evidence }) => evidence.filter(isFor).map(({ facet }) => facet)),
    );
    const compiled: Question = {
      id: question.id,
      order: questions.size,
      role,
      content: question,
      many: question.choose === "many",
      outcomes,
      silence: silence ? [...spokenFor].map((facet) => evidenceFor(facet, silence)) : [],
      outcomeById: new Map(outcomes.map((outcome) => [outcome.id, outcome])),
      refs: new Map(
        [...question.options.map(({ id }) => id), NONE, NOT_SURE].map((option) => [
          option,
          refOf(question.id, option),
        ]),
      ),
      forecasts: forecastsOf(question, outcomes, causes, facets),
      opens: opensOf(question, outcomes, content.questions),
    };
    questions.set(compiled.id, compiled);
    return compiled;
  };

  const rules = content.flags.flatMap(({ rules: own, rest = false }) =>
    own.map((rule) => ({ ...rule, rest })),
  );
  const screen = content.screen.map(compile("screen"));
  const followUps = content.followUps.map(compile("follow-up"));
  const walk = content.questions.map(compile("walk"));
  let tools: readonly Question[] | null = null;
  let dayFormat: Intl.DateTimeFormat | null = null;
  let weekdayFormat: Intl.DateTimeFormat | null = null;
  let shortDayFormat: Intl.DateTimeFormat | null = null;
  return {
    content,
    lock,
    causes,
    facets,
    screen,
    followUps,
    followUpsByRef: placesByRef(content.followUps),
    walk,
    askedLast: walk.filter((one) => one.content.ask === "last"),
    selfTests: content.selfTests.map(compile("self-test")),
    planQuestions: content.planQuestions.map(compile("plan")),
    checkIns: content.checkIns.map(compile("check-in")),
    made: content.made.map(compile("made")),
    questions,
    get tools() {
      tools ??= [...questions.values()].filter((one) => one.content.tool);
      return tools;
    },
    zeros: {
      slots: zeros(slots.size),
      facets: zeros(facets.length),
      causes: zeros(causes.length),
    },
    rules,
    rulesByRef: placesByRef(rules),
    get dayFormat() {
      dayFormat ??= new Intl.DateTimeFormat(content.locale, { dateStyle: "long", timeZone: "UTC" });
      return dayFormat;
    },
    get weekdayFormat() {
      weekdayFormat ??= new Intl.DateTimeFormat(content.locale, {
        weekday: "short",
        day: "numeric",
        month: "long",
        timeZone: "UTC",
      });
      return weekdayFormat;
    },
    get shortDayFormat() {
      shortDayFormat ??= new Intl.DateTimeFormat(content.locale, {
        weekday: "short",
        day: "numeric",
        timeZone: "UTC",
      });
      return shortDayFormat;
    },
  };
}

/**
 * A list that has held a fraction keeps room for fractions, and so do its copies: one that began with whole numbers would
 * be moved when the first fraction comes, and typed arrays take longer to make than all the rest of a belief.
 */
function zeros(count: number): readonly number[] {
  return Array.from({ length: count }, () => 0.5).fill(0);
}

function outcomesOf(
  question: QuestionContent,
  evidenceFor: (target: string, strength: Strength) => readonly Evidence[],
): Outcome[] {
  const answers: (Omit<OptionContent, "id"> & { id: string })[] = [...question.options];
  if (question.none) answers.push({ ...question.none, id: NONE });
  const even = 1 / answers.length;
  const total =
    question.choose === "many"
      ? 1
      : answers.reduce((sum, answer) => sum + (answer.share ?? even), 0);
  return answers.map((answer) => ({
    id: answer.id,
    summary: answer.summary,
    aloud: answer.aloud ?? null,
    share: (answer.share ?? even) / total,
    evidence: Object.entries(answer.evidence ?? {}).flatMap(([target, strength]) =>
      evidenceFor(target, strength),
    ),
    caution: answer.caution ?? null,
  }));
}

function isFor({ log }: Evidence): boolean {
  return log > 0;
}

/** By answer, the places of those that may hold because of it. */
function placesByRef(
  all: readonly { readonly when?: Condition | undefined }[],
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  all.forEach(({ when = {} }, place) => {
    for (const ref of new Set(clausesOf(when).flatMap(neededBy))) {
      places.set(ref, [...(places.get(ref) ?? []), place]);
    }
  });
  return places;
}

/** Answers of which a clause cannot do without one; `ANY` where it asks for none. */
function neededBy({ all, any, with: beside, atLeast }: Clause): readonly string[] {
  return any ?? beside ?? all?.slice(0, 1) ?? atLeast?.of.flatMap(sameAs) ?? [ANY];
}
