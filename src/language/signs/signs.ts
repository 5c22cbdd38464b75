import type { Dialog } from "../../engine/content/dialog.ts";
import type { Offer, Session } from "../../engine/session/session.ts";
import { isWhole, type Look } from "../look.ts";
import type { Meaning } from "../phrase.ts";
import { quoteOf } from "../quote.ts";
import type { Match, Place, Standing } from "../standing.ts";
import type { Token } from "../token.ts";
import { type Likeness, likenessIn } from "./likeness.ts";

/** A line of the safety screen that a text speaks of. */
export type Worried = Offer & {
  /** Nobody could mistake the words, and none of them was mended: the line counts as ticked. */
  readonly isCertain: boolean;
  /** It may need help before the walk begins; what is lived with can wait for its card. */
  readonly isPressing: boolean;
  /** No phrase says it: it only reads so. */
  readonly isGuess: boolean;
  /** The person's own words for it, short and plain. */
  readonly quote: string;
};

/** Of more words than so many, most tell nothing of a sign; in fewer than so many there is too little to liken. */
const LONG = 30;
const SHORT = 8;
/**
 * How much like a sign a text must read, in log odds, where words say it that can hardly be mistaken, where others do, where
 * none does, and where words deny it: in a story they often deny something beside it.
 */
const LEAST = {
  long: { surely: -1.5, said: -1, unsaid: 1.3, denied: 1.5 },
  short: {
    surely: Number.NEGATIVE_INFINITY,
    said: -3,
    unsaid: 0.4,
    denied: Number.POSITIVE_INFINITY,
  },
};
/** A stretch of fewer words has little to liken: each that it lacks counts for so much where a phrase stands in it. */
const FEW = 8;
const BY_MISSING = 0.2;
/** Where a stretch reads like a line of another card than its phrases name, it speaks so much less for them. */
const BY_OTHER_CARD = 3;
/** So many lines of a look may be heard without a phrase. */
const MOST_HEARD = 3;
/** How a phrase stands that says its line is not so, or not of the writer. */
const DENIED: ReadonlySet<Standing> = new Set(["negated", "other"]);

/**
 * The lines that a text speaks of and that are not ticked yet, each once: by a phrase, where it reads like a sign around that too;
 * and without one, where it reads very much so.
 */
export function signsIn(
  dialog: Dialog,
  session: Session,
  text: string,
  looks: readonly Look[],
): readonly Worried[] {
  const lines = new Map<string, Worried>();
  for (const look of looks) {
    for (const { first, last, isLater, ...spoken } of spokenIn(dialog, look)) {
      const { question, option } = spoken;
      const given = session.answers.find((answer) => answer.question === question);
      // What can wait for its card is not asked about again once that was answered.
      if (given?.options.includes(option) || (isLater && given)) continue;
      const known = lines.get(`${question}.${option}`);
      const canWait = isLater || (dialog.questions.get(question)?.content.canWait ?? false);
      const quote = quoteOf(text.slice(look.from), look.understanding.tokens, { first, last });
      lines.set(`${question}.${option}`, {
        question,
        option,
        isCertain: spoken.isCertain || (known?.isCertain ?? false),
        isPressing: !canWait || (known?.isPressing ?? false),
        isGuess: spoken.isGuess && (known?.isGuess ?? true),
        quote: known?.quote ?? quote,
      });
    }
  }
  return [...lines.values()];
}

/** A place that speaks of a line. */
type Spoken = Offer &
  Place & { readonly isCertain: boolean; readonly isLater: boolean; readonly isGuess: boolean };

function spokenIn(dialog: Dialog, look: Look): readonly Spoken[] {
  const { matches, tokens } = look.understanding;
  const least = tokens.length > LONG ? LEAST.long : LEAST.short;
  const likeness = tokens.length < SHORT ? [] : likenessIn(dialog, look.understanding);
  const flags = matches.flatMap((match) => {
    const { meaning } = match.phrase;
    return meaning.type === "flag" && isWhole(look, match) ? [{ match, ...meaning }] : [];
  });
  const now = flags.filter(({ match }) => match.standing === "now");
  // Two phrases that say the same are seldom both mistaken, nor two of one card side by side; nor is the name of an illness.
  const isTwice = ({ match, question, option }: Flag) =>
    now.some(
      (other) =>
        other.match.phrase !== match.phrase &&
        other.question === question &&
        (other.option === option || isOneClause(tokens, match, other.match)),
    );
  const said = now
    .filter((flag) => {
      if (isCertain(flag) || likeness.length === 0) return true;
      return isLikely(
        flag,
        now,
        likeness,
        flag.isEver || isTwice(flag) ? least.surely : least.said,
      );
    })
    .map(({ match, ...flag }) => ({
      ...flag,
      first: match.first,
      last: match.last,
      isCertain: isCertain({ match, ...flag }),
      isGuess: false,
    }));
  const heard = likeness
    .filter((one) => one.score > leastFor(one, flags, least))
    .filter((one) => !said.some((flag) => isSameLine(flag, one)));
  return [...said, ...apart(heard).map((one) => guessed(one, flags))];
}

type Least = (typeof LEAST)[keyof typeof LEAST];
type Flag = Extract<Meaning, { readonly type: "flag" }> & { readonly match: Match };

/**
 * How much like its line a stretch must read by itself. Beside an emergency of somebody else nothing is enough: what else is
 * told there is theirs too.
 */
function leastFor(one: Likeness, flags: readonly Flag[], least: Least): number {
  const denied = flags.filter(({ match }) => DENIED.has(match.standing) && overlaps(match, one));
  if (denied.some((flag) => isCertain(flag) && flag.match.standing === "other")) {
    return Number.POSITIVE_INFINITY;
  }
  return denied.some((flag) => isSameLine(flag, one)) ? least.denied : least.unsaid;
}

/** What only reads so may wait where its own words may. */
function guessed(one: Likeness, flags: readonly Flag[]): Spoken {
  const own = flags.filter((flag) => isSameLine(flag, one) && overlaps(flag.match, one));
  const isLater = own.length > 0 && own.every((flag) => flag.isLater);
  return { ...one, isLater, isCertain: false, isGuess: true };
}

/** Whether a text reads enough like what phrases say where one of them stands. */
function isLikely(
  { match }: Flag,
  now: readonly Flag[],
  likeness: readonly Likeness[],
  least: number,
): boolean {
  return likeness.some((one) => {
    if (!overlaps(match, one)) return false;
    const missing = Math.max(0, FEW - (one.last - one.first + 1));
    const isNamed = now.some((flag) => flag.question === one.question && overlaps(flag.match, one));
    return one.score + missing * BY_MISSING - (isNamed ? 0 : BY_OTHER_CARD) >= least;
  });
}

/** Of stretches that overlap, and of those for one line, the one that reads most like a sign; a sentence rather than two. */
function apart(likeness: readonly Likeness[]): readonly Likeness[] {
  const sorted = [...likeness].sort(
    (one, other) => Number(one.isPair) - Number(other.isPair) || other.score - one.score,
  );
  const chosen: Likeness[] = [];
  for (const one of sorted) {
    if (!chosen.some((other) => overlaps(other, one) || isSameLine(other, one))) chosen.push(one);
  }
  return chosen.slice(0, MOST_HEARD);
}

function overlaps(one: Place, other: Place): boolean {
  return one.first <= other.last && other.first <= one.last;
}

function isSameLine(one: Offer, other: Offer): boolean {
  return one.question === other.question && one.option === other.option;
}

function isOneClause(tokens: readonly Token[], one: Place, other: Place): boolean {
  return tokens[one.first]?.clause === tokens[other.first]?.clause;
}

function isCertain({ isUnmistakable, match }: Flag): boolean {
  return isUnmistakable && !match.isMended;
}
