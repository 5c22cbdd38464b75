import type { Content } from "../../engine/content/schema.ts";
import { conditionCheck, questionsOf } from "./check-references.ts";
import { didYouMean, type Report } from "./diagnostic.ts";

/** What doses and plans reckon with: answers and questions that are there, and the words of "may I run?". */
export function checkPlanning(content: Content, report: Report): void {
  const check = conditionCheck(content, report);
  for (const part of ["doses", "limits"] as const) {
    content[part].forEach(({ when }, at) => {
      if (when) check(when, [part, at, "when"]);
    });
  }
  for (const field of ["noRace", "shorterRace"] as const) {
    const condition = content.planning?.[field];
    if (condition) check(condition, ["planning", field]);
  }
  const { planning, run } = content;
  if ((planning === undefined) !== (run === undefined)) {
    const message = "`planning` and `run` need each other. Add the other one, or take this out.";
    report("BC003", [planning === undefined ? "run" : "planning"], message);
  }
  if (!planning) return;
  const known = questionsOf(content).map(({ question }) => question.id);
  const { run: asked, furthest, race, raceDay } = planning;
  for (const id of [...asked, furthest, race, raceDay].filter((one) => !known.includes(one))) {
    report("BC043", ["planning"], `There is no question "${id}".${didYouMean(id, known)}`);
  }
}
