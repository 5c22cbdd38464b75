import { inEachUnit } from "../../engine/content/distance.ts";
import type { Content } from "../../engine/content/schema.ts";
import type { Report } from "./diagnostic.ts";
import { questionsOf } from "./questions-of.ts";
import { cardsOf, readingAge } from "./reading-age.ts";
import { shownTexts } from "./shown-texts.ts";

/** Slack shows at most 75 characters on a button. */
const MOST_LABEL = 75;
/** A question card without its options, in words. */
const MOST_CARD_WORDS = 60;
/** The three cards of the safety screen together, in words: more is not read, and unread is unsafe. */
const MOST_SCREEN_WORDS = 250;
const MOST_SCREEN_LINES = 8;

/** A card of fewer words says little about how hard it is to read. */
const FEWEST_READ = 20;
/** Reading ages in years: of all texts together, and of the hardest card (as public health texts aim for). */
const READING_AGE = 11;
const HARDEST_CARD = 12;

/** Labels, cards and the screen short enough to be read, and no forbidden words in what a person sees. */
export function checkWording(content: Content, report: Report): void {
  for (const { question, path } of questionsOf(content)) {
    question.options.forEach((option, at) => {
      for (const field of ["label", "clarify"] as const) {
        const label = option[field];
        const over = Math.max(...inEachUnit(label ?? "").map((said) => said.length)) - MOST_LABEL;
        if (over > 0) {
          report(
            "BC012",
            [...path, "options", at, field],
            `"${label}" is ${over} characters over the ${MOST_LABEL} of a button.`,
          );
        }
      }
    });
    const tried = [question.why, ...(question.test?.steps ?? [])].join(" ");
    const most = Math.max(countWords(question.hint ?? ""), question.test ? countWords(tried) : 0);
    const words = countWords(question.prompt) + most;
    if (words > MOST_CARD_WORDS) {
      report(
        "BC013",
        path,
        `The card of "${question.id}" has ${words} words; ${MOST_CARD_WORDS} are enough.`,
      );
    }
    checkShares(question, path, report);
  }
  for (const [id, label] of Object.entries(content.labels)) {
    if (label.length > MOST_LABEL)
      report("BC012", ["labels", id], `"${label}" is too long for a button.`);
  }
  checkScreen(content, report);
  const forbidden = content.forbidden.map((words) => new RegExp(`\\b${words}\\b`, "i"));
  checkForbidden(content, forbidden, report);
  checkReadingAge(content, report);
}

function checkReadingAge(content: Content, report: Report): void {
  const cards = cardsOf(content);
  for (const { path, texts } of cards) {
    const age = readingAge(texts);
    if (countWords(texts.join(" ")) >= FEWEST_READ && age > HARDEST_CARD) {
      report(
        "BC032",
        path,
        `Reading age ${age.toFixed(1)}; ${HARDEST_CARD} is the most. Use shorter words and sentences.`,
      );
    }
  }
  const age = readingAge(cards.flatMap(({ texts }) => texts));
  if (age > READING_AGE) {
    report(
      "BC032",
      ["id"],
      `All texts together have reading age ${age.toFixed(1)}; ${READING_AGE} is the most.`,
    );
  }
}

function checkShares(
  question: Content["questions"][number],
  path: readonly PropertyKey[],
  report: Report,
): void {
  const shares = question.options.map(({ share }) => share);
  if (question.choose === "many" || shares.some((share) => share === undefined)) return;
  const total = shares.reduce<number>((sum, share) => sum + (share ?? 0), 0);
  if (Math.abs(total - 1) > 0.01) {
    report(
      "BC024",
      [...path, "options", 0, "share"],
      `The shares of "${question.id}" add up to ${total.toFixed(2)}, not 1.`,
      "warning",
    );
  }
}

function checkScreen(content: Content, report: Report): void {
  const texts = content.screen.flatMap((card) => [
    card.prompt,
    card.hint ?? "",
    card.none?.label ?? content.labels.none,
    ...card.options.map(({ label }) => label),
  ]);
  const words = countWords(texts.join(" "));
  if (words > MOST_SCREEN_WORDS) {
    report(
      "BC014",
      ["screen"],
      `The safety screen has ${words} words; ${MOST_SCREEN_WORDS} are the most.`,
    );
  }
  content.screen.forEach((card, at) => {
    if (card.options.length > MOST_SCREEN_LINES) {
      report(
        "BC014",
        ["screen", at],
        `"${card.id}" has ${card.options.length} lines; ${MOST_SCREEN_LINES} are the most.`,
      );
    }
  });
}

function checkForbidden(content: Content, forbidden: readonly RegExp[], report: Report): void {
  for (const { path, text } of shownTexts(content)) {
    // Titles are no words of ours.
    if (path[0] === "sources") continue;
    for (const words of forbidden) {
      const found = words.exec(text)?.[0].toLowerCase();
      if (found !== undefined) report("BC021", path, `Please say it without "${found}".`);
    }
  }
}

/** In the unit that has more. */
function countWords(text: string): number {
  return Math.max(...inEachUnit(text).map((said) => said.split(/\s+/).filter(Boolean).length));
}
