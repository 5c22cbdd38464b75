import type { Question } from "../engine/content/dialog.ts";
import type { Meaning, Phrase } from "./phrase.ts";
import type { Match } from "./standing.ts";

/** Matches by the question that they say something of. */
export function byQuestion(matches: readonly Match[]): ReadonlyMap<string, readonly Match[]> {
  const grouped = new Map<string, Match[]>();
  for (const match of matches) {
    const question = questionIn(match.phrase.meaning);
    if (question === null) continue;
    const others = grouped.get(question);
    if (others) others.push(match);
    else grouped.set(question, [match]);
  }
  return grouped;
}

function questionIn(meaning: Meaning): string | null {
  return "question" in meaning ? meaning.question : null;
}

function optionIn(meaning: Meaning): string | null {
  return "option" in meaning ? meaning.option : null;
}

/** Those of a question. */
export function matchesOf({ id }: Question, matches: readonly Match[]): readonly Match[] {
  return matches.filter(({ phrase: { meaning } }) => questionIn(meaning) === id);
}

/** A question's matches without those that stand inside a longer one of another option: "standing" in "standing up". */
export function uncovered(matches: readonly Match[]): readonly Match[] {
  const isCovered = ({ phrase: { meaning, size }, first, last }: Match) =>
    matches.some(
      (other) =>
        optionIn(other.phrase.meaning) !== null &&
        optionIn(other.phrase.meaning) !== optionIn(meaning) &&
        other.standing === "now" &&
        other.phrase.size > size &&
        other.last - other.first < other.phrase.size &&
        other.first <= first &&
        other.last >= last,
    );
  return matches.filter((match) => !isCovered(match));
}

/** How much a phrase speaks for its option: the more words it has and the closer they stand, the more. */
export function weightOf({ size }: Phrase, first: number, last: number): number {
  return size - (last - first + 1 - size) / 10;
}
