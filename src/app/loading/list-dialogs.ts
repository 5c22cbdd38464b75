import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** What a new dialog begins as. No id is like it. */
export const TEMPLATE = "_template";

/** The ids of all dialogs: the folders of `dialogs/` that hold a `dialog.yaml`, but for the one that new ones begin as. */
export function listDialogs(root: string): readonly string[] {
  return readdirSync(join(root, "dialogs"))
    .filter((name) => name !== TEMPLATE)
    .filter((name) => existsSync(join(root, "dialogs", name, "dialog.yaml")))
    .sort();
}
