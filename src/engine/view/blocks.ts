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

/** Choices that only lead on, and answer no question. */
export function choicesFrom(options: Choices["options"]): Choices {
  return { question: null, many: false, none: null, options };
}
