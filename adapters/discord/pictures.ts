import type { APIMediaGalleryComponent } from "discord-api-types/v10";
import type { ChatBlock } from "../shared/marks.ts";
import { cut } from "../shared/offer.ts";
import { LIMITS } from "./limits.ts";
import type { AttachedFile } from "./multipart.ts";

/** The PNG files of a dialog's drawings, by name. A card goes without those that are not among them: its words are enough. */
export type Drawings = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

export const NO_DRAWINGS: Drawings = new Map();

type Pictures = Extract<ChatBlock, { readonly type: "pictures" }>;

/** Discord's number for a media gallery, as in the frame. */
const GALLERY = 12;

/** The files of a block's pictures. */
export function filesOf({ pictures }: Pictures, drawings: Drawings): readonly AttachedFile[] {
  return pictures.flatMap(({ drawing, alt }) => {
    const data = drawings.get(drawing);
    const file = { name: nameOf(drawing), description: described(alt), type: "image/png" };
    return data === undefined ? [] : [{ ...file, data }];
  });
}

/** Those of a block's pictures that go along with the message, to be seen together; null where none does. */
export function galleryOf(
  { pictures }: Pictures,
  attached: readonly AttachedFile[],
): APIMediaGalleryComponent | null {
  const names = new Set(attached.map(({ name }) => name));
  const items = pictures
    .filter(({ drawing }) => names.has(nameOf(drawing)))
    .map(({ drawing, alt }) => ({
      media: { url: `attachment://${nameOf(drawing)}` },
      description: described(alt),
    }));
  return items.length > 0 ? { type: GALLERY, items } : null;
}

function nameOf(drawing: string): string {
  return `${drawing}.png`;
}

function described(alt: string): string {
  return cut(alt, LIMITS.description);
}
