import { NONE, NOT_SURE } from "../ref.js";
import { tokensOf } from "./tokens.js";
const lexicons = new WeakMap();
/** The dialog's lexicon, made when words are first typed. */
export function lexiconOf(dialog) {
    const known = lexicons.get(dialog);
    if (known)
        return known;
    const lexicon = createLexicon(phrasesOf(dialog), dialog);
    lexicons.set(dialog, lexicon);
    return lexicon;
}
/** Every phrase of a dialog, with what it says. */
function phrasesOf({ content, questions }) {
    const phrases = [];
    const add = (texts, meaning) => {
        for (const text of texts ?? []) {
            phrases.push({ text, steps: stepsOf(text, content.words.alike), meaning });
        }
    };
    for (const { id: question, content: own, role } of questions.values()) {
        for (const { id: option, label, words, says, unmistakable, ever } of own.options) {
            const at = { question, option };
            add([label, ...(words ?? [])], { type: "words", ...at });
            if (role === "screen") {
                add(says, { type: "flag", ...at, isUnmistakable: false, isEver: false });
                add(ever, { type: "flag", ...at, isUnmistakable: false, isEver: true });
                add(unmistakable, { type: "flag", ...at, isUnmistakable: true, isEver: false });
            }
            else {
                add(says, { type: "says", ...at });
            }
        }
        add(own.none?.words, { type: "words", question, option: NONE });
        add(own.none?.says, { type: "says", question, option: NONE });
        add(own.notSureWords, { type: "words", question, option: NOT_SURE });
    }
    add(content.words.distress, { type: "distress" });
    add(content.words.idioms, { type: "idiom" });
    for (const [id, texts] of Object.entries(content.words.controls)) {
        // Single words say too little in a sentence: "back" is what hurts.
        add(texts.filter((text) => text.includes(" ")), { type: "control", id });
    }
    for (const { id: language, emergencies } of content.words.languages) {
        add(emergencies, { type: "foreign", language });
    }
    return phrases;
}
function createLexicon(all, { content }) {
    const signs = new Map();
    for (const { id, signs: words } of content.words.languages) {
        for (const word of words)
            signs.set(word, [...(signs.get(word) ?? []), id]);
    }
    const phrases = new Map();
    const known = new Set();
    for (const phrase of all) {
        for (const stem of phrase.steps[0] ?? []) {
            const others = phrases.get(stem);
            if (others)
                others.push(phrase);
            else
                phrases.set(stem, [phrase]);
        }
        for (const step of phrase.steps)
            for (const stem of step)
                known.add(stem);
    }
    const near = new Map();
    for (const stem of known) {
        if (stem.length < SHORTEST_MENDED || stem.startsWith(EXACT))
            continue;
        for (const shorter of [stem, ...shortened(stem)]) {
            near.set(shorter, [...(near.get(shorter) ?? []), stem]);
        }
    }
    const recent = Number(content.released.slice(0, 4)) - 1;
    return { phrases, known, near, signs, recent };
}
/** Shorter words have too many neighbours that mean something else. */
const SHORTEST_MENDED = 5;
/** Stems of common words that are one letter from a word of the lexicon, and mean what they say. */
const COMMON = new Set("going couch coach child cancel fewer bowl three seven though begin ticket token total trial swing newer print shout match women slower sport chance minus expert along among clean strike stance internal femal weigh thicker steer bench squar shorter drawn".split(" "));
/** The known stem that a word with one letter wrong, missing, doubled or swapped was meant to be; or the stem itself. */
export function mended({ known, near }, stem) {
    if (known.has(stem) || COMMON.has(stem) || stem.length < SHORTEST_MENDED || /\d/.test(stem))
        return stem;
    for (const candidate of [stem, ...shortened(stem)]) {
        // People rarely miss the first letter.
        const meant = near.get(candidate)?.find((one) => one[0] === stem[0] && isOneOff(one, stem));
        if (meant !== undefined)
            return meant;
    }
    return stem;
}
/** Whether two words differ by one letter: another, one more or less, or two that changed places. */
function isOneOff(one, other) {
    let from = 0;
    while (from < one.length && one[from] === other[from])
        from++;
    let same = 0;
    const most = Math.min(one.length, other.length) - from;
    while (same < most && one.at(-1 - same) === other.at(-1 - same))
        same++;
    const [left, right] = [
        one.slice(from, one.length - same),
        other.slice(from, other.length - same),
    ];
    if (left.length <= 1 && right.length <= 1)
        return true;
    return left.length === 2 && left[0] === right[1] && left[1] === right[0];
}
/** A word with each of its letters but the first left out in turn. */
function shortened(word) {
    return Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at + 1) + word.slice(at + 2));
}
/** Marks a word that counts only as it is written: "=legs" is more than one leg. */
export const EXACT = "=";
/** `sore|achy back` as stems: alternatives stand between bars, `<name>` stands for a list of words that are alike. */
function stepsOf(text, alike) {
    return text
        .trim()
        .split(/\s+/)
        .map((step) => step
        .split("|")
        .flatMap((word) => word.startsWith("<") ? (alike[word.slice(1, -1)] ?? "").split("|") : [word])
        .flatMap((word) => tokensOf(word).map((token) => (word.startsWith(EXACT) ? EXACT + token.word : token.stem))))
        .filter((step) => step.length > 0);
}
