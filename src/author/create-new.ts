import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ExpectedError } from "../app/expected-error.ts";
import { TEMPLATE } from "../app/loading/list-dialogs.ts";
import { id as idSchema } from "../engine/content/basic-schema.ts";
import { writeNumbers } from "./check.ts";

const DAY = 86_400_000;

/**
 * Makes a small dialog that works in `dialogs/`, to be changed into another.
 *
 * @param root the project's folder
 * @param today in days since 1 January 1970
 * @throws ExpectedError where the id is none, or is taken
 */
export function createNew(root: string, id: string, today: number): void {
  const parsed = idSchema.safeParse(id);
  if (!parsed.success) {
    const reason = parsed.error.issues[0]?.message ?? "choose another";
    throw new ExpectedError("usage", `"${id}" can't be a dialog's id: ${reason}.`);
  }
  const folder = join(root, "dialogs", id);
  if (existsSync(folder)) {
    throw new ExpectedError("usage", `There is a dialogs/${id} already. Choose another id.`);
  }
  cpSync(join(root, "dialogs", TEMPLATE), folder, { recursive: true });
  const path = join(folder, "dialog.yaml");
  const released = new Date(today * DAY).toISOString().slice(0, 10);
  const text = readFileSync(path, "utf8")
    .replace(/^id: .*$/m, `id: ${id}`)
    .replace(/^released: .*$/m, `released: ${released}`);
  writeFileSync(path, text);
  writeNumbers(root, id, today);
}
