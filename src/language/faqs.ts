import type { Dialog } from "../engine/content/dialog.ts";
import { MOST_ASKED } from "../engine/session/page.ts";
import { guess } from "./kinds/kinds.ts";
import { learnedBy } from "./kinds/learned.ts";
import type { Stretch, Unit } from "./kinds/units.ts";
import { unitsIn } from "./kinds/units-in.ts";
import type { Place } from "./standing.ts";
import { lexiconOf } from "./understand.ts";
import type { Understanding } from "./understanding.ts";

/** A question of `faqs` that a text asks, and what told it from others. */
export type FoundFaq = { readonly faq: string; readonly by: string };

/** How many words before a sentence that asks may say what about: "Disc bulge at L5. Is running allowed?" */
const MOST_BEFORE = 12;
/** A text of so few words asks as a whole. */
const SHORT = 30;
/** How much a pattern counts beside a guess, and one that stands before the sentence. */
const BY_PATTERN = 0.35;
const BY_PATTERN_BEFORE = 0.15;
/** How much both must make together, and of how much less another is told too. */
const LEAST = 0.12;
const NEAR = 0.35;
/** Of a story, what the odds are worth of a guess that what stands before the sentence has a part in. */
const BEFORE = 0.7;
/** How much likelier a question is about what a story speaks of elsewhere: "she's 4 months now… Is it too early to run?" */
const SPOKEN_OF = 2;
/** How many come nearest to what is not known, and how near the first must be to be worth a look. */
const NEAREST = 3;
const LEAST_NEAR = 0.05;

/**
 * What each sentence that asks is about, by its patterns and by what it has in common with others that ask; where two come
 * close, both.
 *
 * @param isReply the text replies to a question: only what surely asks does
 */
export function faqsIn(
  dialog: Dialog,
  understanding: Understanding,
  isReply = false,
): readonly FoundFaq[] {
  if (dialog.content.faqs.length === 0) return [];
  const found = askedIn(dialog, understanding, isReply).flatMap((sentence) => {
    const scores = scoresOf(dialog, understanding, sentence);
    const best = scores[0]?.score ?? 0;
    return best < LEAST ? [] : scores.filter(({ score }) => score >= Math.max(LEAST, best * NEAR));
  });
  const isFirst = ({ faq }: FoundFaq, at: number) =>
    found.findIndex((other) => other.faq === faq) === at;
  return found
    .filter(isFirst)
    .slice(0, MOST_ASKED)
    .map(({ faq, by }) => ({ faq, by }));
}

/** Those that come nearest to what a text asks; none where it does not surely ask. */
export function nearestFaqs(dialog: Dialog, understanding: Understanding): readonly string[] {
  const scores = askedIn(dialog, understanding, true)
    .flatMap((sentence) => scoresOf(dialog, understanding, sentence))
    .sort((one, other) => other.score - one.score);
  if ((scores[0]?.score ?? 0) < LEAST_NEAR) return [];
  return [...new Set(scores.map(({ faq }) => faq))].slice(0, NEAREST);
}

function askedIn(dialog: Dialog, { tokens }: Understanding, isReply: boolean): readonly Place[] {
  return lexiconOf(dialog).tongue.askingIn(tokens, isReply);
}

type Scored = FoundFaq & { readonly score: number };

/** How much speaks for each question of `faqs` in a sentence, the most first. */
function scoresOf(
  dialog: Dialog,
  understanding: Understanding,
  sentence: Place,
): readonly Scored[] {
  const { tokens } = understanding;
  const units = unitsIn(dialog, understanding);
  const scores = new Map<string, Scored>();
  const asked = learnedBy(dialog)?.asked;
  const isStory = units.length > SHORT;
  const spokenOf = isStory ? spokenOfIn(understanding) : new Set();
  const around = stretchesAround(units, sentence);
  // Nothing else of a long text needs to be gone through again for each sentence that asks.
  const start = Math.min(...around.map(({ from }) => from));
  const near = units.slice(start, Math.max(...around.map(({ to }) => to)) + 1);
  const stretches = around.map((one) => ({ ...one, from: one.from - start, to: one.to - start }));
  const guesses = asked
    ? guess(asked, near, 0, stretches, ({ isMore }) => (isStory && isMore ? Math.log(BEFORE) : 0))
    : [];
  for (const { kind, chance, by } of guesses) {
    if (!dialog.content.faqs.some(({ id }) => id === kind)) continue;
    const score = spokenOf.has(kind) ? likelier(chance, SPOKEN_OF) : chance;
    const words = tokens.slice(near[by.from]?.first, (near[by.to]?.last ?? 0) + 1);
    scores.set(kind, { faq: kind, score, by: words.map(({ word }) => word).join(" ") });
  }
  const matched = patternIn(understanding, sentence);
  if (matched) {
    const { faq, by, isBefore } = matched;
    const more = isBefore ? BY_PATTERN_BEFORE : BY_PATTERN;
    scores.set(faq, { faq, by, score: (scores.get(faq)?.score ?? 0) + more });
  }
  return [...scores.values()].sort((one, other) => other.score - one.score);
}

/** The questions of `faqs` that a pattern of stands anywhere in a text. */
function spokenOfIn({ matches }: Understanding): ReadonlySet<string> {
  return new Set(
    matches.flatMap(({ phrase: { meaning }, standing }) =>
      meaning.type === "faq" && standing === "now" ? [meaning.id] : [],
    ),
  );
}

/** A chance of which the odds are so many times as high. */
function likelier(chance: number, times: number): number {
  return (chance * times) / (1 - chance + chance * times);
}

type Around = Stretch & {
  /** What stands before the sentence belongs to it. */
  readonly isMore: boolean;
};

/** The sentence, the same with what stands before it, and a short text as a whole. */
function stretchesAround(units: readonly Unit[], { first, last }: Place): readonly Around[] {
  const placeOf = (token: number) => units.findIndex((unit) => unit.last >= token);
  const [from, to] = [placeOf(first), placeOf(last)];
  return [
    { from, to, isMore: false },
    { from: Math.max(0, from - MOST_BEFORE), to, isMore: true },
    ...(units.length <= SHORT ? [{ from: 0, to: units.length - 1, isMore: true }] : []),
  ];
}

type Matched = FoundFaq & { readonly isBefore: boolean };

/** Of the patterns that fit a sentence, or else what stands right before it, the first in the dialog's order. */
function patternIn({ matches }: Understanding, sentence: Place): Matched | null {
  const inside = ({ first, last }: Place) => {
    const [best] = matches
      .flatMap(({ phrase: { meaning, text }, first: from, last: to }) =>
        meaning.type === "faq" && from <= last && to >= first
          ? [{ faq: meaning.id, by: text, rank: meaning.rank }]
          : [],
      )
      .sort((one, other) => one.rank - other.rank);
    return best;
  };
  const { first } = sentence;
  const own = inside(sentence);
  if (own) return { ...own, isBefore: false };
  const before = inside({ first: first - MOST_BEFORE, last: first - 1 });
  return before ? { ...before, isBefore: true } : null;
}
