import type { Token } from "../../token.ts";
import { NEGATORS, NOW, RECENT, setOf } from "../small-words.ts";
import { clauseOf, FURTHEST } from "./clauses.ts";
import { NEGATED_AFTER } from "./denied.ts";

const PAST = setOf("previously formerly childhood infancy");
const SEASONS = setOf("winter winters summer summers spring autumn season xmas christmas");
const ALWAYS = 3;
const HAD = setOf("has have ive its");
const YEARS = setOf("year years yrs yr decade decades");
const AGES = setOf("twenties thirties forties teens youth 20s 30s 40s");
const SCHOOLS = setOf("school uni university college primary grade");
const YOUNG = setOf(
  "kid child toddler teenager teen boy girl lad baby student youngster junior infant",
);

/** What began long ago may well go on. */
const GOES_ON = setOf("since started began diagnosed put ever");
const CHILD = /^(?:[5-9]|1\d|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen)$/;
const OLD_YEAR = /^(?:[6-9]\d|0\d)$/;
const TELLS = /\b(?:had|was|broke|fell|got|\w{3,}ed)\b/;

const NUMBER =
  /^(\d+|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|little|young|younger|small|about)$/;
const OVER = setOf("gone healed recovered cleared sorted resolved fixed mended passed over past");
/** "…, feeling is gone" is no end. */
const LEFT = setOf("not feeling sensation control power strength urge appetite");
const BENT = setOf("all doubled bent folded keeled hunched curled leaning");
const IS = setOf("im am");
const SPANS = setOf("month months week weeks days wks");
const SO = setOf("so and now i");
/** "This week" is recent; "for one week" may be any. */
const THESE = setOf("this last past few couple the since every all");
const WHEN = setOf(
  "years year ago back in at my the when college school uni university twenties thirties teens few some long time about many a once as child kid teenager last summer winter",
);
const SPEAKER = setOf("i im ive id ill we weve");

/** Long over: "ten years ago", "used to", "when I was 14", "at school"; not "since 2018", "2 days ago", "today". */
export function isPast(own: readonly string[], tail: readonly string[], lastYear: number): boolean {
  const words = [...own, ...tail];
  const isBack = tail.includes("again") && !tail.some((word) => NEGATORS.has(word));
  const isNow = own.some((one) => NOW.has(one)) || isBack;
  const isRecent = isNow || own.some((one, at) => RECENT.has(one) && THESE.has(own[at - 1] ?? ""));
  const isEverSince = words.some((one, place) => one === "ever" && words[place + 1] === "since");
  const isOngoing = isRecent || (isEverSince && !words.some((one) => NEGATED_AFTER.has(one)));
  const begun = words.findIndex((one) => GOES_ON.has(one));
  return words.some((word, at) => {
    const [last = "", next = "", third = ""] = [words[at - 1], words[at + 1], words[at + 2]];
    const goesOn = isOngoing || (begun >= 0 && begun < at);
    const isOldYear = /^(19|20)\d\d$/.test(word) && Number(word) < lastYear;
    if (isOldYear && !isNow) return last !== "since" && words.lastIndexOf("since", at) < 0;
    if (word === "used" && next === "to") {
      // "Less than I used to" is now.
      if (["than", "as", "what"].includes(words[at - 2] ?? "")) return false;
      return !["never", "not", "didnt", "im", "get", "got", "getting", "am"].includes(last);
    }
    if (goesOn) return false;
    if (PAST.has(word)) return true;
    if (word === "year" && last === "in" && /^\d{1,2}$/.test(next)) return true;
    // "Out in '98."
    if (last === "in" && OLD_YEAR.test(word))
      return next === "" || next === "and" || at === own.length - 1;
    if (word === "aged") return CHILD.test(next);
    if (word === "lifetime") return next === "ago";
    if (word === "life") return last === "another";
    if (YEARS.has(word)) {
      return next === "ago" || next === "back" || (last === "last" && next !== "and");
    }
    if (SEASONS.has(word) && (last === "last" || next === "ago")) return true;
    if (AGES.has(word)) return last === "my" || last === "in";
    if (SCHOOLS.has(word) && next === "teacher") return false;
    const second = words[at - 2] ?? "";
    if (SCHOOLS.has(word) && last === "my") return second === "at" || second === "in";
    if (SCHOOLS.has(word)) return ["at", "in", "primary", "high", "secondary"].includes(last);
    if (YOUNG.has(word)) return last === "a" && words[at - 2] === "as";
    // "…, I was eight."
    if (word === "was" && last === "i" && at === words.length - 2) return CHILD.test(next);
    if (word === "was" && last === "i" && words[at - 2] === "when") {
      return NUMBER.test(next) || next === "pregnant" || (next === "a" && YOUNG.has(third));
    }
    // "Broke my wrist at 12": an age, where something is told.
    return (
      last === "at" &&
      CHILD.test(word) &&
      (next === "" || next === "and" || next === "in" || at === own.length - 1) &&
      (own.length <= 4 || TELLS.test(own.join(" ")))
    );
  });
}

/** Whether a clause without a speaker of its own goes on after one that was long ago: "a bug in 2018, antibiotics, done". */
export function isStillPast(
  tokens: readonly Token[],
  from: number,
  own: readonly string[],
  whole: readonly string[],
  lastYear: number,
): boolean {
  if (!tokens[from]?.isAfterComma || whole.some((word) => NOW.has(word))) return false;
  // "Years ago, in college, I had …".
  const lead = clauseOf(tokens, from - 1);
  if (lead.every((word) => WHEN.has(word) || /^\d+$/.test(word)) && isPast(lead, [], lastYear))
    return true;
  if (own.some((word) => SPEAKER.has(word))) return false;
  let at = from;
  while (tokens[at]?.isAfterComma && from - at < FURTHEST) {
    const before = clauseOf(tokens, at - 1);
    if (isPast(before, [], lastYear)) return true;
    if (before.length === 0 || before.some((word) => SPEAKER.has(word) || NOW.has(word)))
      return false;
    at -= before.length;
  }
  return false;
}

/** What is so since childhood, or always was, is no news: "numb since I was ten". */
export function isOfOld(own: readonly string[], after: readonly string[]): boolean {
  const words = [...own.slice(-ALWAYS), "", ...after];
  // "For the first time since I was a kid" is new.
  if (words.includes("first")) return false;
  return words.some((word, at) => {
    const [next = "", third = "", fourth = ""] = words.slice(at + 1);
    if (word === "always")
      return next === "had" || (HAD.has(words[at - 1] ?? "") && next === "been");
    if (word !== "since" || at < words.length - after.length) return false;
    const isYoung = next === "i" && third === "was" && (CHILD.test(fourth) || fourth === "a");
    return isYoung || SCHOOLS.has(next) || PAST.has(next) || next === "birth";
  });
}

/** "Long gone", "all healed now". */
export function isEnded(tail: readonly string[]): boolean {
  return (
    tail.length <= 4 &&
    !tail.some((word) => LEFT.has(word)) &&
    tail.some((word, at) => isOver(tail, word, at))
  );
}

/** Not "five months past", which is a date, nor "wobbling all over", nor "doubled over". */
function isOver(tail: readonly string[], word: string, at: number): boolean {
  if (word === "past") return !tail.some((one) => SPANS.has(one));
  return OVER.has(word) && !(word === "over" && BENT.has(tail[at - 1] ?? ""));
}

/** The words after a turn to the present: "a clot two years ago so I'm on …". */
export function sincePast(own: readonly string[]): readonly string[] {
  return own.slice(1 + own.findLastIndex((word, at) => IS.has(word) && SO.has(own[at - 1] ?? "")));
}
