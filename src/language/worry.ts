import type { Dialog, Question } from "../engine/content/dialog.ts";
import { opensNotOk } from "../engine/content/questions.ts";
import type { Session } from "../engine/session/session.ts";
import { readsLikeDistress } from "./gist/gist.ts";
import { isWhole, type Look, OVERLAP } from "./look.ts";
import { signsIn, type Worried } from "./signs/signs.ts";
import { MOST_READ } from "./token.ts";
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

/** Nothing beyond is looked through, in characters; words of distress and red flags are until there. */
const MOST_SCREENED = 20_000;

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
  const meant = looks.flatMap((look) =>
    look.understanding.matches.filter((match) => match.standing === "now" && isWhole(look, match)),
  );
  const isSaid = (type: string) => meant.some(({ phrase }) => phrase.meaning.type === type);
  const lines = signsIn(dialog, session, text, looks);
  const asksHow = asked?.content.options.some(({ id }) => opensNotOk(asked, id)) ?? false;
  const isDistress =
    isSaid("distress") ||
    readsLikeDistress(dialog, text.slice(0, MOST_SCREENED)) ||
    (asksHow && partsOf(text, understanding).some((part) => readsLikeDistress(dialog, part)));
  return { isDistress, isLow: isSaid("low"), lines };
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
function looksBeyond(dialog: Dialog, text: string): readonly Look[] {
  const end = Math.min(text.length, MOST_SCREENED);
  const looks: Look[] = [];
  for (let from = MOST_READ - OVERLAP; from + OVERLAP < end; from += MOST_READ - OVERLAP) {
    looks.push({ from, understanding: understand(dialog, text.slice(from, end)) });
  }
  return looks;
}
