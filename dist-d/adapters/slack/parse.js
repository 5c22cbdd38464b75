import { parseAction, parseActions } from "../../src/app/index.js";
import { COPY, LEARN, MOVE, PICK, START, TICKED, TYPED, unpackPress } from "../press.js";
const NONE = { type: "none" };
/** What a delivery means. Anything that cannot be understood is `none`, never an error. */
export function parseBody(dialog, body) {
    if (typeof body["command"] === "string")
        return parseCommand(textIn(body, "text").trim());
    switch (body["type"]) {
        case "block_actions":
            return parsePress(dialog, body);
        case "shortcut":
            return turn(null, { type: "start" }, false);
        case "event_callback":
            return parseEvent(objectIn(body, "event"));
        default:
            return NONE;
    }
}
function parseCommand(said) {
    const [first = "", ...rest] = said.split(/\s+/);
    const operand = rest.join(" ");
    switch (first.toLowerCase()) {
        case "":
            return turn(null, { type: "start" }, false);
        case "help":
            if (operand === "")
                return turn(null, { type: "help" }, false);
            break;
        case "privacy":
            if (operand === "")
                return turn(null, { type: "privacy" }, false);
            break;
        case "learn":
            if (operand === "")
                return turn(null, { type: "learn" }, false);
            break;
        case "panel":
            return { type: "panel", topic: operand === "" ? null : operand };
        case "resume":
            return turn(operand.replace(/[^\w-]/g, ""), { type: "carry-on" }, false);
    }
    return turn(null, { type: "words", text: said }, false);
}
function parsePress(dialog, body) {
    const { actions } = body;
    const pressed = Array.isArray(actions) ? objectOf(actions[0]) : {};
    const { action, ticket } = unpackPress(textIn(pressed, "action_id"));
    if (action === START)
        return turn(null, { type: "start" }, false);
    if (action === LEARN)
        return turn(null, { type: "learn" }, false);
    if (ticket === null)
        return NONE;
    switch (action) {
        case COPY:
            return { type: "copy", ticket };
        case MOVE:
            return { type: "move", ticket };
        case TYPED: {
            const text = textIn(pressed, "value").trim();
            return text === "" ? NONE : turn(ticket, { type: "words", text }, true);
        }
        case PICK: {
            const event = parseAction(dialog, textIn(objectIn(pressed, "selected_option"), "value"));
            return event === null ? NONE : turn(ticket, event, true);
        }
        case TICKED: {
            const event = tickedIn(dialog, body);
            return event === null ? { type: "nothing-ticked", ticket } : turn(ticket, event, true);
        }
    }
    const event = parseAction(dialog, action);
    if (event === null)
        return NONE;
    // "None of these" beside boxes: what is ticked counts for more.
    const isNone = event.type === "answer" && event.options.length === 0;
    return turn(ticket, (isNone ? tickedIn(dialog, body) : null) ?? event, true);
}
/** One answer of all boxes that are ticked on the card, or null where none is. */
function tickedIn(dialog, body) {
    const values = objectIn(objectIn(body, "state"), "values");
    const actions = Object.values(values).flatMap((block) => {
        const { selected_options: selected } = objectIn(objectOf(block), TICKED);
        const options = Array.isArray(selected) ? selected : [];
        return options.map((option) => textIn(objectOf(option), "value"));
    });
    return parseActions(dialog, actions);
}
function parseEvent(event) {
    switch (event["type"]) {
        case "app_home_opened":
            return { type: "opened", isHome: event["tab"] === "home" };
        case "app_mention":
            return isByPerson(event) ? { type: "mention" } : NONE;
        case "message": {
            const text = textIn(event, "text");
            const isTyped = event["channel_type"] === "im" && isByPerson(event) && text.trim() !== "";
            return isTyped ? turn(null, { type: "words", text: unescaped(text) }, false) : NONE;
        }
        default:
            return NONE;
    }
}
/** A message that a person has just typed: not a bot's, not an edit, a deletion or a notice of Slack's. */
function isByPerson(event) {
    const isTyped = TYPED_KINDS.includes(textIn(event, "subtype"));
    return isTyped && event["bot_id"] === undefined && textIn(event, "user") !== "";
}
/** Plain ones, and those with a file, from a thread to the channel, or by `/me`. */
const TYPED_KINDS = ["", "file_share", "thread_broadcast", "me_message"];
/** Slack sends these three characters as HTML does. */
function unescaped(text) {
    return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}
function turn(ticket, event, replaces) {
    return { type: "turn", ticket, event, replaces };
}
/** The object under a key, empty where there is none. */
export function objectIn(body, key) {
    return objectOf(body[key]);
}
/** The text under a key, empty where there is none. */
export function textIn(body, key) {
    const value = body[key];
    return typeof value === "string" ? value : "";
}
/** Something as an object, empty where it is none. */
export function objectOf(value) {
    return isObject(value) ? value : EMPTY;
}
const EMPTY = {};
function isObject(value) {
    return typeof value === "object" && value !== null;
}
