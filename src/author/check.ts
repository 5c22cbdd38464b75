import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeCompiled } from "../app/loading/compiled.ts";
import { type Diagnosed, diagnoseContent } from "../app/loading/diagnose-content.ts";
import { formatDiagnostic } from "../app/loading/diagnostic.ts";
import { languagesIn } from "../app/loading/languages.ts";
import { listDialogs } from "../app/loading/list-dialogs.ts";
import { appendNumbers } from "../app/loading/lock.ts";
import { LOCK_FILE, readSources, type Sources } from "../app/loading/sources.ts";
import type { Content } from "../engine/content/schema.ts";
import { areDrawn, drawn, rasterise } from "./drawing/drawings.ts";
import { jsonSchemas } from "./json-schema.ts";
import { isLearned, learned, unknownNames } from "./learning.ts";

/** The format of the YAML files, for editors; each file names its own in its first line. */
const SCHEMAS = "dialogs/schemas";

/** Prints every problem in every dialog, with file and line. Gives whether all are sound. */
export function check(root: string, today: number): boolean {
  const isCurrent = [...jsonSchemas()].every(([name, schema]) => {
    const path = join(root, SCHEMAS, name);
    return existsSync(path) && readFileSync(path, "utf8") === schema;
  });
  if (!isCurrent) {
    console.log(`${SCHEMAS} is not up to date. Run: npm run dialogs -- check --write`);
  }
  const sound = listDialogs(root).map((id) => {
    const isDrawn = areDrawn(root, id);
    if (!isDrawn)
      console.log(`Drawings of ${id} are not up to date. Run: npm run dialogs -- check --write`);
    const diagnosed = diagnose(root, id, today);
    const isCurrent = diagnosed.content === null || isLearned(root, diagnosed.content);
    if (!isCurrent)
      console.log(`What ${id} learned is not up to date. Run: npm run dialogs -- check --write`);
    const unknown = diagnosed.content ? unknownNames(root, diagnosed.content) : [];
    if (unknown.length > 0)
      console.log(
        `Lines in told, asked or examples of ${id} name what there is not: ${unknown.join(", ")}`,
      );
    return print(id, diagnosed, "all") && isDrawn && isCurrent;
  });
  return sound.every(Boolean) && isCurrent;
}

/** Gives numbers to what is new in every dialog, draws its drawings, learns from its messages, and brings the editors' schemas up to date. */
export function write(root: string, today: number): void {
  mkdirSync(join(root, SCHEMAS), { recursive: true });
  for (const [name, schema] of jsonSchemas()) writeFileSync(join(root, SCHEMAS, name), schema);
  for (const id of listDialogs(root)) {
    for (const [path, svg] of drawn(root, id)) writeFileSync(path, svg);
    writeNumbers(root, id, today);
    const { content } = diagnose(root, id, today);
    const kept = content && !isLearned(root, content) ? learned(root, content) : null;
    if (kept) writeFileSync(kept.path, kept.yaml);
  }
}

/** Leaves every sound dialog and its drawings in dist/, for a fast start. Gives whether all are sound. */
export async function compile(root: string, today: number): Promise<boolean> {
  for (const id of listDialogs(root)) await rasterise(root, id);
  const sound = listDialogs(root).map((id) => {
    const { sources, ...diagnosed } = diagnose(root, id, today);
    const isSound = print(id, diagnosed, "to mend");
    const { content, lock } = diagnosed;
    const { fingerprint } = sources;
    const leave = (language: string | null, own: Content) =>
      writeCompiled(root, id, language, { fingerprint, content: own, lock });
    if (isSound && content) leave(null, content);
    for (const language of isSound ? languagesIn(sources.files) : []) {
      const { content: translated } = diagnoseContent(sources, today, language);
      if (translated) leave(language, translated);
    }
    return isSound;
  });
  return sound.every(Boolean);
}

function diagnose(root: string, id: string, today: number): Diagnosed & { sources: Sources } {
  const sources = readSources(root, id);
  return { sources, ...diagnoseContent(sources, today) };
}

function print(id: string, { diagnostics }: Diagnosed, which: "all" | "to mend"): boolean {
  const isSound = !diagnostics.some(({ severity }) => severity === "error");
  // What is only good to know waits until nothing is to be mended.
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity !== "info" || (which === "all" && isSound)) {
      console.log(formatDiagnostic(diagnostic));
    }
  }
  console.log(`${id}: ${isSound ? "fine" : "has errors"}`);
  return isSound;
}

/** Gives numbers to what is new in a dialog that has no errors. */
export function writeNumbers(root: string, id: string, today: number): void {
  const { content, lock, diagnostics } = diagnose(root, id, today);
  // A number once given is for ever, so nothing is numbered while something is to be mended.
  const isSound = !diagnostics.some(
    ({ severity, code }) => severity === "error" && code !== "BC017",
  );
  if (!content || !isSound) return;
  const whole = appendNumbers(content, lock);
  writeFileSync(join(root, "dialogs", id, LOCK_FILE), `${JSON.stringify(whole, null, 2)}\n`);
}
