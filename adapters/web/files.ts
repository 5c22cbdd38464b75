import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../src/app/index.ts";

const CSS = "text/css; charset=UTF-8";
const SCRIPT = "text/javascript; charset=UTF-8";
const SVG = "image/svg+xml";

/** The files of `public` that a browser may have, and their types. */
const TYPES = {
  "style.css": CSS,
  "film.css": CSS,
  "tool.css": CSS,
  "icon.svg": SVG,
  "cards.js": SCRIPT,
  "film.js": SCRIPT,
  "film-clip.js": SCRIPT,
  "film-file.js": SCRIPT,
  "film-geometry.js": SCRIPT,
  "film-pen.js": SCRIPT,
  "film-stage.js": SCRIPT,
  "film-view.js": SCRIPT,
  "tool.js": SCRIPT,
  "beat.js": SCRIPT,
  "stopwatch.js": SCRIPT,
  "steps.js": SCRIPT,
  "metronome.js": SCRIPT,
} as const;

export type FileName = keyof typeof TYPES;

/** Each with its text, and with the address that a page names it by: another one for another text. */
export const FILES = new Map(
  Object.entries(TYPES).map(([name, type]) => {
    const text = readFileSync(join(projectRoot(), "adapters/web/public", name), "utf8");
    const version = createHash("sha256").update(text).digest("base64url").slice(0, 8);
    return [name, { type, text, address: `/${name}?${version}` }];
  }),
);

export function addressOf(name: FileName): string {
  return FILES.get(name)?.address ?? `/${name}`;
}
