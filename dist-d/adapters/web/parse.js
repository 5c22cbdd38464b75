import { parseAction, parseActions } from "../../src/app/index.js";
import { TICKED } from "../press.js";
/**
 * What a form means: its `ticket`, and a `press`, `tick`s, `words`, or a `code` to go on with.
 * A ticket alone shows its card again.
 */
export function parseForm(dialog, form) {
    const code = form.get("code");
    if (code !== null) {
        return { type: "turn", ticket: code.replace(/[^\w-]/g, ""), event: { type: "carry-on" } };
    }
    const ticket = form.get("ticket");
    if (ticket === null)
        return { type: "unknown" };
    const text = form.get("words");
    if (text !== null) {
        return { type: "turn", ticket, event: text.trim() === "" ? null : { type: "words", text } };
    }
    const press = form.get("press");
    if (press === null)
        return { type: "turn", ticket, event: null };
    const ticked = parseActions(dialog, form.getAll("tick"));
    if (press === TICKED) {
        return ticked === null
            ? { type: "nothing-ticked", ticket }
            : { type: "turn", ticket, event: ticked };
    }
    const event = parseAction(dialog, press);
    if (event === null)
        return { type: "unknown" };
    // "None of these" beside boxes: what is ticked counts for more.
    const isNone = event.type === "answer" && event.options.length === 0;
    return { type: "turn", ticket, event: (isNone ? ticked : null) ?? event };
}
