import { fill } from "../phrase.js";
export function text(value) {
    return { type: "text", text: value };
}
export function note(value) {
    return { type: "note", text: value };
}
export function list(title, items) {
    return { type: "list", title, items };
}
/** A sentence that names some things; none where there is nothing to name. */
export function joined(template, name, items) {
    return items.length === 0 ? [] : [text(fill(template, { [name]: items.join("; ") }))];
}
/** Choices that only lead on, and answer no question. */
export function choicesFrom(options) {
    return { question: null, many: false, none: null, options };
}
