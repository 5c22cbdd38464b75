/** The reserved option ids that every question understands. */
export const NOT_SURE = "not-sure";
export const NONE = "none";
/** Stands in for an answer where a condition names none. */
export const ANY = "";
/** An answer as conditions name it: `question.option`. */
export function refOf(question, option) {
    return `${question}.${option}`;
}
/** The answers that a condition names. */
export function refsOf(condition) {
    return [...(condition.any ?? []), ...(condition.all ?? []), ...(condition.atLeast?.of ?? [])];
}
