import { UNDER_18 } from "./session.js";
import { answersIn, bandsOf, understand, } from "./understand/index.js";
import { foreignIn } from "./understand/language.js";
import { quantitiesIn } from "./understand/quantities.js";
import { NOTHING, replyIn } from "./understand/reply.js";
import { MOST_READ, tokensOf } from "./understand/tokens.js";
import { viewOf } from "./view/view-of.js";
/**
 * Reads typed words on the card of a session: numbers of options ("2", "1, 3"), their labels and synonyms, controls
 * ("back", "why", "not sure"), and, anywhere in the text, words of distress and of red flags, and answers to the walk.
 */
export function readWords(dialog, session, text) {
    const view = viewOf(dialog, session, { surface: "", region: null });
    const words = normalise(text.slice(0, MOST_READ));
    if (words === "")
        return unknown("unknown-words");
    const named = readName(dialog, view, words);
    if (named)
        return named;
    const control = readControl(dialog, view, words);
    if (control)
        return { type: "event", event: control };
    const asked = dialog.questions.get(view.choices?.question ?? "") ?? null;
    const numbered = readNumbers(view, asked, words);
    if (numbered)
        return numbered;
    const understanding = understand(dialog, text);
    const reply = asked ? replyIn(dialog, asked, understanding) : NOTHING;
    const event = asked && reply.type === "options"
        ? { type: "answer", question: asked.id, options: reply.options }
        : null;
    const worry = readWorry(session, understanding, asked, event);
    if (worry)
        return worry;
    const foreign = foreignIn(dialog, understanding.tokens, understanding.matches);
    if (foreign)
        return { type: "foreign", ...foreign };
    if (reply.type === "either") {
        return { type: "either", options: labelsOf(view, reply.options) };
    }
    const heard = answersIn(dialog, understanding).filter(({ question }) => question !== asked?.id);
    const lead = asked ? null : readPart(view, words);
    if (lead)
        return { type: "event", event: lead };
    const age = view.kind === "welcome" ? readAge(dialog, understanding) : null;
    if (age)
        return { type: "event", event: age };
    if (event || heard.length > 0)
        return { type: "answers", event, heard };
    const wish = readWish(view, understanding);
    if (wish)
        return { type: "event", event: wish };
    if (text.length > MOST_READ)
        return unknown("too-long");
    // Whoever describes their back before the first question is thanked, and shown the way in.
    const isDescribing = view.kind === "welcome" && words.includes(" ");
    return unknown(isDescribing ? "begin-first" : "unknown-words");
}
/** Small letters and single spaces; apostrophes dropped, all other marks and control characters turned to spaces. */
export function normalise(text) {
    return text
        .normalize("NFKC")
        .toLowerCase()
        .replace(/['’]/g, "")
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim();
}
function readName(dialog, view, words) {
    const none = view.choices?.none;
    if (none && isAnyOf(words, ["0", none.label, ...dialog.content.words.controls.none])) {
        return { type: "event", event: none.event };
    }
    const named = optionsOf(view).find((option) => isAnyOf(words, namesOf(dialog, view, option)));
    return named ? answerWith(view, [named]) : null;
}
/** A choice that only leads on, by a part of its label that no other has. */
function readPart(view, words) {
    const isPart = ({ label }) => ` ${normalise(label)} `.includes(` ${words} `);
    const [part, ...others] = words.includes(" ") ? optionsOf(view).filter(isPart) : [];
    return part && others.length === 0 ? part.event : null;
}
/** An age in years at the start card, where just one number is said. */
function readAge({ content }, { quantities }) {
    const [age, ...others] = quantities.filter(({ unit }) => unit === null || unit === "years");
    if (!age || others.length > 0 || age.value < 5 || age.value > 110)
        return null;
    const band = content.ages.findLast(({ from }) => age.value >= from);
    return { type: "consent", age: band?.id ?? UNDER_18 };
}
/** A control in a short sentence: "go back a sec". */
function readWish(view, { matches, tokens }) {
    if (tokens.length > MOST_WISHED)
        return null;
    for (const { phrase, taken } of matches) {
        const { meaning } = phrase;
        if (meaning.type !== "control" || taken === "negated")
            continue;
        const control = view.controls.find(({ id }) => id === meaning.id);
        if (control)
            return control.event;
        const always = ALWAYS.find((id) => id === meaning.id);
        if (always)
            return { type: always };
    }
    return null;
}
/** Words of a sentence that is a wish and nothing more. */
const MOST_WISHED = 8;
function readNumbers(view, asked, words) {
    if (!/^\d+( (and )?\d+)*$/.test(words))
        return null;
    const numbers = words.match(/\d+/g)?.map(Number) ?? [];
    const picked = numbers.flatMap((number) => optionsOf(view)[number - 1] ?? []);
    const [only] = picked;
    const [quantity] = quantitiesIn(tokensOf(words));
    if (asked?.content.numbers?.unit === "pain" && only && quantity && numbers.length === 1) {
        // Not every card shows its numbers: "3" may be the third option, or 3 out of 10.
        const meant = bandsOf(asked, quantity);
        if (meant.length > 0 && !meant.includes(only.id)) {
            return { type: "either", options: labelsOf(view, [only.id, ...meant]) };
        }
    }
    if (picked.length === numbers.length)
        return answerWith(view, picked);
    // A number that is no option's may still be an answer: "160" steps.
    return numbers.some((number) => number < 10) ? unknown("no-such-number") : null;
}
function answerWith(view, picked) {
    const { choices } = view;
    const [only] = picked;
    if (picked.length > 1 && !choices?.question)
        return unknown("one-only");
    if (choices?.question && (choices.many || picked.length > 1)) {
        const options = picked.map((option) => option.id);
        return { type: "event", event: { type: "answer", question: choices.question, options } };
    }
    return only ? { type: "event", event: only.event } : unknown("unknown-words");
}
function namesOf(dialog, view, option) {
    const question = dialog.questions.get(view.choices?.question ?? "");
    const content = question?.content.options.find(({ id }) => id === option.id);
    return [option.label, option.id, content?.label ?? "", ...(content?.words ?? [])];
}
/** Controls on the card by their labels and synonyms; the ways out and to help are always in reach. */
function readControl(dialog, view, words) {
    const synonyms = dialog.content.words.controls;
    for (const control of view.controls) {
        if (isAnyOf(words, [control.label, control.id, ...(synonyms[control.id] ?? [])])) {
            return control.event;
        }
    }
    for (const id of ALWAYS) {
        if (isAnyOf(words, [id, dialog.content.labels[id], ...(synonyms[id] ?? [])]))
            return { type: id };
    }
    return null;
}
const ALWAYS = [
    "not-ok",
    "stop",
    "help",
    "privacy",
    "numbers",
    "back",
    "restart",
    "change",
    "learn",
];
/** Words of distress and of red flags, said of oneself and now. */
function readWorry({ answers }, { matches }, asked, event) {
    const meant = matches.filter(({ taken }) => taken === "now").map(({ phrase }) => phrase.meaning);
    if (meant.some(({ type }) => type === "distress")) {
        return { type: "event", event: { type: "not-ok" } };
    }
    // What is ticked already need not be asked about again.
    const isTicked = ({ question, option }) => answers.some((answer) => answer.question === question && answer.options.includes(option));
    const flags = meant.flatMap((meaning) => meaning.type === "flag" && !isTicked(meaning) ? [meaning] : []);
    const [first] = flags;
    if (!first)
        return null;
    const certain = flags.filter(({ isUnmistakable }) => isUnmistakable);
    if (certain.length > 0)
        return { type: "emergency", ticks: ticksOf(certain) };
    // A follow-up asks about just such words.
    if (event && asked?.role === "follow-up")
        return null;
    if (asked?.id !== first.question)
        return { type: "flag", question: first.question, event };
    const options = ticksOf(flags)
        .filter(({ question }) => question === asked.id)
        .map(({ option }) => option);
    return { type: "event", event: { type: "answer", question: asked.id, options } };
}
/** Each line once. */
function ticksOf(flags) {
    const ticks = new Map();
    for (const { question, option } of flags)
        ticks.set(`${question}.${option}`, { question, option });
    return [...ticks.values()];
}
function optionsOf(view) {
    return view.choices?.options ?? [];
}
function labelsOf(view, options) {
    return optionsOf(view)
        .filter(({ id }) => options.includes(id))
        .map(({ label }) => label);
}
function isAnyOf(words, names) {
    return names.some((name) => name !== "" && normalise(name) === words);
}
function unknown(notice) {
    return { type: "unknown", notice };
}
