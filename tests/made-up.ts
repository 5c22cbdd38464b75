import { type Text, textsOf, translate } from "../src/app/loading/translate.ts";
import { dialogSchema } from "../src/engine/content/schema.ts";
import { type Content, createDialog, type Dialog } from "../src/engine/index.ts";

/** A text in the made-up language: the same, in marks. */
function marked(text: string): string {
  return `⟦${text}⟧`;
}

/** A translation into the made-up language, as its files would hold it. */
export function madeUp(content: Content): Readonly<Record<string, unknown>> {
  return nested(textsOf(content).map(({ key, text }) => ({ key, text: marked(text) })));
}

/** The dialog in the made-up language. */
export function inMadeUp(dialog: Dialog): Dialog {
  const { content } = translate(dialog.content, madeUp(dialog.content));
  return createDialog(dialogSchema.parse(content), dialog.lock);
}

/** What of a text stands in no marks: in the made-up language that is no word. */
export function unmarked(text: string): string {
  let left = text;
  for (let before = ""; before !== left; ) {
    before = left;
    // What is cut off ends without its mark.
    left = left.replace(/⟦[^⟦⟧]*⟧|⟦.*…$/g, "");
  }
  // Days are said as the locale says them: "Sun 29 November".
  return left.replace(/\p{L}{3} \d{1,2} \p{L}{3,9}/gu, "");
}

function nested(texts: readonly Text[]): Readonly<Record<string, unknown>> {
  const root: Record<string, unknown> = {};
  for (const { key, text } of texts) {
    const path = key.split(".");
    let at = root;
    for (const part of path.slice(0, -1)) {
      const next = at[part];
      const own = isMap(next) ? next : {};
      at[part] = own;
      at = own;
    }
    at[path.at(-1) ?? ""] = text;
  }
  return root;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
