import { encodeAction } from "../../src/app/index.js";
import { COPY, LEARN, PICK, packPress, START, TYPE_IT } from "../press.js";
import { CHROME } from "./chrome.js";
import { LIMITS } from "./limits.js";
import { markdownOf, marked } from "./markdown.js";
/** Discord's numbers for components and flags, written out: to import them at run time costs as much as all of zod. */
const ROW = 1;
const BUTTON = 2;
const SELECT = 3;
const TEXT = 10;
const SEPARATOR = 14;
const CONTAINER = 17;
const BLURPLE = 1;
const GREY = 2;
const LINK = 5;
const EPHEMERAL = 1 << 6;
const COMPONENTS_V2 = 1 << 15;
/**
 * A card as a message, with the ticket in every button.
 *
 * @param isPrivate shows it to one person alone
 * @param publicUrl where the private page is, which the first card then offers
 */
export function renderView(dialog, view, ticket, isPrivate, publicUrl = null) {
    const link = view.kind === "welcome" && publicUrl !== null ? [linkRow(publicUrl)] : [];
    return message([textOf(view), ...rowsOf(dialog, view, ticket, isPrivate), ...link], isPrivate);
}
/** A message that leads to the private page, or to something to read, and holds no walk. */
export function renderLink(publicUrl, isPrivate) {
    const ways = [link(publicUrl), button(LEARN, CHROME.learn)];
    return message([
        { type: TEXT, content: CHROME.linkOnly },
        { type: ROW, components: ways },
    ], isPrivate);
}
/** A message for everyone, with a Start button that gives each their own card. */
export function renderInvitation(text) {
    return message([{ type: TEXT, content: text }, startRow()], false);
}
/** A card to read, for everyone, with a Start button. */
export function renderReading(view) {
    return message([textOf(view), startRow()], false);
}
/** A card as a message that stays: its words alone. */
export function renderCopy(view) {
    return message([textOf(view)], false);
}
function message(components, isPrivate) {
    return {
        flags: COMPONENTS_V2 | (isPrivate ? EPHEMERAL : 0),
        components,
        allowed_mentions: { parse: [] },
    };
}
/** The card's text in a frame: a text for what stands between two dividers. */
function textOf(view) {
    const head = [
        ...(view.progress === null ? [] : [`-# ${marked(view.progress)}`]),
        `## ${marked(view.title)}`,
    ].join("\n");
    const parts = [[head]];
    let isAfterList = false;
    for (const block of [...view.blocks, ...listedOf(view)]) {
        // Discord drops the empty line behind a list: what follows one is a text of its own.
        if (block.type === "divider" || isAfterList)
            parts.push([]);
        isAfterList = block.type === "list";
        parts.at(-1)?.push(block.type === "divider" ? DIVIDER : markdownOf(block));
    }
    return { type: CONTAINER, components: parts.flatMap(componentsOf) };
}
const DIVIDER = "";
/** A text, behind a line where it begins with a divider. */
function componentsOf(part) {
    const texts = part.filter((text) => text !== DIVIDER);
    // A heading has room of its own below it.
    const [first = "", ...rest] = texts;
    const isHead = /^(-# .*\n)?## /.test(first);
    const content = isHead ? [first, rest.join("\n\n")].join("\n").trim() : texts.join("\n\n");
    return [
        ...(part[0] === DIVIDER ? [{ type: SEPARATOR }] : []),
        ...(content === "" ? [] : [{ type: TEXT, content }]),
    ];
}
/** What a menu holds stands on the card too: hidden in a menu it would not be read. */
function listedOf(view) {
    const { choices } = view;
    if (!choices?.question || !hasMenu(view))
        return [];
    return [{ type: "list", title: null, items: choices.options.map(({ label }) => label) }];
}
/** Several answers, more than there is room for, or long ones, which a phone would cut off on a button. */
function hasMenu({ choices, controls }) {
    if (choices === null)
        return false;
    const { many, options } = choices;
    const rows = rowsFor(options.length) + rowsFor(controls.length + 1);
    const isLong = options.some(({ label }) => label.length > LONGEST_ON_PHONE);
    return many || isLong || rows >= LIMITS.rows;
}
function rowsFor(buttons) {
    return Math.ceil(buttons / LIMITS.buttonsInRow);
}
/** Characters of a button's label that a phone shows. */
const LONGEST_ON_PHONE = 34;
function rowsOf(dialog, view, ticket, isPrivate) {
    const { choices, controls } = view;
    const isMenu = choices !== null && hasMenu(view);
    const menus = isMenu ? menusOf(dialog, choices.options, choices.many, ticket) : [];
    // By action, since what a card offers twice is one button.
    const labels = new Map();
    const offer = ({ label, event }, isChosen) => {
        const action = encodeAction(dialog, event);
        if (action !== null)
            labels.set(action, isChosen ? `✓ ${label}` : label);
    };
    if (view.kind === "keep" && isPrivate)
        labels.set(COPY, CHROME.copy);
    for (const choice of isMenu ? [] : (choices?.options ?? []))
        offer(choice, choice.chosen);
    if (choices?.none)
        offer(choices.none, choices.none.chosen);
    const answers = labels.size;
    for (const control of controls)
        offer(control, false);
    if (choices?.question)
        labels.set(TYPE_IT, CHROME.typeIt);
    const buttons = Array.from(labels, ([action, label], at) => button(pack(action, ticket), label, at < answers ? BLURPLE : GREY));
    // Answers and the ways around have rows of their own, where five rows are enough for that.
    const apart = [...inRows(buttons.slice(0, answers)), ...inRows(buttons.slice(answers))];
    const rows = menus.length + apart.length <= LIMITS.rows ? apart : inRows(buttons);
    return [...menus, ...rows];
}
/** A menu of the options; several where they are more than one takes. */
function menusOf(dialog, options, isMany, ticket) {
    return chunked(options, LIMITS.options).map((some, at) => ({
        type: ROW,
        components: [
            {
                type: SELECT,
                custom_id: pack(`${PICK}${at}`, ticket),
                placeholder: isMany ? CHROME.pickSome : CHROME.pickOne,
                min_values: 1,
                max_values: isMany ? some.length : 1,
                options: some.map(({ label, chosen, event }) => ({
                    label: cut(label, LIMITS.optionLabel),
                    value: encodeAction(dialog, event) ?? "",
                    default: chosen,
                })),
            },
        ],
    }));
}
function inRows(buttons) {
    return chunked(buttons, LIMITS.buttonsInRow).map((components) => ({ type: ROW, components }));
}
function chunked(items, most) {
    const count = Math.ceil(items.length / most);
    return Array.from({ length: count }, (_, at) => items.slice(at * most, (at + 1) * most));
}
function startRow() {
    return { type: ROW, components: [button(START, CHROME.start)] };
}
/** The address stands in the button: no answer travels with it. */
function link(url) {
    return { type: BUTTON, style: LINK, url, label: CHROME.privatePage };
}
function linkRow(url) {
    return { type: ROW, components: [link(url)] };
}
function button(customId, label, style = GREY) {
    return { type: BUTTON, style, custom_id: customId, label: cut(label, LIMITS.buttonLabel) };
}
function pack(action, ticket) {
    return packPress({ action, ticket });
}
function cut(text, most) {
    return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
