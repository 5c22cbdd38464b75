import type { APIMediaGalleryComponent } from "discord-api-types/v10";
import type { View } from "../../src/engine/index.ts";
import { blocksOf, type ChatBlock } from "../shared/marks.ts";
import { cut } from "../shared/offer.ts";
import { LIMITS } from "./limits.ts";

/** The PNG files of a dialog's drawings, by name. A card goes without those that are not among them: its words are enough. */
export type Drawings = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

export const NO_DRAWINGS: Drawings = new Map();

/** A file that goes along with a message, as the message tells of it; its id is its place among them. */
export type Attachment = {
  readonly id: string;
  readonly filename: string;
  readonly description: string;
};

/** The same file itself, as Discord's REST takes it. */
export type PictureFile = {
  readonly name: string;
  readonly data: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
};

type Pictures = Extract<ChatBlock, { readonly type: "pictures" }>;

/** Discord's number for a media gallery, as in the frame. */
const GALLERY = 12;

/** The files that a card shows, each once, and no more than Discord takes. */
export function attachmentsOn(view: View, drawings: Drawings): readonly Attachment[] {
  // Most cards have no picture.
  if (!view.blocks.some(({ type }) => type === "pictures")) return [];
  const pictures = blocksOf(view).flatMap((block) =>
    block.type === "pictures" ? block.pictures : [],
  );
  const drawn = pictures.filter(({ drawing }) => drawings.has(drawing));
  const alts = new Map(drawn.map(({ drawing, alt }) => [drawing, alt]));
  return [...alts].slice(0, LIMITS.files).map(([drawing, alt], at) => ({
    id: String(at),
    filename: fileOf(drawing),
    description: described(alt),
  }));
}

/** Those of a block's pictures that go along with the message, to be seen together; null where none does. */
export function galleryOf(
  { pictures }: Pictures,
  attachments: readonly Attachment[],
): APIMediaGalleryComponent | null {
  const files = new Set(attachments.map(({ filename }) => filename));
  const items = pictures
    .filter(({ drawing }) => files.has(fileOf(drawing)))
    .map(({ drawing, alt }) => ({
      media: { url: `attachment://${fileOf(drawing)}` },
      description: described(alt),
    }));
  return items.length > 0 ? { type: GALLERY, items } : null;
}

/** The files themselves, in the order of their ids. */
export function filesFor(
  { attachments }: { readonly attachments: readonly Attachment[] },
  drawings: Drawings,
): PictureFile[] {
  return attachments.flatMap(({ filename: name }) => {
    const data = drawings.get(name.slice(0, -END.length));
    return data === undefined ? [] : [{ name, data, contentType: "image/png" }];
  });
}

const END = ".png";

function fileOf(drawing: string): string {
  return `${drawing}${END}`;
}

function described(alt: string): string {
  return cut(alt, LIMITS.description);
}
