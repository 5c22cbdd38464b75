import type { Token } from "../../token.ts";
import { OWN, setOf } from "../small-words.ts";

/** How many words are looked at before and after a phrase, and how many may stand between the commas of a list. */
export const FURTHEST = 20;
const LISTED = 3;
const LONGEST_TAIL = 5;
const YEAR = /^(?:19|20)\d\d$/;

/** "No fever, do have chills", "not the left, just the right": what follows is no part of a list. */
const TURNS = setOf("do does did yes yeah yep have got just only its it mine");

/** The words before a phrase in its clause; and in a list such as "no fever, chills or cough", those before that. */
export function beforeOf(tokens: readonly Token[], first: number) {
  const own: string[] = [];
  const listed: string[] = [];
  let { clause, isAfterComma } = tokens[first] ?? { clause: 0, isAfterComma: false };
  let words = own;
  let since = 0;
  for (let at = first - 1; at >= 0 && own.length + listed.length < FURTHEST; at--) {
    const token = tokens[at];
    if (!token) break;
    if (token.clause !== clause) {
      const isListed =
        isAfterComma &&
        since <= LISTED &&
        !words.some((word) => OWN.has(word) || TURNS.has(word)) &&
        !TURNS.has(tokens[first]?.word ?? "") &&
        !(words[0] === "and" && words.length > 1);
      if (!isListed) break;
      ({ clause, isAfterComma } = token);
      words = listed;
      since = 0;
    }
    words.unshift(token.word);
    since++;
  }
  return { own, listed };
}

/** The words after a phrase in its clause. */
export function afterOf(tokens: readonly Token[], last: number): readonly string[] {
  const { clause } = tokens[last] ?? {};
  const after: string[] = [];
  for (let at = last + 1; tokens[at]?.clause === clause && after.length < FURTHEST; at++) {
    after.push(tokens[at]?.word ?? "");
  }
  return after;
}

/** A few words behind a comma that say more of the clause before: "…, years ago", "…, long gone". */
export function tailOf(tokens: readonly Token[], from: number): readonly string[] {
  const { word, clause, isAfterComma } = tokens[from] ?? {
    word: "",
    clause: -1,
    isAfterComma: false,
  };
  // "A discectomy (2011), and …"
  if (YEAR.test(word) && tokens[from + 1]?.clause !== clause) return [word];
  // A long clause is not read to its end: what follows there is no tail.
  if (!isAfterComma || tokens[from - 1]?.clause === clause) return [];
  let end = from;
  while (tokens[end]?.clause === clause) end++;
  const tail = tokens.slice(from, end).map(({ word }) => word);
  if (tail.length <= LONGEST_TAIL) return tail;
  // "…, four years ago for something else"
  const ago = tail.slice(0, LONGEST_TAIL).indexOf("ago");
  return ago < 0 ? [] : tail.slice(0, ago + 1);
}

/** The words of a clause up to one of them. */
export function clauseOf(tokens: readonly Token[], end: number): readonly string[] {
  const clause = tokens[end]?.clause;
  const words: string[] = [];
  for (let at = end; at >= 0 && tokens[at]?.clause === clause && words.length < FURTHEST; at--) {
    words.unshift(tokens[at]?.word ?? "");
  }
  return words;
}
