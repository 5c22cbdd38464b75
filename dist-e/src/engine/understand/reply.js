import { NONE, NOT_SURE } from "../ref.js";
import { isScreening } from "../session.js";
import { bandsOf, decided, mostOf } from "./index.js";
import { stemOf } from "./tokens.js";
export const NOTHING = { type: "nothing" };
/** Reads a text as the answer to one question, where it is not just an option's name or number. */
export function replyIn(dialog, question, understanding) {
    if (understanding.tokens.length === 0)
        return NOTHING;
    const corrected = correctionOf(understanding);
    const later = corrected ? read(dialog, question, corrected) : null;
    return later ?? read(dialog, question, understanding) ?? NOTHING;
}
function read(dialog, question, understanding) {
    return (placed(question, understanding) ??
        counted(question, understanding) ??
        worded(question, understanding) ??
        unsure(understanding) ??
        agreed(dialog, question, understanding) ??
        labelled(question, understanding));
}
/** Ways to take back what one has just typed; what follows counts. */
const TAKEN_BACK = [
    ["no", "sorry"],
    ["no", "wait"],
    ["i", "mean"],
    ["i", "meant"],
    ["scrap", "that"],
    ["make", "that"],
    ["sorry"],
    ["oops"],
];
/** What stands behind the last correction: "8 no sorry 4 out of 10". */
function correctionOf({ tokens, matches, quantities }) {
    let start = 0;
    tokens.forEach((_, at) => {
        const said = TAKEN_BACK.find((words) => words.every((word, next) => tokens[at + next]?.word === word));
        if (said && at > 0)
            start = Math.max(start, at + said.length);
    });
    if (start === 0 || start >= tokens.length)
        return null;
    const move = (parts) => parts
        .filter(({ first }) => first >= start)
        .map((part) => ({ ...part, first: part.first - start, last: part.last - start }));
    return {
        tokens: tokens.slice(start),
        // The "no" of "no sorry" says nothing of what follows.
        matches: move(matches).map((match) => match.taken === "negated" && match.first < 3 ? { ...match, taken: "now" } : match),
        quantities: move(quantities),
    };
}
const PLACES = [
    ["first", "1st"],
    ["second", "2nd"],
    ["third", "3rd"],
    ["fourth", "4th"],
    ["fifth", "5th"],
    ["sixth", "6th"],
    ["seventh", "7th"],
    ["eighth", "8th"],
];
const CARDINALS = "one two three four five six seven eight".split(" ");
const FILLERS = new Set("the one option options number numbers answer please pls id say its it is i think maybe probably choice on list just erm um well hmm go with pick choose ones".split(" "));
/** "The second one", "last", "option 3", "1 and 3". */
function placed({ content: { options, numbers }, many }, { tokens }) {
    const words = tokens.map(({ word }) => word);
    const isNamed = words.some((word) => /^(?:options?|numbers?|answer|choice)$/.test(word));
    const said = words.filter((word) => !FILLERS.has(word) && word !== "and");
    if (said.length === 0 || said.length > 8)
        return null;
    const picked = [];
    for (const word of said) {
        const place = PLACES.findIndex((names) => names.includes(word));
        // A bare number may count what the question asks about.
        const isPlace = isNamed || (!numbers && (many || said.length === 1));
        const figure = /^\d$/.test(word) ? Number(word) - 1 : isNamed ? CARDINALS.indexOf(word) : -1;
        const option = word === "last" ? options.at(-1) : options[isPlace && figure >= 0 ? figure : place];
        if (!option)
            return null;
        picked.push(option.id);
    }
    return picked.length === 1 || many ? { type: "options", options: [...new Set(picked)] } : null;
}
/** Units in which people leave the unit out. */
const BARE = new Set(["pain", "steps", "hours", "seconds", "times", "km"]);
/** A number that stands for an option: "about 160", "half an hour". */
function counted(question, { matches, quantities, tokens }) {
    const { numbers, options } = question.content;
    if (!numbers)
        return null;
    // What an option without a number says goes before one: "700 km, but the heel is worn right down".
    const isWorded = matches.some(({ phrase: { meaning }, taken }) => "question" in meaning &&
        meaning.question === question.id &&
        taken === "now" &&
        !(meaning.option in numbers.bands) &&
        meaning.option !== NOT_SURE);
    if (isWorded)
        return null;
    const fitting = quantities.filter((quantity) => (quantity.unit !== null || BARE.has(numbers.unit)) && bandsOf(question, quantity).length > 0);
    const withUnit = fitting.filter(({ unit }) => unit !== null);
    const found = new Set();
    for (const quantity of mostOf(question, withUnit.length > 0 ? withUnit : fitting)) {
        const bands = bandsOf(question, quantity);
        for (const option of decided(question, quantity, matches, bands))
            found.add(option);
        if (quantity.unit !== null)
            continue;
        // "400" of shoes may be miles or kilometres, and a small bare number may as well be an option's.
        if (numbers.unit === "km") {
            for (const option of bandsOf(question, scaled(quantity, 1.609)))
                found.add(option);
        }
        const option = options[quantity.value - 1];
        if (option && isBare(tokens, quantity))
            found.add(option.id);
    }
    if (found.size === 0)
        return null;
    return { type: found.size === 1 ? "options" : "either", options: [...found] };
}
function scaled(quantity, by) {
    return { ...quantity, from: quantity.from * by, to: quantity.to * by };
}
/** Whether hardly anything stands beside a number. */
function isBare(tokens, { first, last }) {
    return tokens.every(({ word }, at) => (at >= first && at <= last) || FILLERS.has(word));
}
/** An option by its words: the one that most of them speak for. */
function worded(question, { matches, tokens }) {
    const weights = new Map();
    for (const { phrase, taken, first, last } of matches) {
        const { meaning } = phrase;
        if (!("question" in meaning) || meaning.question !== question.id)
            continue;
        if (YES_NO.has(phrase.text))
            continue;
        // "Not shoes, just faster runs"; and the safety cards ask about what has been, too.
        const isOwn = taken === "now" ||
            (taken === "negated" && isTurned(tokens, first)) ||
            (taken === "past" && isScreening(question)) ||
            (taken === "hypothetical" && meaning.type === "words");
        if (!isOwn)
            continue;
        const weight = phrase.steps.length - (last - first + 1 - phrase.steps.length) / 10;
        weights.set(meaning.option, Math.max(weight, weights.get(meaning.option) ?? 0));
    }
    if (weights.size === 0)
        return null;
    if (weights.size > 1)
        weights.delete(NOT_SURE);
    if (question.many) {
        if (weights.size > 1)
            weights.delete(NONE);
        const options = [...weights.keys()];
        return { type: "options", options: options[0] === NONE ? [] : options };
    }
    const most = Math.max(...weights.values());
    const best = [...weights].filter(([, weight]) => most - weight < 0.5).map(([option]) => option);
    return { type: best.length === 1 ? "options" : "either", options: best };
}
/** Whether a word begins with "just" or "only" in a clause after the one with the "no". */
function isTurned(tokens, first) {
    const clause = tokens[first]?.clause;
    for (let at = first - 1; at >= 0 && at >= first - 3; at--) {
        if (tokens[at]?.clause !== clause)
            return false;
        const isTurn = ["just", "only", "its"].includes(tokens[at]?.word ?? "");
        if (isTurn)
            return tokens[at]?.isAfterComma === true && tokens[at - 1]?.clause !== clause;
    }
    return false;
}
/** Such words mean their option alone, or at the start: `agreed` reads them. */
const YES_NO = new Set(["yes", "no"]);
/** A part of a label, if no other label has it: "below the knee". */
function labelled(question, { tokens }) {
    if (isScreening(question))
        return null;
    const said = new Set(tokens.filter(({ word }) => !SMALL.has(word)).map(({ stem }) => stem));
    if (said.size === 0)
        return null;
    const found = question.content.options.filter(({ label }) => {
        const stems = label
            .toLowerCase()
            .replace(/['’]/g, "")
            .split(/[^\p{L}\p{N}]+/u)
            .map(stemOf);
        return [...said].every((stem) => stems.includes(stem));
    });
    if (found.length === 0)
        return null;
    const options = found.map(({ id }) => id);
    return { type: options.length === 1 ? "options" : "either", options };
}
const SMALL = new Set("the a an of my i it its is in on at to and or me im ive so just very really when about like than with for after before yes yeah no not this that be been was bit".split(" "));
/** Ways to say that one does not know. */
const UNSURE = [
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
    "not yet",
    "no opinion",
    "not noticed",
    "rather not say",
    "prefer not to say",
    "depends how you count",
].map((phrase) => phrase.split(" "));
/** "No idea tbh": nothing else in the text has answered. */
function unsure({ tokens }) {
    const isSaid = tokens.some((_, at) => UNSURE.some((words) => words.every((word, next) => tokens[at + next]?.word === word)));
    return isSaid ? { type: "options", options: [NOT_SURE] } : null;
}
const NONES = new Set("none nothing nowt neither zilch nada nought zip nil nuffin nothin nun".split(" "));
const NOT_BUT = new Set("but except however though although apart besides".split(" "));
/** Words that add nothing to a "no": on the safety screen no others may stand beside it. */
const CALM = new Set("no nope nah na not none nothing nowt neither zilch nil never of these those them that this the above all any anything like really good fine well im i am me to is are as a for thankfully luckily thank thanks god touch wood pls please sorry mate sir maam yet apply applies applicable here at just so far ok okay both either one baby healthy horse fit fiddle my everything else normal clear tbh honestly glad say lol haha x and with happy touchwood either other ones myself have got had health".split(" "));
const LONGEST_AGREED = 8;
/** A plain yes or no at the start, where one option means that; or "none of these". */
function agreed(dialog, question, { tokens, matches }) {
    const { yes, no } = dialog.content.words;
    const words = tokens.map(({ word }) => word);
    const [first = "", second = "", third = ""] = words;
    const lasting = words.at(-1) ?? "";
    const isDenied = /^(?:i )?(?:dont|do not|didnt) (?:think|believe)|^not (?:really|that|at|particularly|especially|noticeably|much)/.test(`${first} ${second} ${third}`);
    const isThought = /^(?:i )?(?:think|reckon|believe|guess) so|^i do\b|^it does\b/.test(`${first} ${second} ${third}`);
    const answer = isDenied || no.includes(first) || NONES.has(first)
        ? "no"
        : isThought || yes.includes(first)
            ? "yes"
            : yes.includes(lasting)
                ? "yes"
                : no.includes(lasting) || NONES.has(lasting)
                    ? "no"
                    : null;
    if (answer === null)
        return null;
    const isPlain = !words.some((word) => NOT_BUT.has(word)) && words.length <= LONGEST_AGREED;
    const meant = question.content.options.find(({ id, words }) => id === answer || words?.includes(answer));
    if (meant)
        return isPlain ? { type: "options", options: [meant.id] } : null;
    if (answer === "yes" || !question.many || !isPlain || first === "not")
        return null;
    const isCalm = isScreening(question)
        ? words.every((word) => CALM.has(word)) && !matches.some(isFlag)
        : words.length <= 5 || words.some((word) => NONES.has(word));
    return isCalm ? { type: "options", options: [] } : null;
}
function isFlag({ phrase: { meaning }, taken }) {
    return (meaning.type === "flag" || meaning.type === "distress") && taken === "now";
}
