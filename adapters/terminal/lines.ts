import type { Readable } from "node:stream";

/** A line of input is read this far, in characters; the rest of it is passed over. */
const MOST_LINE = 65_536;

const BYTE_ORDER_MARK = /^\uFEFF/;

/**
 * The lines of a stream until it ends or is closed, one at a time, however long they are; `isCut` tells that the end of
 * one was passed over.
 */
export async function* readLines(
  input: Readable,
): AsyncGenerator<{ readonly text: string; readonly isCut: boolean }> {
  input.setEncoding("utf8");
  let isFirst = true;
  let text = "";
  let isCut = false;
  const take = (piece: string) => {
    isCut ||= text.length + piece.length > MOST_LINE;
    text = (text + piece).slice(0, MOST_LINE);
  };
  try {
    for await (const chunk of input) {
      const pieces = (isFirst ? String(chunk).replace(BYTE_ORDER_MARK, "") : String(chunk)).split(
        "\n",
      );
      isFirst = false;
      for (let at = 0; at < pieces.length; at++) {
        take(pieces[at] ?? "");
        if (at === pieces.length - 1) break;
        yield { text: text.replace(/\r$/, ""), isCut };
        text = "";
        isCut = false;
      }
    }
  } catch (error) {
    // Whoever closes it has heard enough.
    if (!input.destroyed || input.errored) throw error;
  }
  if (text !== "") yield { text, isCut };
}
