import { holds } from "../condition.js";
import { NONE, refOf } from "../ref.js";
import { isScreening } from "../session.js";
import { ageIn } from "./age.js";
import { lexiconOf } from "./lexicon.js";
import { matchesIn } from "./matches.js";
import { quantitiesIn } from "./quantities.js";
import { tokensOf } from "./tokens.js";
/** Reads a text once; time grows with its length alone. */
export function understand(dialog, text) {
    const tokens = tokensOf(text);
    return {
        tokens,
        matches: matchesIn(lexiconOf(dialog), tokens),
        quantities: quantitiesIn(tokens),
    };
}
/** Every answer to the walk's questions that a text clearly gives, whatever was asked. What is vague gives none. */
export function answersIn(dialog, understanding) {
    const heard = [];
    for (const question of dialog.walk) {
        if (isScreening(question))
            continue;
        const said = saidOf(question, understanding);
        if (said.length === 0)
            continue;
        const options = said.map(({ option }) => option).filter((option) => option !== NONE);
        heard.push({ question: question.id, options, by: said.map(({ by }) => by) });
    }
    // A question that is only asked after some answers counts where the text gives one of those too.
    const given = new Set(heard.flatMap(({ question, options }) => options.map((id) => refOf(question, id))));
    const years = ageIn(understanding.tokens);
    const age = years === null ? null : ageBandOf(dialog, years);
    return heard.filter(({ question }) => holds(dialog.questions.get(question)?.content.when, given, age));
}
/** The dialog's age of so many years, by its id: "20-44", "60-plus". */
function ageBandOf({ content: { ages } }, years) {
    const band = ages.find(({ id }) => {
        const [from = 0, to = Number.POSITIVE_INFINITY] = (id.match(/\d+/g) ?? []).map(Number);
        return years >= from && years <= to;
    });
    return band?.id ?? null;
}
/** The options of a question that a text gives: one of one, or none where two compete. */
function saidOf(question, { matches, quantities, tokens }) {
    const said = new Map();
    const note = (option, by, weight) => {
        if ((said.get(option)?.weight ?? 0) < weight)
            said.set(option, { option, by, weight });
    };
    for (const { phrase, first, last, taken } of matches) {
        const { meaning } = phrase;
        if (meaning.type !== "says" || meaning.question !== question.id || taken !== "now")
            continue;
        note(meaning.option, phrase.text, phrase.steps.length + (last - first) / 100);
    }
    const counted = quantities.filter((quantity) => countsFor(question, quantity, tokens));
    for (const quantity of mostOf(question, counted)) {
        const options = decided(question, quantity, matches, bandsOf(question, quantity));
        if (options.length === 1 && options[0])
            note(options[0], textOf(tokens, quantity), NUMBER);
    }
    const found = [...said.values()];
    if (question.many) {
        const options = found.filter(({ option }) => option !== NONE);
        return options.length > 0 ? options : found;
    }
    const most = Math.max(...found.map(({ weight }) => Math.floor(weight)));
    const best = found.filter(({ weight }) => Math.floor(weight) === most);
    return best.length === 1 ? best : [];
}
/** A number outweighs words. */
const NUMBER = 10;
/** How far from a number the word may stand that says what it counts, or that it counts something else. */
const NEAR = 8;
const UNLESS = 5;
/** A bare number counts only right beside that word. */
const BESIDE = 3;
/** Whether a number in a text counts what a question asks about, where that was not asked. */
function countsFor({ content: { numbers } }, quantity, tokens) {
    if (!numbers?.near || quantity.value < (numbers.least ?? 0))
        return false;
    if (quantity.unit === null ? numbers.unit !== "steps" : quantity.unit !== numbers.unit) {
        return false;
    }
    if (quantity.isRate && quantity.unit !== "times")
        return false;
    const reach = quantity.unit === null ? BESIDE : NEAR;
    const around = aroundOf(tokens, quantity, reach);
    if (!around.some((token) => isOneOf(token, numbers.near ?? [])))
        return false;
    // "2 years ago" is how long something has lasted only where it is said to have begun.
    const isAgo = ["ago", "back"].includes(tokens[quantity.last + 1]?.word ?? "");
    if (isAgo && !around.some(({ stem }) => BEGUN.has(stem)))
        return false;
    const clause = tokens[quantity.first]?.clause;
    const close = aroundOf(tokens, quantity, UNLESS).filter((token) => token.clause === clause);
    return !close.some((token) => isOneOf(token, numbers.unless ?? []) || THEIRS.has(token.word));
}
const BEGUN = new Set("start began begin begun came come kick flar appear until went gone".split(" "));
const THEIRS = new Set("her hers his he she someone buddy mate friend".split(" "));
function aroundOf(tokens, { first, last }, reach) {
    return tokens.slice(Math.max(0, first - reach), last + reach + 1);
}
function isOneOf({ word, stem }, names) {
    return names.includes(word) || names.includes(stem);
}
/** Where the largest number counts, that one alone. */
export function mostOf({ content }, found) {
    if (!content.numbers?.most)
        return found;
    const most = Math.max(...found.map(({ value }) => value));
    return found.filter(({ value }) => value === most).slice(0, 1);
}
/** How much of a range must lie in one band. */
const WHOLE = 0.9;
/** The options that a number stands for: two where its range spans two, or where the options' bands overlap. */
export function bandsOf({ content }, quantity) {
    const { numbers } = content;
    if (!numbers || (quantity.unit !== null && !isUnit(numbers.unit, quantity.unit)))
        return [];
    const size = numbers.unit === "seconds" && quantity.unit === "hours" ? 3600 : 1;
    // Minutes kept as parts of an hour are not always whole again.
    const [from, to] = [quantity.from, quantity.to].map((value) => +(value * size).toFixed(6));
    if (from === undefined || to === undefined)
        return [];
    const bands = Object.entries(numbers.bands);
    const at = (value) => bands.filter(([, [least, end]]) => value >= least && value < end).map(([id]) => id);
    if (from === to)
        return at(from);
    const whole = bands.filter(([, [least, end]]) => {
        return Math.min(to, end) - Math.max(from, least) >= WHOLE * (to - from);
    });
    return whole.length > 0 ? whole.map(([id]) => id) : [...new Set([...at(from), ...at(to)])];
}
function isUnit(wanted, unit) {
    return wanted === unit || (wanted === "seconds" && unit === "hours");
}
/** Of options whose bands overlap, those that words near the number speak for: "3 weeks and getting worse". */
export function decided(question, { first, last }, matches, options) {
    if (options.length < 2)
        return options;
    const weights = new Map();
    for (const { phrase, taken, first: from, last: to } of matches) {
        const { meaning } = phrase;
        if (!("question" in meaning) || meaning.question !== question.id || taken !== "now")
            continue;
        if (!options.includes(meaning.option) || from > last + NEAR || to < first - NEAR)
            continue;
        weights.set(meaning.option, Math.max(phrase.steps.length, weights.get(meaning.option) ?? 0));
    }
    const most = Math.max(...weights.values());
    const best = options.filter((option) => weights.get(option) === most);
    return best.length > 0 ? best : options;
}
function textOf(tokens, { first, last }) {
    return tokens
        .slice(first, last + 1)
        .map(({ word }) => word)
        .join(" ");
}
