import type { Question } from "../../../engine/content/dialog.ts";
import type { Reply } from "../../reply.ts";
import type { Understanding } from "../../understanding.ts";
import { FILLERS } from "./fillers.ts";

const PLACES: readonly (readonly string[])[] = [
  ["first", "1st"],
  ["second", "2nd"],
  ["third", "3rd"],
  ["fourth", "4th"],
  ["fifth", "5th"],
  ["sixth", "6th"],
  ["seventh", "7th"],
  ["eighth", "8th"],
];
const MIDDLE = new Set(["middle", "mid"]);
const CARDINALS = "one two three four five six seven eight".split(" ");

/** "The second one", "last", "option 3", "1 and 3". */
export function placed(
  { content: { options, numbers }, many }: Question,
  { tokens }: Understanding,
): Reply | null {
  const words = tokens.map(({ word }) => word);
  const firsts =
    words[words[0] === "the" ? 1 : 0] === "first" ? CARDINALS.indexOf(words.at(-1) ?? "") : 0;
  if (many && firsts > 0 && words.length <= 4) {
    return { type: "options", options: options.slice(0, firsts + 1).map(({ id }) => id) };
  }
  const isNamed = words.some((word) => /^(?:options?|numbers?|answer|choice)$/.test(word));
  const said = words.filter((word) => !FILLERS.has(word) && word !== "and");
  if (said.length === 0 || said.length > 8) return null;
  const picked: string[] = [];
  for (const word of said) {
    const place = PLACES.findIndex((names) => names.includes(word));
    // A bare number may count what the question asks about.
    const isPlace = isNamed || (!numbers && (many || said.length === 1));
    const figure = /^\d$/.test(word) ? Number(word) - 1 : isNamed ? CARDINALS.indexOf(word) : -1;
    const isMiddle = MIDDLE.has(word) && words.includes("one") && options.length % 2 === 1;
    const option = isMiddle
      ? options[(options.length - 1) / 2]
      : word === "last"
        ? options.at(-1)
        : options[isPlace && figure >= 0 ? figure : place];
    if (!option) return null;
    picked.push(option.id);
  }
  return picked.length === 1 || many ? { type: "options", options: [...new Set(picked)] } : null;
}
