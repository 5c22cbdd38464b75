import { assertNever } from "../content/assert-never.ts";
import type { Block, Choice, Choices, View } from "./view.ts";

/**
 * A card as plain text, complete: what a terminal prints and what a screen reader gets.
 * Lines are not wrapped; options are numbered from 1, an earlier choice carries a star, and
 * controls stand on one line under them.
 */
export function plainText(view: View): string {
  const parts = [
    ...(view.progress === null ? [] : [view.progress]),
    view.title,
    ...view.blocks.filter(({ type }) => !PAGE_ONLY.includes(type)).map(blockText),
    ...(view.choices ? [choicesText(view.choices)] : []),
    ...(view.controls.length > 0 ? [view.controls.map(({ label }) => `[${label}]`).join(" ")] : []),
  ];
  return parts
    .map((part, at) => (at === 0 && view.progress !== null ? part : `${part}\n`))
    .join("\n");
}

/** What the words around it tell as well, or a control leads to. */
const PAGE_ONLY: readonly Block["type"][] = ["aside", "pictures", "countdown", "calendar"];

/** A block as plain text, without a line break at its end. */
export function blockText(block: Block): string {
  switch (block.type) {
    case "text":
    case "alert":
      return unmarked(block.text);
    case "note":
      return `${block.label}: ${unmarked(block.text)}`;
    case "list": {
      const items = block.items.map((item) => `- ${unmarked(item)}`);
      return [...(block.title === null ? [] : [unmarked(block.title)]), ...items].join("\n");
    }
    case "chart": {
      const wide = Math.max(...block.bars.map(({ word }) => word.length));
      return block.bars
        .map(({ word, label, level }) => `${word.padEnd(wide)}  ${label} ${"#".repeat(level)}`)
        .join("\n");
    }
    case "fine":
      return unmarked(block.text);
    case "call":
      return block.lines.map(({ number, name }) => `${number} (${name})`).join("\n");
    case "code":
      return `${block.label}\n${block.code}`;
    case "pictures":
      return block.pictures.map(({ alt }) => alt).join("\n");
    case "aside":
      return [block.title, ...block.texts].map(unmarked).join("\n");
    case "countdown":
    case "calendar":
      return "";
    case "divider":
      return "---";
    default:
      return assertNever(block);
  }
}

function choicesText(choices: Choices): string {
  const lines = choices.options.map((option, at) => choiceText(option, at + 1));
  return [...lines, ...(choices.none ? [choiceText(choices.none, 0)] : [])].join("\n");
}

function choiceText({ label, chosen }: Choice, number: number): string {
  return `${chosen ? "*" : " "}${String(number).padStart(2)}. ${label}`;
}

/** The dialog's Markdown subset as plain text: emphasis dropped, a link's address after its words. */
function unmarked(text: string): string {
  return text
    .replace(/\*\*(.+?)\*\*/g, "$1")
    .replace(/\[([^\]]+)\]\((https:[^)\s]+)\)/g, "$1 ($2)");
}
