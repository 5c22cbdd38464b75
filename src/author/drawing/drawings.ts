import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { ExpectedError } from "../../app/expected-error.ts";
import { draw } from "./draw.ts";
import { drawingSchema } from "./drawing-schema.ts";

/** A dialog's drawings by joints, drawn: the SVG files that there should be, by path. @throws ExpectedError */
export function drawn(root: string, id: string): ReadonlyMap<string, string> {
  return new Map(
    filesIn(folderOf(root, id), ".yaml").map((path) => {
      const read = drawingSchema.safeParse(parse(readFileSync(path, "utf8")));
      if (read.success) return [path.replace(/yaml$/, "svg"), draw(read.data)];
      const [issue] = read.error.issues;
      const says = `${path}: ${issue?.path.join(".")}: ${issue?.message}`;
      throw new ExpectedError("content", says);
    }),
  );
}

/** Whether all of them are drawn as they are. */
export function areDrawn(root: string, id: string): boolean {
  return [...drawn(root, id)].every(
    ([path, svg]) => existsSync(path) && readFileSync(path, "utf8") === svg,
  );
}

/** Leaves every drawing of a dialog as PNG files, for chats. */
export async function rasterise(root: string, id: string): Promise<void> {
  const paths = filesIn(folderOf(root, id), ".svg");
  if (paths.length === 0) return;
  const { pngOf } = await import("./png.ts");
  const to = join(root, "dist", "drawings", id);
  mkdirSync(to, { recursive: true });
  const leave = async (path: string) => {
    const png = await pngOf(readFileSync(path, "utf8"));
    writeFileSync(join(to, `${basename(path, ".svg")}.png`), png);
  };
  await Promise.all(paths.map(leave));
}

function folderOf(root: string, id: string): string {
  return join(root, "dialogs", id, "drawings");
}

function filesIn(folder: string, end: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(end));
  return names.sort().map((name) => `${folder}/${name}`);
}
