/** A line of input is read this far, in characters; the rest of it is passed over. */
const MOST_LINE = 65_536;
const BYTE_ORDER_MARK = /^\uFEFF/;
/** The lines of a stream, one at a time, however long they are; `isCut` tells that the end of one was passed over. */
export async function* readLines(input) {
    input.setEncoding("utf8");
    let isFirst = true;
    let text = "";
    let isCut = false;
    const take = (piece) => {
        isCut ||= text.length + piece.length > MOST_LINE;
        text = (text + piece).slice(0, MOST_LINE);
    };
    for await (const chunk of input) {
        const pieces = (isFirst ? String(chunk).replace(BYTE_ORDER_MARK, "") : String(chunk)).split("\n");
        isFirst = false;
        for (let at = 0; at < pieces.length; at++) {
            take(pieces[at] ?? "");
            if (at === pieces.length - 1)
                break;
            yield { text: text.replace(/\r$/, ""), isCut };
            text = "";
            isCut = false;
        }
    }
    if (text !== "")
        yield { text, isCut };
}
