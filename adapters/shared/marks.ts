import { type Block, fill, type View } from "../../src/engine/index.ts";

/** A block that a chat shows. */
export type ChatBlock = Exclude<Block, { readonly type: "aside" }>;

/** What a card says in a chat: what only a page has room for is behind one of its buttons. */
export function blocksOf({ blocks }: View): readonly ChatBlock[] {
  return blocks.filter(
    (block): block is ChatBlock =>
      block.type !== "aside" && !(block.type === "pictures" && block.place === "page"),
  );
}

/** How a platform writes what the dialog's Markdown subset says. */
export type Marks = {
  readonly bold: string;
  readonly quote: string;
  readonly bullet: string;
  /** What stands before fine print. */
  readonly small: string;
  /** What stands around a code. */
  readonly fence: readonly [string, string];
  /** What the platform would take for a mark of its own. */
  readonly special: RegExp;
  /** A text whose marks show as they are. */
  plain(text: string): string;
  link(words: string, address: string): string;
  call(block: Extract<Block, { readonly type: "call" }>): string;
  /** How far off a moment is, kept up to date by the platform, where it does that. */
  readonly when?: (seconds: number) => string;
};

/** Writes texts and blocks with a platform's marks: bold and links stay, and every other mark shows as it is. */
export function createWriting(marks: Marks) {
  const { bold, bullet, fence, link, plain, quote, small, special } = marks;

  function marked(text: string): string {
    if (!special.test(text)) return text;
    return text
      .split(/(\*\*|\[[^\]]+\]\(https:[^)\s]+\))/)
      .map((part, at) => {
        if (at % 2 === 0) return plain(part);
        const [, words = "", address] = /^\[(.*)\]\((.*)\)$/.exec(part) ?? [];
        return address === undefined ? bold : link(words, address);
      })
      .join("");
  }

  /** A block's text; nothing for a divider or a picture, which are components of their own; a file's is its label. */
  function blockOf(block: ChatBlock): string {
    switch (block.type) {
      case "text":
      case "alert":
        return marked(block.text);
      case "note":
        return quote + marked(block.text);
      case "list": {
        const items = block.items.map((item) => bullet + marked(item));
        const title = block.title === null ? [] : [bold + marked(block.title) + bold];
        return [...title, ...items].join("\n");
      }
      case "chart":
        return block.bars
          .flatMap(({ label, level, side, word }, at) => [
            ...(block.bars[at - 1]?.side === side ? [] : [bold + marked(word) + bold]),
            `${"●".repeat(level)} ${marked(label)}`,
          ])
          .join("\n");
      case "fine":
        return small + marked(block.text);
      case "call":
        return marks.call(block);
      case "code":
        return `${marked(block.label)}\n${fence[0]}${block.code}${fence[1]}`;
      case "countdown":
        return fill(marked(block.text), { when: marks.when?.(block.at) ?? "" });
      case "calendar":
        return marked(block.label);
      case "pictures":
      case "divider":
        return "";
    }
  }

  return { marked, blockOf };
}
