import type { Content } from "../../engine/content/schema.ts";
import { didYouMean, type Report } from "./diagnostic.ts";
import { questionsOf } from "./questions-of.ts";

/** What plans name must have a card, what people type for a card must lead to it, and a map's spots are options. */
export function checkNamed(content: Content, report: Report): void {
  const known = content.exercises.map(({ id }) => id);
  const named = (id: string, path: readonly PropertyKey[]) => {
    if (known.includes(id)) return;
    report("BC048", path, `There is no exercise "${id}".${didYouMean(id, known)}`);
  };
  content.causes.forEach(({ exercises, facets = [] }, at) => {
    exercises.forEach((one, which) => {
      named(one.exercise, ["causes", at, "exercises", which]);
    });
    facets.forEach((facet, part) => {
      facet.exercises.forEach((one, which) => {
        named(one.exercise, ["causes", at, "facets", part, "exercises", which]);
      });
    });
  });
  for (const id of Object.keys(content.words.exercises)) named(id, ["words", "exercises", id]);
  const faqs = content.faqs.map(({ id }) => id);
  for (const id of Object.keys(content.words.faqs).filter((one) => !faqs.includes(one))) {
    const message = `There is no question "${id}" among the answers.${didYouMean(id, faqs)}`;
    report("BC048", ["words", "faqs", id], message);
  }
  for (const { question, path } of questionsOf(content)) {
    const options = question.options.map(({ id }) => id);
    for (const spot of Object.keys(question.map?.spots ?? {})) {
      if (options.includes(spot)) continue;
      const message = `There is no option "${spot}".${didYouMean(spot, options)}`;
      report("BC034", [...path, "map", "spots", spot], message);
    }
  }
}
