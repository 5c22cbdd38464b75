import { createWriting } from "../shared/marks.ts";
import { telephoneOf } from "../shared/telephone.ts";

/** Slack's mrkdwn. */
export const { marked, blockOf: mrkdwnOf } = createWriting({
  bold: "*",
  quote: ">",
  bullet: "• ",
  // A block of its own.
  small: "",
  fence: ["```", "```"],
  special: /[&<>*_~`[]/,
  plain,
  link: (words, address) => `<${address}|${plain(words)}>`,
  call: ({ lines }) =>
    lines
      .map(({ number, name }) => {
        const address = telephoneOf(number);
        const linked = address === null ? plain(number) : `<${address}|${plain(number)}>`;
        return `*${linked}* (${plain(name)})`;
      })
      .join("\n"),
});

/** Slack has no escape for its marks: a space of no width behind one keeps it from pairing up. */
function plain(text: string): string {
  return escaped(text).replace(/[*_~`]/g, "$&\u200b");
}

/** A text in which Slack finds no mention and no link. */
export function escaped(text: string): string {
  if (!/[&<>]/.test(text)) return text;
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
