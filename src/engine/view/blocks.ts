import type { Dialog } from "../content/dialog.ts";
import { fill, phrase } from "../content/phrase.ts";
import type { Block, Choices, Setting } from "./view.ts";

export function text(value: string): Block {
  return { type: "text", text: value };
}

export function note(value: string): Block {
  return { type: "note", text: value };
}

export function list(title: string | null, items: readonly string[]): Block {
  return { type: "list", title, items };
}

/** A sentence that names some things; none where there is nothing to name. */
export function joined(template: string, name: string, items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [text(fill(template, { [name]: items.join("; ") }))];
}

/** The code that goes on with the walk another day; nothing where codes do not last. */
export function resumeCode(dialog: Dialog, { code }: Setting): Block[] {
  return code === undefined ? [] : [{ type: "code", label: phrase(dialog, "resume-code"), code }];
}

/**
 * All choices of all cards come from here, so that none holds the same one twice, by its id: the first keeps its place.
 *
 * @param asked what they answer; nothing where they only lead on
 */
export function choicesFrom(
  options: Choices["options"],
  asked: Omit<Choices, "options"> = LEADING_ON,
): Choices {
  const known = new Set<string>();
  const unique = options.filter(({ id }) => {
    const isNew = !known.has(id);
    known.add(id);
    return isNew;
  });
  return { ...asked, options: unique };
}

const LEADING_ON = { question: null, many: false, none: null, keep: null } as const;
