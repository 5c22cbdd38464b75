import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The ids of all dialogs: the folders of `dialogs/` that hold a `dialog.yaml`. */
export function listDialogs(root: string): readonly string[] {
  return readdirSync(join(root, "dialogs"))
    .filter((name) => existsSync(join(root, "dialogs", name, "dialog.yaml")))
    .sort();
}
