import { z } from "zod";
import { ExpectedError } from "../app/expected-error.ts";
import { givenBy } from "../engine/content/condition.ts";
import type { Cause } from "../engine/content/dialog.ts";
import { NOT_SURE } from "../engine/content/ref.ts";
import { type Dialog, phaseOf, type Question, rankCauses, type Session } from "../engine/index.ts";
import { namedIn } from "../engine/reasoning/named.ts";
import type { Ranked } from "../engine/reasoning/rank.ts";
import type { Phase } from "../engine/session/phase.ts";
import { walkCounted } from "./walk-through.ts";

/** What a careful reader makes of a case: the habits in order, how many belong in the top answer, and how urgent it is. */
const gold = z.object({
  causes: z.array(z.string()).min(1),
  top: z.int().min(1),
  must_not: z.array(z.string()),
  urgency: z.enum(["self-care", "see-clinician-soon", "same-day", "emergency"]),
});

const caseSchema = z.object({
  id: z.string(),
  age: z.string(),
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  gold,
});

/** A made-up person: an answer to each question, and what should come of it. */
export type Case = z.infer<typeof caseSchema>;

/** What case writers call a habit, where it is not the dialog's own name for it. */
const HABITS: Readonly<Record<string, string>> = {
  "training-load": "load",
  "form-overstriding": "overstride",
  "form-hunched": "hunched",
  "form-overarched": "arched",
  "weak-core": "core",
  "weak-glutes": "glutes",
  "weak-legs": "legs",
  "shoes-worn": "worn",
  "shoes-change": "shoe-change",
};
/** What is no habit: someone should look at it. */
const OTHER = "other";

type Level = Case["gold"]["urgency"];
const LEVELS: readonly Level[] = ["self-care", "see-clinician-soon", "same-day", "emergency"];

export type PlayedCase = {
  readonly case: Case;
  readonly session: Session;
  readonly level: Level;
  /** Whether a result ranks habits. */
  readonly isRanked: boolean;
  /** Whether the first habit named is one that belongs in the top answer. */
  readonly isFirst: boolean;
  /** Whether the cause of such a one is among the first three: those are named without their parts. */
  readonly isInThree: boolean;
  /** Whether the first habit named is one that the facts rule out. */
  readonly isRuledOut: boolean;
  /** Whether a habit is named that an answer denies, and no comparison speaks for. */
  readonly isDenied: boolean;
  /** Questions after the safety screen, and presses from start to result. */
  readonly questions: number;
  readonly presses: number;
  /** Answers that the dialog has no question or option for: they were passed over. */
  readonly dropped: readonly string[];
};

/**
 * Reads cases, one JSON object a line.
 *
 * @throws ExpectedError naming the lines that are none
 */
export function readCases(text: string): readonly Case[] {
  const problems: string[] = [];
  const cases = text.split("\n").flatMap((line, at) => {
    if (line.trim() === "") return [];
    const parsed = caseSchema.safeParse(parseLine(line));
    if (parsed.success) return [parsed.data];
    const [issue] = parsed.error.issues;
    problems.push(`line ${at + 1}: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`);
    return [];
  });
  if (problems.length > 0) throw new ExpectedError("answers", problems.join("\n"));
  return cases;
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/**
 * Walks a case through the dialog: what it does not answer counts as "not sure".
 *
 * @param today in days since 1 January 1970
 */
export function playCase(dialog: Dialog, one: Case, today: number): PlayedCase {
  const { session, questions, presses } = walkCounted(
    dialog,
    one.age,
    (question) => answerOf(question, one),
    today,
  );
  const phase = phaseOf(dialog, session);
  const ranking = rankCauses(dialog, session);
  const { strong, possible } = namedIn(ranking);
  const [first] = strong;
  const level = levelOf(phase);
  const three = ranking.ranked.slice(0, 3);
  const top = one.gold.causes.slice(0, one.gold.top);
  const isRanked = phase.type === "result";
  const isOther = top.includes(OTHER) && strong.length === 0 && level !== "self-care";
  const given = givenBy(dialog, session.answers);
  return {
    case: one,
    session,
    level,
    isRanked,
    isFirst: isOther || (first !== undefined && isOneOf(first, top)),
    isInThree: isOther || three.some(({ cause }) => hasOneOf(cause, top)),
    isRuledOut: isRanked && first !== undefined && isOneOf(first, one.gold.must_not),
    isDenied:
      isRanked &&
      [...strong, ...possible].some((ranked) => !ranked.isCompared && isDenied(ranked, given)),
    questions,
    presses,
    dropped: droppedOf(dialog, one),
  };
}

function isOneOf({ cause, facet }: Ranked, habits: readonly string[]): boolean {
  return habits
    .map((habit) => HABITS[habit] ?? habit)
    .some((habit) => habit === cause.id || habit === facet?.id);
}

function hasOneOf({ id, content }: Cause, habits: readonly string[]): boolean {
  const ids = [id, ...(content.facets ?? []).map((facet) => facet.id)];
  return habits.some((habit) => ids.includes(HABITS[habit] ?? habit));
}

function isDenied({ cause, facet }: Ranked, given: ReadonlySet<string>): boolean {
  return [cause.content.deniedBy, facet?.deniedBy].some((refs) =>
    refs?.some((ref) => given.has(ref)),
  );
}

function levelOf(phase: Phase): Level {
  if (!("assessment" in phase)) return "self-care";
  switch (phase.assessment.urgency) {
    case null:
      return "self-care";
    case "routine":
    case "days":
      return "see-clinician-soon";
    default:
      return phase.assessment.urgency;
  }
}

/** The case's answer, less what the question has no option for. */
function answerOf(question: Question, { answers }: Case): readonly string[] {
  const given = answers[question.id];
  if (given === undefined) return question.role === "screen" ? [] : [NOT_SURE];
  const options = (typeof given === "string" ? [given] : given).filter(
    (option) => option === NOT_SURE || question.outcomeById.has(option),
  );
  const isLost = options.length === 0 && (given.length > 0 || !question.many);
  return isLost ? [NOT_SURE] : options;
}

function droppedOf({ questions }: Dialog, { answers }: Case): readonly string[] {
  return Object.entries(answers).flatMap(([id, given]) => {
    const question = questions.get(id);
    if (!question) return [id];
    return [given]
      .flat()
      .filter((option) => option !== NOT_SURE && !question.outcomeById.has(option))
      .map((option) => `${id}.${option}`);
  });
}

/** Played cases as tables to read. */
export function formatCases(played: readonly PlayedCase[]): string {
  const groups = new Map<string, PlayedCase[]>();
  for (const one of played) {
    const habit = one.case.gold.causes[0] ?? "";
    groups.set(habit, [...(groups.get(habit) ?? []), one]);
  }
  const selfCare = played.filter(({ case: { gold: own } }) => own.urgency === "self-care");
  const toBeSeen = played.filter((one) => !selfCare.includes(one));
  const count = (of: readonly PlayedCase[], is: (one: PlayedCase) => boolean) =>
    of.filter(is).length;
  const off = (by: number) =>
    count(played, (one) => {
      const less = LEVELS.indexOf(one.level) - LEVELS.indexOf(one.case.gold.urgency);
      return Math.sign(less) === by;
    });
  const row = (name: string, of: readonly PlayedCase[]) =>
    `  ${name.padEnd(22)}${[
      count(of, ({ isFirst }) => isFirst),
      count(of, ({ isInThree }) => isInThree),
      count(of, ({ isRuledOut }) => isRuledOut),
      of.length,
    ]
      .map((number) => String(number).padStart(10))
      .join("")}`;
  const dropped = [...new Set(played.flatMap((one) => one.dropped))].sort();
  return [
    `${" ".repeat(24)}   first  in three ruled out        of`,
    ...[...groups].sort(([a], [b]) => a.localeCompare(b)).map(([name, of]) => row(name, of)),
    row("all", played),
    row("all for self-care", selfCare),
    "",
    `Urgency: ${count(played, (one) => one.level === one.case.gold.urgency)} right, ${off(-1)} under, ${off(1)} over, of ${played.length}.`,
    `Told whom to see: ${count(toBeSeen, ({ level }) => level !== "self-care")} of ${toBeSeen.length} who should; needlessly ${count(selfCare, ({ level }) => level !== "self-care")} of ${selfCare.length}.`,
    `Sent to be seen without a ranking: ${count(selfCare, ({ isRanked }) => !isRanked)} of ${selfCare.length} for self-care.`,
    `Named what an answer denies: ${count(played, ({ isDenied: is }) => is)}.`,
    `Questions after the safety screen: ${spread(played.map(({ questions }) => questions))}.`,
    `Presses from start to result: ${spread(played.map(({ presses }) => presses))}.`,
    ...(dropped.length > 0 ? [`No question or option for: ${dropped.join(", ")}.`] : []),
    ...wrong(played),
  ].join("\n");
}

function wrong(played: readonly PlayedCase[]): readonly string[] {
  const ids = played.filter(({ isFirst }) => !isFirst).map(({ case: { id } }) => id);
  return ids.length > 0 ? ["", `Not first: ${ids.join(" ")}`] : [];
}

function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  return `${sorted[sorted.length >> 1] ?? 0} at the median, ${sorted.at(-1) ?? 0} at most`;
}
