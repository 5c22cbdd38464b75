import type { Dialog } from "../engine/index.ts";
import { readsLikeDistress } from "../language/gist/gist.ts";
import { answersIn, understand } from "../language/index.ts";
import type { Meaning } from "../language/phrase.ts";

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
  const answers = answersIn(dialog, understanding).map(({ question, options }) => {
    return `  ${question}: ${options.join(", ") || "none"}`;
  });
  const used = new Set(
    [...matches, ...quantities].flatMap(({ first, last }) => range(first, last)),
  );
  const left = tokens.filter((_, at) => !used.has(at)).map(({ word }) => word);
  return [
    ...part("Matched", matched),
    ...part("Numbers", counted),
    ...part("Standing as answers, as an opener", answers),
    ...(readsLikeDistress(dialog, text) ? ["It reads like the examples of distress."] : []),
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
