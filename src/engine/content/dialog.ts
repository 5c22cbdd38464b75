import { type Forecast, forecastsOf, type Opening, opensOf } from "./forecast.ts";
import type { Lock } from "./lock.ts";
import { ANY, NONE, NOT_SURE, refOf, refsOf } from "./ref.ts";
import type {
  CauseContent,
  Caution,
  Content,
  OptionContent,
  QuestionContent,
  Strength,
} from "./schema.ts";

/** Likelihood ratios in words; the bands are expert judgement, anchored on published directions and sizes. */
const STRENGTHS: Readonly<Record<Strength, number>> = {
  strong: 6,
  moderate: 3,
  weak: 1.5,
  "weak-against": 0.7,
  "moderate-against": 0.4,
  excludes: 0.15,
};

export type Role = "screen" | "follow-up" | "walk" | "self-test";

/** What one answer says of one facet. */
export type Evidence = {
  readonly facet: number;
  /** Numbered by cluster and facet: evidence that shares a number is damped together. */
  readonly slot: number;
  /** The natural logarithm of the likelihood ratio. */
  readonly log: number;
  /** The ratio less 1: what it adds by itself to its facet's part in a cause, as a share of that part. */
  readonly alone: number;
};

/** One answer of a question, ready for belief and question choice. */
export type Outcome = {
  readonly id: string;
  readonly summary: string;
  readonly aloud: string | null;
  /** How common the answer is, 0 to 1; the shares of a one-answer question add up to 1. */
  readonly share: number;
  readonly evidence: readonly Evidence[];
  readonly caution: Caution | null;
};

export type Question = {
  readonly id: string;
  /** Its place among all questions of the dialog, from 0. */
  readonly order: number;
  readonly role: Role;
  readonly content: QuestionContent;
  readonly many: boolean;
  readonly outcomes: readonly Outcome[];
  readonly outcomeById: ReadonlyMap<string, Outcome>;
  /** By option, how conditions name it: made once, since that takes longer than to look for it. */
  readonly refs: ReadonlyMap<string, string>;
  /** One for each answer. A card that takes several is forecast as if one were ticked, or none. */
  readonly forecasts: readonly Forecast[];
  /** The questions of the walk that its answers open when they are worth it, and how likely that is, 0 to 1. */
  readonly opens: readonly Opening[];
};

/** A part of a cause. A cause without parts has one facet of its own name and weight 1. */
export type Facet = { readonly id: string; readonly cause: number; readonly weight: number };

export type Cause = {
  readonly id: string;
  readonly content: CauseContent;
  readonly facets: readonly number[];
};

/** What raises a flag, how urgent that is, and whether running waits for it. */
export type Rule = Content["flags"][number]["rules"][number] & { readonly noImpact: boolean };

/** A dialog ready to run: content, permanent numbers and the tables that a turn reads. */
export type Dialog = {
  readonly content: Content;
  readonly lock: Lock;
  readonly questions: ReadonlyMap<string, Question>;
  readonly screen: readonly Question[];
  readonly followUps: readonly Question[];
  readonly walk: readonly Question[];
  readonly selfTests: readonly Question[];
  readonly causes: readonly Cause[];
  readonly facets: readonly Facet[];
  /** Zeros to begin beliefs with: one for each slot that evidence has, each facet and each cause. */
  readonly zeros: Readonly<Record<"slots" | "facets" | "causes", readonly number[]>>;
  /** Every flag's rules, in their order. */
  readonly rules: readonly Rule[];
  /** By answer, as conditions name it: the places of the rules that it has a part in; by `ANY` those that name none. */
  readonly rulesByRef: ReadonlyMap<string, readonly number[]>;
  /** Dates in the dialog's language; made once, when first wanted, since that takes 20 milliseconds. */
  readonly dayFormat: Intl.DateTimeFormat;
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
    const cluster = question.cluster ?? `question ${question.id}`;
    const outcomes = outcomesOf(question, (target, log) =>
      (facetsByTarget.get(target) ?? []).map((facet) => ({
        facet,
        slot: slotOf(cluster, facet),
        log,
        alone: Math.expm1(log),
      })),
    );
    const compiled: Question = {
      id: question.id,
      order: questions.size,
      role,
      content: question,
      many: question.choose === "many",
      outcomes,
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

  const rules = content.flags.flatMap(({ rules: own, noImpact = false }) =>
    own.map((rule) => ({ ...rule, noImpact })),
  );
  const rulesByRef = new Map<string, number[]>();
  rules.forEach(({ when }, rule) => {
    const refs = refsOf(when);
    for (const ref of refs.length > 0 ? new Set(refs) : [ANY]) {
      rulesByRef.set(ref, [...(rulesByRef.get(ref) ?? []), rule]);
    }
  });

  let dayFormat: Intl.DateTimeFormat | null = null;
  return {
    content,
    lock,
    causes,
    facets,
    screen: content.screen.map(compile("screen")),
    followUps: content.followUps.map(compile("follow-up")),
    walk: content.questions.map(compile("walk")),
    selfTests: content.selfTests.map(compile("self-test")),
    questions,
    zeros: {
      slots: zeros(slots.size),
      facets: zeros(facets.length),
      causes: zeros(causes.length),
    },
    rules,
    rulesByRef,
    get dayFormat() {
      dayFormat ??= new Intl.DateTimeFormat(content.locale, { dateStyle: "long", timeZone: "UTC" });
      return dayFormat;
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
  evidenceFor: (target: string, log: number) => readonly Evidence[],
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
      evidenceFor(target, Math.log(STRENGTHS[strength])),
    ),
    caution: answer.caution ?? null,
  }));
}

/** After the longest walk there is room for so many of its questions to be tried at home. */
const TRIED_LATER = 2;

/**
 * How many answers a session may hold to questions that are asked only when they are worth it: what the longest walk
 * leaves beside those asked always, and what may be tried after it. So a session stays as small as a ticket, whatever
 * buttons are pressed in whatever order.
 */
export function mostAdaptive(dialog: Dialog): number {
  const always = dialog.walk.filter(({ content }) => content.ask === "always" && !content.when);
  return dialog.content.walk.most - always.length + TRIED_LATER;
}

/** Whether a question is asked only when it is worth it. */
export function isAdaptive(question: Question): boolean {
  return question.role === "walk" && question.content.ask === undefined;
}

/** How many of the answers are to such questions. */
export function countAdaptive(
  dialog: Dialog,
  answers: readonly { readonly question: string }[],
): number {
  return answers.filter(({ question }) => {
    const known = dialog.questions.get(question);
    return known !== undefined && isAdaptive(known);
  }).length;
}
