import type { ToldAge } from "../standing.ts";
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
  /^(?:m|f|male|female|here|bloke|man|woman|guy|lad|lass|lady|gent|girl|runner|jogger|rambler|retired|and|with|who|i|in|now|so|but|whos|dad|mum|mom|nurse|teacher|student|marathoner|sprinter)$/;
/** What may stand behind "I'm 42": nothing that it could count. */
const ON =
  /^(?:and|n|now|so|with|but|in|this|next|last|who|today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|here|been|just|or|if|btw|plus|going|sex|yo|y|m|f|male|female|old|my|running|run|years|yrs|year|yr)$/;
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
  return youngIn(tokens) ?? adultIn(tokens)?.years ?? null;
}

/** The same of an adult, with its place among the words. */
export function adultIn(tokens: readonly Token[]): ToldAge | null {
  for (let at = 0; at < tokens.length; at++) {
    const decade = decadeAt(tokens, at);
    if (decade !== null) return { years: decade, first: at, last: at };
    const [, sexed] = /^[mfvw](\d\d)$/.exec(tokens[at]?.word ?? "") ?? [];
    const found =
      sexed === undefined
        ? numberAt(tokens, at)
        : { value: Number(sexed), last: at, glued: "m" as const };
    if (!found) continue;
    const { value, last, glued } = found;
    if (Number.isInteger(value) && value >= ADULT && value <= 99 && GLUED.test(glued)) {
      const place = { first: at, last };
      if (isNextBirthday(tokens, at, last) && !isOfAnother(tokens, at)) {
        return { years: value - 1, ...place };
      }
      if (isOwnAge(tokens, at, last, glued)) return { years: value, ...place };
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

/** "50 next birthday", "44 in August", "I'll be 67 in the spring". */
function isNextBirthday(tokens: readonly Token[], first: number, last: number): boolean {
  const clause = tokens[first]?.clause;
  const wordAt = (at: number) => (tokens[at]?.clause === clause ? (tokens[at]?.word ?? "") : "");
  const [next, third] = [wordAt(last + 1), wordAt(last + 2)];
  if (/^(?:next|this)$/.test(next) && /^(?:birthday|xmas|christmas)$/.test(third)) return true;
  const [second, before] = [wordAt(first - 2), wordAt(first - 1)];
  const isTold =
    before === "" ||
    (SELF.has(before) && before !== "turned") ||
    (before === "be" && /^(?:ill|will)$/.test(second) && !THEIRS.has(wordAt(first - 3)));
  const day = /^(?:a|the)$/.test(third) ? wordAt(last + 3) : third;
  const isDay = WHEN.has(day) || (next === "next" && /^(?:week|month)$/.test(day));
  return isTold && /^(?:in|on|next|come)$/.test(next) && isDay;
}
const WHEN = setOf(
  "january jan february feb march april may june july august aug september sept october oct november nov december dec spring summer autumn fall winter fortnight monday tuesday wednesday thursday friday saturday sunday",
);

function isOwnAge(tokens: readonly Token[], first: number, last: number, glued: string): boolean {
  const clause = tokens[first]?.clause;
  const wordAt = (at: number) => (tokens[at]?.clause === clause ? (tokens[at]?.word ?? "") : "");
  const [second, before] = [wordAt(first - 2), wordAt(first - 1)];
  const [next, third] = [wordAt(last + 1), wordAt(last + 2)];
  // "39.0 and shaking".
  if (tokens[last]?.mark) return false;
  if (THEIRS.has(before) || THEIRS.has(second)) return false;
  if (SELF.has(before) && second === "like") return false;
  const isYears = YEARS.has(next) || glued.startsWith("y");
  const end = YEARS.has(next) ? last + 2 : last + 1;
  if (isYears && (OLD.has(wordAt(end)) || glued === "yo")) {
    const after = glued === "yo" && !OLD.has(wordAt(end)) ? wordAt(end) : wordAt(end + 1);
    if (before === "my") return false;
    const isIntroduced = /^(?:a|the)$/.test(before) && SELF.has(second);
    return (
      isIntroduced ||
      SELF.has(before) ||
      after === "" ||
      WHO.test(after) ||
      (glued === "yo" && before !== "a")
    );
  }
  // "17 y/o".
  if (next === "y" && third === "o") return before !== "my";
  const isAlone = next === "";
  if (SELF.has(before)) {
    const isPerson = isYears && PEOPLE.has(wordAt(end));
    const isYearsOn = isYears && third === "and" && !/^(?:months?|years?)$/.test(wordAt(last + 3));
    return (
      isAlone || isPerson || isYearsOn || (ON.test(next) && !(YEARS.has(next) && third !== ""))
    );
  }
  if (before === "is") return second === "age" && (isAlone || /^(?:only|now|thank)$/.test(next));
  // "A woman of 38".
  if (before === "of") return PEOPLE.has(second) && !isCounted(next);
  if (before === "only") return second === "" && (isAlone || ON.test(next));
  if (/^(?:now|currently)$/.test(before)) {
    return /^(?:am|im|)$/.test(second) && (isAlone || /^(?:and|with)$/.test(next));
  }
  // "Uh so 27, …", "lorry driver here 51, …", "vet 45".
  if (/^(?:so|here|vet)$/.test(before)) {
    return (isAlone || (before === "vet" && next === "as")) && !isListed(tokens, first, last);
  }
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
  if (isYears) {
    return wordAt(end) === "" && (isSentence(tokens, first, end - 1) || isOfMe(tokens, first));
  }
  // "47 completed", "58 running", as in India.
  if (/^(?:completed|running)$/.test(next)) return third === "" && isOfMe(tokens, first);
  if (next === "today" || next === "if") return first === 0 || !tokens[first]?.isAfterComma;
  // "23 stone last year, 18 now".
  const behind = tokens.slice(Math.max(0, first - 5), first);
  if (behind.some(({ word }) => /^(?:stone|st|kg|kilos?|lbs|pounds)$/.test(word))) return false;
  return (
    /^(?:and|now|btw)$/.test(next) &&
    (first === 0 || tokens[first]?.isAfterComma === false || next === "now" || third === "from")
  );
}

/** "My brother in law (57, big fella)"; but "mother of two, 40". */
function isOfAnother(tokens: readonly Token[], first: number): boolean {
  return tokens
    .slice(Math.max(0, first - MOST_NAMING), first)
    .some(({ word }, at, all) => THEIRS.has(word) && (at === 0 || all[at + 1]?.word !== "of"));
}
const MOST_NAMING = 4;

/** "I am driver of lorry, 46 years": its sentence begins with who one is. */
function isOfMe(tokens: readonly Token[], first: number): boolean {
  if (first === 0) return true;
  let from = first;
  while (
    from > 0 &&
    (tokens[from]?.isAfterComma || tokens[from]?.clause === tokens[from - 1]?.clause)
  )
    from--;
  const begun = tokens.slice(from, first).map(({ word }) => word);
  const isMe = begun.some(
    (word, at) => /^(?:im|myself)$/.test(word) || (word === "i" && begun[at + 1] === "am"),
  );
  return isMe && !begun.some((word) => /^(?:for|since|ran|running)$/.test(word));
}

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
