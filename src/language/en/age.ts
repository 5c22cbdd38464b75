import type { Token } from "../token.ts";
import { numberAt } from "./numbers/number.ts";
import { setOf } from "./small-words.ts";

const YEARS = setOf("yr yrs year years");
const SEXES = setOf("m f male female");
const OLD = setOf("old young yo yearold");
const SELF = setOf("im am aged age turned turning");
const PEOPLE = setOf("male female m f here runner man woman bloke guy lad lady girl dad mum mom");
/** Whose years they are where someone is "42 years old" or turned so. */
const THEIRS = setOf(
  "he she who him her his their our your dad mum mom father mother wife husband son daughter kid brother sister mate friend partner dog cat",
);
/** "A 12 year old son", "a 20 year old injury". */
const WHO =
  /^(?:m|f|male|female|here|bloke|man|woman|guy|lad|lass|lady|girl|runner|and|with|who|i|in|now|so|but|whos|dad|mum|mom|nurse|teacher|student|marathoner|sprinter)$/;
/** What may stand behind "I'm 42": nothing that it could count. */
const ON =
  /^(?:and|now|so|with|but|in|this|next|last|who|today|here|been|just|or|if|yo|y|m|f|male|female|old|my|running|run|years|yrs|year|yr)$/;
const GLUED = /^(?:m|f|yo|yr|yrs|y|s)?$/;
const MOST_GREETING = 3;

/** The age that a text gives as the writer's own, where that is plain: "I'm 62", "47f", "a 57 year old bloke". */
export function ageIn(tokens: readonly Token[]): number | null {
  for (let at = 0; at < tokens.length; at++) {
    const [, sexed] = /^[mf](\d\d)$/.exec(tokens[at]?.word ?? "") ?? [];
    const found =
      sexed === undefined
        ? numberAt(tokens, at)
        : { value: Number(sexed), last: at, glued: "m" as const };
    if (!found) continue;
    const { value, last, glued } = found;
    if (Number.isInteger(value) && value >= 10 && value <= 99 && GLUED.test(glued)) {
      const years = glued === "s" ? value + MIDDLE : value;
      if (isOwnAge(tokens, at, last, glued)) return years;
    }
    at = last;
  }
  return null;
}

/** "In my 50s" is 55; of the forties only who says which half is told. */
const MIDDLE = 5;

function isOwnAge(tokens: readonly Token[], first: number, last: number, glued: string): boolean {
  const clause = tokens[first]?.clause;
  const wordAt = (at: number) => (tokens[at]?.clause === clause ? (tokens[at]?.word ?? "") : "");
  const [second, before] = [wordAt(first - 2), wordAt(first - 1)];
  const [next, third] = [wordAt(last + 1), wordAt(last + 2)];
  if (THEIRS.has(before) || THEIRS.has(second)) return false;
  if (glued === "s") {
    const isDecade =
      tokens[first]?.word !== "40s" && Number.parseInt(tokens[first]?.word ?? "", 10) % 10 === 0;
    const isOwn =
      (before === "my" && second === "in") || (before === "" && isOfSomeone(tokens, last));
    return isDecade && isOwn;
  }
  const isYears = YEARS.has(next) || glued.startsWith("y");
  const end = YEARS.has(next) ? last + 2 : last + 1;
  if (isYears && (OLD.has(wordAt(end)) || glued === "yo")) {
    const after = glued === "yo" && !OLD.has(wordAt(end)) ? wordAt(end) : wordAt(end + 1);
    if (before === "my") return false;
    return after === "" || WHO.test(after) || (glued === "yo" && before !== "a");
  }
  // "17 y/o".
  if (next === "y" && third === "o") return before !== "my";
  const isAlone = next === "";
  const isSexed = glued === "m" || glued === "f";
  if (SELF.has(before) && second === "like") return false;
  if (SELF.has(before)) return isAlone || (ON.test(next) && !(YEARS.has(next) && third !== ""));
  if (before === "is") return second === "age" && isAlone;
  if (before === "only") return second === "" && (isAlone || ON.test(next));
  if (SEXES.has(before)) return isAlone || ON.test(next) || !isCounted(next);
  if (SEXES.has(next) || next === "here" || next === "yo") return before === "" || isAlone;
  // "At 63 I should know better".
  if (before === "at") return second === "" && /^(?:i|im|you|ive)$/.test(next);
  if (before !== "") return false;
  if (isSexed)
    return (
      first === 0 || isAlone || ON.test(next) || tokens[first]?.word.startsWith(glued) === true
    );
  if (isAlone) {
    return (
      first <= MOST_GREETING ||
      PEOPLE.has(tokens[first - 1]?.word ?? "") ||
      isOfSomeone(tokens, last) ||
      (tokens[first]?.isAfterComma === false && !isOfAnother(tokens, first))
    );
  }
  if (isYears) return wordAt(end) === "" && isOfSomeone(tokens, end - 1);
  const isFirst = first === 0 || tokens[first]?.isAfterComma === false;
  return isFirst && /^(?:and|now|btw)$/.test(next);
}

/** "My brother in law (57, big fella)". */
function isOfAnother(tokens: readonly Token[], first: number): boolean {
  return tokens.slice(Math.max(0, first - MOST_NAMING), first).some(({ word }) => THEIRS.has(word));
}
const MOST_NAMING = 4;

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
