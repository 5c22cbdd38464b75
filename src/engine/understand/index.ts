import { holds } from "../condition.ts";
import type { Dialog, Question } from "../dialog.ts";
import { NONE, refOf } from "../ref.ts";
import { isScreening } from "../session.ts";
import { ageIn } from "./age.ts";
import { correctionsIn } from "./corrections.ts";
import { lexiconOf, type Meaning, type Phrase } from "./lexicon.ts";
import { type Match, matchesIn } from "./matches.ts";
import { type Quantity, quantitiesIn } from "./quantities.ts";
import { takenAt } from "./taken/taken.ts";
import { stemOf, type Token, tokensOf } from "./tokens.ts";

/** What a text says, by the dialog's lexicon. */
export type Understanding = {
  readonly tokens: readonly Token[];
  readonly matches: readonly Match[];
  readonly quantities: readonly Quantity[];
};

/**
 * Reads a text once, also as the answer to each of some questions; time grows with its length alone.
 */
export function understand(
  dialog: Dialog,
  text: string,
  questions: Iterable<string> = [],
): Understanding {
  const tokens = tokensOf(text);
  return {
    tokens,
    matches: matchesIn(lexiconOf(dialog), tokens, questions),
    quantities: quantitiesIn(tokens),
  };
}

/** An answer that a text gives, and the words that give it. */
export type Heard = {
  readonly question: string;
  /** None of the question's options, where that is what it says. */
  readonly options: readonly string[];
  readonly by: readonly string[];
};

/** Every answer to the walk's questions that a text clearly gives, whatever was asked. What is vague gives none. */
export function answersIn(dialog: Dialog, found: Understanding): readonly Heard[] {
  const understanding = {
    ...found,
    quantities: found.quantities.filter((quantity) => isMeant(dialog, found.tokens, quantity)),
  };
  const matches = byQuestion(notTakenBack(found));
  const heard: Heard[] = [];
  for (const question of dialog.walk) {
    if (isScreening(question)) continue;
    const said = saidOf(question, { ...understanding, matches: matches.get(question.id) ?? [] });
    if (said.length === 0) continue;
    const options = said.map(({ option }) => option).filter((option) => option !== NONE);
    heard.push({ question: question.id, options, by: said.map(({ by }) => by) });
  }
  // A question that is only asked after some answers counts where the text gives one of those too.
  const given = new Set(
    heard.flatMap(({ question, options }) => options.map((id) => refOf(question, id))),
  );
  const years = ageIn(understanding.tokens);
  const age = years === null ? null : ageBandOf(dialog, years);
  return heard.filter(({ question }) =>
    holds(dialog.questions.get(question)?.content.when, given, age),
  );
}

/** How many words before it a correction takes back. */
const MOST_TAKEN_BACK = 8;

/** The matches with what a correction puts in place of those right before it: "the middle, no wait, the left". */
function notTakenBack({ tokens, matches }: Understanding): readonly Match[] {
  const back = correctionsIn(tokens);
  if (back.length === 0) return matches;
  const isBack = ({ last }: Match) => back.some((at) => last < at && at - last <= MOST_TAKEN_BACK);
  const questions = new Set(
    matches
      .filter((match) => match.phrase.meaning.type === "says" && isBack(match))
      .map(({ phrase }) => questionIn(phrase.meaning)),
  );
  return matches.flatMap((match): readonly Match[] => {
    const { phrase, first } = match;
    const { meaning } = phrase;
    if (meaning.type === "says" && isBack(match)) return [];
    const isInstead =
      meaning.type === "words" &&
      questions.has(meaning.question) &&
      back.some((at) => first > at && first - at <= MOST_TAKEN_BACK);
    if (!isInstead) return [match];
    return [
      { ...match, taken: "now", phrase: { ...phrase, meaning: { ...meaning, type: "says" } } },
    ];
  });
}

function byQuestion(matches: readonly Match[]): ReadonlyMap<string, readonly Match[]> {
  const grouped = new Map<string, Match[]>();
  for (const match of matches) {
    const question = questionIn(match.phrase.meaning);
    if (question === null) continue;
    const others = grouped.get(question);
    if (others) others.push(match);
    else grouped.set(question, [match]);
  }
  return grouped;
}

function questionIn(meaning: Meaning): string | null {
  return "question" in meaning ? meaning.question : null;
}

function optionIn(meaning: Meaning): string | null {
  return "option" in meaning ? meaning.option : null;
}

/** Those of a question. */
export function matchesOf({ id }: Question, matches: readonly Match[]): readonly Match[] {
  return matches.filter(({ phrase: { meaning } }) => questionIn(meaning) === id);
}

/** Whether a number is said of oneself, now. How long something has lasted is said with "ago". */
function isMeant(dialog: Dialog, tokens: readonly Token[], quantity: Quantity): boolean {
  const taken = takenAt(lexiconOf(dialog), tokens, quantity);
  return taken === "now" || taken === "negated" || (taken === "past" && quantity.unit === "weeks");
}

/** The dialog's age of so many years, by its id: "20-44", "60-plus". */
function ageBandOf({ content: { ages } }: Dialog, years: number): string | null {
  const band = ages.find(({ id }) => {
    const [from = 0, to = Number.POSITIVE_INFINITY] = (id.match(/\d+/g) ?? []).map(Number);
    return years >= from && years <= to;
  });
  return band?.id ?? null;
}

type Said = { readonly option: string; readonly by: string; readonly weight: number };

/** The options of a question that a text gives: one of one, or none where two compete. */
function saidOf(
  question: Question,
  { matches, quantities, tokens }: Understanding,
): readonly Said[] {
  const bands = question.content.numbers?.bands;
  const said = new Map<string, Said>();
  const note = (option: string, by: string, weight: number) => {
    if ((said.get(option)?.weight ?? 0) < weight) said.set(option, { option, by, weight });
  };
  for (const { phrase, first, last, taken } of question.many ? uncovered(matches) : matches) {
    const { meaning } = phrase;
    if (meaning.type !== "says" || meaning.question !== question.id || taken !== "now") continue;
    // What an option without a number says goes before one, as in `replyIn`.
    const isUncounted = bands !== undefined && !(meaning.option in bands);
    note(
      meaning.option,
      phrase.text,
      weightOf(phrase, first, last) + (isUncounted ? 2 * NUMBER : 0),
    );
  }
  const counted = quantities.filter((quantity) => countsFor(question, quantity, tokens, matches));
  for (const quantity of pickedOf(question, counted)) {
    const options = decided(question, quantity, matches, bandsOf(question, quantity));
    if (options.length === 1 && options[0]) note(options[0], textOf(tokens, quantity), NUMBER);
  }
  // "The Hokas at 200 miles and the Brooks at 600": which pair?
  const unit = question.content.numbers?.unit;
  const least = question.content.numbers?.least ?? 0;
  const isTwofold =
    unit === "km" &&
    counted.some(({ last }) =>
      quantities.some(
        (other) =>
          other.unit === null &&
          other.first > last &&
          (other.value >= least || OF_ANOTHER.has(tokens[other.first - 1]?.word ?? "")) &&
          areNear(tokens, last, other.first),
      ),
    );
  const found = isTwofold ? [] : [...said.values()];
  if (question.many) {
    const options = found.filter(({ option }) => option !== NONE);
    return options.length > 0 ? options : found;
  }
  const most = Math.max(...found.map(({ weight }) => weight));
  const best = found.filter(({ weight }) => most - weight < CLOSE);
  return best.length === 1 ? best : [];
}

/** "Brooks with 40". */
const OF_ANOTHER = new Set(["with", "at"]);

/** Whether two places stand in one sentence or nearly. */
function areNear(tokens: readonly Token[], one: number, other: number): boolean {
  return (tokens[other]?.clause ?? 0) - (tokens[one]?.clause ?? 0) <= 1;
}

/** A question's matches without those that stand inside a longer one of another option: "standing" in "standing up". */
export function uncovered(matches: readonly Match[]): readonly Match[] {
  const isCovered = ({ phrase: { meaning, size }, first, last }: Match) =>
    matches.some(
      (other) =>
        optionIn(other.phrase.meaning) !== null &&
        optionIn(other.phrase.meaning) !== optionIn(meaning) &&
        other.taken === "now" &&
        other.phrase.size > size &&
        other.last - other.first < other.phrase.size &&
        other.first <= first &&
        other.last >= last,
    );
  return matches.filter((match) => !isCovered(match));
}

/** How much a phrase speaks for its option: the more words it has and the closer they stand, the more. */
export function weightOf({ size }: Phrase, first: number, last: number): number {
  return size - (last - first + 1 - size) / 10;
}

/** Two options compete where their phrases weigh nearly the same. */
const CLOSE = 0.25;

/** A number outweighs words. */
const NUMBER = 10;

/** How far from a number the word may stand that says what it counts, or that it counts something else. */
const NEAR = 8;
const UNLESS = 5;
/** A bare number counts only right beside that word. */
const BESIDE = 5;

/** Whether a number in a text counts what a question asks about, where that was not asked. */
function countsFor(
  { id, content: { numbers } }: Question,
  quantity: Quantity,
  tokens: readonly Token[],
  matches: readonly Match[],
): boolean {
  if (!numbers || !(numbers.near || numbers.says) || quantity.value < (numbers.least ?? 0))
    return false;
  if (quantity.unit === null ? numbers.unit !== "steps" : quantity.unit !== numbers.unit) {
    return false;
  }
  if (quantity.isRate !== (quantity.unit === "times")) return false;
  const reach = quantity.unit === null ? BESIDE : NEAR;
  const around = aroundOf(tokens, quantity, reach);
  const isSaid = matches.some(
    ({ phrase: { meaning }, taken, first, last }) =>
      meaning.type === "counts" &&
      meaning.question === id &&
      (taken === "now" || taken === "negated") &&
      first <= quantity.last &&
      last >= quantity.first,
  );
  const isNamed = around.some((token) => isOneOf(token, numbers.near ?? []));
  if (!isSaid && !isNamed && !(numbers.says && isAlone(tokens, quantity))) return false;
  const wordAt = (at: number) => tokens[at]?.word ?? "";
  // "3 weeks off" and "off for 3 weeks" are a break.
  const beside = [quantity.first - 2, quantity.first - 1, quantity.last + 1, quantity.last + 2];
  if (quantity.unit === "weeks" && beside.some((at) => AWAY.has(wordAt(at)))) return false;
  const clause = tokens[quantity.first]?.clause;
  const isElsewhere = matches.some(
    ({ phrase: { meaning }, first }) =>
      meaning.type === "unless" && tokens[first]?.clause === clause,
  );
  if (isElsewhere || isBefore(tokens, quantity)) return false;
  const close = aroundOf(tokens, quantity, UNLESS).filter((token) => token.clause === clause);
  return !close.some((token) => isOneOf(token, numbers.unless ?? []) || THEIRS.has(token.word));
}

/** "My cadence was 150 and now it's 170": what was so before, where something else is so now. */
function isBefore(tokens: readonly Token[], { first, last }: Quantity): boolean {
  const before = tokens.slice(Math.max(0, first - 2), first);
  return (
    before.some(({ word }) => word === "was" || word === "were") &&
    tokens.slice(last + 1, last + 1 + MOST_UNTIL_NOW).some(({ word }) => word === "now")
  );
}
const MOST_UNTIL_NOW = 10;

/** "Seven weeks, stuck": a clause of hardly anything but the number. */
function isAlone(tokens: readonly Token[], { first, last }: Quantity): boolean {
  const clause = tokens[first]?.clause;
  const others = tokens.filter((token, at) => token.clause === clause && (at < first || at > last));
  return others.length <= 2;
}

const AWAY = new Set(["off", "out"]);
const THEIRS = new Set("her hers his he she someone buddy mate friend".split(" "));

function aroundOf(tokens: readonly Token[], { first, last }: Quantity, reach: number) {
  return tokens.slice(Math.max(0, first - reach), last + reach + 1);
}

function isOneOf({ word, stem }: Token, names: readonly string[]): boolean {
  return names.some((name) => name === word || name === stem || stemOf(name) === stem);
}

/** Where the largest or smallest number counts, that one alone. */
export function pickedOf({ content }: Question, found: readonly Quantity[]): readonly Quantity[] {
  const pick = content.numbers?.pick;
  if (!pick) return found;
  const end = Math[pick === "largest" ? "max" : "min"](...found.map(({ value }) => value));
  return found.filter(({ value }) => value === end).slice(0, 1);
}

/** How much of a range must lie in one band. */
const WHOLE = 0.9;

/** The options that a number stands for: two where its range spans two, or where the options' bands overlap. */
export function bandsOf({ content }: Question, quantity: Quantity): readonly string[] {
  const { numbers } = content;
  if (!numbers || (quantity.unit !== null && !isUnit(numbers.unit, quantity.unit))) return [];
  const size = numbers.unit === "seconds" && quantity.unit === "hours" ? 3600 : 1;
  // Minutes kept as parts of an hour are not always whole again.
  const [from, to] = [quantity.from, quantity.to].map((value) => +(value * size).toFixed(6));
  if (from === undefined || to === undefined) return [];
  const bands = Object.entries(numbers.bands);
  const at = (value: number) =>
    bands.filter(([, [least, end]]) => value >= least && value < end).map(([id]) => id);
  if (from === to) return at(from);
  const whole = bands.filter(([, [least, end]]) => {
    return Math.min(to, end) - Math.max(from, least) >= WHOLE * (to - from);
  });
  return whole.length > 0 ? whole.map(([id]) => id) : [...new Set([...at(from), ...at(to)])];
}

function isUnit(wanted: string, unit: string): boolean {
  return wanted === unit || (wanted === "seconds" && unit === "hours");
}

/** Of options whose bands overlap, those that words near the number speak for: "3 weeks and getting worse". */
export function decided(
  question: Question,
  { first, last }: Quantity,
  matches: readonly Match[],
  options: readonly string[],
): readonly string[] {
  if (options.length < 2) return options;
  const weights = new Map<string, number>();
  for (const { phrase, taken, first: from, last: to } of matches) {
    const { meaning } = phrase;
    if (!("option" in meaning) || meaning.question !== question.id || taken !== "now") continue;
    if (!options.includes(meaning.option) || from > last + NEAR || to < first - NEAR) continue;
    weights.set(meaning.option, Math.max(phrase.size, weights.get(meaning.option) ?? 0));
  }
  const most = Math.max(...weights.values());
  const best = options.filter((option) => weights.get(option) === most);
  return best.length > 0 ? best : options;
}

function textOf(tokens: readonly Token[], { first, last }: Quantity): string {
  return tokens
    .slice(first, last + 1)
    .map(({ word }) => word)
    .join(" ");
}
