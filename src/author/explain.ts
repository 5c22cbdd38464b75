import { createSession, type Dialog } from "../engine/index.ts";
import { faqsIn } from "../language/faqs.ts";
import { likenessToDistress } from "../language/gist/distress.ts";
import { understand } from "../language/index.ts";
import { unitsIn } from "../language/kinds/units-in.ts";
import { listen } from "../language/listen.ts";
import type { Meaning } from "../language/phrase.ts";
import { likenessIn } from "../language/signs/likeness.ts";
import { worryIn } from "../language/worry.ts";

/** How many of a text's stretches are shown that read most like a sign. */
const MOST_LIKE = 3;

/** What was understood of a text: by which words, what did not count and why, and what was left. */
export function explain(dialog: Dialog, text: string): string {
  const understanding = understand(dialog, text, dialog.questions.keys());
  const { tokens, matches, quantities } = understanding;
  const said = (first: number, last: number) =>
    tokens
      .slice(first, last + 1)
      .map(({ word }) => word)
      .join(" ");
  const matched = matches.map(({ phrase, first, last, standing }) => {
    const why = standing === "now" ? "" : ` (does not count: ${standing})`;
    return `  "${said(first, last)}" by "${phrase.text}": ${nameOf(phrase.meaning)}${why}`;
  });
  const counted = quantities.map(({ value, unit, first, last }) => {
    return `  "${said(first, last)}": ${Math.round(value * 100) / 100} ${unit ?? "(of what is not said)"}`;
  });
  const { answers, suggested } = listen(dialog, understanding);
  const taken = answers.map(({ question, options }) => {
    return `  ${question}: ${options.join(", ") || "none"}`;
  });
  const offered = suggested.map(
    ({ question, option, by }) => `  ${question}: ${option}, by "${by}"`,
  );
  const asked = faqsIn(dialog, understanding).map(({ faq, by }) => `  ${faq}, by "${by}"`);
  const { lines, isDistress } = worryIn(
    dialog,
    createSession(0),
    text,
    understand(dialog, text),
    null,
  );
  const signs = lines.map(
    ({ question, option, quote }) => `  ${question}.${option}, by "${quote}"`,
  );
  const likeness = [...likenessIn(dialog, understanding)]
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST_LIKE)
    .map(({ score, first, last }) => `  ${score.toFixed(1)} for "${said(first, last)}"`);
  const unwell = likenessToDistress(dialog, unitsIn(dialog, understanding));
  const isAsked = isDistress ? "asked about gently" : "not asked about";
  const distress = [`  ${unwell === null ? "nothing was learned" : unwell.toFixed(1)}: ${isAsked}`];
  const used = new Set(
    [...matches, ...quantities].flatMap(({ first, last }) => range(first, last)),
  );
  const left = tokens.filter((_, at) => !used.has(at)).map(({ word }) => word);
  return [
    ...part("Matched", matched),
    ...part("Numbers", counted),
    ...part("Taken, as an opener", taken),
    ...part("Offered at their questions", offered),
    ...part("Asks", asked),
    ...part("Signs that it speaks of", signs),
    ...part("How far it reads like a sign, in log odds", likeness),
    ...part("How far it reads like distress, in log odds", distress),
    ...part("Left", left.length > 0 ? [`  ${left.join(" ")}`] : []),
  ].join("\n");
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return [`${title}:`, ...(lines.length > 0 ? lines : ["  nothing"])];
}

function nameOf(meaning: Meaning): string {
  switch (meaning.type) {
    case "says":
      return `${meaning.question}.${meaning.option}, wherever it is said`;
    case "reply":
      return `${meaning.question}.${meaning.option}, at its question`;
    case "flag": {
      const how = meaning.isUnmistakable ? "acts at once" : "is asked about";
      return `${meaning.question}.${meaning.option}, a red flag that ${how}`;
    }
    default:
      return meaning.type;
  }
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
