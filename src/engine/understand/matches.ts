import { type Lexicon, mended, type Phrase } from "./lexicon.ts";
import { EXACT, type Part, type Step } from "./pattern.ts";
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
  unless: [],
  size: 0,
  rarest: [],
  meaning: { type: "words", question: "", option: "" },
};

/** All phrases that stand in a text. Each word starts only so many, so time grows with the text's length alone. */
export function matchesIn(lexicon: Lexicon, tokens: readonly Token[]): readonly Match[] {
  const stems = tokens.map(({ stem }) => mended(lexicon, stem));
  const exact = tokens.map(({ word }) => EXACT + word);
  const present = new Set([...stems, ...exact]);
  const found: Found[] = [];
  /** How often each phrase may still be found: never, where its rarest word is nowhere in the text. */
  const left = new Map<Phrase, number>();
  for (const names of [stems, exact]) {
    names.forEach((name, first) => {
      for (const phrase of lexicon.phrases.get(name) ?? []) {
        const times = left.get(phrase) ?? (isAnyIn(phrase.rarest, present) ? MOST_TIMES : 0);
        const place = times > 0 ? placeOf(phrase, tokens, stems, first) : null;
        left.set(phrase, place ? times - 1 : times);
        if (place) found.push({ phrase, ...place });
      }
    });
  }
  const idle = new Map<number, Place>();
  for (const { phrase, first, last } of found) {
    if (phrase.meaning.type !== "idiom") continue;
    for (let at = first; at <= last; at++) idle.set(at, { first, last });
  }
  return found
    .filter(({ phrase }) => phrase.meaning.type !== "idiom")
    .map((match) => {
      for (let at = match.first; at <= match.last; at++) {
        const idiom = idle.get(at);
        if (idiom && !isWithin(idiom, match, tokens)) return { ...match, taken: "idiom" };
      }
      return { ...match, taken: takenOf(lexicon, tokens, match) };
    });
}

/** Whether a phrase about habits has the idiom's own words: "left side of the road every time". */
function isWithin(idiom: Place, { phrase, first, last }: Found, tokens: readonly Token[]): boolean {
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

function isAnyIn(stems: readonly string[], present: ReadonlySet<string>): boolean {
  return stems.some((stem) => present.has(stem));
}

type Place = { readonly first: number; readonly last: number };

/** Where a phrase stands whose first part begins at a word, or null where it does not. */
function placeOf(
  { parts: [lead, ...others], unless }: Phrase,
  tokens: readonly Token[],
  stems: readonly string[],
  first: number,
): Place | null {
  const last = lead ? lastOf(lead.steps, 0, tokens, stems, first) : null;
  if (last === null) return null;
  const place: Place = { first, last };
  if (unless.some((part) => isNear(part, tokens, stems, place))) return null;
  if (others.length === 0) return place;
  const places = [place];
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
  { steps, isNearby }: Part,
  tokens: readonly Token[],
  stems: readonly string[],
  others: readonly Place[],
): Place | null {
  const clauses = isNearby ? 1 : 0;
  for (let away = 1; away <= (isNearby ? MOST_NEARBY : MOST_APART) + 1; away++) {
    for (const other of others) {
      const clause = tokens[other.first]?.clause ?? 0;
      for (const first of [other.last + away, other.first - away]) {
        const between = Math.abs((tokens[first]?.clause ?? Number.POSITIVE_INFINITY) - clause);
        if (between > clauses || !isOf(steps[0], tokens[first], stems[first])) continue;
        const last = lastOf(steps, 0, tokens, stems, first);
        if (last === null) continue;
        if (others.every((one) => first > one.last || last < one.first)) return { first, last };
      }
    }
  }
  return null;
}

/** Whether a part stands within another's place, or as near as its others may. */
function isNear({ steps }: Part, tokens: readonly Token[], stems: readonly string[], lead: Place) {
  const clause = tokens[lead.first]?.clause;
  for (let at = lead.first - MOST_APART - 1; at <= lead.last + MOST_APART + 1; at++) {
    if (tokens[at]?.clause !== clause || !isOf(steps[0], tokens[at], stems[at])) continue;
    if (lastOf(steps, 0, tokens, stems, at) !== null) return true;
  }
  return false;
}

/** The place of the last of some steps, one of which stands at a place, or null where the next do not follow. */
function lastOf(
  steps: readonly Step[],
  own: number,
  tokens: readonly Token[],
  stems: readonly string[],
  first: number,
): number | null {
  const step = steps[own + 1];
  if (!step) return first;
  const furthest = first + 1 + (step.isJoined ? 0 : MOST_BETWEEN);
  for (let at = first + 1; at <= furthest; at++) {
    if (tokens[at]?.clause !== tokens[first]?.clause) return null;
    if (!isOf(step, tokens[at], stems[at])) continue;
    const last = lastOf(steps, own + 1, tokens, stems, at);
    if (last !== null) return last;
  }
  return null;
}

function isOf(step: Step | undefined, token: Token | undefined, stem: string | undefined) {
  if (!step || !token) return false;
  return step.stems.includes(stem ?? "") || step.stems.includes(EXACT + token.word);
}

const NEGATORS = words(
  "no not dont doesnt didnt isnt wasnt arent werent havent havnt hasnt hadnt wont wouldnt never without none neither nor aint nope nah zero nil nobody noone denies deny denied rule ruled excluded nothing",
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
const THINKS = words("me think believe say feel reckon suspect mean that nor or and sure where if");
const TAGS = words("isnt arent wasnt dont doesnt");
const TAGGED = words("it that this you there");
/** "Not once have I …". */
const TURNED = words("have did do had was am");
const FINDS = words("find see detect locate spot");
const NEGATED_AFTER = words("fine ok okay normal gone nope negative clear no absent unlikely");
const LINKS = words(
  "is are was were has have had been be feel feels seem seems all just totally completely perfectly absolutely both definitely looks look still came back test tests scan scans result results",
);
const ENDED = words("now away since again completely thankfully");
const ALONE = words("no none nope nah nil negative never not");

const OTHERS = words(
  "dad daddy mum mom mam mummy mommy ma father mother parent grandparent wife husband hubby missus partner spouse fiance fiancee ex friend pal bestie brother bro sister sis sibling twin son daughter toddler neighbour neighbor coach gran granny nan nana nanny grandad grandpa granddad grandma grandfather grandmother uncle aunt auntie aunty cousin nephew niece colleague boss teammate clubmate housemate flatmate roommate dog cat puppy kitten girlfriend boyfriend gf bf he him his himself she her herself hers they their them themselves someone somebody anyone anybody everyone everybody people family hero inlaw runner runners celebrity",
);
/** Also how people are spoken to: others only after "my", "a", "the" and the like. */
const CALLED = words(
  "runner baby mate man guy bloke woman lady lad chap girl boy fella dude buddy kid child person patient student client teacher",
);
const NAMING = words(
  "my our a an the this that some one another his her your best old running work",
);
const IS = words("im am");
const SO = words("so and now i");
const UNNAMED = words("people they everyone everybody someone somebody anyone");
const SPEAKER = words("i im ive id ill we weve");
const BESIDE_ME = words("my me mine");
const GROUPS = words("club team office class family school household everyone");
const THINGS = words("they them their runner runners");
const LIFTED = words("by lift lifting pick picking carry carrying push pushing hold holding");
const SELVES = words("himself herself themselves");
const HAS = words("has have had is are was were got gets keeps");
const OWN = words("i im ive my me mine ill id myself iam am we weve");
/** "Never had this before, chest pain …": a whole sentence, and no list. */
const VAGUE = words("it its this that tell told make made go");
/** "No fever, do have chills", "not the left, just the right": what follows is no part of a list. */
const TURNS = words("do does did yes yeah yep have got just only its it mine");
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
const TOLD = words("read reading heard hear hearing learn learned learnt know");
/** "Not sure if relevant, had …". */
const HELPS = words("relevant matters matter helps related important useful connected counts");
const OF = words("about of that you people it if");
const ASKS_IF = words("i it we you one my there a");
const BECAUSE = words("because cos coz cuz bc as since that when and cause now");
const MAYBE = words("might may could will would ill gonna going get getting");
const DOING = words(
  "sit stand lie lay walk run cough sneeze bend move laugh jump strain pee wee press touch land",
);
const QUESTIONED = words("what whats how hows why which could would can is are do does should");
const SOFT = words("and so please pls but");
const TELL = words("list explain describe show");
const JUDGED = words(
  "bad normal common dangerous serious good safe ok sign symptom cause caused linked related something",
);
const IT = words("it this that there");
const FEELS = words("feel see hear point pinpoint put hardly barely not only no sometimes");
const SUPPOSES = words("could would can");
const GETS = words("get develop have be end");
const ASKED_WHEN = words("should is do does would can");

const PAST = words("previously formerly childhood infancy");
const SEASONS = words("winter winters summer summers spring autumn season xmas christmas");
const YEARS = words("year years yrs yr decade decades");
const AGES = words("twenties thirties forties teens youth 20s 30s 40s");
const SCHOOLS = words("school uni university college primary");
const YOUNG = words(
  "kid child toddler teenager teen boy girl lad baby student youngster junior infant",
);
const NOW = words("today tonight yesterday now currently still again recently lately ongoing");
const RECENT = new Set([...NOW, ...words("week month morning days weeks")]);
/** What began long ago may well go on. */
const GOES_ON = words("since started began diagnosed put ever");
const CHILD = /^(?:[5-9]|1\d|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen)$/;
const TELLS = /\b(?:had|was|broke|fell|got|\w{3,}ed)\b/;
const NUMBER =
  /^(\d+|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|little|young|younger|small|about)$/;

/** How far a "no" before a phrase reaches, in words. */
const REACH = 6;
/** How many words are looked at before and after a phrase, and how many may stand between the commas of a list. */
const FURTHEST = 20;
const LISTED = 3;
const LONGEST_TAIL = 5;
const OVER = words("gone healed recovered cleared sorted resolved fixed mended passed over past");

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
  const between = tokens
    .slice(first, last)
    .filter(({ word, stem }) => !hasStep(phrase, word, stem))
    .map(({ word }) => word);
  const isTheirs =
    (isHabit(phrase) ? isOthers : isOther)([...listed, ...own, ...between]) ||
    isToldOf(tokens, first - own.length);
  const isMeToo = ME_TOO.some((said) => ` ${after.join(" ")} `.includes(said));
  if (!isMeToo && (isTheirs || after.some((word) => SELVES.has(word)))) return "other";
  const tail = tailOf(tokens, last + after.length + 1);
  const isAsked = isQuestion(own, [...whole, ...tail], after, tokens[first]?.isAsked ?? false);
  // Who speaks of ending their life is asked, however they put it.
  if (meaning.type === "distress" ? isAsked : isAsked || isSupposed(before, isNo))
    return "hypothetical";
  const isEver = meaning.type === "flag" && meaning.isEver;
  const since = [...sincePast(own), ...inside, ...after];
  const isOver =
    !isEver &&
    (isPast(since, tail, lexicon.recent) ||
      isEnded(tail) ||
      isStillPast(tokens, first - own.length, whole, lexicon.recent));
  const isDenied =
    isNegated(listed.some((word) => VAGUE.has(word)) ? own : before, after) ||
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

function hasStep({ parts }: Phrase, word: string, stem: string): boolean {
  return parts.some(({ steps }) =>
    steps.some(({ stems }) => stems.includes(stem) || stems.includes(EXACT + word)),
  );
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
      const isListed =
        isAfterComma &&
        since <= LISTED &&
        !words.some((word) => OWN.has(word) || TURNS.has(word)) &&
        !TURNS.has(tokens[first]?.word ?? "");
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

/** A few words behind a comma that say more of the clause before: "…, years ago", "…, long gone". */
function tailOf(tokens: readonly Token[], from: number): readonly string[] {
  const { clause, isAfterComma } = tokens[from] ?? { clause: -1, isAfterComma: false };
  if (!isAfterComma) return [];
  let end = from;
  while (tokens[end]?.clause === clause) end++;
  return end - from > LONGEST_TAIL ? [] : tokens.slice(from, end).map(({ word }) => word);
}

/** Whether a clause without a speaker of its own goes on after one that was long ago: "a bug in 2018, antibiotics, done". */
function isStillPast(
  tokens: readonly Token[],
  from: number,
  whole: readonly string[],
  recent: number,
): boolean {
  if (!tokens[from]?.isAfterComma || whole.some((word) => SPEAKER.has(word) || NOW.has(word))) {
    return false;
  }
  const before = clauseOf(tokens, from - 1);
  return before.length > 0 && isPast(before, [], recent);
}

/** Whether a clause goes on with what someone else said: "my colleague had stones, said the pain …". */
function isToldOf(tokens: readonly Token[], from: number): boolean {
  return (
    tokens[from]?.isAfterComma === true &&
    SPEAKS.has(tokens[from]?.word ?? "") &&
    isOther(clauseOf(tokens, from - 1))
  );
}

/** The words after a turn to the present: "a clot two years ago so I'm on …". */
function sincePast(own: readonly string[]): readonly string[] {
  return own.slice(1 + own.findLastIndex((word, at) => IS.has(word) && SO.has(own[at - 1] ?? "")));
}

/** The words of a clause up to one of them. */
function clauseOf(tokens: readonly Token[], end: number): readonly string[] {
  const clause = tokens[end]?.clause;
  const words: string[] = [];
  for (let at = end; at >= 0 && tokens[at]?.clause === clause && words.length < FURTHEST; at--) {
    words.unshift(tokens[at]?.word ?? "");
  }
  return words;
}

/** "Long gone", "all healed now". */
function isEnded(tail: readonly string[]): boolean {
  return tail.length <= 4 && tail.some((word) => OVER.has(word)) && !tail.includes("not");
}

/** Whether someone else is spoken of, and the speaker not again since: "my dad had it and now I …". */
function isOther(before: readonly string[]): boolean {
  const other = before.findLastIndex((word, at) => {
    // "Lifting my kid hurts", "filmed by a mate".
    if (before.slice(Math.max(0, at - 3), at).some((one) => LIFTED.has(one))) return false;
    const one = word.endsWith("s") ? word.slice(0, -1) : word;
    if (OTHERS.has(word) || OTHERS.has(one)) return true;
    const isMine = before[at + 1] === "of" && before[at + 2] === "mine";
    const isNamed =
      isMine ||
      (at === 0 && HAS.has(before[1] ?? "")) ||
      NAMING.has(before[at - 1] ?? "") ||
      NAMING.has(before[at - 2] ?? "");
    if (GROUPS.has(word)) return HAS.has(before[at + 1] ?? "");
    return (CALLED.has(word) || CALLED.has(one)) && isNamed;
  });
  if (other < 0) return false;
  // "A lad I run with" is not about oneself.
  const from =
    before[other + 1] === "i" && before.includes("with", other + 2) ? other + 2 : other + 1;
  // "A guy in my club" is still the guy; "my physio says …" is about oneself.
  return !before.slice(from).some((word, at) => {
    if (SPEAKS.has(word) && !UNNAMED.has(before[other] ?? "")) return true;
    // "In my club", "next to me" and "of mine" still speak of the other.
    return OWN.has(word) && !(BESIDE_ME.has(word) && AT.has(before[from + at - 1] ?? ""));
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
  isMarked: boolean,
): boolean {
  const at = SOFT.has(whole[0] ?? "") ? 1 : 0;
  const [asks = "", next = ""] = whole.slice(at);
  if ((asks === "at" && next === "what") || TELL.has(asks)) return true;
  if (asks === "tell" && whole[at + 2] === "about") return true;
  if (asks === "what" && next === "if") return !whole.some((word) => OWN.has(word));
  if ((asks === "will" || asks === "do" || asks === "can") && next === "you") return true;
  if (asks === "when" ? !ASKED_WHEN.has(next) : !QUESTIONED.has(asks)) return false;
  // "Could be pregnant" and "is numb since …" leave out the speaker.
  if (next === "be" || (asks === "can" && FEELS.has(next))) return false;
  if (asks === "do" && (next === "have" || next === "feel" || next === "get")) return false;
  const isVerb = asks === "is" || asks === "are";
  if (isVerb && !IT.has(next) && !whole.some((word) => JUDGED.has(word))) return false;
  if (SUPPOSES.has(asks) && next === "i" && GETS.has(whole[at + 2] ?? "")) return true;
  const isShort = before.length <= at || (before.length === at + 1 && after.length < 2);
  if (isShort && !isMarked) return false;
  return !whole.some((word) => OWN.has(word));
}

/** "If I …", "worried about …", "google says …"; not "worried because I …", "as if", "if I sit", "if I can't". */
function isSupposed(before: readonly string[], isNo: boolean): boolean {
  return before.some((word, at) => {
    const next = before[at + 1] ?? "";
    const rest = before.slice(at + 1);
    if (word === "want" && NEGATORS.has(before[at - 1] ?? "")) return true;
    if (FEARS.has(word)) {
      if (rest.some((one) => BECAUSE.has(one))) return rest.some((one) => MAYBE.has(one));
      if (before[at - 1] === "to" || QUESTIONED.has(before[0] ?? "")) return true;
      return !rest.some((one) => OWN.has(one)) || rest.some((one) => MAYBE.has(one));
    }
    if (word === "case") return before[at - 1] === "in" && before[at - 2] !== "just";
    if (word === "next") return rest[0] === "time";
    if (TOLD.has(word)) return word !== "know" && OF.has(next);
    if (!SUPPOSED.has(word)) return false;
    if (word === "if") {
      const isOwn =
        next === "i" && (DOING.has(before[at + 2] ?? "") || (isNo && rest.length === 1));
      return before[at - 1] !== "as" && !isOwn && !rest.slice(0, 3).some((one) => HELPS.has(one));
    }
    if (word === "should") return ASKS_IF.has(next) && !rest.includes("that");
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
    const isTurned = word === "i" && TURNED.has(last);
    if (!isTurned && (word === "i" || word === "im" || word === "ive") && !THINKS.has(last)) {
      return false;
    }
    if (last === "and" && (OWN.has(word) || word === "its" || word === "theres")) return false;
    if (LACKS.has(word) && FINDS.has(next)) return true;
    if (!NEGATORS.has(word)) continue;
    // "Isn't it odd that …" and "can't stop shivering" deny nothing.
    if (at === 0 && TAGS.has(word) && TAGGED.has(next)) return false;
    if (before.indexOf("stop", at) > at) return false;
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
  isEver: boolean,
): boolean {
  const end = last + after.length;
  const { word, clause } = tokens[end + 1] ?? { word: "", clause: -1 };
  if (!isNo && after.length === 0 && ALONE.has(word) && tokens[end + 2]?.clause !== clause) {
    return true;
  }
  const more = tailOf(tokens, end + 1);
  if (more[0] === "never" && more[1] === "had" && !more.includes("before")) return true;
  const tail = isEver ? [] : more;
  const said = ` ${[...after, ...tail].join(" ")} `;
  if (BACK.some((again) => said.includes(` ${again} `))) return false;
  if (DENIALS.some((denial) => said.includes(` ${denial} `))) return true;
  if (isNo) return false;
  const at = after.findIndex((word) => !LINKS.has(word));
  const first = after[at] ?? "";
  if (at < 0 || !NEGATED_AFTER.has(first)) return false;
  const next = after[at + 1];
  return first !== "gone" || next === undefined || ENDED.has(next);
}

const BACK = ["came back again", "is back", "its back", "came back and", "again"];
const ME_TOO = [" so do i ", " so have i ", " so am i ", " me too ", " and me ", " as do i "];

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
  "went away",
  "cleared up",
  "has gone",
];

/** Long over: "ten years ago", "used to", "when I was 14", "at school"; not "since 2018", "2 days ago", "today". */
function isPast(own: readonly string[], tail: readonly string[], recent: number): boolean {
  const words = [...own, ...tail];
  const isBack = tail.includes("again") && !tail.some((word) => NEGATORS.has(word));
  const isNow = own.some((one) => NOW.has(one)) || isBack;
  const isRecent = isNow || own.some((one) => RECENT.has(one));
  return words.some((word, at) => {
    const [last = "", next = "", third = ""] = [words[at - 1], words[at + 1], words[at + 2]];
    const isEverSince = words.some((one, place) => one === "ever" && words[place + 1] === "since");
    const goesOn =
      (isEverSince && !words.some((one) => NEGATED_AFTER.has(one))) ||
      words.slice(0, at).some((one) => GOES_ON.has(one)) ||
      isRecent;
    const isOldYear = /^(19|20)\d\d$/.test(word) && Number(word) < recent;
    if (isOldYear && !isNow) return last !== "since" && !words.slice(0, at).includes("since");
    if (word === "used" && next === "to") {
      // "Less than I used to" is now.
      if (["than", "as", "what"].includes(words[at - 2] ?? "")) return false;
      return !["never", "not", "didnt", "im", "get", "got", "getting", "am"].includes(last);
    }
    if (goesOn) return false;
    if (PAST.has(word)) return true;
    if (word === "year" && last === "in" && /^\d{1,2}$/.test(next)) return true;
    if (YEARS.has(word)) {
      return next === "ago" || next === "back" || (last === "last" && next !== "and");
    }
    if (SEASONS.has(word) && (last === "last" || next === "ago")) return true;
    if (AGES.has(word)) return last === "my" || last === "in";
    if (SCHOOLS.has(word) && next === "teacher") return false;
    if (SCHOOLS.has(word)) return ["at", "in", "primary", "high", "secondary"].includes(last);
    if (YOUNG.has(word)) return last === "a" && words[at - 2] === "as";
    if (word === "was" && last === "i" && words[at - 2] === "when") {
      return NUMBER.test(next) || (next === "a" && YOUNG.has(third));
    }
    // "Broke my wrist at 12": an age, where something is told.
    return (
      last === "at" &&
      CHILD.test(word) &&
      (next === "" || at === own.length - 1) &&
      TELLS.test(own.join(" "))
    );
  });
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
