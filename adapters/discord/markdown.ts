import { createWriting } from "../shared/marks.ts";

/** Discord's Markdown. A link's address stands in angle brackets, by which Discord shows no preview of the page. */
export const { marked, blockOf: markdownOf } = createWriting({
  bold: "**",
  quote: "> ",
  bullet: "- ",
  small: "-# ",
  fence: ["```\n", "\n```"],
  special: /[\\*_~|`<>@#[]/,
  plain,
  link: (words, address) => `[${words}](<${address}>)`,
  when: (seconds) => `<t:${seconds}:R>`,
  call({ lines }) {
    // A heading, where there is one to call: large, and alone.
    const mark = lines.length === 1 ? "# " : "";
    return lines
      .map(({ number, name }) => `${mark}**${plain(number)}** (${plain(name)})`)
      .join("\n");
  },
});

function plain(text: string): string {
  return text.replace(/[\\*_~|`<>@#]/g, "\\$&");
}
