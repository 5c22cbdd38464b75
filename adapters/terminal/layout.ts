import { styleText } from "node:util";
import { wrapAnsi } from "fast-wrap-ansi";
import { type Block, blockText, type View } from "../../src/engine/index.ts";

/** Text is easiest to read at this width, in columns; narrower windows get less. */
const WIDEST = 80;
const NARROWEST = 20;

/** How a stream shows text: its width in columns, and whether it shows emphasis. */
export type Layout = { readonly columns: number; readonly hasStyle: boolean };

/** The layout of a stream; `NO_COLOR` (no-color.org) turns emphasis off. */
export function layoutOf(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  env: Readonly<Record<string, string | undefined>>,
): Layout {
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
export function wrap(text: string, layout: Layout): string {
  return text
    .split("\n")
    .map((line) => {
      if (/^[\w-]{60,}$/.test(line)) return line;
      const indent = /^([* ] *\d+\. |- )/.exec(line)?.[0].length ?? 0;
      return line.slice(0, indent) + indented(line.slice(indent), indent, layout);
    })
    .join("\n");
}

/** Text wrapped to what is left beside an indent, with later lines set under the first. */
export function indented(text: string, indent: number, { columns }: Layout): string {
  const wrapped = wrapAnsi(text, columns - indent, { hard: true });
  return wrapped.split("\n").join(`\n${" ".repeat(indent)}`);
}

/**
 * A card without its choices and controls, which the prompt shows.
 *
 * @param isTight leaves out empty lines and rules, for a window that has no room for them
 */
export function headText(view: View, layout: Layout, isTight = false): string {
  const bold = (text: string) =>
    layout.hasStyle ? styleText("bold", text, { validateStream: false }) : text;
  const dim = (text: string) =>
    layout.hasStyle ? styleText("dim", text, { validateStream: false }) : text;
  const alarm = (text: string) =>
    layout.hasStyle ? styleText(["bold", "white", "bgRed"], text, { validateStream: false }) : text;
  const isAlarm = view.kind === "emergency" || view.kind === "crisis";
  const parts = [
    ...(view.progress === null ? [] : [dim(wrap(view.progress, layout))]),
    (isAlarm ? alarm : bold)(wrap(view.title, layout)),
    ...view.blocks.filter(isShown).map((block) => {
      const text = wrap(blockText(block), layout);
      return `${isTight ? "" : "\n"}${block.type === "call" ? bold(text) : text}`;
    }),
  ];
  return `${parts.join("\n")}\n`;

  /** What a page has room for, a control leads to here; and a picture shows what the words beside it say, as a countdown does. */
  function isShown({ type }: Block): boolean {
    return !["aside", "pictures", "countdown"].includes(type) && !(isTight && type === "divider");
  }
}
