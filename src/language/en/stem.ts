/** Words that only look as if they had an ending. */
const WHOLE = new Set([
  "during",
  "nothing",
  "anything",
  "something",
  "morning",
  "evening",
  "bring",
]);

/** Words whose stems would be other words: "toes" and "to", "notes" and "not". */
const KEPT: ReadonlyMap<string, string> = new Map(
  [
    "toe toes",
    "note notes noted",
    "hope hopes hoped hoping",
    "care cares cared caring",
    "butt butts",
    "does",
    "one ones",
    "here",
    "upp upped",
    "these",
  ].flatMap((forms) => {
    const [stem = "", ...others] = forms.split(" ");
    return [stem, ...others].map((form) => [form, stem] as const);
  }),
);

/**
 * A word without its plain English endings: enough for a small lexicon, and nothing that a reader of the lexicon would
 * not foresee.
 */
export function stemOf(word: string): string {
  const kept = KEPT.get(word);
  if (kept !== undefined) return kept;
  if (word.length < 4 || WHOLE.has(word) || /\d/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (word.endsWith("ing") && word.length > 5) return undoubled(word.slice(0, -3));
  if (word.endsWith("ed") && word.length > 4) return undoubled(word.slice(0, -2));
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith("s") && !/(?:ss|us|is)$/.test(word)) return undoubled(word.slice(0, -1));
  return undoubled(word);
}

/** "stopp" and "stop", "hurt" and "hurte" are one; "pee" stays whole. */
function undoubled(stem: string): string {
  if (stem.endsWith("ee")) return stem;
  const short = stem.endsWith("e") ? stem.slice(0, -1) : stem;
  const last = short.at(-1);
  return last === short.at(-2) && !"aeioulsz".includes(last ?? "") ? short.slice(0, -1) : short;
}

/** "Runnin" and "hurtin". */
export function wholeOf(stem: string): string {
  return stem.endsWith("in") ? stemOf(`${stem}g`) : stem;
}
