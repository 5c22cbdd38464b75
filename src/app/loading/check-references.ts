import type { Condition } from "../../engine/content/basic-schema.ts";
import { clausesOf, refsOf, sameAs } from "../../engine/content/ref.ts";
import type { Content } from "../../engine/content/schema.ts";
import { checkCheckIn } from "./check-check-in.ts";
import { checkNamed } from "./check-named.ts";
import { didYouMean, type Report } from "./diagnostic.ts";
import { questionsOf } from "./questions-of.ts";

const RESERVED = ["not-sure", "none"];

/** Ids used twice, names that lead nowhere, questions and options out of reach, causes that nothing speaks for. */
export function checkReferences(content: Content, report: Report): void {
  checkIds(content, report);
  checkEvidence(content, report);
  checkConditions(content, report);
  checkPlanning(content, report);
  checkCheckIn(content, report);
  checkNamed(content, report);
  checkReviews(content, report);
  checkReach(content, report);
}

function checkIds(content: Content, report: Report): void {
  const seen = new Set<string>();
  const once = (kind: string, id: string, path: readonly PropertyKey[]) => {
    if (seen.has(`${kind} ${id}`)) {
      report("BC004", path, `The ${kind} "${id}" is there twice. Give one of them another id.`);
    }
    seen.add(`${kind} ${id}`);
  };
  const prompts = new Map<string, string>();
  for (const { question, path } of questionsOf(content)) {
    once("question", question.id, [...path, "id"]);
    const other = prompts.get(question.prompt);
    if (other !== undefined && other !== question.id) {
      const message = `"${question.id}" asks in the same words as "${other}". Give each its own.`;
      report("BC031", [...path, "prompt"], message);
    }
    prompts.set(question.prompt, question.id);
    question.options.forEach((option, at) => {
      once(`option of ${question.id}`, option.id, [...path, "options", at, "id"]);
      if (RESERVED.includes(option.id)) {
        report(
          "BC010",
          [...path, "options", at, "id"],
          `No one can pick the option "${option.id}": that id is reserved. Give it another.`,
        );
      }
    });
  }
  content.causes.forEach((cause, at) => {
    once("cause", cause.id, ["causes", at, "id"]);
    cause.facets?.forEach((facet, part) => {
      once("cause", facet.id, ["causes", at, "facets", part, "id"]);
    });
  });
  for (const part of [
    "flags",
    "regions",
    "topics",
    "exercises",
    "faqs",
    "sources",
    "ages",
  ] as const) {
    content[part].forEach((entry, at) => {
      once(part, entry.id, [part, at, "id"]);
    });
  }
  const fallbacks = [...content.causes.keys()].filter((at) => content.causes[at]?.fallback);
  if (fallbacks.length !== 1) {
    report(
      "BC026",
      ["causes", ...fallbacks.slice(1, 2).flatMap((at) => [at, "fallback"])],
      `${fallbacks.length} causes are marked "fallback: true". Mark exactly one.`,
    );
  }
}

function checkEvidence(content: Content, report: Report): void {
  const targets = content.causes.flatMap((cause) => [
    cause.id,
    ...(cause.facets ?? []).map(({ id }) => id),
  ]);
  const spokenFor = new Set<string>();
  for (const { question, path } of questionsOf(content)) {
    const answers = question.options.map((option, at) => ({
      evidence: option.evidence,
      at: [...path, "options", at, "evidence"],
    }));
    answers.push({ evidence: question.none?.evidence, at: [...path, "none", "evidence"] });
    for (const { evidence, at } of answers) {
      for (const [target, strength] of Object.entries(evidence ?? {})) {
        if (targets.includes(target)) {
          if (!strength.includes("against") && strength !== "excludes") spokenFor.add(target);
        } else {
          report(
            "BC005",
            [...at, target],
            `Question "${question.id}" gives evidence for unknown cause "${target}".${didYouMean(target, targets)}`,
          );
        }
      }
    }
  }
  content.causes.forEach((cause, at) => {
    const parts = cause.facets?.map(({ id }) => id) ?? [cause.id];
    parts.forEach((part, index) => {
      if (spokenFor.has(part) || spokenFor.has(cause.id)) return;
      const path = cause.facets ? ["causes", at, "facets", index] : ["causes", at];
      report(
        "BC009",
        path,
        `No answer speaks for "${part}". Give an option evidence for it, or take it out.`,
      );
    });
  });
}

function checkConditions(content: Content, report: Report): void {
  const answers = questionsOf(content).flatMap(({ question }) =>
    [...question.options.map(({ id }) => id), ...RESERVED].map((id) => `${question.id}.${id}`),
  );
  const ages = content.ages.map(({ id }) => id);
  const cautions = content.cautions.map(({ id }) => id);
  content.cautions.forEach(({ covers = [] }, at) => {
    for (const covered of covers.filter((id) => !cautions.includes(id))) {
      const message = `There is no caution "${covered}".${didYouMean(covered, cautions)}`;
      report("BC040", ["cautions", at], message);
    }
  });
  const check = (condition: Condition, path: readonly PropertyKey[]) => {
    for (const ref of refsOf(condition)) {
      if (!answers.includes(ref)) {
        report("BC006", path, `There is no answer "${ref}".${didYouMean(ref, answers)}`);
      }
    }
    for (const age of clausesOf(condition).flatMap((clause) => clause.age ?? [])) {
      if (!ages.includes(age)) {
        report("BC008", path, `There is no age "${age}".${didYouMean(age, ages)}`);
      }
    }
  };
  for (const { question, path } of questionsOf(content)) {
    if (question.when) check(question.when, [...path, "when"]);
    if (question.halfWhen) check(question.halfWhen, [...path, "halfWhen"]);
    if (question.askEarlyWhen) check(question.askEarlyWhen, [...path, "askEarlyWhen"]);
    const options = question.options.map(({ id }) => id);
    question.options.forEach(({ caution }, index) => {
      if (caution === undefined || cautions.includes(caution)) return;
      const message = `There is no caution "${caution}".${didYouMean(caution, cautions)}`;
      report("BC040", [...path, "options", index], message);
    });
    for (const [band, option] of Object.entries(question.tool?.gives ?? {})) {
      if (!options.includes(option)) {
        const message = `There is no option "${option}".${didYouMean(option, options)}`;
        report("BC034", [...path, "tool", "gives", band], message);
      }
    }
  }
  content.causes.forEach((cause, at) => {
    const parts = cause.facets?.map((facet, part) => ({ own: facet, path: ["facets", part] }));
    for (const { own, path } of [{ own: cause, path: [] }, ...(parts ?? [])]) {
      for (const field of ["specific", "deniedBy"] as const) {
        check({ any: own[field] ?? [] }, ["causes", at, ...path, field]);
      }
    }
  });
  for (const [path, conditional] of [
    [["doses"], content.doses],
    [["limits"], content.limits],
    [["twoWeeks", "also"], content.twoWeeks?.also ?? []],
  ] as const) {
    conditional.forEach(({ when }, at) => {
      if (when) check(when, [...path, at, "when"]);
    });
  }
  content.faqs.forEach(({ instead = [] }, at) => {
    instead.forEach(({ when }, which) => {
      check(when, ["faqs", at, "instead", which, "when"]);
    });
  });
  content.flags.forEach((flag, at) => {
    flag.rules.forEach((rule, index) => {
      check(rule.when, ["flags", at, "rules", index]);
    });
  });
  for (const field of ["noRace", "shorterRace"] as const) {
    const condition = content.planning?.[field];
    if (condition) check(condition, ["planning", field]);
  }
}

/** The questions that a plan reckons with must be there, and so must the words of "may I run?". */
function checkPlanning(content: Content, report: Report): void {
  const { planning, run, twoWeeks } = content;
  const parts = Object.entries({ planning, run, twoWeeks });
  const [there] = parts.find(([, part]) => part !== undefined) ?? [];
  const [missing] = parts.find(([, part]) => part === undefined) ?? [];
  if (there !== undefined && missing !== undefined) {
    const message =
      "`planning`, `run` and `twoWeeks` need each other. Add what is missing, or take them out.";
    report("BC003", [there], message);
  }
  if (!planning) return;
  const known = questionsOf(content).map(({ question }) => question.id);
  const { run: asked, furthest, race, raceDay } = planning;
  for (const id of [
    ...asked,
    furthest,
    race,
    raceDay,
    ...Object.values(twoWeeks?.asked ?? {}),
  ].filter((one) => !known.includes(one))) {
    report("BC043", ["planning"], `There is no question "${id}".${didYouMean(id, known)}`);
  }
}

/** How many rules no clinician has read; each result says so while there is one. */
function checkReviews(content: Content, report: Report): void {
  const rules = [
    ...questionsOf(content).map(({ question }) => question),
    ...content.causes,
    ...content.flags,
  ];
  const open = rules.filter(({ reviewed }) => reviewed === undefined).length;
  if (open > 0) {
    const message = `No clinician has reviewed ${open} of ${rules.length} questions, causes and flags; each result says so.`;
    report("BC033", ["id"], message, "info");
  }
}

/** A question whose condition rests on itself, straight or in a circle, is never asked. */
function checkReach(content: Content, report: Report): void {
  const placed = questionsOf(content);
  const reachable = new Set(
    placed.filter(({ question }) => !question.when).map((p) => p.question.id),
  );
  for (let grew = true; grew; ) {
    grew = false;
    for (const { question } of placed) {
      if (reachable.has(question.id) || !question.when) continue;
      if (mayHold(question.when, reachable)) {
        reachable.add(question.id);
        grew = true;
      }
    }
  }
  for (const { question, path } of placed) {
    if (!reachable.has(question.id)) {
      report(
        "BC011",
        [...path, "when"],
        `Question "${question.id}" can never be asked: its condition waits for itself.`,
      );
    }
  }
}

function mayHold(condition: Condition, reachable: ReadonlySet<string>): boolean {
  const known = (ref: string) => reachable.has(ref.split(".")[0] ?? "");
  return clausesOf(condition).some(
    ({ any, with: others, all, atLeast }) =>
      (any?.some(known) ?? true) &&
      (others?.some(known) ?? true) &&
      (all?.every(known) ?? true) &&
      (atLeast === undefined ||
        atLeast.of.filter((ref) => sameAs(ref).some(known)).length >= atLeast.count),
  );
}
