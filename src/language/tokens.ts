/** One word of a text. */
export type Token = {
  /** Small letters and digits alone; apostrophes are dropped. */
  readonly word: string;
  /** Without its ending, so that "running" and "runs" are one. */
  readonly stem: string;
  /** Where it stands in the text, in characters. */
  readonly from: number;
  readonly to: number;
  /** Which clause it stands in, from 0: what is said in one says nothing of another. */
  readonly clause: number;
  /** Whether nothing but a comma parts its clause from the one before. */
  readonly isAfterComma: boolean;
  /** Whether its sentence ends with a question mark. */
  readonly isAsked: boolean;
  /** Whether it begins with a capital in mid-sentence, as names do. */
  readonly isName: boolean;
};

/** Longer texts are read this far, in characters. */
export const MOST_READ = 4_000;

const WORD_OR_STOP =
  /[\p{L}\p{N}]+(?:['’`´][\p{L}]+)*|(?<=\d) ?%|(?<=\d)\+|(?<=\d):(?=\d\d)|[.,;:!?()\n]|\p{Extended_Pictographic}/gu;
/** "In my, well, undercarriage". */
const ASIDE =
  /, (?:well|um+|er+m?|uh+|ahem|hmm+|you know|how (?:do|shall) i (?:put|say) (?:it|this)|let'?s say|shall we say),/gi;
const NAME = /^\p{Lu}\p{Ll}/u;
/** Words that turn to something else. */
const TURNS = new Set(["but", "however", "though", "although", "whereas", "except"]);
const SIGNS: ReadonlyMap<string, string> = new Map([
  ["👍", "yes"],
  ["👌", "yes"],
  ["✅", "yes"],
  ["👎", "no"],
  ["❌", "no"],
  ["🤷", "dunno"],
  ["%", "percent"],
  [" %", "percent"],
  ["+", "plus"],
]);

/** The words of a text in one pass; time grows with its length alone. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: (Token & { isAsked: boolean })[] = [];
  let sentence = 0;
  let clause = 0;
  let isAfterComma = false;
  const read = text
    .slice(0, MOST_READ)
    .replace(/pain[ -]free/gi, "painfree ")
    .replace(ASIDE, ({ length }) => " ".repeat(length));
  for (const { 0: found, index } of read.matchAll(WORD_OR_STOP)) {
    // "2:30" is two minutes and a half.
    const isTime =
      found === ":" && /\d/.test(read[index + 1] ?? "") && /\d/.test(read[index - 1] ?? "");
    const word = isTime ? "min" : wordOf(found);
    if (word === "") {
      isAfterComma = found === ",";
      // "Unbearable... the smell" is one stop.
      if (tokens.at(-1)?.clause === clause) clause++;
      if (isAfterComma) continue;
      for (const token of tokens.slice(sentence)) token.isAsked = found === "?";
      sentence = tokens.length;
      continue;
    }
    if (TURNS.has(word)) {
      isAfterComma = false;
      // ", but" is one turn.
      if (tokens.at(-1)?.clause === clause) clause++;
    }
    const to = index + found.length;
    tokens.push({
      word,
      stem: stemOf(word),
      from: index,
      to,
      clause,
      isAfterComma,
      isAsked: false,
      isName: tokens.length > sentence && NAME.test(found),
    });
  }
  return tokens;
}

/** A word as it is compared: small letters, no apostrophes; empty for a mark that ends a clause. */
function wordOf(found: string): string {
  // "I'll" is not "ill".
  if (/^i['’`´]ll$/i.test(found)) return "iwill";
  const sign = SIGNS.get(found);
  if (sign !== undefined) return sign;
  return found
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

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
