import type { types } from "@slack/bolt";
import { type Body, listOf, objectOf } from "../shared/body.ts";
import type { ChatBlock } from "../shared/marks.ts";
import { cut } from "../shared/offer.ts";
import { codeOf } from "../shared/refused.ts";
import { LIMITS } from "./limits.ts";

/** The address at which Slack finds a drawing; null where there is none: a card's words are enough. */
export type PictureAt = (drawing: string) => string | null;

export const NOWHERE = () => null;

/** @param drawn the names of the drawings that the private page shows as PNG files */
export function picturesAt(publicUrl: string | null, drawn: ReadonlySet<string>): PictureAt {
  if (publicUrl === null) return NOWHERE;
  return (drawing) =>
    drawn.has(drawing) ? new URL(`/drawings/${drawing}.png`, publicUrl).href : null;
}

export function imagesOf(
  { pictures }: Extract<ChatBlock, { readonly type: "pictures" }>,
  pictureAt: PictureAt,
): types.KnownBlock[] {
  return pictures.flatMap(({ drawing, alt }) => {
    const image_url = pictureAt(drawing);
    return image_url === null
      ? []
      : [{ type: "image", image_url, alt_text: cut(alt, LIMITS.altText) }];
  });
}

export function isPictured(message: object): boolean {
  return listOf(objectOf(message)["blocks"]).some(isImage);
}

/**
 * Sends a message, and again without its pictures where Slack cannot fetch one: it takes no such message at all. A try after
 * another goes without at once, since an address that is slow keeps Slack from answering.
 */
export async function sendPictured<T>(
  message: Body,
  failures: number,
  send: (message: Body) => Promise<T>,
): Promise<T> {
  if (!isPictured(message)) return send(message);
  const words = { ...message, blocks: listOf(message["blocks"]).filter((one) => !isImage(one)) };
  if (failures > 0) return send(words);
  try {
    return await send(message);
  } catch (error) {
    if (!UNTAKEN.includes(codeOf(error))) throw error;
    return send(words);
  }
}

/** Slack's words for a message that it does not take; that it cannot fetch a picture, it says in a text alone. */
const UNTAKEN: readonly (string | number)[] = ["invalid_blocks", "invalid_payload"];

function isImage(block: unknown): boolean {
  return objectOf(block)["type"] === "image";
}
