import {
  blockText,
  createSession,
  type Dialog,
  phaseOf,
  type Question,
  type Session,
  type View,
  viewOf,
} from "../engine/index.ts";
import type { Setting } from "../engine/view/view.ts";
import { drawPerson, randomFrom } from "./people.ts";
import { walkThrough } from "./walk-through.ts";

/** The words of one card. */
type CardWords = { readonly id: string; readonly isSafety: boolean; readonly words: number };

/** How much there is to read from the start to the result. */
export type WordCount = {
  /** How many came to a result; no others are counted. */
  readonly results: number;
  /** All words on the way, over those people. */
  readonly all: { readonly median: number; readonly p90: number };
  /** Of those, the words of the safety screen's cards. */
  readonly safety: { readonly median: number; readonly p90: number };
  /** Each card that somebody met, at its longest, the longest first. */
  readonly cards: readonly CardWords[];
};

/**
 * Counts the words of titles, texts and option labels on each card from the start to the result, as the wordiest surface
 * shows them where a region is set. Controls and progress do not count, nor does the result. The people are those of `simulate`.
 *
 * @param seed the same seed draws the same people
 * @param today in days since 1 January 1970
 */
export function countWords(dialog: Dialog, people: number, seed: number, today: number): WordCount {
  const random = randomFrom(seed);
  const [region] = dialog.content.regions;
  const setting = { surface: wordiestSurface(dialog), region: region?.id ?? null };
  const walks = Array.from({ length: people }, () => {
    const { age, answer } = drawPerson(dialog, random);
    const start = createSession(today);
    const cards = [cardWords(dialog, start, setting, null)];
    const reading = (question: Question, session: Session) => {
      cards.push(cardWords(dialog, session, setting, question));
      return answer(question);
    };
    return { cards, end: walkThrough(dialog, age, reading, today) };
  }).filter(({ end }) => phaseOf(dialog, end).type === "result");
  const cards = walks.map((walk) => walk.cards);
  return {
    results: cards.length,
    all: spreadOf(cards.map(sumOf)),
    safety: spreadOf(cards.map((all) => sumOf(all.filter(({ isSafety }) => isSafety)))),
    cards: longestFirst(cards.flat()),
  };
}

function wordiestSurface({ content }: Dialog): string {
  const [first] = Object.entries(content.surfaces).sort(([, a], [, b]) => wordsIn(b) - wordsIn(a));
  return first?.[0] ?? "";
}

function cardWords(
  dialog: Dialog,
  session: Session,
  setting: Setting,
  question: Question | null,
): CardWords {
  const view = viewOf(dialog, session, setting);
  return {
    id: question?.id ?? view.kind,
    isSafety: question?.role === "screen",
    words: wordsIn(textsOf(view).join(" ")),
  };
}

/** What a person reads on a card, but for its controls and the line that says how far they are. */
function textsOf({ title, blocks, choices }: View): readonly string[] {
  const options = choices ? [...choices.options, ...(choices.none ? [choices.none] : [])] : [];
  return [title, ...blocks.map(blockText), ...options.map(({ label }) => label)];
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function sumOf(cards: readonly CardWords[]): number {
  return cards.reduce((sum, { words }) => sum + words, 0);
}

function longestFirst(cards: readonly CardWords[]): readonly CardWords[] {
  const longest = new Map<string, CardWords>();
  for (const card of cards) {
    if (card.words > (longest.get(card.id)?.words ?? 0)) longest.set(card.id, card);
  }
  return [...longest.values()].sort((a, b) => b.words - a.words);
}

function spreadOf(values: readonly number[]): { readonly median: number; readonly p90: number } {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { median: at(0.5), p90: at(0.9) };
}

/** A count as a table to read. */
export function formatWords({ results, all, safety, cards }: WordCount): string {
  return [
    `${results} simulated people came to a result. Titles, texts and option labels on the way there, without controls:`,
    `  words in all: ${all.median} at the median, ${all.p90} at the 90th percentile`,
    `  of those on the safety screen's cards: ${safety.median} at the median, ${safety.p90} at the 90th percentile`,
    "",
    "The cards they met, at their longest:",
    ...cards.map(
      ({ id, isSafety, words }) =>
        `  ${id.padEnd(20)} ${String(words).padStart(4)}${isSafety ? "  safety" : ""}`,
    ),
  ].join("\n");
}
