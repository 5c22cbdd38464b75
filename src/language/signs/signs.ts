import type { Dialog, Question } from "../../engine/content/dialog.ts";
import type { Offer, Session } from "../../engine/session/session.ts";
import { isWhole, type Look } from "../look.ts";
import { quoteOf } from "../quote.ts";
import type { Match, Place, Standing } from "../standing.ts";
import { type Likeness, likenessIn } from "./likeness.ts";

/** A line of the safety screen that a text speaks of. */
export type Worried = Offer & {
  /** Nobody could mistake the words, and none of them was mended: the line counts as ticked. */
  readonly isCertain: boolean;
  /** It may need help before the walk begins; what is lived with can wait for its card. */
  readonly isPressing: boolean;
  /** The person's own words for it, short and plain. */
  readonly quote: string;
};

/** From so many words on, most of a text tells nothing of a sign; in fewer than so many there is too little to liken. */
const LONG = 30;
const SHORT = 8;
/** How much like a sign a text must read, in log odds, and how much a phrase of so many words counts beside that. */
const LEAST = { long: { said: -0.4, unsaid: -0.4 }, short: { said: -1.7, unsaid: -0.8 } };
const BY_PHRASE = [0, 1, 1.5, 3];
/** A sentence of fewer words has little to liken: each that it lacks counts for so much. */
const FEW = 8;
const BY_MISSING = 0.4;
/** So many lines may be heard without a phrase. */
const MOST_HEARD = 3;

const NONE: ReadonlySet<Standing> = new Set(["negated", "other"]);

/**
 * The lines that a text speaks of and that are not ticked yet, each once: by phrases, where it reads like a sign around them too;
 * and by its likeness alone, where that is great.
 */
export function signsIn(
  dialog: Dialog,
  session: Session,
  text: string,
  looks: readonly Look[],
  asked: Question | null,
): readonly Worried[] {
  const lines = new Map<string, Worried>();
  for (const look of looks) {
    for (const spoken of spokenIn(dialog, look, asked)) {
      const { question, option, isLater } = spoken;
      const given = session.answers.find((answer) => answer.question === question);
      // What can wait for its card is not asked about again once that was answered.
      if (given?.options.includes(option) || (isLater && given)) continue;
      const key = `${question}.${option}`;
      const known = lines.get(key);
      const canWait = isLater || (dialog.questions.get(question)?.content.canWait ?? false);
      lines.set(key, {
        question,
        option,
        isCertain: spoken.isCertain || (known?.isCertain ?? false),
        isPressing: !canWait || (known?.isPressing ?? false),
        quote: known?.quote ?? quoteOf(text.slice(look.from), look.understanding.tokens, spoken),
      });
    }
  }
  return [...lines.values()];
}

/** A place that speaks of a line. */
type Spoken = Offer & Place & { readonly isCertain: boolean; readonly isLater: boolean };

function spokenIn(dialog: Dialog, look: Look, asked: Question | null): readonly Spoken[] {
  const { matches, tokens } = look.understanding;
  const isLong = tokens.length > LONG;
  const least = isLong ? LEAST.long : LEAST.short;
  const likeness = tokens.length < SHORT ? [] : likenessIn(dialog, look.understanding);
  const flags = matches.filter(
    (match) => match.phrase.meaning.type === "flag" && isWhole(look, match),
  );
  const now = flags.filter(({ standing }) => standing === "now");
  const isTwice = (match: Match) =>
    now.some((other) => other.phrase !== match.phrase && isSame(other, match));
  // Two phrases that say the same are not both mistaken; nor is the name of an illness.
  const said = now.filter(
    (match) =>
      isCertain(match) ||
      isTwice(match) ||
      isEver(match) ||
      likeness.length === 0 ||
      isLikely(match, likeness, least.said),
  );
  // What two phrases take for a sign is that. What is denied, or somebody else's, is none; in a story only an emergency surely is.
  const isNone = isLong ? isOfAnother : ({ standing }: Match) => NONE.has(standing);
  const told = [...said.filter(isTwice), ...flags.filter(isNone)];
  const open = likeness.filter(
    (one) => one.score > least.unsaid && !told.some((match) => isWithin(match, one)),
  );
  return [...said.flatMap(byPhrase), ...apart(open).map(byLikeness)].filter(
    // On its own card, what one says there by no phrase is to be pressed.
    ({ isHeard, question }) => !(isHeard && question === asked?.id),
  );
}

/** Whether a text reads enough like a sign where a phrase stands. */
function isLikely(match: Match, likeness: readonly Likeness[], least: number): boolean {
  const by = BY_PHRASE[Math.min(match.phrase.size, BY_PHRASE.length - 1)] ?? 0;
  return likeness.some((one) => {
    const missing = Math.max(0, FEW - (one.last - one.first + 1));
    return isWithin(match, one) && one.score + by + missing * BY_MISSING > least;
  });
}

/** Of stretches that overlap, the one that reads most like a sign; a sentence rather than two. */
function apart(likeness: readonly Likeness[]): readonly Likeness[] {
  const sorted = [...likeness].sort(
    (one, other) => Number(one.isPair) - Number(other.isPair) || other.score - one.score,
  );
  const chosen: Likeness[] = [];
  for (const one of sorted) {
    if (!chosen.some((other) => isWithin(other, one))) chosen.push(one);
  }
  return chosen.slice(0, MOST_HEARD);
}

function byPhrase(match: Match): readonly (Spoken & { readonly isHeard: boolean })[] {
  const { meaning } = match.phrase;
  if (meaning.type !== "flag") return [];
  const { question, option, isLater } = meaning;
  const { first, last } = match;
  return [{ question, option, first, last, isLater, isCertain: isCertain(match), isHeard: false }];
}

function byLikeness(one: Likeness): Spoken & { readonly isHeard: boolean } {
  return { ...one, isLater: false, isCertain: false, isHeard: true };
}

function isWithin({ first, last }: Place, stretch: Place): boolean {
  return first <= stretch.last && stretch.first <= last;
}

function isSame({ phrase: one }: Match, { phrase: other }: Match): boolean {
  const [{ meaning }, { meaning: wanted }] = [one, other];
  if (meaning.type !== "flag" || wanted.type !== "flag") return false;
  return meaning.question === wanted.question && meaning.option === wanted.option;
}

/** Whether a phrase speaks of an emergency of somebody else. */
export function isOfAnother({ phrase: { meaning }, standing }: Match): boolean {
  return standing === "other" && meaning.type === "flag" && meaning.isUnmistakable;
}

function isEver({ phrase: { meaning } }: Match): boolean {
  return meaning.type === "flag" && meaning.isEver;
}

function isCertain({ phrase: { meaning }, isMended }: Match): boolean {
  return meaning.type === "flag" && meaning.isUnmistakable && !isMended;
}
