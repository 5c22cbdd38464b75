import type { QuestionContent } from "../../engine/content/question-schema.ts";
import { NOT_SURE, refsOf } from "../../engine/content/ref.ts";
import type { Content } from "../../engine/content/schema.ts";
import { questionsOf } from "./check-references.ts";
import type { Report } from "./diagnostic.ts";

/** A help line is to be checked again after this many days. */
const CHECKED_DAYS = 365;
const DAY = 86_400_000;

/** That no tick on the safety screen is lost, that doubt counts as yes, and that help is named and fresh. */
export function checkSafety(content: Content, today: number, report: Report): void {
  const raised = new Set(
    content.flags.flatMap((flag) => flag.rules.flatMap((rule) => refsOf(rule.when))),
  );
  const opened = new Set(
    [...content.followUps, ...content.questions].flatMap((question) => refsOf(question.when ?? {})),
  );
  content.screen.forEach((card, at) => {
    card.options.forEach((option, index) => {
      const ref = `${card.id}.${option.id}`;
      if (raised.has(ref) || opened.has(ref)) return;
      report(
        "BC023",
        ["screen", at, "options", index],
        `A tick at "${ref}" raises no flag and opens no question.`,
      );
    });
  });
  content.followUps.forEach((question, at) => {
    if (takesDoubtForYes(question, raised)) return;
    report(
      "BC022",
      ["followUps", at],
      `"Not sure" at "${question.id}" would be taken for no. Add "${question.id}.not-sure" to a flag's rule.`,
    );
  });
  checkUrgencies(content, report);
  checkAloud(content, report);
  checkHelpLines(content, today, report);
}

/** What each urgent card must fill in: what was told, and whom to call. */
const NEEDED = { emergency: [], "same-day": ["{told}", "{urgent}"], days: ["{told}"] } as const;
const FILLED: readonly string[] = ["{told}", "{urgent}"];

function checkUrgencies(content: Content, report: Report): void {
  for (const urgency of ["emergency", "same-day", "days"] as const) {
    const text = content.urgencies[urgency].text.join(" ");
    for (const word of NEEDED[urgency].filter((one) => !text.includes(one))) {
      report("BC025", ["urgencies", urgency], `The ${urgency} card needs ${word}.`);
    }
    for (const word of (text.match(/\{\w+\}/g) ?? []).filter((one) => !FILLED.includes(one))) {
      report(
        "BC025",
        ["urgencies", urgency],
        `The ${urgency} card has ${word}, which nothing fills.`,
      );
    }
  }
}

/** That whoever calls has words to say: for all that is for today, or for now. */
function checkAloud(content: Content, report: Report): void {
  const { emergency, "same-day": sameDay } = content.urgencies;
  for (const [urgency, { aloud }] of [
    ["emergency", emergency],
    ["same-day", sameDay],
  ] as const) {
    if (!aloud.includes("{aloud}")) {
      report(
        "BC025",
        ["urgencies", urgency, "aloud"],
        `The ${urgency} card's sentence needs {aloud}.`,
      );
    }
  }
  const questions = questionsOf(content).map(({ question }) => question);
  const isSilent = (ref: string): boolean => {
    const [id, optionId] = ref.split(".");
    const question = questions.find((one) => one.id === id);
    if (optionId === NOT_SURE) {
      return (
        !question?.doubtAloud &&
        refsOf(question?.when ?? {})
          .slice(0, 1)
          .some(isSilent)
      );
    }
    return question?.options.some((one) => one.id === optionId && !one.aloud) ?? false;
  };
  content.flags.forEach(({ rules }, at) => {
    rules.forEach(({ urgency, when }, index) => {
      if (urgency !== "emergency" && urgency !== "same-day") return;
      for (const ref of refsOf(when).filter(isSilent)) {
        const message = `Nobody could say "${ref}" to whoever answers the phone. Give its option \`aloud\`.`;
        report("BC039", ["flags", at, "rules", index], message);
      }
    });
  });
}

function takesDoubtForYes({ id, options }: QuestionContent, raised: ReadonlySet<string>): boolean {
  return (
    !options.some((option) => raised.has(`${id}.${option.id}`)) || raised.has(`${id}.not-sure`)
  );
}

/** That no number on a card is older than a year, and which are kept off every card. */
export function checkHelpLines(content: Content, today: number, report: Report): void {
  const isOld = (date: string) =>
    date !== "common-knowledge" && today - Date.parse(date) / DAY > CHECKED_DAYS;
  content.regions.forEach((region, at) => {
    if (isOld(region.emergencyChecked)) {
      report(
        "BC019",
        ["regions", at, "emergencyChecked"],
        stale(region.emergency, region.name),
        "warning",
      );
    }
    for (const kind of ["urgent", "crisis"] as const) {
      region[kind].forEach((line, index) => {
        const path = ["regions", at, kind, index];
        if (line.checked === null) {
          report(
            "BC020",
            path,
            `${line.label} ${line.number} (${region.name}) is not shown until someone has checked it and set the date.`,
            "info",
          );
        } else if (line.checked !== "common-knowledge" && line.page === undefined) {
          report(
            "BC038",
            path,
            `${line.label} ${line.number} (${region.name}) says when it was checked, but not against which page. Add \`page\`.`,
          );
        } else if (isOld(line.checked)) {
          report("BC019", path, stale(line.number, region.name), "warning");
        }
      });
    }
  });
}

function stale(number: string, region: string): string {
  return `${number} (${region}) was last checked over a year ago. Check it on the operator's own page and set the date.`;
}
