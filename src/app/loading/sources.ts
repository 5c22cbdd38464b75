import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../project.ts";

/** The checked-in permanent numbers, beside the content. */
export const LOCK_FILE = "numbers.lock.json";

/** A dialog's files as text, and a fingerprint of them all. */
export type Sources = {
  /** Relative to the project: `dialogs/running-lower-back-pain`. */
  readonly folder: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** The names of its drawings: `bridge` of `drawings/bridge.svg`. */
  readonly drawings: readonly string[];
  /** SHA-256 of names and texts, in hexadecimal. */
  readonly fingerprint: string;
};

/** What buttons, menus and pages say around every dialog, a file for each language; beside the dialogs' folders. */
export const INTERFACE = "interface";

/** Reads a dialog's YAML and lock files, and those of the interface. @throws if a folder cannot be read */
export function readSources(root: string, id: string): Sources {
  const folder = `dialogs/${id}`;
  const files = [
    ...filesIn(join(root, folder), ""),
    ...filesIn(join(projectRoot(), "dialogs", INTERFACE), `../${INTERFACE}/`),
  ];
  const hash = createHash("sha256");
  for (const { name, text } of files) hash.update(name).update("\0").update(text).update("\0");
  return {
    folder,
    files,
    drawings: drawingsIn(root, id).map((name) => name.replace(/\.svg$/, "")),
    fingerprint: hash.digest("hex"),
  };
}

/** Where a dialog's drawings stand: by joints, and as they are shown. They are no part of its content. */
const DRAWINGS = "drawings";

/** The files that are shown. */
function drawingsIn(root: string, id: string): readonly string[] {
  const path = join(root, "dialogs", id, DRAWINGS);
  return existsSync(path)
    ? readdirSync(path)
        .filter((name) => name.endsWith(".svg"))
        .sort()
    : [];
}

/** @param prefix what their names begin with, as seen from the dialog's folder */
function filesIn(path: string, prefix: string): Sources["files"] {
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => !name.startsWith(`${DRAWINGS}/`))
    .filter((name) => name.endsWith(".yaml") || name === LOCK_FILE)
    .sort()
    .map((name) => ({ name: prefix + name, text: readFileSync(join(path, name), "utf8") }));
}
