import { styleText } from "node:util";
import { createPrompt, isDownKey, isEnterKey, isSpaceKey, isUpKey, useKeypress, usePagination, useState, } from "@inquirer/core";
import { indented } from "./layout.js";
/** The hint under the list, and a line of air. */
const LINES_BELOW = 3;
const FEWEST_LINES = 7;
/**
 * The choices and controls of a card as a list: arrow keys, numbers and first letters point, Enter picks. Where several
 * may be ticked, Space or the number ticks, and Enter on an option hands in what is ticked.
 */
export const promptCard = createPrompt((config, done) => {
    const options = config.view.choices?.options ?? [];
    const isMany = config.view.choices?.many ?? false;
    const [ticked, setTicked] = useState(config.ticked);
    const [active, setActive] = useState(() => isMany
        ? 0
        : Math.max(0, options.findIndex(({ chosen }) => chosen)));
    const [typed, setTyped] = useState("");
    const [picked, setPicked] = useState(null);
    const rows = rowsOf(config, ticked);
    const tick = (id) => {
        setTicked(ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id]);
    };
    const pick = (row) => {
        if (!row)
            return;
        const picks = row.ticks === null ? row : rows.find(({ handsIn }) => handsIn);
        if (!picks) {
            tick(row.ticks ?? "");
            return;
        }
        const names = options.filter(({ id }) => ticked.includes(id)).map(({ label }) => label);
        setPicked(picks.handsIn ? names.join("; ") : picks.label);
        done({ event: picks.event, ticked });
    };
    const press = (digit) => {
        const isKey = (key) => rows.some((row) => row.key === key);
        const key = isKey(typed + digit) ? typed + digit : digit;
        setTyped(key);
        const at = rows.findIndex((row) => row.key === key);
        if (at < 0)
            return;
        setActive(at);
        const { ticks = null } = rows[at] ?? {};
        if (ticks !== null)
            tick(ticks);
    };
    useKeypress((key, rl) => {
        rl.clearLine(0);
        const last = rows.length - 1;
        const letter = key.sequence ?? "";
        if (isUpKey(key))
            setActive(active > 0 ? active - 1 : last);
        else if (isDownKey(key))
            setActive(active < last ? active + 1 : 0);
        else if (isEnterKey(key))
            pick(rows[active]);
        else if (isSpaceKey(key)) {
            const { ticks = null } = rows[active] ?? {};
            if (ticks !== null)
                tick(ticks);
        }
        else if (/^\d$/.test(letter))
            return press(letter);
        else if (letter === "/")
            pick(rows.find((row) => row.event === null));
        else if (/^\p{L}$/u.test(letter))
            setActive(nextWithLetter(rows, active, letter));
        setTyped("");
    });
    if (picked !== null)
        return `> ${indented(picked, 2, config.layout)}`;
    const page = usePagination({
        items: rows,
        active,
        loop: false,
        pageSize: Math.max(FEWEST_LINES, (process.stdout.rows || 24) - config.linesAbove - LINES_BELOW),
        renderItem: ({ item, isActive }) => lineOf(config, item, isActive, ticked),
    });
    return `${page}\n${style(config, "dim", indented(config.labels.hint, 0, config.layout))}`;
});
function rowsOf({ view, labels }, ticked) {
    const { choices } = view;
    const isMany = choices?.many ?? false;
    const options = (choices?.options ?? []).map(({ id, label, event }, at) => ({
        label,
        key: String(at + 1),
        ticks: isMany ? id : null,
        event,
        handsIn: false,
    }));
    const none = choices?.none;
    const handIn = [];
    if (choices?.question && isMany && ticked.length > 0) {
        const event = { type: "answer", question: choices.question, options: ticked };
        handIn.push({ label: labels.done, key: "0", ticks: null, event, handsIn: true });
    }
    else if (none) {
        handIn.push({ ...way(none.label, none.event), key: "0" });
    }
    const controls = view.controls.map(({ label, event }) => way(label, event));
    return [...options, ...handIn, ...controls, way(labels.typeIt, null)];
}
function way(label, event) {
    return { label, key: null, ticks: null, event, handsIn: false };
}
function lineOf(config, row, isActive, ticked) {
    const pointer = isActive ? ">" : " ";
    const key = row.key === null ? "    " : `${row.key.padStart(2)}. `;
    const box = row.ticks === null ? "" : ticked.includes(row.ticks) ? "[x] " : "[ ] ";
    const head = pointer + key + box;
    const label = indented(row.label, head.length, config.layout);
    return isActive ? style(config, "cyan", head + label) : head + label;
}
function nextWithLetter(rows, active, letter) {
    for (let step = 1; step <= rows.length; step++) {
        const at = (active + step) % rows.length;
        if (rows[at]?.label.toLowerCase().startsWith(letter.toLowerCase()))
            return at;
    }
    return active;
}
function style({ layout }, format, text) {
    return layout.hasStyle ? styleText(format, text, { validateStream: false }) : text;
}
