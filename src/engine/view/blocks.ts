import { fill } from "../phrase.ts";
import type { Block, Choices } from "./view.ts";

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

/** Choices that only lead on, and answer no question. */
export function choicesFrom(options: Choices["options"]): Choices {
  return { question: null, many: false, none: null, options };
}
