import type { Basis } from "../../engine/content/basic-schema.ts";
import type { Content } from "../../engine/content/schema.ts";
import { didYouMean, type Report } from "./diagnostic.ts";
import { questionsOf } from "./questions-of.ts";

/** Statements that rest on nothing known, on a source that is only remembered, and sources that nothing rests on. */
export function checkBases(content: Content, report: Report): void {
  const known = content.sources.map(({ id }) => id);
  const used = new Set<string>();
  for (const { basis, path } of basesOf(content)) {
    if (basis === "judgement") continue;
    for (const id of basis) {
      used.add(id);
      const source = content.sources.find((one) => one.id === id);
      if (!source) report("BC007", path, `There is no source "${id}".${didYouMean(id, known)}`);
      else if (source.read === "memory") {
        report(
          "BC029",
          path,
          `"${id}" is only remembered. Read it and say so in its \`read\`, or call this judgement.`,
        );
      }
    }
  }
  known.forEach((id, at) => {
    if (!used.has(id)) report("BC030", ["sources", at], `Nothing rests on "${id}".`, "warning");
  });
}

type Based = { readonly basis: Basis; readonly path: readonly PropertyKey[] };

/** Every clinical statement's basis. */
function basesOf(content: Content): readonly Based[] {
  const { urgencies, notOk } = content;
  return [
    ...questionsOf(content).flatMap(({ question, path }) => [
      { basis: question.basis, path },
      ...question.options.flatMap(({ care }, at) =>
        care ? [{ basis: care.basis, path: [...path, "options", at, "care"] }] : [],
      ),
    ]),
    ...(["causes", "flags", "topics", "exercises", "faqs"] as const).flatMap((part) =>
      content[part].map(({ basis }, at) => ({ basis, path: [part, at] })),
    ),
    ...content.causes.flatMap(({ facets = [] }, at) =>
      facets.map(({ basis }, part) => ({ basis, path: ["causes", at, "facets", part] })),
    ),
    ...(["welcome", "minor", "education", "result", "plan", "notOk"] as const).map((part) => ({
      basis: content[part].basis,
      path: [part],
    })),
    ...(content.run ? [{ basis: content.run.basis, path: ["run"] }] : []),
    ...(["emergency", "same-day", "days"] as const).map((urgency) => ({
      basis: urgencies[urgency].basis,
      path: ["urgencies", urgency],
    })),
    ...(["crisis", "support"] as const).map((reply) => ({
      basis: notOk[reply].basis,
      path: ["notOk", reply],
    })),
    ...(content.twoWeeks ? [{ basis: content.twoWeeks.basis, path: ["twoWeeks"] }] : []),
    ...(notOk.low
      ? [
          { basis: notOk.low.basis, path: ["notOk", "low"] },
          { basis: notOk.low.told.basis, path: ["notOk", "low", "told"] },
        ]
      : []),
  ].map(({ basis, path }) => ({ basis, path: [...path, "basis"] }));
}
