import type { Lock } from "./lock.ts";
import type { QuestionContent } from "./question-schema.ts";
import type { CauseContent, Content } from "./schema.ts";

/** `check-in`: asked when someone comes back; `made`: of those answers, and never asked. */
export type Role = "screen" | "follow-up" | "walk" | "self-test" | "plan" | "check-in" | "made";

/** What one answer says of one facet. */
export type Evidence = {
  readonly facet: number;
  /** Numbered by cluster and facet: evidence that shares a number is damped together. */
  readonly slot: number;
  /** The natural logarithm of the likelihood ratio. */
  readonly log: number;
  /** The ratio less 1: what it adds by itself to its facet's part in a cause, as a share of that part. */
  readonly alone: number;
  /** Whether it is a clean comparison. */
  readonly isClean: boolean;
};

/** One answer of a question, ready for belief and question choice. */
export type Outcome = {
  readonly id: string;
  readonly summary: string;
  readonly aloud: string | null;
  /** How common the answer is, 0 to 1; the shares of a one-answer question add up to 1. */
  readonly share: number;
  readonly evidence: readonly Evidence[];
  /** The id of what it holds back in the advice, if anything. */
  readonly caution: string | null;
};

export type Question = {
  readonly id: string;
  /** Its place among all questions of the dialog, from 0. */
  readonly order: number;
  readonly role: Role;
  readonly content: QuestionContent;
  readonly many: boolean;
  readonly outcomes: readonly Outcome[];
  /** What is said against each facet that a line speaks for, where no such line was ticked. */
  readonly silence: readonly Evidence[];
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

/** What raises a flag, how urgent that is, and whether the activity waits for it. */
export type Rule = Content["flags"][number]["rules"][number] & { readonly rest: boolean };

/** A dialog ready to run: content, permanent numbers and the tables that a turn reads. */
export type Dialog = {
  readonly content: Content;
  readonly lock: Lock;
  readonly questions: ReadonlyMap<string, Question>;
  readonly screen: readonly Question[];
  readonly followUps: readonly Question[];
  /** By answer, as conditions name it: the places of those that may be due because of it; by `ANY` those that need none. */
  readonly followUpsByRef: ReadonlyMap<string, readonly number[]>;
  readonly walk: readonly Question[];
  /** Those of the walk that are asked last. */
  readonly askedLast: readonly Question[];
  readonly selfTests: readonly Question[];
  /** What a plan of one's own is made of, in the order asked. */
  readonly planQuestions: readonly Question[];
  /** What someone who comes back is asked, in the order asked. */
  readonly checkIns: readonly Question[];
  /** What is made of those answers. */
  readonly made: readonly Question[];
  /** Those that an instrument on the page answers. */
  readonly tools: readonly Question[];
  readonly causes: readonly Cause[];
  readonly facets: readonly Facet[];
  /** Zeros to begin beliefs with: one for each slot that evidence has, each facet and each cause. */
  readonly zeros: Readonly<Record<"slots" | "facets" | "causes", readonly number[]>>;
  /** Every flag's rules, in their order. */
  readonly rules: readonly Rule[];
  /** By answer, as conditions name it: the places of the rules that may hold because of it; by `ANY` those that need none. */
  readonly rulesByRef: ReadonlyMap<string, readonly number[]>;
  /** Dates in the dialog's language; made once, when first wanted, since that takes 20 milliseconds. */
  readonly dayFormat: Intl.DateTimeFormat;
  /** The same for days soon, with their day of the week: "Sat 5 December". */
  readonly weekdayFormat: Intl.DateTimeFormat;
  /** The same without the month: "Sat 5". */
  readonly shortDayFormat: Intl.DateTimeFormat;
};

/** An answer that question choice reckons with, and the causes that it would move. */
export type Forecast = {
  /** How common the answer is, less the part of it that its causes explain: its share among those who have none. */
  readonly share: number;
  readonly moves: readonly Move[];
};

export type Move = {
  readonly cause: number;
  readonly evidence: readonly Evidence[];
};

/** A question that an answer opens, and how likely that is, 0 to 1. */
export type Opening = { readonly id: string; readonly chance: number };
