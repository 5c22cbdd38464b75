import { hasStep } from "../../pattern.ts";
import { isHabit, type Phrase } from "../../phrase.ts";
import type { Found, Place, Standing } from "../../standing.ts";
import type { Token } from "../../token.ts";
import { NEGATORS, OWN, RECENT, setOf } from "../small-words.ts";
import { afterOf, beforeOf, tailOf } from "./clauses.ts";
import { isCompared, isDeniedAfter, isNegated, LACKS } from "./denied.ts";
import { isCorrected, isOfOther, isOther, isOthers, isToldOf, ME_TOO, SELVES } from "./others.ts";
import { isEnded, isOfOld, isPast, isStillPast, sincePast } from "./past.ts";
import { isQuestion, isSupposed } from "./supposed.ts";
import { isOfWork } from "./work.ts";

/** "No loss of feeling" and "no trouble peeing" are two that cancel out. */
const LOSS = setOf("loss lack problem problems trouble difficulty issue issues change changes");

const VAGUE = setOf("it its this that tell told make made go");
const DOES_NOT = setOf("didnt dont doesnt wont couldnt wouldnt cant");
const LISTS = setOf(
  "have had get got feel felt notice think suffer experience take see really any know",
);

/** "Never had this before, chest pain …", "didn't sleep, crying …": a whole sentence, and no list of what is denied. */
function isSentence(listed: readonly string[]): boolean {
  return listed.some(
    (word, at) => VAGUE.has(word) || (DOES_NOT.has(word) && !LISTS.has(listed[at + 1] ?? "have")),
  );
}

/** How a number is meant where it stands. */
export function standingAt(
  tokens: readonly Token[],
  { first, last }: Place,
  lastYear: number,
): Standing {
  return standingOf(tokens, { phrase: COUNTED, first, last }, lastYear);
}

const COUNTED: Phrase = {
  text: "",
  parts: [],
  unless: [],
  size: 0,
  rarest: [],
  at: -1,
  meaning: { type: "reply", question: "", option: "" },
};

/** How a phrase is meant where it stands. */
export function standingOf(
  tokens: readonly Token[],
  { phrase, first, last }: Found,
  lastYear: number,
): Standing {
  const { meaning } = phrase;
  const { own, listed } = beforeOf(tokens, first);
  const after = afterOf(tokens, last);
  const inside = tokens.slice(first, last + 1).map(({ word }) => word);
  // A phrase with a "no" of its own says something by itself, whatever the list before it denies.
  const isNo = tokens
    .slice(first, last + 1)
    .some(({ word, stem }) => LACKS.has(word) && hasStep(phrase, word, stem));
  const stands = isNo || after.some((word) => RECENT.has(word) || word === "since");
  const before = stands ? own : [...listed, ...own];
  const whole = [...own, ...inside, ...after];
  const between = tokens
    .slice(first, last)
    .filter(({ word, stem }) => !hasStep(phrase, word, stem))
    .map(({ word }) => word);
  const isTheirs =
    (isHabit(phrase) ? isOthers : isOther)([...listed, ...own, ...between]) ||
    (meaning.type === "flag" &&
      ((first === last && isOfOther(own, after)) || isOfWork(own, after))) ||
    isToldOf(tokens, first - own.length) ||
    isCorrected(tokens, last + after.length + 1);
  const isMeToo = ME_TOO.some((said) => ` ${after.join(" ")} `.includes(said));
  if (!isMeToo && (isTheirs || after.some((word) => SELVES.has(word)))) return "other";
  const tail = tailOf(tokens, last + after.length + 1);
  const isAsked = isQuestion(own, [...whole, ...tail], after, tokens[first]?.isAsked ?? false);
  // "Does it mix with warfarin" has a question of its own.
  const isOwn = hasStep(phrase, whole[0] ?? "", whole[0] ?? "");
  if (
    (isAsked && !isOwn) ||
    isSupposed(before, isNo, isHabit(phrase)) ||
    tail.includes("hypothetically")
  )
    return "hypothetical";
  // "Go to hospital if you lose control of your bowels" is advice.
  if (own.includes("your") && !whole.some((word) => OWN.has(word))) return "hypothetical";
  const isEver = meaning.type === "flag" && meaning.isEver;
  const since = [...sincePast(own), ...inside, ...after];
  // "Excruciating pain as I twisted" goes on with last year's race; "the extra run I'd added" does not.
  const lead = isHabit(phrase) ? whole : own;
  const isOver =
    !isEver &&
    (isPast(since, tail, lastYear) ||
      isEnded(tail) ||
      isOfOld(own, after) ||
      isStillPast(tokens, first - own.length, lead, whole, lastYear));
  const isDenied =
    isNegated(isSentence(listed) ? own : before, after) ||
    (isHabit(phrase) && isCompared(inside)) ||
    tokens
      .slice(first, last)
      .some(
        ({ word, stem }, at) =>
          NEGATORS.has(word) &&
          (!hasStep(phrase, word, stem) ||
            (meaning.type === "flag" && LOSS.has(inside[at + 1] ?? ""))),
      ) ||
    isDeniedAfter(tokens, last, after, isNo, isEver);
  return isOver ? "past" : isDenied ? "negated" : "now";
}
