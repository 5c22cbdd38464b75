import type { Token } from "../token.ts";
import { numberAt } from "./numbers/number.ts";
import { setOf } from "./small-words.ts";
import { youngIn } from "./young.ts";

const YEARS = setOf("yr yrs year years");
const SEXES = setOf("m f male female");
const OLD = setOf("old young yo yearold");
const SELF = setOf("im am aged age turned turning");
const PEOPLE = setOf("male female m f here runner man woman bloke guy lad lady girl dad mum mom");
/** Whose years they are where someone is "42 years old" or turned so. */
const THEIRS = setOf(
  "he she who him her his their our your dad mum mom father mother wife husband son daughter kid brother sister niece nephew grandson granddaughter twin twins kids client mate friend partner dog cat",
);
/** "A 12 year old son", "a 20 year old injury". */
const WHO =
  /^(?:m|f|male|female|here|bloke|man|woman|guy|lad|lass|lady|girl|runner|and|with|who|i|in|now|so|but|whos|dad|mum|mom|nurse|teacher|student|marathoner|sprinter)$/;
/** What may stand behind "I'm 42": nothing that it could count. */
const ON =
  /^(?:and|now|so|with|but|in|this|next|last|who|today|here|been|just|or|if|yo|y|m|f|male|female|old|my|running|run|years|yrs|year|yr)$/;
const GLUED = /^(?:m|f|yo|yr|yrs|y)?$/;
/** Whoever is younger is heard by other words: see `youngIn`. */
const ADULT = 18;

/** Decades by name: "my late fifties". Of the forties only who says which half is told. */
const DECADES: ReadonlyMap<string, number> = new Map([
  ["twenties", 20],
  ["thirties", 30],
  ["forties", 40],
  ["fifties", 50],
  ["sixties", 60],
  ["seventies", 70],
]);

/** The age that a text gives as the writer's own, where that is plain: "I'm 62", "47f", "a 57 year old bloke". */
export function ageIn(tokens: readonly Token[]): number | null {
  const young = youngIn(tokens);
  if (young !== null) return young;
  for (let at = 0; at < tokens.length; at++) {
    const decade = decadeAt(tokens, at);
    if (decade !== null) return decade;
    const [, sexed] = /^[mf](\d\d)$/.exec(tokens[at]?.word ?? "") ?? [];
    const found =
      sexed === undefined
        ? numberAt(tokens, at)
        : { value: Number(sexed), last: at, glued: "m" as const };
    if (!found) continue;
    const { value, last, glued } = found;
    if (Number.isInteger(value) && value >= ADULT && value <= 99 && GLUED.test(glued)) {
      const isOwn = isOwnAge(tokens, at, last, glued);
      if (isNextBirthday(tokens, last) && !isOfAnother(tokens, at)) return value - 1;
      if (isOwn) return value;
    }
    at = last;
  }
  return null;
}

/** "Late fifties", "in my 30s", "50s, female": the middle of what it may be. */
function decadeAt(tokens: readonly Token[], at: number): number | null {
  const word = tokens[at]?.word ?? "";
  const from = DECADES.get(word) ?? (/^[2-7]0s$/.test(word) ? Number.parseInt(word, 10) : null);
  const behind = tokens.slice(Math.max(0, at - MOST_NAMING), at).map(({ word: one }) => one);
  const before = behind.at(-1) ?? "";
  const part = before === "late" ? 7 : before === "early" ? 2 : from === 40 ? null : 5;
  if (from === null || part === null) return null;
  // "Since my late twenties" is long ago, and "ran a lot in my twenties" as well.
  if (behind.some((one) => one === "since" || THEIRS.has(one))) return null;
  const isOwn = behind.some((one) => SELF.has(one));
  const isTold = /^(?:late|early|mid)$/.test(before) || (before === "my" && isOwn);
  return isTold || isOfSomeone(tokens, at) ? from + part : null;
}

/** "50 next birthday". */
function isNextBirthday(tokens: readonly Token[], last: number): boolean {
  const [next, third] = [tokens[last + 1]?.word ?? "", tokens[last + 2]?.word ?? ""];
  return /^(?:next|this)$/.test(next) && /^(?:birthday|xmas|christmas)$/.test(third);
}

function isOwnAge(tokens: readonly Token[], first: number, last: number, glued: string): boolean {
  const clause = tokens[first]?.clause;
  const wordAt = (at: number) => (tokens[at]?.clause === clause ? (tokens[at]?.word ?? "") : "");
  const [second, before] = [wordAt(first - 2), wordAt(first - 1)];
  const [next, third] = [wordAt(last + 1), wordAt(last + 2)];
  if (THEIRS.has(before) || THEIRS.has(second)) return false;
  if (SELF.has(before) && second === "like") return false;
  const isYears = YEARS.has(next) || glued.startsWith("y");
  const end = YEARS.has(next) ? last + 2 : last + 1;
  if (isYears && (OLD.has(wordAt(end)) || glued === "yo")) {
    const after = glued === "yo" && !OLD.has(wordAt(end)) ? wordAt(end) : wordAt(end + 1);
    if (before === "my") return false;
    return (
      SELF.has(before) || after === "" || WHO.test(after) || (glued === "yo" && before !== "a")
    );
  }
  // "17 y/o".
  if (next === "y" && third === "o") return before !== "my";
  const isAlone = next === "";
  if (SELF.has(before)) {
    const isPerson = isYears && PEOPLE.has(wordAt(end));
    return isAlone || isPerson || (ON.test(next) && !(YEARS.has(next) && third !== ""));
  }
  if (before === "is") return second === "age" && isAlone;
  if (before === "only") return second === "" && (isAlone || ON.test(next));
  if (before === "now") return second === "" && (isAlone || next === "and");
  // "I have 46 years", as many languages say it.
  if (before === "have") return second === "i" && isYears && wordAt(end) === "";
  if (SEXES.has(before)) return isAlone || ON.test(next) || !isCounted(next);
  if (SEXES.has(next) || next === "here" || next === "yo") return before === "" || isAlone;
  // "At 63 I should know better".
  if (before === "at") return second === "" && /^(?:i|im|you|ive)$/.test(next);
  if (before !== "" || isOfAnother(tokens, first)) return false;
  if (glued === "f") return true;
  if (glued === "m") {
    return first === 0 || isAlone || ON.test(next) || tokens[first]?.word.startsWith("m") === true;
  }
  if (isAlone) return !isListed(tokens, first, last);
  if (isYears) return wordAt(end) === "" && isSentence(tokens, first, end - 1);
  return (
    /^(?:and|now|btw)$/.test(next) &&
    (first === 0 || tokens[first]?.isAfterComma === false || next === "now")
  );
}

/** "My brother in law (57, big fella)". */
function isOfAnother(tokens: readonly Token[], first: number): boolean {
  return tokens.slice(Math.max(0, first - MOST_NAMING), first).some(({ word }) => THEIRS.has(word));
}
const MOST_NAMING = 4;

/** "10, 15, 20": numbers that count something else. */
function isListed(tokens: readonly Token[], first: number, last: number): boolean {
  return [tokens[first - 1], tokens[last + 1]].some((one) => /^\d/.test(one?.word ?? ""));
}

/** "46 years." has a sentence of its own, or who someone is stands behind it. */
function isSentence(tokens: readonly Token[], first: number, last: number): boolean {
  const isEnd = tokens[last + 1]?.isAfterComma !== true || isOfSomeone(tokens, last);
  return isEnd && tokens[first]?.isAfterComma !== true;
}

/** "…, 42, female": who someone is stands right behind. */
function isOfSomeone(tokens: readonly Token[], last: number): boolean {
  return PEOPLE.has(tokens[last + 1]?.word ?? "");
}

/** "M 30 miles a week". */
function isCounted(word: string): boolean {
  return /^(?:km|k|kms|mi|miles?|min|mins|minutes?|hours?|weeks?|months?|days?|percent|kg)$/.test(
    word,
  );
}
