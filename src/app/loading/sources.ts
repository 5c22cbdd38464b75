import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The checked-in permanent numbers, beside the content. */
export const LOCK_FILE = "numbers.lock.json";

/** A dialog's files as text, and a fingerprint of them all. */
export type Sources = {
  /** Relative to the project: `dialogs/running-lower-back-pain`. */
  readonly folder: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** SHA-256 of names and texts, in hexadecimal. */
  readonly fingerprint: string;
};

/** Reads a dialog's YAML and lock files. @throws if the folder cannot be read. */
export function readSources(root: string, id: string): Sources {
  const folder = `dialogs/${id}`;
  const hash = createHash("sha256");
  const files = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".yaml") || name === LOCK_FILE)
    .sort()
    .map((name) => {
      const text = readFileSync(join(root, folder, name), "utf8");
      hash.update(name).update("\0").update(text).update("\0");
      return { name, text };
    });
  return { folder, files, fingerprint: hash.digest("hex") };
}
