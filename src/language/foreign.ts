import type { Dialog } from "../engine/content/dialog.ts";
import { lexiconOf } from "./understand.ts";
import type { Understanding } from "./understanding.ts";

/** The id of another language that a text is in, and whether it may speak of an emergency. */
export type Foreign = { readonly language: string; readonly isEmergency: boolean };

/** How many of its words a text must have of a language's small ones, and what share of all. */
const FEWEST = 2;
const SHARE = 0.25;
/** How many words before it deny an emergency, or say that it is another's. */
const DENYING = 2;
const NEAR = 6;

/** The language of a text, where it is none that the dialog speaks. */
export function foreignIn(dialog: Dialog, { matches, tokens }: Understanding): Foreign | null {
  const { languages } = dialog.content.words;
  for (const { phrase, first } of matches) {
    const { meaning } = phrase;
    if (meaning.type !== "foreign") continue;
    const language = languages.find(({ id }) => id === meaning.language);
    const clause = tokens[first]?.clause;
    const before = tokens.slice(Math.max(0, first - NEAR), first);
    const own = before.filter((token) => token.clause === clause).map(({ word }) => word);
    const isDenied = own.slice(-DENYING).some((word) => language?.denies.includes(word));
    const isTheirs = own.some((word) => language?.others.includes(word));
    if (language && !isDenied && !isTheirs) return { language: language.id, isEmergency: true };
  }
  const { signs } = lexiconOf(dialog);
  const counts = new Map<string, number>();
  for (const { word } of tokens) {
    for (const language of signs.get(word) ?? []) {
      counts.set(language, (counts.get(language) ?? 0) + 1);
    }
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  if (!best || best[1] < FEWEST || best[1] < tokens.length * SHARE) return null;
  return { language: best[0], isEmergency: false };
}
