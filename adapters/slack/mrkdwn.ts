import type { Block } from "../../src/engine/index.ts";
import { telephoneOf } from "../shared/telephone.ts";

type Said = Exclude<Block, { readonly type: "divider" }>;

/** A block in Slack's mrkdwn. */
export function mrkdwnOf(block: Said): string {
  switch (block.type) {
    case "text":
      return marked(block.text);
    case "note":
      return `>${marked(block.text)}`;
    case "list": {
      const items = block.items.map((item) => `• ${marked(item)}`);
      return [...(block.title === null ? [] : [`*${marked(block.title)}*`]), ...items].join("\n");
    }
    case "meter": {
      const bar = "█".repeat(block.level) + "░".repeat(10 - block.level);
      const head = `*${marked(block.word)}: ${marked(block.label)}*\n${bar}`;
      return block.note === null ? head : `${head}\n${marked(block.note)}`;
    }
    case "call":
      return block.lines
        .map(({ number, name }) => {
          const address = telephoneOf(number);
          const linked = address === null ? plain(number) : `<${address}|${plain(number)}>`;
          return `*${linked}* (${plain(name)})`;
        })
        .join("\n");
    case "code":
      return `${marked(block.label)}\n\`\`\`${block.code}\`\`\``;
  }
}

/** What Slack would take for a mark, a mention or a link. */
const MARK = /[&<>*_~`[]/;

/** The dialog's Markdown subset as Slack's: bold and links stay, and every other mark shows as it is. */
export function marked(text: string): string {
  if (!MARK.test(text)) return text;
  return text
    .split(/(\*\*|\[[^\]]+\]\(https:[^)\s]+\))/)
    .map((part, at) => {
      if (at % 2 === 0) return plain(part);
      const [, words = "", address = ""] = /^\[(.*)\]\((.*)\)$/.exec(part) ?? [];
      return address === "" ? "*" : `<${address}|${plain(words)}>`;
    })
    .join("");
}

/** Slack has no escape for its marks: a space of no width behind one keeps it from pairing up. */
function plain(text: string): string {
  return escaped(text).replace(/[*_~`]/g, "$&\u200b");
}

/** A text in which Slack finds no mention and no link. */
export function escaped(text: string): string {
  if (!/[&<>]/.test(text)) return text;
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
