import type { APIComponentInContainer, APIMessageTopLevelComponent } from "discord-api-types/v10";
import type { View } from "../../src/engine/index.ts";
import { blocksOf, type ChatBlock } from "../shared/marks.ts";
import { fileOf } from "./files.ts";
import { markdownOf, marked } from "./markdown.ts";
import type { AttachedFile } from "./multipart.ts";
import { galleryOf } from "./pictures.ts";

/** Discord's numbers for components, written out: to import them at run time costs as much as all of zod. */
export const TEXT = 10;
const SEPARATOR = 14;
const CONTAINER = 17;

/** The colour of most cards: calm. */
const TEAL = 0x1f7a75;
/** What the walk was for. */
const INDIGO = 0x5b4fc4;
/** Someone should look at it soon. */
const AMBER = 0xd98a00;
/** Help now. */
const RED = 0xd4351c;
/** The frame's edge tells what kind of card it is before a word is read; the words say it too, and none is coloured. */
const ACCENTS: Partial<Record<View["kind"], number>> = {
  result: INDIGO,
  education: INDIGO,
  plan: INDIGO,
  run: INDIGO,
  keep: INDIGO,
  days: AMBER,
  "same-day": AMBER,
  emergency: RED,
  crisis: RED,
};

/**
 * A card's text in a frame of its colour: a text for what stands between two dividers or pictures.
 *
 * @param files what goes along with the message
 * @param more what stands in the frame below the text
 */
export function frameOf(
  view: View,
  files: readonly AttachedFile[],
  listed: readonly ChatBlock[] = [],
  more: readonly APIComponentInContainer[] = [],
): APIMessageTopLevelComponent {
  const components: APIComponentInContainer[] = [];
  let content = headOf(view);
  // A heading has room of its own below it.
  let gap = "\n";
  const end = () => {
    if (content !== "") components.push({ type: TEXT, content });
    content = "";
    gap = "";
  };
  let before: ChatBlock["type"] = "text";
  for (const block of [...blocksOf(view), ...listed]) {
    if (block.type === "pictures") {
      const gallery = galleryOf(block, files);
      if (gallery === null) continue;
      end();
      components.push(gallery);
      before = block.type;
      continue;
    }
    // Discord drops the empty line behind a list: what follows one is a text of its own.
    if (block.type === "divider" || before === "list") end();
    if (block.type === "divider") components.push({ type: SEPARATOR });
    else {
      // Lines of fine print stand close.
      content += (before === "fine" && block.type === "fine" ? "\n" : gap) + markdownOf(block);
      gap = "\n\n";
    }
    if (block.type === "calendar") {
      end();
      components.push(fileOf(block));
    }
    before = block.type;
  }
  end();
  return {
    type: CONTAINER,
    components: [...components, ...more],
    accent_color: ACCENTS[view.kind] ?? TEAL,
  };
}

function headOf({ progress, title }: View): string {
  const heading = `## ${marked(title)}`;
  return progress === null ? heading : `-# ${marked(progress)}\n${heading}`;
}
