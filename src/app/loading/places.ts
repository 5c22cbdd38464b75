import type { DiagnosticCode } from "./diagnostic.ts";
import type { ParsedFile } from "./parse-file.ts";

/** Which file holds a part of the content, and where in it. */
export type Place = {
  readonly path: readonly PropertyKey[];
  readonly file: ParsedFile;
  readonly at: readonly PropertyKey[];
};

/** What is wrong with how files stand together, and where it is mended. */
export type Problem = {
  readonly code: DiagnosticCode;
  readonly file: ParsedFile;
  readonly at: readonly PropertyKey[];
  readonly message: string;
};

/** The file of the nearest part around a value, and where the value stands in it; null where no file holds it. */
export function placeOf(places: readonly Place[], path: readonly PropertyKey[]): Place | null {
  for (let depth = path.length; depth > 0; depth--) {
    const place = places.find(
      (one) => one.path.length === depth && one.path.every((part, at) => part === path[at]),
    );
    if (place) return { path, file: place.file, at: [...place.at, ...path.slice(depth)] };
  }
  return null;
}
