/** Units as people write them, with what one is in ours. */
const UNITS = new Map([
    ["km", 1, "km k kms kilometre kilometres kilometer kilometers kays klicks ks kmtr kmtrs"],
    ["km", 1.609, "mile miles mi m miler milers"],
    ["hours", 1, "hour hours hr hrs h hourly"],
    ["hours", 1 / 60, "min mins minute minutes"],
    ["seconds", 1, "second seconds sec secs s"],
    ["weeks", 1, "week weeks wk wks weeek weeeks"],
    ["weeks", 2, "fortnight fortnights"],
    ["weeks", 1 / 7, "day days"],
    ["weeks", 4.345, "month months mth mths mnth mnths mo mos"],
    ["weeks", 52, "year years yr yrs"],
    ["weeks", 520, "decade decades"],
    ["steps", 1, "spm steps"],
    ["times", 1, "times time reps rep x sessions session"],
].flatMap(([unit, factor, words]) => words.split(" ").map((word) => [word, [unit, factor]])));
const NUMBERS = new Map("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, value) => [word, value]));
const TENS = new Map("twenty thirty forty fifty sixty seventy eighty ninety"
    .split(" ")
    .map((word, at) => [word, (at + 2) * 10]));
const SOME = new Map([
    ["half", 0.5],
    ["couple", 2],
    ["few", 3],
    ["several", 4],
    ["dozen", 12],
]);
const OFTEN = new Map([
    ["once", 1],
    ["twice", 2],
    ["thrice", 3],
]);
/** Races that everyone knows the length of. */
const RACES = new Map([
    ["marathon", 42.2],
    ["parkrun", 5],
]);
const PER = new Set(["a", "an", "per", "every", "each", "in", "the", "of"]);
const RATES = new Map([
    ["week", 1],
    ["weekly", 1],
    ["wk", 1],
    ["month", 4.345],
    ["monthly", 4.345],
    ["year", 52],
]);
/** Words that put a number just above or below itself, so that "over 8" is not 8. */
const ABOVE = new Set(["over", "above", "beyond", "exceeding"]);
const BELOW = new Set(["under", "below", "nearly", "almost"]);
const THAN = new Map([
    ["more", 1.005],
    ["longer", 1.005],
    ["greater", 1.005],
    ["less", 0.995],
    ["fewer", 0.995],
]);
/** All numbers of a text, in figures or words, with units: "about 160", "half an hour", "3-4 weeks", "50mi". */
export function quantitiesIn(tokens) {
    const found = [];
    for (let at = 0; at < tokens.length; at++) {
        const quantity = quantityAt(tokens, at);
        if (!quantity)
            continue;
        found.push(quantity);
        at = quantity.last;
    }
    return [...found, ...growthsIn(tokens, found)];
}
function quantityAt(tokens, first) {
    const lower = numberAt(tokens, first);
    if (!lower)
        return null;
    const wordAt = (at) => tokens[at]?.word ?? "";
    const pain = lower.glued === "" ? painAt(tokens, lower) : null;
    if (pain !== null) {
        const { from, last } = pain;
        return { ...spanOf(from, lower.value), unit: "pain", isRate: false, first, last };
    }
    const upper = UNITS.has(lower.glued) || lower.glued === "" ? rangeEnd(tokens, lower) : null;
    // "9 to 5" is a working day.
    if (upper !== null && upper.value < lower.value && upper.glued === "" && lower.glued === "") {
        return { ...spanOf(Number.NaN), unit: null, isRate: false, first, last: upper.last };
    }
    const isRange = upper !== null && upper.value > lower.value;
    const worst = isRange && lower.glued === "" ? painAt(tokens, upper) : null;
    if (worst) {
        const ends = spanOf(lower.value, upper?.value);
        return { ...ends, unit: "pain", isRate: false, first, last: worst.last };
    }
    let { last } = isRange ? upper : lower;
    const { glued } = isRange ? upper : lower;
    const isMore = wordAt(last + 1) === "plus" || wordAt(last + 1) === "odd";
    if (isMore)
        last++;
    let unit = UNITS.get(glued);
    if (!unit) {
        const after = wordAt(last + 1);
        // "Half an hour", but "twice a week".
        const isHalf = lower.value === 0.5;
        const at = last + (isHalf && (after === "an" || after === "a") ? 2 : 1);
        const isSameClause = tokens[at]?.clause === tokens[last]?.clause;
        unit = isSameClause ? UNITS.get(wordAt(at)) : undefined;
        if (unit)
            last = at;
        // "More than 8 hours", "3 or more weeks".
        else if (after === "or" && wordAt(last + 2) === "more") {
            unit = UNITS.get(wordAt(last + 3));
            if (unit)
                last += 3;
        }
    }
    const [name, factor] = unit ?? [lower.isOften ? "times" : null, 1];
    const nudge = isMore ? 1.005 : nudgeOf(wordAt(first - 1), wordAt(first - 2));
    let [from, to] = [lower.value * factor * nudge, (isRange ? upper : lower).value * factor * nudge];
    // "1 min 20", "a minute and a half"
    if (name === "hours" && !isRange) {
        const rest = restOf(tokens, last, factor);
        if (rest) {
            from += rest.value;
            to += rest.value;
            last = rest.last;
        }
    }
    const rate = rateAt(tokens, last);
    const isDaysAWeek = name === "weeks" && factor === 1 / 7 && rate !== null;
    const counted = isDaysAWeek ? "times" : name;
    if (counted === "times" && rate !== null) {
        const share = isDaysAWeek ? factor * rate.weeks : rate.weeks;
        return { ...spanOf(from / share, to / share), unit: "times", isRate: true, first, last };
    }
    return { ...spanOf(from, to), unit: name, isRate: rate !== null, first, last };
}
/** A range counts as its middle. */
function spanOf(from, to = from) {
    return { from, to, value: (from + to) / 2 };
}
function nudgeOf(before, second) {
    if (before === "than")
        return THAN.get(second) ?? 1;
    return ABOVE.has(before) ? 1.005 : BELOW.has(before) ? 0.995 : 1;
}
/** "6/10", "six out of ten", "6-7 out of 10": all of it is one number. */
function painAt(tokens, lower) {
    const { last } = lower;
    const isTen = (at) => ["10", "ten"].includes(tokens[at]?.word ?? "");
    const [own, next] = [tokens[last], tokens[last + 1]];
    if (!own || !next || next.clause !== own.clause || lower.value > 10)
        return null;
    if (isTen(last + 1) && next.from === own.to + 1)
        return { from: lower.value, last: last + 1 };
    if (next.word === "out" && tokens[last + 2]?.word === "of" && isTen(last + 3)) {
        return { from: lower.value, last: last + 3 };
    }
    return next.word === "of" && isTen(last + 2) ? { from: lower.value, last: last + 2 } : null;
}
/** The seconds after minutes and the minutes after hours, in hours; or "and a half". */
function restOf(tokens, last, factor) {
    const wordAt = (at) => tokens[at]?.word ?? "";
    const at = wordAt(last + 1) === "and" ? last + 2 : last + 1;
    if (wordAt(at) === "a" && wordAt(at + 1) === "half")
        return { value: factor / 2, last: at + 1 };
    const rest = numberAt(tokens, at);
    if (!rest || tokens[at]?.clause !== tokens[last]?.clause || rest.value >= 60)
        return null;
    const [unit = null] = UNITS.get(rest.glued) ?? UNITS.get(wordAt(rest.last + 1)) ?? [];
    const isOwn = rest.glued !== "" || unit === null;
    const isPart = unit === null ? rest.glued === "" : unit === "seconds" || unit === "hours";
    if (!isPart || factor / 60 >= 1)
        return null;
    return { value: (rest.value * factor) / 60, last: isOwn ? rest.last : rest.last + 1 };
}
/** "A week", "per month", "weekly", "/wk" behind a number. */
function rateAt(tokens, last) {
    const clause = tokens[last]?.clause;
    for (let at = last + 1; at <= last + 2 && tokens[at]?.clause === clause; at++) {
        const weeks = RATES.get(tokens[at]?.word ?? "");
        if (weeks !== undefined)
            return { weeks };
        if (!PER.has(tokens[at]?.word ?? ""))
            return null;
    }
    return null;
}
/** Words that may stand between a distance and what it grew to. */
const BETWEEN = new Set("to then up upto straight long run runs a an the into and went from".split(" "));
/** "From 10k to 15k" and "20% longer", as how many times as much. */
function growthsIn(tokens, found) {
    const grown = [];
    const add = (from, to, first, last) => {
        grown.push({ ...spanOf(from, to), unit: "growth", isRate: false, first, last });
    };
    found.forEach((own, at) => {
        const next = found[at + 1];
        const between = next ? tokens.slice(own.last + 1, next.first).map(({ word }) => word) : [];
        const isPair = next !== undefined &&
            between.length <= 5 &&
            between.includes("to") &&
            between.every((word) => BETWEEN.has(word));
        const after = tokens[own.last + 1]?.word ?? "";
        const second = tokens[own.last + 2]?.word ?? "";
        if (isPair && (own.unit === "km" || next.unit === "km") && !own.isRate && !next.isRate) {
            // "8 miles to 12": the unit of one is the other's.
            const isBoth = own.unit === next.unit;
            const factor = isBoth ? 1 : unitSize(tokens, own.unit === "km" ? own : next);
            const [lower, upper] = [own, next].map(({ value, unit }) => unit === null ? value * factor : value);
            if (lower && upper)
                add(upper / lower, upper / lower, own.first, next.last);
        }
        else if (own.unit === "km" && own.to > own.from && !own.isRate) {
            add(own.to / own.from, own.to / own.from, own.first, own.last);
        }
        else if (after === "percent" || after === "pc" || (after === "per" && second === "cent")) {
            add(1 + own.from / 100, 1 + own.to / 100, own.first, own.last + 1);
        }
    });
    return grown;
}
/** What one of a quantity's unit is in ours. */
function unitSize(tokens, { last }) {
    const word = tokens[last]?.word ?? "";
    return UNITS.get(word.replace(/^\d+/, ""))?.[1] ?? 1;
}
/** The last year that is surely not this one. */
const LAST_YEAR = 2025;
/** A number in figures or words. */
function numberAt(tokens, first) {
    const [, figures, glued = ""] = /^(\d{1,6})(?:ish)?([a-z]*)$/.exec(tokens[first]?.word ?? "") ?? [];
    if (figures === undefined)
        return wordNumber(tokens, first);
    const [own, next] = [tokens[first], tokens[first + 1]];
    // "Since 2023" is a year and more; other years count nothing.
    if (glued === "" && /^(?:19|20)\d\d$/.test(figures)) {
        const isSince = tokens[first - 1]?.word === "since" && Number(figures) <= LAST_YEAR;
        if (isSince)
            return { value: 52, last: first, glued: "weeks" };
    }
    const [, more, behind = ""] = /^(\d{1,6})([a-z]*)$/.exec(next?.word ?? "") ?? [];
    const isMarked = own && next && next.from === own.to + 1 && next.clause !== own.clause;
    if (glued === "" && more !== undefined && isMarked) {
        // "1,200" and "1.5": the mark stands between two numbers without a space.
        const value = next.isAfterComma ? Number(figures + more) : Number(`${figures}.${more}`);
        return { value, last: first + 1, glued: behind };
    }
    return { value: Number(figures), last: first, glued };
}
/** The number that a range goes to: "3-4", "3 to 4", "3k-4k". */
function rangeEnd(tokens, { last, glued }) {
    const [own, next] = [tokens[last], tokens[last + 1]];
    if (!own || !next || next.clause !== own.clause)
        return null;
    const isTo = next.word === "to" || next.word === "or";
    const end = isTo
        ? numberAt(tokens, last + 2)
        : next.from === own.to + 1 && /^\d/.test(own.word) && /^\d/.test(next.word)
            ? numberAt(tokens, last + 1)
            : null;
    return end && (glued === "" || end.glued === glued) ? end : null;
}
function wordNumber(tokens, first) {
    const word = tokens[first]?.word ?? "";
    const next = tokens[first + 1]?.word ?? "";
    const counted = (value, last = first) => ({ value, last, glued: "" });
    const often = OFTEN.get(word);
    // "Once I start" counts nothing.
    if (often !== undefined && (often > 1 || PER.has(next) || RATES.has(next))) {
        return { ...counted(often), isOften: true };
    }
    const race = RACES.get(word);
    if (race !== undefined && word !== "parkrun")
        return { value: race, last: first, glued: "km" };
    if (word === "half" && next === "marathon")
        return { value: 21.1, last: first + 1, glued: "km" };
    const tens = TENS.get(word);
    const ones = NUMBERS.get(next) ?? 0;
    if (tens !== undefined) {
        return ones > 0 && ones < 10 ? counted(tens + ones, first + 1) : counted(tens);
    }
    if (next === "hundred" || next === "thousand") {
        const size = next === "hundred" ? 100 : 1000;
        const many = word === "a" ? 1 : (NUMBERS.get(word) ?? SOME.get(word));
        if (many === undefined)
            return null;
        const at = tokens[first + 2]?.word === "and" ? first + 3 : first + 2;
        const rest = tokens[at] && !["half", "a"].includes(tokens[at].word) ? wordNumber(tokens, at) : null;
        return rest && rest.glued === "" && rest.value < size
            ? counted(many * size + rest.value, rest.last)
            : counted(many * size, first + 1);
    }
    const number = NUMBERS.get(word);
    if (number !== undefined) {
        // "One and a half", "three and a half".
        const isHalf = [1, 2, 3].every((at) => tokens[first + at]?.word === ["", "and", "a", "half"][at]);
        return isHalf ? counted(number + 0.5, first + 3) : counted(number);
    }
    const some = SOME.get(word);
    if (some !== undefined)
        return counted(some, next === "of" ? first + 1 : first);
    // "an hour", "a week"
    const isOne = (word === "an" || word === "a") && next.length > 2 && UNITS.has(next);
    return isOne && next !== "time" && next !== "times" ? counted(1) : null;
}
