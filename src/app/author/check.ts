import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { questionsOf } from "../content/check-references.ts";
import { writeCompiled } from "../content/compiled.ts";
import { diagnoseContent } from "../content/diagnose-content.ts";
import { formatDiagnostic } from "../content/diagnostic.ts";
import { listDialogs } from "../content/list-dialogs.ts";
import { appendNumbers, hasRoomIn } from "../content/lock.ts";
import { LOCK_FILE, readSources } from "../content/sources.ts";
import { jsonSchema } from "./json-schema.ts";

/** The format of the YAML files, for editors; each of them names it in its first line. */
const SCHEMA_FILE = "dialogs/schema.json";

/** Prints every problem in every dialog, with file and line. Gives whether all are sound. */
export function check(root: string, today: number): boolean {
  const isCurrent = readFileSync(join(root, SCHEMA_FILE), "utf8") === jsonSchema();
  if (!isCurrent)
    console.log(`${SCHEMA_FILE} is not up to date. Run: npm run dialogs -- check --write`);
  return (
    listDialogs(root)
      .map((id) => diagnose(root, id, today, "all"))
      .every(Boolean) && isCurrent
  );
}

/** Gives numbers to what is new in every dialog, and brings the editors' schema up to date. */
export function write(root: string, today: number): void {
  writeFileSync(join(root, SCHEMA_FILE), jsonSchema());
  for (const id of listDialogs(root)) writeNumbers(root, id, today);
}

/** Leaves every sound dialog in dist/, for a fast start. Gives whether all are sound. */
export function compile(root: string, today: number): boolean {
  return listDialogs(root)
    .map((id) => {
      const isSound = diagnose(root, id, today, "to mend");
      const sources = readSources(root, id);
      const { content, lock } = diagnoseContent(sources, today);
      if (isSound && content) {
        writeCompiled(root, id, { fingerprint: sources.fingerprint, content, lock });
      }
      return isSound;
    })
    .every(Boolean);
}

function diagnose(root: string, id: string, today: number, which: "all" | "to mend"): boolean {
  const { diagnostics } = diagnoseContent(readSources(root, id), today);
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity !== "info" || which === "all")
      console.log(formatDiagnostic(diagnostic));
  }
  const isSound = !diagnostics.some(({ severity }) => severity === "error");
  console.log(`${id}: ${isSound ? "fine" : "has errors"}`);
  return isSound;
}

function writeNumbers(root: string, id: string, today: number): void {
  const { content, lock } = diagnoseContent(readSources(root, id), today);
  if (!content) return;
  const whole = appendNumbers(content, lock);
  // Where a question has no room for its options, nothing is written: a number once given is for ever.
  if (!questionsOf(content).every((placed) => hasRoomIn(whole, placed))) return;
  writeFileSync(join(root, "dialogs", id, LOCK_FILE), `${JSON.stringify(whole, null, 2)}\n`);
}
