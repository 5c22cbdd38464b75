import { BACKS } from "../../engine/content/answer.ts";
import type { Content } from "../../engine/content/schema.ts";
import { didYouMean, type Report } from "./diagnostic.ts";
import { questionsOf } from "./questions-of.ts";

/** Which answers the second conversation reckons with, by the question that it names for them. */
const RECKONS = {
  asked: {
    back: BACKS,
    signs: [],
    reach: ["further", "sooner"],
    did: ["most", "some", "none-yet"],
  },
  makes: {
    tried: [],
    eased: [],
    unmoved: [],
    watch: ["worse", "worse-again", "late", "before"],
  },
} as const;

/** The second conversation must be whole, and what it reckons with must be there. */
export function checkCheckIn(content: Content, report: Report): void {
  const { checkIn, checkIns, made, reminder } = content;
  if (checkIn === undefined) {
    const left = { checkIns: checkIns.length > 0, made: made.length > 0, reminder: reminder };
    for (const [part] of Object.entries(left).filter(([, is]) => is)) {
      report(
        "BC003",
        [part],
        `\`${part}\` is of no use without \`checkIn\`. Add that, or take it out.`,
      );
    }
    return;
  }
  const known = questionsOf(content).map(({ question }) => question);
  const ids = known.map(({ id }) => id);
  const answers = known.flatMap(({ id, options }) => options.map((option) => `${id}.${option.id}`));
  for (const id of checkIn.renew.filter((one) => !ids.includes(one))) {
    report("BC043", ["checkIn", "renew"], `There is no question "${id}".${didYouMean(id, ids)}`);
  }
  for (const part of ["asked", "makes"] as const) {
    const own = (part === "asked" ? checkIns : made).map(({ id }) => id);
    for (const [role, id] of Object.entries(checkIn[part])) {
      const path = ["checkIn", part, role];
      if (!own.includes(id)) {
        report("BC043", path, `There is no question "${id}".${didYouMean(id, own)}`);
        continue;
      }
      const options: readonly string[] =
        Object.entries(RECKONS[part]).find(([one]) => one === role)?.[1] ?? [];
      for (const option of options.filter((one) => !answers.includes(`${id}.${one}`))) {
        report(
          "BC006",
          path,
          `There is no answer "${id}.${option}", which coming back reckons with.`,
        );
      }
    }
  }
  checkIns.forEach((question, at) => {
    question.options.forEach(({ is }, index) => {
      if (is === undefined || answers.includes(is)) return;
      const path = ["checkIns", at, "options", index, "is"];
      report("BC006", path, `There is no answer "${is}".${didYouMean(is, answers)}`);
    });
  });
}
