import { styleText } from "node:util";
import { wrapAnsi } from "fast-wrap-ansi";
import { blockText } from "../../src/engine/index.js";
/** Text is easiest to read at this width, in columns; narrower windows get less. */
const WIDEST = 80;
const NARROWEST = 20;
/** The layout of a stream; `NO_COLOR` (no-color.org) turns emphasis off. */
export function layoutOf(stream, env) {
    const columns = stream.columns || WIDEST;
    return {
        columns: Math.max(NARROWEST, Math.min(WIDEST, columns)),
        hasStyle: stream.isTTY === true && !env["NO_COLOR"] && env["TERM"] !== "dumb",
    };
}
/**
 * Wraps every line to the layout; lines after a number or a dash keep their indent. A code, the only long line without a
 * space, stays whole so that it can be copied.
 */
export function wrap(text, layout) {
    return text
        .split("\n")
        .map((line) => {
        if (/^[\w-]{60,}$/.test(line))
            return line;
        const indent = /^([* ] *\d+\. |- )/.exec(line)?.[0].length ?? 0;
        return line.slice(0, indent) + indented(line.slice(indent), indent, layout);
    })
        .join("\n");
}
/** Text wrapped to what is left beside an indent, with later lines set under the first. */
export function indented(text, indent, { columns }) {
    const wrapped = wrapAnsi(text, columns - indent, { hard: true });
    return wrapped.split("\n").join(`\n${" ".repeat(indent)}`);
}
/** A card without its choices and controls, which the prompt shows. */
export function headText(view, layout) {
    const bold = (text) => layout.hasStyle ? styleText("bold", text, { validateStream: false }) : text;
    const dim = (text) => layout.hasStyle ? styleText("dim", text, { validateStream: false }) : text;
    const parts = [
        ...(view.progress === null ? [] : [dim(wrap(view.progress, layout))]),
        bold(wrap(view.title, layout)),
        ...view.blocks.map((block) => `\n${wrap(blockText(block), layout)}`),
    ];
    return `${parts.join("\n")}\n`;
}
