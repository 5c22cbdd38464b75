import { NONE, refOf } from "./ref.js";
export function givenBy({ questions }, answers) {
    const given = new Set();
    for (const { question, options } of answers) {
        const refs = questions.get(question)?.refs;
        given.add(question);
        if (options.length === 0)
            given.add(refs?.get(NONE) ?? refOf(question, NONE));
        for (const option of options)
            given.add(refs?.get(option) ?? refOf(question, option));
    }
    return given;
}
/** Whether a condition holds for the answers given; all of its parts must. No condition always holds. */
export function holds(condition, given, age) {
    if (!condition)
        return true;
    const { any, all, atLeast } = condition;
    if (condition.age && (age === null || !condition.age.includes(age)))
        return false;
    if (any && countGiven(any, given, 1) < 1)
        return false;
    if (all && countGiven(all, given, all.length) < all.length)
        return false;
    return !atLeast || countGiven(atLeast.of, given, atLeast.count) >= atLeast.count;
}
/** How many of the answers are given, counted no further than is enough. */
function countGiven(refs, given, enough) {
    let count = 0;
    for (const ref of refs) {
        if (given.has(ref) && ++count === enough)
            break;
    }
    return count;
}
