const OLD = new Set("yo yrs yr year years old yearold yold here male female m f aged".split(" "));
const SELF = new Set("im am aged age turned turning is".split(" "));
const ELSE = new Set("been for running ran ago dog son daughter kid when was since of in last not".split(" "));
/** The age that a text gives as the writer's own, where that is plain: "I'm 62", "47f", "19, cross country". */
export function ageIn(tokens) {
    for (let at = 0; at < tokens.length; at++) {
        const [, figures, glued = ""] = /^(\d\d)([a-z]*)$/.exec(tokens[at]?.word ?? "") ?? [];
        const years = Number(figures);
        if (figures === undefined || years < 10 || years > 99)
            continue;
        if (glued !== "" && !["m", "f", "yo", "yr", "yrs", "y"].includes(glued))
            continue;
        const [before, next] = [tokens[at - 1], tokens[at + 1]];
        if (before && ELSE.has(before.word))
            continue;
        const isAlone = next === undefined || next.clause !== tokens[at]?.clause;
        const isFirst = at === 0 && (isAlone || next?.word === "and");
        const isSelf = before !== undefined &&
            SELF.has(before.word) &&
            (isAlone || OLD.has(next.word) || next.word === "and");
        const isOld = next !== undefined && !isAlone && /^(?:yo|m|f|male|female|here)$/.test(next.word);
        if (isFirst || isSelf || isOld || (glued !== "" && (at === 0 || isSelf)))
            return years;
    }
    return null;
}
