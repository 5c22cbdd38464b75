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
const LEAST = { long: { said: -0.2, unsaid: -0.2 }, short: { said: -1.7, unsaid: -0.5 } };
const BY_PHRASE = [0, 1, 1.5, 3];
/** A sentence of fewer words has little to liken: each that it lacks counts for so much. */
const FEW = 8;
const BY_MISSING = 0.4;
const NONE: ReadonlySet<Standing> = new Set(["other", "negated"]);

/**
 * The lines that a text speaks of and that are not ticked yet, each once: by phrases, of a longer text where it reads like a sign
 * around them too; and by its likeness, where that is great and no phrase says anything.
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
    for (const line of linesOf(dialog, session, text, look, asked)) {
      const key = `${line.question}.${line.option}`;
      const known = lines.get(key);
      lines.set(key, {
        ...line,
        isCertain: line.isCertain || (known?.isCertain ?? false),
        isPressing: line.isPressing || (known?.isPressing ?? false),
        quote: known?.quote ?? line.quote,
      });
    }
  }
  return [...lines.values()];
}

function linesOf(
  dialog: Dialog,
  session: Session,
  text: string,
  look: Look,
  asked: Question | null,
): readonly Worried[] {
  const { matches, tokens } = look.understanding;
  const least = tokens.length > LONG ? LEAST.long : LEAST.short;
  const likeness = tokens.length < SHORT ? [] : likenessIn(dialog, look.understanding);
  const flags = matches.filter(
    (match) => match.phrase.meaning.type === "flag" && isWhole(look, match),
  );
  const meant = flags.filter(({ standing }) => standing === "now");
  const isTwice = (match: Match) =>
    meant.some((other) => other.phrase !== match.phrase && isSame(other, match));
  const kept = meant.filter((match) => {
    if (isCertain(match) || likeness.length === 0) return true;
    // Two phrases that say the same are not both mistaken; nor is the name of an illness.
    if (isTwice(match) || isEver(match)) return true;
    const by = BY_PHRASE[Math.min(match.phrase.size, BY_PHRASE.length - 1)] ?? 0;
    return likeness.some((one) => {
      const missing = Math.max(0, FEW - (one.last - one.first + 1));
      return isWithin(match, one) && one.score + by + missing * BY_MISSING > least.said;
    });
  });
  const said = kept.flatMap((match) => {
    const { meaning } = match.phrase;
    if (meaning.type !== "flag") return [];
    return worried(dialog, session, meaning, meaning.isLater, isCertain(match), quoted(match));
  });
  // What two phrases take for a sign is that, and what one knows to be another's, or denied, is none.
  const spoken = [...kept.filter(isTwice), ...flags.filter(({ standing }) => NONE.has(standing))];
  const [likeliest] = likeness
    .filter((one) => one.score > least.unsaid && !spoken.some((match) => isWithin(match, one)))
    .sort((one, other) => other.score - one.score);
  if (!likeliest) return said;
  const line = likeliest.line();
  // On its own card, what one says there is to be pressed.
  if (line.question === asked?.id) return said;
  return [...said, ...worried(dialog, session, line, false, false, quoted(likeliest))];

  function quoted(place: Place): string {
    return quoteOf(text.slice(look.from), tokens, place);
  }
}

/** A line, but where it is ticked, or can wait for its card and that was answered. */
function worried(
  dialog: Dialog,
  { answers }: Session,
  { question, option }: Offer,
  isLater: boolean,
  isSure: boolean,
  quote: string,
): readonly Worried[] {
  const given = answers.find((answer) => answer.question === question);
  const canWait = isLater || (dialog.questions.get(question)?.content.canWait ?? false);
  if (given?.options.includes(option) || (isLater && given)) return [];
  return [{ question, option, isCertain: isSure, isPressing: !canWait, quote }];
}

function isWithin({ first, last }: Place, stretch: Likeness): boolean {
  return first <= stretch.last && stretch.first <= last;
}

function isSame({ phrase: one }: Match, { phrase: other }: Match): boolean {
  const [{ meaning }, { meaning: wanted }] = [one, other];
  if (meaning.type !== "flag" || wanted.type !== "flag") return false;
  return meaning.question === wanted.question && meaning.option === wanted.option;
}

function isEver({ phrase: { meaning } }: Match): boolean {
  return meaning.type === "flag" && meaning.isEver;
}

function isCertain({ phrase: { meaning }, isMended }: Match): boolean {
  return meaning.type === "flag" && meaning.isUnmistakable && !isMended;
}
