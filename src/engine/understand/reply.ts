import type { Dialog, Question } from "../dialog.ts";
import { NONE, NOT_SURE } from "../ref.ts";
import { isScreening } from "../session.ts";
import { answerFrom, saidAt } from "./corrections.ts";
import {
  bandsOf,
  decided,
  matchesOf,
  pickedOf,
  type Understanding,
  uncovered,
  weightOf,
} from "./index.ts";
import { lexiconOf } from "./lexicon.ts";
import type { Quantity } from "./quantities.ts";
import { takenAt } from "./taken/taken.ts";
import { stemOf, type Token } from "./tokens.ts";

/** What a text answers to the question on the card. */
export type Reply =
  | { readonly type: "options"; readonly options: readonly string[] }
  /** Two readings compete, or one is not sure enough: the person is asked. */
  | { readonly type: "either"; readonly options: readonly string[] }
  | { readonly type: "nothing" };

export const NOTHING: Reply = { type: "nothing" };

/** Reads a text as the answer to one question, where it is not just an option's name or number. */
export function replyIn(dialog: Dialog, question: Question, understanding: Understanding): Reply {
  if (understanding.tokens.length === 0) return NOTHING;
  const corrected = correctionOf(understanding, isScreening(question));
  const later = corrected ? read(dialog, question, corrected) : null;
  const reply = later ?? read(dialog, question, understanding) ?? NOTHING;
  if (reply.type !== "options") return reply;
  const options = reply.options.filter((option) => option !== NOT_SURE);
  const isDoubted = isScreening(question)
    ? isDoubtedFlag(understanding)
    : isHedged(understanding, 2) || isUnsure(understanding) || isAsking(understanding);
  return options.length > 0 && isDoubted ? { type: "either", options } : reply;
}

/** On the safety screen what may be so counts as so, but for "maybe a bit, not sure" and "should I hop to check". */
function isDoubtedFlag(understanding: Understanding): boolean {
  const [first, second] = understanding.tokens.map(({ word }) => word);
  const isAsked = first === "should" && second === "i";
  return isAsked || (isHedged(understanding, 1) && isUnsure(understanding));
}

function isHedged({ tokens }: Understanding, least: number): boolean {
  return tokens.filter(({ word }) => HEDGES.has(word)).length >= least;
}

const HEDGES = new Set("maybe perhaps possibly guess might probably suppose".split(" "));
const ASKS = new Set("is are was does do did can could should would will".split(" "));
const ASKED = new Set("it its this that there they these those a an the my i you u we".split(" "));
const ASKS_ALWAYS = new Set("what whats how hows why which whats who".split(" "));

/** "Is it my kidney", "how would I know": a question, and no answer. */
function isAsking({ tokens }: Understanding): boolean {
  const [first = "", second = ""] = tokens.map(({ word }) => word);
  return (
    tokens.every(({ isAsked }) => isAsked) ||
    ASKS_ALWAYS.has(first) ||
    (ASKS.has(first) && ASKED.has(second))
  );
}

function read(dialog: Dialog, question: Question, understanding: Understanding): Reply | null {
  return (
    placed(question, understanding) ??
    counted(dialog, question, understanding) ??
    worded(question, understanding) ??
    unsure(understanding) ??
    agreed(dialog, question, understanding) ??
    labelled(question, understanding)
  );
}

/** What stands behind the last correction: "8 no sorry 4 out of 10", "used to be the right, now it's the left". */
function correctionOf(
  { tokens, matches, quantities }: Understanding,
  isScreened: boolean,
): Understanding | null {
  const start = answerFrom(tokens, !isScreened);
  if (start === 0 || start >= tokens.length) return null;
  const move = <Part extends { first: number; last: number }>(parts: readonly Part[]) =>
    parts
      .filter(({ first }) => first >= start)
      .map((part) => ({ ...part, first: part.first - start, last: part.last - start }));
  return {
    tokens: tokens.slice(start),
    // The "no" of "no sorry" says nothing of what follows.
    matches: move(matches).map((match) =>
      match.taken === "negated" && match.first < 3 ? { ...match, taken: "now" as const } : match,
    ),
    quantities: move(quantities),
  };
}

const PLACES: readonly (readonly string[])[] = [
  ["first", "1st"],
  ["second", "2nd"],
  ["third", "3rd"],
  ["fourth", "4th"],
  ["fifth", "5th"],
  ["sixth", "6th"],
  ["seventh", "7th"],
  ["eighth", "8th"],
];
const MIDDLE = new Set(["middle", "mid"]);
const CARDINALS = "one two three four five six seven eight".split(" ");
const FILLERS = new Set(
  "the one option options number numbers answer please pls id say its it is i think maybe probably choice on list just erm um well hmm go with pick choose ones".split(
    " ",
  ),
);

/** "The second one", "last", "option 3", "1 and 3". */
function placed(
  { content: { options, numbers }, many }: Question,
  { tokens }: Understanding,
): Reply | null {
  const words = tokens.map(({ word }) => word);
  const firsts =
    words[words[0] === "the" ? 1 : 0] === "first" ? CARDINALS.indexOf(words.at(-1) ?? "") : 0;
  if (many && firsts > 0 && words.length <= 4) {
    return { type: "options", options: options.slice(0, firsts + 1).map(({ id }) => id) };
  }
  const isNamed = words.some((word) => /^(?:options?|numbers?|answer|choice)$/.test(word));
  const said = words.filter((word) => !FILLERS.has(word) && word !== "and");
  if (said.length === 0 || said.length > 8) return null;
  const picked: string[] = [];
  for (const word of said) {
    const place = PLACES.findIndex((names) => names.includes(word));
    // A bare number may count what the question asks about.
    const isPlace = isNamed || (!numbers && (many || said.length === 1));
    const figure = /^\d$/.test(word) ? Number(word) - 1 : isNamed ? CARDINALS.indexOf(word) : -1;
    const isMiddle = MIDDLE.has(word) && words.includes("one") && options.length % 2 === 1;
    const option = isMiddle
      ? options[(options.length - 1) / 2]
      : word === "last"
        ? options.at(-1)
        : options[isPlace && figure >= 0 ? figure : place];
    if (!option) return null;
    picked.push(option.id);
  }
  return picked.length === 1 || many ? { type: "options", options: [...new Set(picked)] } : null;
}

/** Units in which people leave the unit out. */
const BARE = new Set(["pain", "steps", "hours", "seconds", "times", "km"]);

/** A number that stands for an option: "about 160", "half an hour". */
function counted(
  dialog: Dialog,
  question: Question,
  { matches, quantities, tokens }: Understanding,
): Reply | null {
  const { numbers, options } = question.content;
  if (!numbers) return null;
  // What an option without a number says goes before one: "700 km, but the heel is worn right down".
  const isWorded = matches.some(
    ({ phrase: { meaning }, taken }) =>
      "option" in meaning &&
      meaning.question === question.id &&
      (taken === "now" || (taken === "hypothetical" && meaning.type === "words")) &&
      !(meaning.option in numbers.bands) &&
      meaning.option !== NOT_SURE,
  );
  if (isWorded) return null;
  const fitting = quantities.filter(
    (quantity) =>
      (quantity.unit !== null || BARE.has(numbers.unit)) &&
      (numbers.unit === "times" || !quantity.isRate) &&
      bandsOf(question, quantity).length > 0 &&
      takenAt(lexiconOf(dialog), tokens, quantity) !== "other" &&
      !tokens.some(
        ({ word, clause }) => clause === tokens[quantity.first]?.clause && AIMS.has(word),
      ),
  );
  const withUnit = fitting.filter(({ unit }) => unit !== null);
  // "One pair has 200 km, the other 700" leaves out the unit, not the number.
  const counting =
    numbers.unit === "km" ? fitting.filter(({ unit, value }) => unit || value >= SHARED) : withUnit;
  const found = new Set<string>();
  for (const quantity of pickedOf(question, withUnit.length > 0 ? counting : fitting)) {
    const bands = bandsOf(question, quantity);
    for (const option of decided(question, quantity, matches, bands)) found.add(option);
    if (quantity.unit !== null) continue;
    // "400" of shoes may be miles or kilometres, and a small bare number may as well be an option's.
    if (numbers.unit === "km") {
      for (const option of bandsOf(question, scaled(quantity, 1.609))) found.add(option);
    }
    const option = options[quantity.value - 1];
    if (option && isBare(tokens, quantity)) found.add(option.id);
  }
  if (found.size === 0) return null;
  return { type: found.size === 1 ? "options" : "either", options: [...found] };
}

/** Words beside a number that is not so yet. */
const AIMS = new Set("target goal aim aiming supposed ideal ideally want".split(" "));

/** Smaller numbers beside a distance count something else. */
const SHARED = 60;

function scaled(quantity: Quantity, by: number): Quantity {
  return { ...quantity, from: quantity.from * by, to: quantity.to * by };
}

/** Whether hardly anything stands beside a number. */
function isBare(tokens: readonly Token[], { first, last }: Quantity): boolean {
  return tokens.every(({ word }, at) => (at >= first && at <= last) || FILLERS.has(word));
}

/** An option by its words: the one that most of them speak for. */
function worded(question: Question, understanding: Understanding): Reply | null {
  const { tokens } = understanding;
  const matches = matchesOf(question, understanding.matches);
  const weights = new Map<string, number>();
  const isPartAsked = tokens.some(({ isAsked }) => !isAsked);
  for (const { phrase, taken, first, last } of question.many ? uncovered(matches) : matches) {
    const { meaning } = phrase;
    if (!("option" in meaning)) continue;
    if (YES_NO.has(phrase.text)) continue;
    // "Shoes? No": a part that is asked, where the rest tells.
    if (isPartAsked && tokens[first]?.isAsked && !isScreening(question)) continue;
    // "Not shoes, just faster runs"; and the safety cards ask about what has been, too.
    const isOwn =
      taken === "now" ||
      (taken === "negated" && isTurned(tokens, first)) ||
      (taken === "past" && isScreening(question)) ||
      (taken === "hypothetical" && meaning.type === "words");
    if (!isOwn) continue;
    const weight = weightOf(phrase, first, last);
    weights.set(meaning.option, Math.max(weight, weights.get(meaning.option) ?? 0));
  }
  if (weights.size === 0) return null;
  if (weights.size > 1) weights.delete(NOT_SURE);
  if (question.many) {
    if (weights.size > 1) weights.delete(NONE);
    const options = [...weights.keys()];
    return { type: "options", options: options[0] === NONE ? [] : options };
  }
  const most = Math.max(...weights.values());
  const best = [...weights].filter(([, weight]) => most - weight < 0.5).map(([option]) => option);
  const isEither = !isScreening(question) && tokens.some(({ word }) => EITHER.has(word));
  const rivals = isEither ? rivalsOf(matches, best) : [];
  const isSure =
    best.length === 1 && rivals.length === 0 && unreadIn(question, understanding) <= MOST_UNREAD;
  return { type: isSure ? "options" : "either", options: [...best, ...rivals] };
}

const EITHER = new Set("sometimes either or half partly".split(" "));

/** Other options that have a word of their own beside those of the best: "sometimes the middle, sometimes the left". */
function rivalsOf(matches: Understanding["matches"], best: readonly string[]): readonly string[] {
  const said = matches.flatMap(({ phrase: { meaning, text }, taken, first, last }) =>
    "option" in meaning && taken === "now" && meaning.option !== NOT_SURE && !YES_NO.has(text)
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

/** How many words of weight no phrase or number of the question takes up. */
function unreadIn(question: Question, { matches, quantities, tokens }: Understanding): number {
  const read = new Set<number>();
  for (const { first, last } of [...matchesOf(question, matches), ...quantities]) {
    for (let at = first; at <= last; at++) read.add(at);
  }
  return tokens.filter(({ word }, at) => !read.has(at) && !SMALL.has(word)).length;
}

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
function labelled(question: Question, { tokens }: Understanding): Reply | null {
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
  return { type: options.length === 1 ? "options" : "either", options };
}

const DENIES = new Set("not never dont no isnt".split(" "));

const SMALL = new Set(
  "the a an of my i it its is in on at to and or me im ive so just very really when about like than with for after before yes yeah no not this that be been was bit mate tbh lol think probably maybe say well um er yep yea nah have had has get got do dont does there are were can".split(
    " ",
  ),
);

/** Ways to say that one does not know. */
const UNSURE: readonly (readonly string[])[] = [
  "not sure",
  "not really sure",
  "not too sure",
  "not entirely sure",
  "not certain",
  "not 100 percent sure",
  "unsure",
  "no idea",
  "no clue",
  "not a clue",
  "havent a clue",
  "havent got a clue",
  "clueless",
  "dunno",
  "idk",
  "dont know",
  "dont no",
  "do not know",
  "didnt notice",
  "dont remember",
  "cant remember",
  "cannot remember",
  "cant recall",
  "dont recall",
  "cant say",
  "cannot say",
  "couldnt say",
  "cant tell",
  "cannot tell",
  "couldnt tell",
  "hard to say",
  "hard to tell",
  "difficult to say",
  "tricky to say",
  "hard to know",
  "who knows",
  "god knows",
  "search me",
  "beats me",
  "never noticed",
  "never checked",
  "not checked",
  "havent checked",
  "havent noticed",
  "havent measured",
  "never measured",
  "never counted",
  "never looked",
  "havent looked",
  "havent tried",
  "havent done it",
  "not tried",
  "never tried",
  "didnt try",
  "not yet",
  "no opinion",
  "not noticed",
  "rather not say",
  "prefer not to say",
  "depends how you count",
].map((phrase) => phrase.split(" "));

/** "No idea tbh": nothing else in the text has answered. */
function unsure(understanding: Understanding): Reply | null {
  return isUnsure(understanding) ? { type: "options", options: [NOT_SURE] } : null;
}

function isUnsure({ tokens }: Understanding): boolean {
  return tokens.some((_, at) => saidAt(UNSURE, tokens, at) !== undefined);
}

const NONES = new Set(
  "none nothing nowt neither zilch nada nought zip nil nuffin nothin nun".split(" "),
);
const NOT_BUT = new Set("but except however though although apart besides".split(" "));
/** Words that add nothing to a "no": on the safety screen no others may stand beside it. */
const CALM = new Set(
  "no nope nah na not none nothing nowt neither zilch nil never of these those them that this the above all any anything like really good fine well im i am me to is are as a for thankfully luckily thank thanks god touch wood pls please sorry mate sir maam yet apply applies applicable here at just so far ok okay both either one baby healthy horse fit fiddle my everything else normal clear tbh honestly glad say lol haha x and with happy touchwood either other ones myself have got had health".split(
    " ",
  ),
);
const LONGEST_AGREED = 8;

/** A plain yes or no at the start, where one option means that; or "none of these". */
function agreed(
  dialog: Dialog,
  question: Question,
  { tokens, matches }: Understanding,
): Reply | null {
  const { yes, no } = dialog.content.words;
  const words = tokens.map(({ word }) => word);
  const [first = "", second = "", third = ""] = words;
  const lasting = words.at(-1) ?? "";
  const isDenied =
    /^(?:i )?(?:dont|do not|didnt) (?:think|believe)|^not (?:really|that|at|particularly|especially|noticeably|much)/.test(
      `${first} ${second} ${third}`,
    );
  const isThought = /^(?:i )?(?:think|reckon|believe|guess) so|^i do\b|^it does\b/.test(
    `${first} ${second} ${third}`,
  );
  const answer =
    isDenied || no.includes(first) || NONES.has(first)
      ? "no"
      : isThought || yes.includes(first)
        ? "yes"
        : yes.includes(lasting)
          ? "yes"
          : no.includes(lasting) || NONES.has(lasting)
            ? "no"
            : null;
  if (answer === null) return null;
  const isPlain = !words.some((word) => NOT_BUT.has(word)) && words.length <= LONGEST_AGREED;
  const meant = question.content.options.find(
    ({ id, words }) => id === answer || words?.includes(answer),
  );
  if (meant) return isPlain ? { type: "options", options: [meant.id] } : null;
  if (answer === "yes" || !question.many || !isPlain || first === "not") return null;
  const isCalm = isScreening(question)
    ? words.every((word) => CALM.has(word)) && !matches.some(isFlag)
    : words.length <= 5 || words.some((word) => NONES.has(word));
  return isCalm ? { type: "options", options: [] } : null;
}

function isFlag({ phrase: { meaning }, taken }: Understanding["matches"][number]): boolean {
  return (meaning.type === "flag" || meaning.type === "distress") && taken === "now";
}
