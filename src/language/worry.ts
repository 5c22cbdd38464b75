import type { Dialog, Question } from "../engine/content/dialog.ts";
import { opensNotOk } from "../engine/content/questions.ts";
import type { Offer, Session } from "../engine/session/session.ts";
import { readsLikeDistress } from "./gist/gist.ts";
import { quoteOf } from "./quote.ts";
import type { Match } from "./standing.ts";
import { MOST_READ, type Token } from "./token.ts";
import { understand } from "./understand.ts";
import type { Understanding } from "./understanding.ts";

/** What a text tells that may need help: said of oneself, and now. */
export type Worry = {
  /** Not wanting to live, hopelessness, not coping. */
  readonly isDistress: boolean;
  /** A low mood, and no more. */
  readonly isLow: boolean;
  /** Lines of the safety screen that it speaks of and that are not ticked yet, each once. */
  readonly lines: readonly Worried[];
};

export type Worried = Offer & {
  /** Nobody could mistake the words, and none of them was mended: the line counts as ticked. */
  readonly isCertain: boolean;
  /** It may need help before the walk begins; what is lived with can wait for its card. */
  readonly isPressing: boolean;
  /** The person's own words for it, short and plain. */
  readonly quote: string;
};

/** Nothing beyond is looked through, in characters; words of distress and red flags are until there. */
const MOST_SCREENED = 20_000;
/** How far two looks at a long text overlap, so that no sentence falls between them. */
const OVERLAP = 200;

/**
 * What may need help in a text, which was understood as far as it is read.
 *
 * @param asked the question that it replies to; where that asks how someone is doing, each part of the reply is looked at
 */
export function worryIn(
  dialog: Dialog,
  session: Session,
  text: string,
  understanding: Understanding,
  asked: Question | null,
): Worry {
  const looks = [{ from: 0, understanding }, ...looksBeyond(dialog, text)];
  const meant = looks.flatMap(({ from, understanding: { matches, tokens } }) =>
    matches
      .filter(({ standing, first }) => standing === "now" && isWhole(from, tokens[first]))
      .map((match) => ({ match, tokens, from })),
  );
  const isSaid = (type: string) => meant.some(({ match }) => match.phrase.meaning.type === type);
  const lines = new Map<string, Worried>();
  for (const { match, tokens, from } of meant) {
    const { meaning } = match.phrase;
    if (meaning.type !== "flag" || isTicked(session, meaning)) continue;
    // What can wait for its card is not asked about again once that was answered.
    if (meaning.isLater && session.answers.some((one) => one.question === meaning.question))
      continue;
    const { question, option } = meaning;
    const known = lines.get(`${question}.${option}`);
    const canWait = dialog.questions.get(question)?.content.canWait ?? false;
    lines.set(`${question}.${option}`, {
      question,
      option,
      isCertain: (known?.isCertain ?? false) || isCertain(match),
      isPressing: (known?.isPressing ?? false) || !(canWait || meaning.isLater),
      quote: known?.quote ?? quoteOf(text.slice(from), tokens, match),
    });
  }
  const asksHow = asked?.content.options.some(({ id }) => opensNotOk(asked, id)) ?? false;
  const isDistress =
    isSaid("distress") ||
    readsLikeDistress(dialog, text.slice(0, MOST_SCREENED)) ||
    (asksHow && partsOf(text, understanding).some((part) => readsLikeDistress(dialog, part)));
  return { isDistress, isLow: isSaid("low"), lines: [...lines.values()] };
}

/** The fewest words that tell anything of how someone is, and the most that are looked at part by part. */
const FEWEST_WORDS = 3;
const MOST_WORDS = 40;

/** Every beginning and every end of a reply, in words: what stands beside "and I'm stressed" is not lost in it. */
function partsOf(text: string, { tokens }: Understanding): readonly string[] {
  const words = tokens.slice(0, MOST_WORDS);
  const cuts = words.slice(FEWEST_WORDS, 1 - FEWEST_WORDS).map(({ from }) => from);
  return cuts.flatMap((cut) => [text.slice(0, cut), text.slice(cut)]);
}

/** Whether a look has what stands before a word too: of its first words, the look before has more. */
function isWhole(from: number, word: Token | undefined): boolean {
  return from === 0 || (word?.from ?? 0) >= OVERLAP / 2;
}

/** Whether a text that anyone may read speaks of distress. */
export function speaksOfDistress(dialog: Dialog, text: string): boolean {
  const found = [
    understand(dialog, text),
    ...looksBeyond(dialog, text).map((one) => one.understanding),
  ];
  const isSaid = found.some(({ matches }) =>
    matches.some(
      ({ phrase, standing }) => phrase.meaning.type === "distress" && standing === "now",
    ),
  );
  return isSaid || readsLikeDistress(dialog, text.slice(0, MOST_SCREENED));
}

/** A long text is not read to its end, but looked through for what may need help. */
function looksBeyond(
  dialog: Dialog,
  text: string,
): readonly { readonly from: number; readonly understanding: Understanding }[] {
  const end = Math.min(text.length, MOST_SCREENED);
  const looks: { from: number; understanding: Understanding }[] = [];
  for (let from = MOST_READ - OVERLAP; from + OVERLAP < end; from += MOST_READ - OVERLAP) {
    looks.push({ from, understanding: understand(dialog, text.slice(from, end)) });
  }
  return looks;
}

function isCertain({ phrase: { meaning }, isMended }: Match): boolean {
  return meaning.type === "flag" && meaning.isUnmistakable && !isMended;
}

/** What is ticked already need not be asked about again. */
function isTicked({ answers }: Session, { question, option }: Offer): boolean {
  return answers.some((answer) => answer.question === question && answer.options.includes(option));
}
