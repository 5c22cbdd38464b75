import type { Dialog } from "../dialog.ts";
import { lexiconOf } from "./lexicon.ts";
import type { Match } from "./matches.ts";
import { words } from "./small-words.ts";
import type { Token } from "./tokens.ts";

/** Another language that a text is in, what to answer in it, and whether it may speak of an emergency. */
export type Foreign = { readonly reply: string; readonly isEmergency: boolean };

/** How many of its words a text must have of a language's small ones, and what share of all. */
const FEWEST = 2;
const SHARE = 0.25;
/** Other people, so many words before what is said of them. */
const NEAR = 6;
const OTHERS = words(
  "padre madre hermano hermana tío tio tía abuelo abuela amigo amiga marido esposa père mère pere mere frère soeur sœur oncle tante ami amie mari vater mutter bruder schwester onkel tante freund freundin mann frau pai mãe mae irmão irmã zio zia fratello sorella papà mamma marito moglie nonno nonna vader moeder broer zus vriend vriendin oom ojciec tata matka brat siostra wujek kolega koleżanka mąż żona",
);
const NEGATORS = words(
  "no sin pas sans kein keine keinen nicht ohne não nao sem non nessun niente senza geen niet zonder nie bez brak",
);

/** The language of a text, where it is none that the dialog speaks. */
export function foreignIn(
  dialog: Dialog,
  tokens: readonly Token[],
  matches: readonly Match[],
): Foreign | null {
  const urgent = matches.find(({ phrase, first }) => {
    const isDenied = [first - 1, first - 2].some((at) => NEGATORS.has(tokens[at]?.word ?? ""));
    const clause = tokens[first]?.clause;
    const isTheirs = tokens
      .slice(Math.max(0, first - NEAR), first)
      .some((token) => token.clause === clause && OTHERS.has(token.word));
    return phrase.meaning.type === "foreign" && !isDenied && !isTheirs;
  });
  const { languages } = dialog.content.words;
  if (urgent?.phrase.meaning.type === "foreign") {
    const { language } = urgent.phrase.meaning;
    const reply = languages.find(({ id }) => id === language)?.reply ?? "";
    return { reply, isEmergency: true };
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
  return { reply: languages.find(({ id }) => id === best[0])?.reply ?? "", isEmergency: false };
}
