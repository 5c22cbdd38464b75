import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./project.ts";

/** A dialog's drawings, by their names: as they are, or as the build left them for chats; none where it left none. */
export function readDrawings(
  id: string,
  form: "svg" | "png",
): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
  const folder = form === "svg" ? join("dialogs", id, "drawings") : join("dist", "drawings", id);
  const path = join(projectRoot(), folder);
  const end = `.${form}`;
  const names = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith(end)) : [];
  return new Map(
    names.map((name) => [
      name.slice(0, -end.length),
      new Uint8Array(readFileSync(join(path, name))),
    ]),
  );
}
