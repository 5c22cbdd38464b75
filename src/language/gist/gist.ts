import type { Dialog } from "../../engine/content/dialog.ts";
import type { Content } from "../../engine/content/schema.ts";
import { tongueOf } from "../tongues.ts";
import { cuesIn } from "./cues.ts";
import { type Example, learn, scoreOf } from "./learn.ts";
import { packWeights, unpackWeights } from "./packed.ts";

type Learned = NonNullable<Content["words"]["learned"]>;

/** What told most right on messages that nothing was learned from. */
const MANNER = { rounds: 5, restraint: 0.01 };
/** How many messages that only sound like distress may be asked about, of those that nothing was learned from. */
const ASKED_FALSELY = 0.03;
/** A message of more words than so many has many sentences that could sound like it, and needs so much more, in log odds. */
const LONG = 30;
const LONG_NEEDS = 0.4;
/** One example in so many is kept apart to find that out. */
const KEPT_APART = 5;
/** The highest weight, as it is stored. */
const HIGHEST = 127;

/**
 * Whether a text reads like what people wrote who were not OK: a sentence of it, or two, has more in common with those
 * examples than with all others.
 */
export function readsLikeDistress(dialog: Dialog, text: string): boolean {
  const gist = gistOf(dialog);
  if (gist === null) return false;
  const { tokensOf } = tongueOf(dialog.content.locale);
  const least = text.split(/\s+/).length > LONG ? gist.long : 0;
  return cuesIn(text, tokensOf).some((cues) => scoreOf(gist, cues) > least);
}

/** Content with what was learned from its examples in their place. */
export function withLearned({ words, ...content }: Content): Content {
  const { examples: _, ...others } = words;
  const learned = learnedFrom({ words, ...content });
  return { ...content, words: learned ? { ...others, learned } : others };
}

/** What is learned from a dialog's examples, in the form that compiled content keeps; null where there are none. */
export function learnedFrom({ words, locale }: Content): Learned | null {
  if (words.learned) return words.learned;
  const { distress = [], others = [] } = words.examples ?? {};
  if (distress.length === 0) return null;
  const { tokensOf } = tongueOf(locale);
  const read = (texts: readonly string[], isMeant: boolean): readonly Example[] =>
    texts.map((text) => ({ stretches: cuesIn(text, tokensOf), isMeant }));
  const examples = [...read(distress, true), ...read(others, false)];
  const { bias, weights } = learn(examples, MANNER);
  const highest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = HIGHEST / highest;
  return {
    bias: Math.round((bias - thresholdFor(examples)) * scale),
    long: Math.round(LONG_NEEDS * scale),
    weights: packWeights(Int8Array.from(weights, (weight) => Math.round(weight * scale))),
  };
}

/** The score from which a message counts, found on examples that nothing was learned from. */
function thresholdFor(examples: readonly Example[]): number {
  const isApart = (_: Example, at: number) => at % KEPT_APART === 0;
  const tried = learn(
    examples.filter((one, at) => !isApart(one, at)),
    MANNER,
  );
  const scores = examples
    .filter(isApart)
    .filter(({ isMeant }) => !isMeant)
    .map(({ stretches }) => Math.max(...stretches.map((cues) => scoreOf(tried, cues))))
    .sort((one, other) => other - one);
  return scores[Math.floor(scores.length * ASKED_FALSELY)] ?? 0;
}

/** How messages that speak of distress are told from all others, ready to be used. */
type Gist = {
  readonly bias: number;
  /** How much more a longer message needs. */
  readonly long: number;
  readonly weights: Int8Array;
};

const gists = new WeakMap<Dialog, Gist | null>();

/** A dialog's gist, made when words are first typed. */
function gistOf(dialog: Dialog): Gist | null {
  const known = gists.get(dialog);
  if (known !== undefined) return known;
  const learned = learnedFrom(dialog.content);
  const gist = learned && { ...learned, weights: unpackWeights(learned.weights) };
  gists.set(dialog, gist);
  return gist;
}
