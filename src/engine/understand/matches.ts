import { type Lexicon, mended, type Phrase } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

/** A phrase that stands in a text, and how it is meant there. */
export type Match = {
  readonly phrase: Phrase;
  /** Places of its first and last word among the tokens. */
  readonly first: number;
  readonly last: number;
  /** Why it does not count, or null where it is said of oneself, now. */
  readonly taken: Taken;
};

export type Taken = "now" | "negated" | "past" | "hypothetical" | "other" | "idiom";

/** Other words that may stand between two of a phrase. */
const MOST_BETWEEN = 2;

/** All phrases that stand in a text. Each word starts only so many, so time grows with the text's length alone. */
export function matchesIn(lexicon: Lexicon, tokens: readonly Token[]): readonly Match[] {
  const stems = tokens.map(({ stem }) => mended(lexicon, stem));
  const found: Omit<Match, "taken">[] = [];
  stems.forEach((stem, first) => {
    for (const phrase of lexicon.phrases.get(stem) ?? []) {
      const last = lastOf(phrase, tokens, stems, first);
      if (last !== null) found.push({ phrase, first, last });
    }
  });
  const idioms = found.filter(({ phrase }) => phrase.meaning.type === "idiom");
  return found
    .filter((match) => match.phrase.meaning.type !== "idiom")
    .map((match) => {
      const isIdiom = idioms.some(({ first, last }) => first <= match.last && match.first <= last);
      return { ...match, taken: isIdiom ? "idiom" : takenOf(tokens, match) };
    });
}

/** The place of a phrase's last word, or null where it does not stand there. */
function lastOf(
  { steps }: Phrase,
  tokens: readonly Token[],
  stems: readonly string[],
  first: number,
): number | null {
  let at = first;
  for (const step of steps.slice(1)) {
    let next = at + 1;
    while (next <= at + 1 + MOST_BETWEEN && !step.includes(stems[next] ?? "")) next++;
    if (next > at + 1 + MOST_BETWEEN || tokens[next]?.clause !== tokens[first]?.clause) return null;
    at = next;
  }
  return at;
}

const NEGATORS = words(
  "no not dont doesnt didnt isnt wasnt arent werent havent hasnt hadnt wont wouldnt never without none neither nor aint nope nah zero denies",
);
const NEGATED_AFTER = words("fine ok okay normal gone nope negative");
const OTHERS = words(
  "dad mum mom mam father mother wife husband partner friend mate brother sister son daughter neighbour neighbor coach gran nan nana grandad grandma granddad uncle aunt aunty cousin colleague boss dog cat girlfriend boyfriend flatmate roommate buddy he she they his her their someone somebody",
);
const OWN = words("i im ive my me mine ill id myself");
const SUPPOSED = words(
  "if worried worry worrying scared afraid fear fearing frightened paranoid wonder wondering google googled read heard imagine suppose case avoid prevent unless whether should hypothetically",
);
const QUESTIONED = words("what how when why which could would can");
const PAST = words("ago previously formerly childhood");
const YEARS = words("year years yrs decade decades");

/** How far a "no" before a phrase reaches, in words. */
const REACH = 5;

/** Whether what a phrase says is said of oneself, now. */
function takenOf(tokens: readonly Token[], { first, last }: Omit<Match, "taken">): Taken {
  const clause = tokens[first]?.clause;
  const before = beforeOf(tokens, first);
  const after: string[] = [];
  for (let at = last + 1; at < tokens.length && tokens[at]?.clause === clause; at++) {
    after.push(tokens[at]?.word ?? "");
  }
  const inside = tokens.slice(first, last + 1).map(({ word }) => word);
  const near = before.slice(-REACH);
  if (isOther(before)) return "other";
  if (before.some((word) => SUPPOSED.has(word)) || isQuestion(before)) return "hypothetical";
  if (isPast([...before, ...inside, ...after])) return "past";
  const isOnly = near.some((word, at) => word === "not" && near[at + 1] === "only");
  const isNo = near.some((word) => NEGATORS.has(word)) && !isOnly;
  return isNo || after.slice(0, 3).some((word) => NEGATED_AFTER.has(word)) ? "negated" : "now";
}

/** The words before a phrase in its clause; in a list such as "no fever, chills or cough", those of the whole list. */
function beforeOf(tokens: readonly Token[], first: number): readonly string[] {
  const before: string[] = [];
  let { clause, isAfterComma } = tokens[first] ?? { clause: 0, isAfterComma: false };
  let since = 0;
  for (let at = first - 1; at >= 0 && before.length < FURTHEST; at--) {
    const token = tokens[at];
    if (!token) break;
    if (token.clause !== clause) {
      const isListed = isAfterComma && since <= LISTED && !before.some((word) => OWN.has(word));
      if (!isListed) break;
      ({ clause, isAfterComma } = token);
      since = 0;
    }
    before.unshift(token.word);
    since++;
  }
  return before;
}

/** How many words are looked at before a phrase, and how many may stand between the commas of a list. */
const FURTHEST = 20;
const LISTED = 3;

/** Whether someone else is spoken of, and the speaker not again since. */
function isOther(before: readonly string[]): boolean {
  const other = before.findLastIndex((word) => OTHERS.has(word));
  if (other < 0) return false;
  return !before.slice(other + 1).some((word) => OWN.has(word));
}

/** "What if I …", "could it be …": not "what I have is …". */
function isQuestion(before: readonly string[]): boolean {
  const [first = "", second = ""] = before;
  return QUESTIONED.has(first) && !["happens", "i", "ive", "im"].includes(second);
}

function isPast(words: readonly string[]): boolean {
  return words.some((word, at) => {
    if (PAST.has(word)) return YEARS.has(words[at - 1] ?? "") || word !== "ago";
    if (word === "used" && words[at + 1] === "to") return true;
    if (word === "last" && YEARS.has(words[at + 1] ?? "")) return true;
    if (YEARS.has(word) && words[at + 1] === "back") return true;
    if (word === "when" && words[at + 1] === "i" && words[at + 2] === "was") return true;
    return /^(19|20)\d\d$/.test(word);
  });
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
