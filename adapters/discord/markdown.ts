import type { Block } from "../../src/engine/index.ts";

/** A block in Discord's Markdown; nothing for a divider, which is a component of its own. */
export function markdownOf(block: Block): string {
  switch (block.type) {
    case "text":
      return marked(block.text);
    case "note":
      return `> ${marked(block.text)}`;
    case "list": {
      const items = block.items.map((item) => `- ${marked(item)}`);
      return [...(block.title === null ? [] : [`**${marked(block.title)}**`]), ...items].join("\n");
    }
    case "meter": {
      const bar = "█".repeat(block.level) + "░".repeat(10 - block.level);
      const head = `**${marked(block.word)}: ${marked(block.label)}**\n${bar}`;
      return block.note === null ? head : `${head}\n${marked(block.note)}`;
    }
    case "call": {
      // A heading, where there is one to call: large, and alone.
      const mark = block.lines.length === 1 ? "# " : "";
      return block.lines
        .map(({ number, name }) => `${mark}**${marked(number)}** (${marked(name)})`)
        .join("\n");
    }
    case "code":
      return `${marked(block.label)}\n\`\`\`\n${block.code}\n\`\`\``;
    case "divider":
      return "";
  }
}

const MARK = /[\\*_~|`<>@#[]/;

/**
 * The dialog's Markdown subset as Discord's: bold and links stay, every other mark shows as it is. A link's address stands
 * in angle brackets, by which Discord shows no preview of the page.
 */
export function marked(text: string): string {
  if (!MARK.test(text)) return text;
  return text
    .split(/(\*\*|\[[^\]]+\]\(https:[^)\s]+\))/)
    .map((part, at) =>
      at % 2 === 1
        ? part.replace(/\((https:.*)\)$/, "(<$1>)")
        : part.replace(/[\\*_~|`<>@#]/g, "\\$&"),
    )
    .join("");
}
