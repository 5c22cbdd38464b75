import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Content, Lock } from "../../engine/index.ts";

/** What the build leaves beside the program: checked content, and the fingerprint of the files it came from. */
export type Compiled = {
  readonly fingerprint: string;
  readonly content: Content;
  readonly lock: Lock;
};

/** @param language one that it is translated to, or null for its own */
export function writeCompiled(
  root: string,
  id: string,
  language: string | null,
  compiled: Compiled,
): void {
  const path = pathOf(root, id, language);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(compiled));
}

/** The compiled content, or null where there is none for just these files. */
export function readCompiled(
  root: string,
  id: string,
  language: string | null,
  fingerprint: string,
): Compiled | null {
  try {
    const compiled: Compiled = JSON.parse(readFileSync(pathOf(root, id, language), "utf8"));
    return compiled.fingerprint === fingerprint ? compiled : null;
  } catch {
    return null;
  }
}

function pathOf(root: string, id: string, language: string | null): string {
  const name = language === null ? id : `${id}.${language}`;
  return join(root, "dist", "dialogs", `${name}.json`);
}
