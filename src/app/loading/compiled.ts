import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Content, Lock } from "../../engine/index.ts";

/** What the build leaves beside the program: checked content, and the fingerprint of the files it came from. */
export type Compiled = {
  readonly fingerprint: string;
  readonly content: Content;
  readonly lock: Lock;
};

export function writeCompiled(root: string, id: string, compiled: Compiled): void {
  const path = pathOf(root, id);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(compiled));
}

/** The compiled content, or null where there is none for just these files. */
export function readCompiled(root: string, id: string, fingerprint: string): Compiled | null {
  try {
    const compiled: Compiled = JSON.parse(readFileSync(pathOf(root, id), "utf8"));
    return compiled.fingerprint === fingerprint ? compiled : null;
  } catch {
    return null;
  }
}

function pathOf(root: string, id: string): string {
  return join(root, "dist", "dialogs", `${id}.json`);
}
