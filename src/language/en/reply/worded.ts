import type { Question } from "../../../engine/content/dialog.ts";
import { isScreening } from "../../../engine/content/questions.ts";
import { NONE, NOT_SURE } from "../../../engine/content/ref.ts";
import { matchesOf, uncovered, weightOf } from "../../of-question.ts";
import type { Reply } from "../../reply.ts";
import type { Token } from "../../token.ts";
import type { Understanding } from "../../understanding.ts";
import { NEGATORS, setOf } from "../small-words.ts";
import { stemOf } from "../stem.ts";
import { isUnsure } from "./unsure.ts";

/** An option by its words: the one that most of them speak for. */
export function worded(question: Question, understanding: Understanding): Reply | null {
  const { tokens } = understanding;
  const matches = matchesOf(question, understanding.matches);
  const weights = new Map<string, number>();
  /** Where the phrases of each option begin. */
  const said = new Map<string, Set<number>>();
  let isMeant = false;
  const denied = deniedBy(question, tokens);
  const isPartAsked = tokens.some(({ isAsked }) => !isAsked);
  for (const { phrase, standing, first, last } of question.many ? uncovered(matches) : matches) {
    const { meaning } = phrase;
    if (!("option" in meaning)) continue;
    if (YES_NO.has(phrase.text)) continue;
    // "Shoes? No": a part that is asked, where the rest tells.
    if (isPartAsked && tokens[first]?.isAsked && !isScreening(question)) continue;
    if (!isScreening(question) && isDismissed(tokens, last)) continue;
    // "Not shoes, just faster runs"; and the safety cards ask about what has been, too.
    const isOwn =
      standing === "now" ||
      (standing === "negated" && isTurned(tokens, first)) ||
      (standing === "negated" && meaning.option === denied && isDeniedByLead(tokens, first)) ||
      (standing === "past" && isScreening(question)) ||
      (standing === "hypothetical" && meaning.type === "reply");
    if (!isOwn) continue;
    const weight = weightOf(phrase, first, last);
    const places = said.get(meaning.option) ?? new Set();
    said.set(meaning.option, places.add(first));
    if (standing !== "hypothetical") isMeant = true;
    weights.set(meaning.option, Math.max(weight, weights.get(meaning.option) ?? 0));
  }
  // "Can't recall whether I had any before."
  if (weights.size === 0 || (!isMeant && isUnsure(understanding))) return null;
  if (weights.size > 1) weights.delete(NOT_SURE);
  const led = denied === null ? undefined : weights.get(denied);
  if (denied !== null && led !== undefined) weights.set(denied, led + LED);
  if (question.many) {
    if (weights.size > 1) weights.delete(NONE);
    const options = [...weights.keys()];
    return { type: "options", options: options[0] === NONE ? [] : options };
  }
  const most = Math.max(...weights.values());
  const best = [...weights].filter(([, weight]) => most - weight < 0.5).map(([option]) => option);
  const isEither = !isScreening(question) && tokens.some(({ word }) => EITHER.has(word));
  const rivals = isEither
    ? rivalsOf(matches, best)
    : graver(question, rivalsOf(matches, best), best);
  // The more words speak for an option, and the fewer for others, the more may stand beside them.
  const strengths = [...weights].map(([option, weight]) => ({
    option,
    strength: Math.max(weight, said.get(option)?.size ?? 0),
  }));
  const [own = 0] = strengths.filter(({ option }) => option === best[0]).map(strengthOf);
  const lead =
    own - Math.max(0, ...strengths.filter(({ option }) => option !== best[0]).map(strengthOf));
  const mostUnread =
    lead >= 2.5 ? MOST_UNREAD_BESIDE_LONG : lead >= 1.5 ? MOST_UNREAD_BESIDE : MOST_UNREAD;
  const isSure =
    best.length === 1 && rivals.length === 0 && unreadIn(question, understanding) <= mostUnread;
  return { type: isSure ? "options" : "either", options: [...best, ...rivals] };
}

const EITHER = setOf("sometimes either or half partly");

/** At a follow-up, whose options begin with the gravest: those before the best one that were said too. */
function graver(
  { content: { options }, role }: Question,
  rivals: readonly string[],
  best: readonly string[],
): readonly string[] {
  if (role !== "follow-up") return [];
  const until = options.findIndex(({ id }) => best.includes(id));
  return rivals.filter((rival) => options.findIndex(({ id }) => id === rival) < until);
}

/** Other options that have a word of their own beside those of the best: "sometimes the middle, sometimes the left". */
function rivalsOf(matches: Understanding["matches"], best: readonly string[]): readonly string[] {
  const said = matches.flatMap(({ phrase: { meaning, text }, standing, first, last }) =>
    "option" in meaning && standing === "now" && meaning.option !== NOT_SURE && !YES_NO.has(text)
      ? [{ option: meaning.option, first, last }]
      : [],
  );
  const own = said.filter(({ option }) => best.includes(option));
  const rivals = said.filter(
    ({ option, first, last }) =>
      !best.includes(option) && own.every((one) => first > one.last || last < one.first),
  );
  return [...new Set(rivals.map(({ option }) => option))];
}

/** Whoever says this many more things may mean something else altogether. */
const MOST_UNREAD = 3;
const MOST_UNREAD_BESIDE = 8;
const MOST_UNREAD_BESIDE_LONG = 12;

function strengthOf({ strength }: { readonly strength: number }): number {
  return strength;
}

/** How many words of weight no phrase or number of the question takes up. */
function unreadIn(question: Question, { matches, quantities, tokens }: Understanding): number {
  const read = new Set<number>();
  for (const { first, last } of [...matchesOf(question, matches), ...quantities]) {
    for (let at = first; at <= last; at++) read.add(at);
  }
  return tokens.filter(({ word }, at) => !read.has(at) && !SMALL.has(word)).length;
}

/** How much a "no" before them speaks for words that say no. */
const LED = 1.5;
const LEADS = new Set(["no", "nope", "nah", "naw"]);
const STARTS = setOf("it its i im ive they just only my the");

/** The option that a "no" at the start chooses where one means no: "no it built up slowly", "nope, feels fine". */
function deniedBy({ content, many }: Question, tokens: readonly Token[]): string | null {
  const [lead, next] = tokens;
  if (many || !lead || !next || !LEADS.has(lead.word)) return null;
  if (next.clause === lead.clause && !STARTS.has(next.word)) return null;
  return content.options.find(({ id, words }) => id === "no" || words?.includes("no"))?.id ?? null;
}

/** Whether nothing but the "no" at the start denies what begins at a word. */
function isDeniedByLead(tokens: readonly Token[], first: number): boolean {
  return !tokens.slice(1, first + 1).some(({ word }) => NEGATORS.has(word));
}

/** "I did buy new shoes, but that was last year." */
function isDismissed(tokens: readonly Token[], last: number): boolean {
  const clause = tokens[last]?.clause ?? 0;
  const next = tokens.filter((token) => token.clause > clause && token.clause <= clause + 2);
  const said = next.slice(0, MOST_DISMISSING).map(({ word }) => word);
  return DISMISSES.test(said.join(" "));
}

const DISMISSES =
  /^(?:but )?(?:that|thats|this|it|its|they|those) (?:was |were )?(?:last year|years ago|(?:a|two|few) years? (?:ago|back)|ages ago|long ago|way before)/;
const MOST_DISMISSING = 8;

/** Whether a word begins with "just" or "only" in a clause after the one with the "no". */
function isTurned(tokens: readonly Token[], first: number): boolean {
  const clause = tokens[first]?.clause;
  for (let at = first - 1; at >= 0 && at >= first - 3; at--) {
    if (tokens[at]?.clause !== clause) return false;
    const isTurn = ["just", "only", "its"].includes(tokens[at]?.word ?? "");
    if (isTurn) return tokens[at]?.isAfterComma === true && tokens[at - 1]?.clause !== clause;
  }
  return false;
}

/** Such words mean their option alone, or at the start: `agreed` reads them. */
const YES_NO = new Set(["yes", "no"]);

/** A part of a label, if no other label has it: "below the knee". */
export function labelled(question: Question, { tokens }: Understanding): Reply | null {
  if (isScreening(question)) return null;
  const said = new Set(tokens.filter(({ word }) => !SMALL.has(word)).map(({ stem }) => stem));
  if ([...said].every((stem) => /^\d+$/.test(stem))) return null;
  const isDenied = tokens.some(({ word }) => DENIES.has(word));
  const found = question.content.options.filter(({ label }) => {
    const stems = label
      .toLowerCase()
      .replace(/['’]/g, "")
      .split(/[^\p{L}\p{N}]+/u)
      .map(stemOf);
    // Of many options, "sitting" is not the one with "after sitting" in it.
    const isNamed = !question.many || said.has(stems[0] ?? "");
    if (isDenied && !stems.some((stem) => DENIES.has(stem))) return false;
    return isNamed && [...said].every((stem) => stems.includes(stem));
  });
  if (found.length === 0) return null;
  const options = found.map(({ id }) => id);
  // "Bit stiff" may be less than what the label says, and "10 minutes" is a part of more than one.
  const isPart =
    tokens.some(({ word }) => HALF.has(word)) || [...said].every((stem) => COUNTS.test(stem));
  return { type: options.length === 1 && !isPart ? "options" : "either", options };
}

const HALF = setOf("bit little slightly somewhat kinda sometimes sort");
const COUNTS = /^(?:\d+|min|minut|hour|day|week|month|time|second|sec|km|k|mil)$/;
const DENIES = setOf("not never dont no isnt");

const SMALL = setOf(
  "the a an of my i it its is in on at to and or me im ive so just very really when about like than with for after before yes yeah no not this that be been was bit mate tbh lol think probably maybe say well um er yep yea nah have had has get got do dont does there are were can",
);
