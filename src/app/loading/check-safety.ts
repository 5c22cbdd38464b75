import type { QuestionContent } from "../../engine/content/question-schema.ts";
import { NOT_SURE, refsOf } from "../../engine/content/ref.ts";
import type { Content } from "../../engine/content/schema.ts";
import type { Report } from "./diagnostic.ts";
import { questionsOf } from "./questions-of.ts";

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
  for (const question of content.followUps) {
    if (takesDoubtForYes(question, raised)) continue;
    report(
      "BC022",
      firstRule(content, question),
      `"Not sure" at "${question.id}" would be taken for no. Add "${question.id}.not-sure" to this rule, or to another flag's.`,
    );
  }
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
  const placed = questionsOf(content);
  /** Where words are wanting for an answer; null where there are some. */
  const silence = (ref: string): readonly PropertyKey[] | null => {
    const [id, optionId] = ref.split(".");
    const found = placed.find(({ question }) => question.id === id);
    if (!found) return null;
    const { question, path } = found;
    if (optionId === NOT_SURE) {
      const [opener] = refsOf(question.when ?? {});
      const isSilent = !question.doubtAloud && opener !== undefined && silence(opener) !== null;
      return isSilent ? path : null;
    }
    const at = question.options.findIndex((one) => one.id === optionId && !one.aloud);
    return at < 0 ? null : [...path, "options", at];
  };
  const urgent = content.flags.flatMap(({ rules }) =>
    rules.filter(({ urgency }) => urgency === "emergency" || urgency === "same-day"),
  );
  for (const ref of new Set(urgent.flatMap(({ when }) => refsOf(when)))) {
    const path = silence(ref);
    const field = ref.endsWith(`.${NOT_SURE}`) ? "doubtAloud" : "aloud";
    const message = `Nobody could say "${ref}" to whoever answers the phone. Give it \`${field}\`.`;
    if (path) report("BC039", path, message);
  }
}

function takesDoubtForYes({ id, options }: QuestionContent, raised: ReadonlySet<string>): boolean {
  return (
    !options.some((option) => raised.has(`${id}.${option.id}`)) || raised.has(`${id}.not-sure`)
  );
}

/** Where the first rule stands that an answer to a question can meet. */
function firstRule({ flags }: Content, { id }: QuestionContent): readonly PropertyKey[] {
  const rules = flags.flatMap((flag, at) =>
    flag.rules.map(({ when }, index) => ({ when, path: ["flags", at, "rules", index] })),
  );
  return rules.find(({ when }) => refsOf(when).some((ref) => ref.startsWith(`${id}.`)))?.path ?? [];
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
