import type { CardControl } from "../card/card.ts";
import { assertNever } from "../content/assert-never.ts";
import { type DistanceUnit, inUnit } from "../content/distance.ts";
import type { Block, Choice, View } from "./view.ts";

type Words = Pick<View, "title" | "blocks" | "choices">;
type Said = Omit<Words, "choices"> & { readonly choices?: Words["choices"] };

/**
 * A card's words with every distance in one unit, and the way to the other unit where they say any.
 *
 * @param dated says a text's days as dates
 */
export function sayDistances(
  { title, blocks, choices = null }: Said,
  unit: DistanceUnit,
  dated: (text: string) => string,
): { readonly words: Words; readonly control: CardControl | null } {
  let isSaid = false;
  const say = (text: string) => {
    const said = inUnit(text, unit);
    isSaid ||= said !== text;
    return dated(said);
  };
  const choice = (one: Choice) => ({ ...one, label: say(one.label) });
  const words: Words = {
    title: say(title),
    blocks: blocks.map((block) => blockSaid(block, say)),
    choices: choices && {
      ...choices,
      none: choices.none && choice(choices.none),
      options: choices.options.map(choice),
    },
  };
  const other = unit === "km" ? "miles" : "km";
  const control = { id: other, event: { type: "distances", unit: other } } as const;
  return { words, control: isSaid ? control : null };
}

function blockSaid(block: Block, say: (text: string) => string): Block {
  switch (block.type) {
    case "text":
    case "alert":
    case "fine":
    case "note":
      return { ...block, text: say(block.text) };
    case "list":
      return { ...block, title: block.title && say(block.title), items: block.items.map(say) };
    case "chart":
      return { ...block, bars: block.bars.map((bar) => ({ ...bar, label: say(bar.label) })) };
    case "aside":
      return { ...block, texts: block.texts.map(say) };
    case "pictures":
      return { ...block, caption: block.caption && say(block.caption) };
    case "call":
    case "code":
    case "countdown":
    case "calendar":
    case "divider":
      return block;
    default:
      return assertNever(block);
  }
}
