import type { Place } from "./standing.ts";
import type { Token } from "./token.ts";

/** The most of a person's own words that is said back, in characters and in words on each side. */
const LONGEST = 120;
const AROUND = 7;

/** Whatever could be a mark, a mention or a link somewhere. */
const MARKS = /[^\p{L}\p{N} ,.?!;’'%+-]|(?<!\d)[.?!](?=\S)|\.(?=\p{L})/gu;

/** The person's own words around some of them, short, and without anything that a platform could take for a mark. */
export function quoteOf(text: string, tokens: readonly Token[], { first, last }: Place): string {
  const clause = (at: number) => tokens[at]?.clause ?? -1;
  let from = first;
  while (from > 0 && first - from < AROUND && clause(from - 1) === clause(first)) from--;
  let to = last;
  while (to < tokens.length - 1 && to - last < AROUND && clause(to + 1) === clause(last)) to++;
  const said = text.slice(tokens[from]?.from ?? 0, tokens[to]?.to ?? 0);
  const plain = said.replace(MARKS, " ").replace(/\s+/g, " ").trim();
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST - 1).trimEnd()}…`;
}
