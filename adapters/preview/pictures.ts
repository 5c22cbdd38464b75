import { readDrawings } from "../../src/app/drawings.ts";
import type { Asset } from "./assets.ts";

/** A dialog's drawings by name: as the build left them for chats, or else as they are. */
export type Pictures = ReadonlyMap<string, Asset>;

/** The last wins. */
const FORMS = [
  ["svg", "image/svg+xml"],
  ["png", "image/png"],
] as const;

/** Read for each page, since drawings change while it stands open. */
export function readPictures(id: string): Pictures {
  const found = FORMS.flatMap(([form, type]) =>
    Array.from(readDrawings(id, form), ([name, body]) => [name, { type, body }] as const),
  );
  return new Map(found);
}

/** Where the preview shows a drawing. */
export function pictureAt(name: string): string {
  return `/preview/drawings/${name}`;
}
