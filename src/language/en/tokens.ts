import { MOST_READ, type Token } from "../token.ts";
import { stemOf } from "./stem.ts";

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
  let mark: Token["mark"] = null;
  const read = text
    .slice(0, MOST_READ)
    .replace(/pain[ -]free/gi, "painfree ")
    .replace(ASIDE, ({ length }) => " ".repeat(length));
  for (const { 0: found, index } of read.matchAll(WORD_OR_STOP)) {
    const isInNumber = /\d/.test(read[index + 1] ?? "") && /\d/.test(read[index - 1] ?? "");
    if (isInNumber && (found === "." || found === ",")) {
      mark = found;
      continue;
    }
    // "2:30" is two minutes and a half.
    const word = isInNumber && found === ":" ? "min" : wordOf(found);
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
      mark,
      isAfterComma,
      isAsked: false,
      isName: tokens.length > sentence && NAME.test(found),
    });
    mark = null;
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
