import type { Dialog, Question } from "../engine/content/dialog.ts";
import { opensNotOk } from "../engine/content/questions.ts";
import type { Session } from "../engine/session/session.ts";
import { isDistress } from "./gist/distress.ts";
import type { Unit } from "./kinds/units.ts";
import { unitsIn } from "./kinds/units-in.ts";
import { isWhole, type Look, OVERLAP } from "./look.ts";
import { isOfDistress, isOfLowMood, type Phrase } from "./phrase.ts";
import { signsIn, type Worried } from "./signs/signs.ts";
import { MOST_READ } from "./token.ts";
import { understand } from "./understand.ts";
import type { Understanding } from "./understanding.ts";

/** What a text tells that may need help: said of oneself, and now. */
export type Worry = {
  /** Not wanting to live, hopelessness, not coping. */
  readonly isDistress: boolean;
  /** A low mood, whether or not it is distress. */
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
  const lines = signsIn(dialog, session, text, looks);
  const isLow = looks.some((look) => saying(look, isOfLowMood) > 0);
  const asksHow = asked?.content.options.some(({ id }) => opensNotOk(asked, id)) ?? false;
  const parts = asksHow ? partsOf(dialog, understanding) : [];
  // A low mood that is told as one of the answers ticks it, and opens a gentle question by itself.
  const isDistressed =
    asksHow && isLow
      ? looks.some((look) => saying(look, ({ meaning }) => meaning.type === "distress") > 0)
      : looks.some((look) => tellsDistress(dialog, look)) ||
        parts.some((part) => isDistress(dialog, part, 0, true));
  return { isDistress: isDistressed, isLow, lines };
}

function tellsDistress(dialog: Dialog, look: Look): boolean {
  return isDistress(dialog, unitsIn(dialog, look.understanding), saying(look, isOfDistress));
}

/** How many words the phrases have together that tell it, of oneself and now. */
function saying({ from, understanding }: Look, isMeant: (phrase: Phrase) => boolean): number {
  const meant = understanding.matches.filter(
    (match) =>
      isMeant(match.phrase) && match.standing === "now" && isWhole({ from, understanding }, match),
  );
  return [...new Set(meant.map(({ phrase }) => phrase))].reduce((sum, { size }) => sum + size, 0);
}

/** The fewest words that tell anything of how someone is, and the most that are looked at part by part. */
const FEWEST_WORDS = 3;
const MOST_WORDS = 40;

/** A reply's first words, and every beginning and end of them: what stands beside "and I'm stressed" is not lost in it. */
function partsOf(dialog: Dialog, understanding: Understanding): readonly (readonly Unit[])[] {
  const units = unitsIn(dialog, understanding).slice(0, MOST_WORDS);
  const cuts = units.slice(FEWEST_WORDS, 1 - FEWEST_WORDS).map((_, at) => at + FEWEST_WORDS);
  return [units, ...cuts.flatMap((cut) => [units.slice(0, cut), units.slice(cut)])];
}

/** Whether a text that anyone may read speaks of distress. */
export function speaksOfDistress(dialog: Dialog, text: string): boolean {
  const looks = [
    { from: 0, understanding: understand(dialog, text) },
    ...looksBeyond(dialog, text),
  ];
  return looks.some((look) => tellsDistress(dialog, look));
}

/** No look at a long text is shorter, in characters: in fewer than 31 words it would be judged as a short text is. */
const LEAST_LOOK = 500;

/** A long text is not read to its end, but looked through for what may need help. */
function looksBeyond(dialog: Dialog, text: string): readonly Look[] {
  const end = Math.min(text.length, MOST_SCREENED);
  const looks: Look[] = [];
  for (let at = MOST_READ - OVERLAP; at + OVERLAP < end; at += MOST_READ - OVERLAP) {
    const from = Math.min(at, end - LEAST_LOOK);
    looks.push({ from, understanding: understand(dialog, text.slice(from, end)) });
  }
  return looks;
}
