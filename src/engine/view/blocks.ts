import type { Dialog } from "../content/dialog.ts";
import type { Picture } from "../content/exercise-schema.ts";
import { fill, phrase } from "../content/phrase.ts";
import type { Block, Setting } from "./view.ts";

export function text(value: string): Block {
  return { type: "text", text: value };
}

export function note(dialog: Dialog, value: string): Block {
  return { type: "note", label: phrase(dialog, "note"), text: value };
}

export function fine(value: string): Block {
  return { type: "fine", text: value };
}

export function list(title: string | null, items: readonly string[]): Block {
  return { type: "list", title, items };
}

/** @param caption what a page says beside them, where they stand for a page alone */
export function pictures(
  drawn: readonly (Picture | undefined)[],
  caption: string | null = null,
): Block[] {
  const place = caption === null ? "card" : "page";
  const all = drawn.filter((one) => one !== undefined);
  return all.length > 0 ? [{ type: "pictures", pictures: all, caption, place }] : [];
}

/** A sentence that names some things; none where there is nothing to name. */
export function joined(template: string, name: string, items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [text(fill(template, { [name]: items.join("; ") }))];
}

/** The code that goes on with the walk another day; where codes do not last, why there is none. */
export function resumeCode(dialog: Dialog, { code }: Setting): Block[] {
  return code === undefined
    ? [text(phrase(dialog, "no-code"))]
    : [{ type: "code", label: phrase(dialog, "resume-code"), code, resumes: true }];
}
