import type { Dialog } from "../engine/content/dialog.ts";
import { quantitiesIn } from "./en/numbers/quantities.ts";
import type { Quantity } from "./en/numbers/quantity.ts";
import { lexiconOf } from "./lexicon.ts";
import { type Match, matchesIn } from "./matches.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** What a text says, by the dialog's lexicon. */
export type Understanding = {
  readonly tokens: readonly Token[];
  readonly matches: readonly Match[];
  readonly quantities: readonly Quantity[];
};

/**
 * Reads a text once, also as the answer to each of some questions; time grows with its length alone.
 */
export function understand(
  dialog: Dialog,
  text: string,
  questions: Iterable<string> = [],
): Understanding {
  const tokens = tokensOf(text);
  const lexicon = lexiconOf(dialog);
  const matches = matchesIn(lexicon, tokens, questions);
  return { tokens, matches, quantities: quantitiesIn(tokens, lexicon.lastYear) };
}
