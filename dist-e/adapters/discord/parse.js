import { parseAction, parseActions } from "../../src/app/index.js";
import { COPY, LEARN, PICK, START, TYPE_IT, TYPED, unpackPress } from "../press.js";
/** Discord's numbers for interactions. */
const COMMAND = 2;
const PRESS = 3;
const SUBMIT = 5;
const MANAGE_SERVER = 1n << 5n;
const NUMBER = /^\d+$/;
/** What an interaction means. Anything that cannot be understood is `unknown`, never an error. */
export function parseInteraction(dialog, interaction) {
    switch (interaction.type) {
        case COMMAND:
            return parseCommand(interaction.data.name, optionsOf(interaction.data), interaction.member?.permissions);
        case PRESS: {
            const values = "values" in interaction.data ? interaction.data.values : [];
            return parsePress(dialog, interaction.data.custom_id, values);
        }
        case SUBMIT: {
            const { action, ticket } = unpackPress(interaction.data.custom_id);
            if (action !== TYPED)
                return { type: "unknown" };
            return turn(ticket, { type: "words", text: typedIn(interaction) }, true);
        }
        default:
            return { type: "none" };
    }
}
function parseCommand(name, options, permissions) {
    if (name === "backchat-panel") {
        const isAllowed = (BigInt(NUMBER.exec(permissions ?? "")?.[0] ?? 0) & MANAGE_SERVER) !== 0n;
        return { type: "panel", isAllowed, topic: options.get("learn") ?? null };
    }
    const code = options.get("resume");
    if (code !== undefined)
        return turn(code.replace(/[^\w-]/g, ""), { type: "carry-on" }, false);
    const described = options.get("describe");
    if (described !== undefined)
        return turn(null, { type: "words", text: described }, false);
    switch (options.get("show")) {
        case "help":
            return turn(null, { type: "help" }, false);
        case "privacy":
            return turn(null, { type: "privacy" }, false);
        case "learn":
            return turn(null, { type: "learn" }, false);
        default:
            return turn(null, { type: "start" }, false);
    }
}
function parsePress(dialog, customId, values) {
    const { action, ticket } = unpackPress(customId);
    if (action === START)
        return turn(null, { type: "start" }, false);
    if (action === LEARN)
        return turn(null, { type: "learn" }, false);
    if (action === COPY && ticket !== null)
        return { type: "copy", ticket };
    if (action === TYPE_IT && ticket !== null)
        return { type: "form", ticket };
    const event = action.startsWith(PICK)
        ? parseActions(dialog, values)
        : parseAction(dialog, action);
    return event === null ? { type: "unknown" } : turn(ticket, event, true);
}
function turn(ticket, event, replaces) {
    return { type: "turn", ticket, event, replaces };
}
function optionsOf(data) {
    const options = "options" in data ? data.options : [];
    const given = Array.isArray(options) ? options : [];
    return new Map(given.flatMap((option) => typeof option?.name === "string" && typeof option.value === "string"
        ? [[option.name, option.value]]
        : []));
}
/** The first text of a form. */
function typedIn({ data }) {
    for (const row of data.components ?? []) {
        const inputs = "components" in row ? row.components : "component" in row ? [row.component] : [];
        for (const input of inputs) {
            if ("value" in input && typeof input.value === "string")
                return input.value;
        }
    }
    return "";
}
