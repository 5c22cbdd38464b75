import { BESIDE, EXACT, type Lexicon, mended, NEARBY, type Phrase, type Steps } from "./lexicon.ts";
import type { Token } from "./tokens.ts";

/** A phrase that stands in a text, and how it is meant there. */
export type Match = {
  readonly phrase: Phrase;
  /** Places of its first and last word among the tokens. */
  readonly first: number;
  readonly last: number;
  /** Why it does not count, or "now" where it is said of oneself, now. */
  readonly taken: Taken;
};

export type Taken = "now" | "negated" | "past" | "hypothetical" | "other" | "idiom";

type Found = Omit<Match, "taken">;

/** Whoever says one thing over and over is heard so many times, and no more. */
const MOST_TIMES = 8;

/** Other words that may stand between two of a phrase, between its parts, and between parts of two clauses. */
const MOST_BETWEEN = 2;
const MOST_APART = 5;
const MOST_NEARBY = 10;

/** How a number is meant where it stands. */
export function takenAt(lexicon: Lexicon, tokens: readonly Token[], { first, last }: Place): Taken {
  return takenOf(lexicon, tokens, { phrase: COUNTED, first, last });
}

const COUNTED: Phrase = {
  text: "",
  parts: [],
  size: 0,
  meaning: { type: "words", question: "", option: "" },
};

/** All phrases that stand in a text. Each word starts only so many, so time grows with the text's length alone. */
export function matchesIn(lexicon: Lexicon, tokens: readonly Token[]): readonly Match[] {
  const stems = tokens.map(({ stem }) => mended(lexicon, stem));
  const found: Found[] = [];
  const times = new Map<Phrase, number>();
  stems.forEach((stem, first) => {
    for (const name of [stem, EXACT + tokens[first]?.word]) {
      for (const phrase of lexicon.phrases.get(name) ?? []) {
        const before = times.get(phrase) ?? 0;
        if (before === MOST_TIMES) continue;
        const place = placeOf(phrase, tokens, stems, first);
        if (!place) continue;
        times.set(phrase, before + 1);
        found.push({ phrase, ...place });
      }
    }
  });
  const idioms = found.filter(({ phrase }) => phrase.meaning.type === "idiom");
  return found
    .filter(({ phrase }) => phrase.meaning.type !== "idiom")
    .map((match) => {
      const isIdle = idioms.some(
        (idiom) => isTouched(match, idiom) && !isWithin(idiom, match, tokens),
      );
      return { ...match, taken: isIdle ? "idiom" : takenOf(lexicon, tokens, match) };
    });
}

function isTouched(one: Place, other: Place): boolean {
  return one.first <= other.last && one.last >= other.first;
}

/** Whether a phrase about habits has the idiom's own words: "left side of the road every time". */
function isWithin(idiom: Found, { phrase, first, last }: Found, tokens: readonly Token[]): boolean {
  const ends = [tokens[idiom.first], tokens[idiom.last]];
  const isWhole = first <= idiom.first && idiom.last <= last;
  return (
    isHabit(phrase) && isWhole && ends.every((end) => end && hasStep(phrase, end.word, end.stem))
  );
}

/** Whether a phrase answers a question of the walk. */
function isHabit({ meaning }: Phrase): boolean {
  return meaning.type === "says" || meaning.type === "words";
}

type Place = { readonly first: number; readonly last: number };

/** Where a phrase stands whose first part begins at a word, or null where it does not. */
function placeOf(
  { parts: [lead = [], ...others] }: Phrase,
  tokens: readonly Token[],
  stems: readonly string[],
  first: number,
): Place | null {
  const last = lastOf(lead, tokens, stems, first);
  if (last === null) return null;
  const places: Place[] = [{ first, last }];
  for (const part of others) {
    const other = besideOf(part, tokens, stems, places);
    if (!other) return null;
    places.push(other);
  }
  return {
    first: Math.min(...places.map((place) => place.first)),
    last: Math.max(...places.map((place) => place.last)),
  };
}

/** The nearest place of a part beside one of the others, after it or before. */
function besideOf(
  part: Steps,
  tokens: readonly Token[],
  stems: readonly string[],
  others: readonly Place[],
): Place | null {
  const isNearby = part[0]?.includes(NEARBY) ?? false;
  const furthest = isNearby ? 1 : 0;
  for (let away = 1; away <= (isNearby ? MOST_NEARBY : MOST_APART) + 1; away++) {
    for (const other of others) {
      const clause = tokens[other.first]?.clause ?? 0;
      for (const first of [other.last + away, other.first - away]) {
        const between = Math.abs((tokens[first]?.clause ?? Number.NaN) - clause);
        if (!(between <= furthest) || !isOf(part[0] ?? [], tokens[first], stems[first])) continue;
        const last = lastOf(part, tokens, stems, first);
        if (last === null) continue;
        if (others.every((one) => first > one.last || last < one.first)) return { first, last };
      }
    }
  }
  return null;
}

/** The place of the last of some words, or null where they do not stand there. */
function lastOf(
  steps: Steps,
  tokens: readonly Token[],
  stems: readonly string[],
  first: number,
): number | null {
  const [step, ...rest] = steps.slice(1);
  if (!step) return first;
  const furthest = first + 1 + (step.includes(BESIDE) ? 0 : MOST_BETWEEN);
  for (let at = first + 1; at <= furthest; at++) {
    if (tokens[at]?.clause !== tokens[first]?.clause || !isOf(step, tokens[at], stems[at]))
      continue;
    const last = lastOf([step, ...rest], tokens, stems, at);
    if (last !== null) return last;
  }
  return null;
}

function isOf(step: readonly string[], token: Token | undefined, stem: string | undefined) {
  return token !== undefined && (step.includes(stem ?? "") || step.includes(EXACT + token.word));
}

const NEGATORS = words(
  "no not dont doesnt didnt isnt wasnt arent werent havent havnt hasnt hadnt wont wouldnt never without none neither nor aint nope nah zero nil nobody noone denies deny denied ruled excluded nothing",
);
/** "Don't know why …", "no idea …", "not sure …": the no is about something else. */
const IDLE_AFTER_NO = words(
  "idea doubt warning reason matter joke joking kidding lie lying better change improvement difference relief know understand worry laugh care remember expect expected expecting sure only just exaggerating great good right well getting improving",
);
/** A "no" reaches no further than these: "no pain because …", "not since …". */
const ENDS_NO = words(
  "because cos coz cuz bc since until till why yet then now just only instead except plus does",
);
const LACKS = new Set([...NEGATORS, ...words("cant cannot couldnt unable hardly barely lost")]);
/** "No loss of feeling" and "no trouble peeing" are two that cancel out. */
const LOSS = words("loss lack problem problems trouble difficulty issue issues change changes");
const THINKS = words("think believe say feel reckon suspect mean that nor or and sure where if");
const NEGATED_AFTER = words("fine ok okay normal gone nope negative clear no absent unlikely");
const LINKS = words(
  "is are was were has have had been be feel feels seem seems all just totally completely perfectly absolutely both definitely looks look still came back test tests scan scans result results",
);
const ENDED = words("now away since again completely thankfully");
const ALONE = words("no none nope nah nil negative never not");

const OTHERS = words(
  "dad daddy mum mom mam mummy mommy ma father mother parent grandparent wife husband hubby missus partner spouse fiance fiancee ex friend pal bestie brother bro sister sis sibling twin son daughter toddler neighbour neighbor coach gran granny nan nana nanny grandad grandpa granddad grandma grandfather grandmother uncle aunt auntie aunty cousin nephew niece colleague boss teammate clubmate housemate flatmate roommate dog cat puppy kitten girlfriend boyfriend gf bf he him his himself she her herself hers they their them themselves someone somebody anyone anybody everyone everybody people family hero inlaw runner runners celebrity",
);
const THINGS = words("they them their runner runners");
/** Also how people are spoken to: others only after "my", "a", "the" and the like. */
const CALLED = words(
  "mate man guy bloke woman lady lad chap girl boy fella dude buddy kid child person patient student client teacher",
);
const NAMING = words(
  "my our a an the this that some one another his her your best old running work",
);
const LIFTED = words("by lift lifting pick picking carry carrying push pushing hold holding");
const OWN = words("i im ive my me mine ill id myself iam am we weve");
const AT = words("in at of from on with to by near for and");
const SPEAKS = words(
  "says said say saying reckons reckon reckoned thinks think thought told tells swears insists suggested suggests diagnosed found noticed noticed",
);

const SUPPOSED = words(
  "if google googled googling imagine suppose supposing avoid avoiding prevent preventing unless whether should hypothetically hypothetical risk symptom symptoms signs asking",
);
const FEARS = words(
  "worried worry worries worrying scared afraid fear fears fearing frightened paranoid terrified anxious nervous panicking dread dreading",
);
const TOLD = words("read heard hear learn learned learnt know");
const OF = words("about of that you people it if");
const ASKS_IF = words("i it we you one my there a");
const BECAUSE = words("because cos coz cuz bc as since that when and cause now");
const MAYBE = words("might may could will would ill gonna going get getting");
const DOING = words(
  "sit stand lie lay walk run cough sneeze bend move laugh jump strain pee wee press touch land",
);
const QUESTIONED = words("what whats how hows why which could would can is are does should");
const JUDGED = words(
  "bad normal common dangerous serious good safe ok sign symptom cause caused linked related something",
);
const IT = words("it this that there");
const FEELS = words("feel see hear point pinpoint put hardly barely not only no sometimes");
const SUPPOSES = words("could would can");
const GETS = words("get develop have be end");
const ASKED_WHEN = words("should is do does would can");

const PAST = words("previously formerly childhood infancy");
const YEARS = words("year years yrs yr decade decades");
const AGES = words("twenties thirties forties teens youth 20s 30s 40s");
const SCHOOLS = words("school uni university college primary");
const YOUNG = words(
  "kid child toddler teenager teen boy girl lad baby student youngster junior infant",
);
const RECENT = words(
  "today tonight yesterday now currently still again recently lately week month morning days weeks ongoing",
);
/** What began long ago may well go on. */
const GOES_ON = words("since started began diagnosed put ever");
const NUMBER =
  /^(\d+|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|little|young|younger|small|about)$/;

/** How far a "no" before a phrase reaches, in words. */
const REACH = 6;
/** How many words are looked at before and after a phrase, and how many may stand between the commas of a list. */
const FURTHEST = 20;
const LISTED = 3;

/** Whether what a phrase says is said of oneself, now. */
function takenOf(
  lexicon: Lexicon,
  tokens: readonly Token[],
  { phrase, first, last }: Found,
): Taken {
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
  if ((isHabit(phrase) ? isOthers : isOther)([...listed, ...own])) return "other";
  const isAsked = isQuestion(own, whole, after);
  // Who speaks of ending their life is asked, however they put it.
  if (meaning.type === "distress" ? isAsked : isAsked || isSupposed(before, isNo))
    return "hypothetical";
  const isEver = meaning.type === "flag" && meaning.isEver;
  const isOver = !isEver && isPast(whole, lexicon.recent);
  const isDenied =
    isNegated(before, after) ||
    (isHabit(phrase) && isCompared(inside)) ||
    tokens
      .slice(first, last)
      .some(
        ({ word, stem }, at) =>
          NEGATORS.has(word) &&
          (!hasStep(phrase, word, stem) || (LOSS.has(inside[at + 1] ?? "") && !isHabit(phrase))),
      ) ||
    isDeniedAfter(tokens, last, after, isNo);
  return isOver ? "past" : isDenied ? "negated" : "now";
}

function hasStep({ parts }: Phrase, word: string, stem: string): boolean {
  return parts.flat().some((step) => step.includes(stem) || step.includes(EXACT + word));
}

/** The words before a phrase in its clause; and in a list such as "no fever, chills or cough", those before that. */
function beforeOf(tokens: readonly Token[], first: number) {
  const own: string[] = [];
  const listed: string[] = [];
  let { clause, isAfterComma } = tokens[first] ?? { clause: 0, isAfterComma: false };
  let words = own;
  let since = 0;
  for (let at = first - 1; at >= 0 && own.length + listed.length < FURTHEST; at--) {
    const token = tokens[at];
    if (!token) break;
    if (token.clause !== clause) {
      const isListed = isAfterComma && since <= LISTED && !words.some((word) => OWN.has(word));
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
function afterOf(tokens: readonly Token[], last: number): readonly string[] {
  const { clause } = tokens[last] ?? {};
  const after: string[] = [];
  for (let at = last + 1; tokens[at]?.clause === clause && after.length < FURTHEST; at++) {
    after.push(tokens[at]?.word ?? "");
  }
  return after;
}

/** Whether someone else is spoken of, and the speaker not again since: "my dad had it and now I …". */
function isOther(before: readonly string[]): boolean {
  const other = before.findLastIndex((word, at) => {
    // "Lifting my kid hurts", "filmed by a mate".
    if (before.slice(Math.max(0, at - 3), at).some((one) => LIFTED.has(one))) return false;
    const one = word.endsWith("s") ? word.slice(0, -1) : word;
    if (OTHERS.has(word) || OTHERS.has(one)) return true;
    const isNamed = NAMING.has(before[at - 1] ?? "") || NAMING.has(before[at - 2] ?? "");
    return (CALLED.has(word) || CALLED.has(one)) && isNamed;
  });
  if (other < 0) return false;
  // "A guy in my club" is still the guy; "my physio says …" is about oneself.
  return !before.slice(other + 1).some((word, at, rest) => {
    if (SPEAKS.has(word)) return true;
    return OWN.has(word) && !(word === "my" && AT.has(rest[at - 1] ?? before[other] ?? ""));
  });
}

/** Whether someone else's habits are spoken of; there, shoes are "they", and "a runner" is oneself. */
function isOthers(before: readonly string[]): boolean {
  return isOther(before.filter((word) => !THINGS.has(word)));
}

/** "Could it be …", "is … bad": questions in which the speaker does not come up, and "what if", "how would I know". */
function isQuestion(
  before: readonly string[],
  whole: readonly string[],
  after: readonly string[],
): boolean {
  const at = whole[0] === "and" || whole[0] === "so" ? 1 : 0;
  const [asks = "", next = ""] = whole.slice(at);
  if (asks === "tell" && whole[at + 2] === "about") return true;
  if (asks === "what" && next === "if") return !whole.some((word) => OWN.has(word));
  if (asks === "when" ? !ASKED_WHEN.has(next) : !QUESTIONED.has(asks)) return false;
  // "Could be pregnant" and "is numb since …" leave out the speaker.
  if (next === "be" || (asks === "can" && FEELS.has(next))) return false;
  const isVerb = asks === "is" || asks === "are";
  if (isVerb && !IT.has(next) && !whole.some((word) => JUDGED.has(word))) return false;
  if (SUPPOSES.has(asks) && next === "i" && GETS.has(whole[at + 2] ?? "")) return true;
  if (before.length <= at || (before.length === at + 1 && after.length < 2)) return false;
  return !whole.some((word) => OWN.has(word));
}

/** "If I …", "worried about …", "google says …"; not "worried because I …", "as if", "if I sit", "if I can't". */
function isSupposed(before: readonly string[], isNo: boolean): boolean {
  return before.some((word, at) => {
    const next = before[at + 1] ?? "";
    const rest = before.slice(at + 1);
    if (FEARS.has(word)) {
      if (rest.some((one) => BECAUSE.has(one))) return rest.some((one) => MAYBE.has(one));
      return !rest.some((one) => OWN.has(one)) || rest.some((one) => MAYBE.has(one));
    }
    if (TOLD.has(word)) return word !== "know" && OF.has(next);
    if (!SUPPOSED.has(word)) return false;
    if (word === "if") {
      const isOwn =
        next === "i" && (DOING.has(before[at + 2] ?? "") || (isNo && rest.length === 1));
      return before[at - 1] !== "as" && !isOwn;
    }
    if (word === "should") return ASKS_IF.has(next);
    if (word === "suppose") return before[at - 1] !== "i";
    return !rest.some((one) => one === "because" || one === "cos" || one === "that");
  });
}

/** A "no" that reaches the phrase. */
function isNegated(before: readonly string[], after: readonly string[]): boolean {
  const from = Math.max(0, before.length - REACH);
  // "Never had this before today" is new.
  const isNew = after.some(
    (word, at) =>
      word === "until" || word === "till" || (word === "before" && RECENT.has(after[at + 1] ?? "")),
  );
  if (isNew) return false;
  for (let at = before.length - 1; at >= from; at--) {
    const word = before[at] ?? "";
    const next = before[at + 1] ?? "";
    const last = before[at - 1] ?? "";
    if (ENDS_NO.has(word)) return false;
    // "No I have …" answers; "don't think I have …" and "not that I have …" deny.
    if ((word === "i" || word === "im" || word === "ive") && !THINKS.has(last)) return false;
    if (last === "and" && (OWN.has(word) || word === "its" || word === "theres")) return false;
    if (!NEGATORS.has(word)) continue;
    // "Can't not …" is a yes.
    if (last === "cant" || last === "cannot") return false;
    if (!IDLE_AFTER_NO.has(next)) return true;
  }
  return false;
}

/** "Worse than uphill" says nothing of uphill. */
function isCompared(inside: readonly string[]): boolean {
  const at = inside.slice(0, -1).lastIndexOf("than");
  return at >= 0 && !USUAL.has(inside[at + 1] ?? "");
}

const USUAL = words("usual normal ever before it last");

/** "Chest is fine", "fever: none", "… and there isn't one". */
function isDeniedAfter(
  tokens: readonly Token[],
  last: number,
  after: readonly string[],
  isNo: boolean,
): boolean {
  const end = last + after.length;
  const { word, clause } = tokens[end + 1] ?? { word: "", clause: -1 };
  if (!isNo && after.length === 0 && ALONE.has(word) && tokens[end + 2]?.clause !== clause) {
    return true;
  }
  const said = ` ${after.join(" ")} `;
  if (DENIALS.some((denial) => said.includes(` ${denial} `))) return true;
  if (isNo) return false;
  const at = after.findIndex((word) => !LINKS.has(word));
  const first = after[at] ?? "";
  if (at < 0 || !NEGATED_AFTER.has(first)) return false;
  const next = after[at + 1];
  return first !== "gone" || next === undefined || ENDED.has(next);
}

const DENIALS = [
  "isnt one",
  "wasnt one",
  "arent any",
  "all clear",
  "ruled out",
  "came back clear",
  "came back negative",
  "came back fine",
  "not me",
];

/** Long over: "ten years ago", "used to", "when I was 14", "at school"; not "since 2018", "2 days ago", "today". */
function isPast(words: readonly string[], recent: number): boolean {
  return words.some((word, at) => {
    const [last = "", next = "", third = ""] = [words[at - 1], words[at + 1], words[at + 2]];
    const isRecent = words.some((one) => RECENT.has(one));
    const isEverSince = words.some((one, place) => one === "ever" && words[place + 1] === "since");
    const goesOn =
      (isEverSince && !words.some((one) => NEGATED_AFTER.has(one))) ||
      words.slice(0, at).some((one) => GOES_ON.has(one)) ||
      isRecent;
    if (word === "used" && next === "to") {
      return !["never", "not", "didnt", "im", "get", "got", "getting", "am"].includes(last);
    }
    if (goesOn) return false;
    if (PAST.has(word)) return true;
    if (YEARS.has(word)) {
      return next === "ago" || next === "back" || (last === "last" && next !== "and");
    }
    if (AGES.has(word)) return last === "my" || last === "in";
    if (SCHOOLS.has(word) && next === "teacher") return false;
    if (SCHOOLS.has(word)) return ["at", "in", "primary", "high", "secondary"].includes(last);
    if (YOUNG.has(word)) return last === "a" && words[at - 2] === "as";
    if (word === "was" && last === "i" && words[at - 2] === "when") {
      return NUMBER.test(next) || (next === "a" && YOUNG.has(third));
    }
    return /^(19|20)\d\d$/.test(word) && Number(word) < recent;
  });
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
