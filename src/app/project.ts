import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's own folder: the nearest above this file that holds a package.json. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const above = dirname(folder);
    if (above === folder)
      throw new Error("Backchat's package.json is missing. Please install it again.");
    folder = above;
  }
  return folder;
}

/** The day it is, in days since 1 January 1970 (UTC). */
export function todayFrom(now: number): number {
  return Math.floor(now / 86_400_000);
}
