import type { Dialog } from "../engine/content/dialog.ts";
import type { DistanceUnit } from "../engine/content/distance.ts";
import { type Lexicon, makeLexicon } from "./lexicon.ts";
import { matchesIn } from "./matches.ts";
import { tongueOf } from "./tongues.ts";
import type { Understanding } from "./understanding.ts";

/**
 * Reads a text once, also as the answer to each of some questions; time grows with its length alone.
 *
 * @param distances what a distance without a unit is in
 */
export function understand(
  dialog: Dialog,
  text: string,
  questions: Iterable<string> = [],
  distances: DistanceUnit = "km",
): Understanding {
  const lexicon = lexiconOf(dialog);
  const { tongue } = lexicon;
  const tokens = tongue.tokensOf(text);
  const matches = matchesIn(lexicon, tokens, questions);
  const { lastYear } = lexicon;
  const quantities = tongue.quantitiesIn(tokens, lastYear, dialog.content.words.measures);
  return { tokens, matches, quantities, distances, lastYear };
}

const lexicons = new WeakMap<Dialog, Lexicon>();

/** The dialog's lexicon, made when words are first typed, unless that was done before. */
export function lexiconOf(dialog: Dialog): Lexicon {
  const known = lexicons.get(dialog);
  if (known) return known;
  const making = prepare(dialog);
  for (;;) {
    const { value, done } = making.next();
    if (done) return value;
  }
}

/** Makes the dialog's lexicon bit by bit, each of which is short, so that others can have a turn in between. */
export function* prepare(dialog: Dialog): Generator<undefined, Lexicon> {
  const known = lexicons.get(dialog);
  if (known) return known;
  const lexicon = yield* makeLexicon(dialog, tongueOf(dialog.content.locale));
  lexicons.set(dialog, lexicon);
  return lexicon;
}
