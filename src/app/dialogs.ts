import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { questionsOf } from "./content/check-references.ts";
import { writeCompiled } from "./content/compiled.ts";
import { diagnoseContent } from "./content/diagnose-content.ts";
import { type Diagnostic, formatDiagnostic } from "./content/diagnostic.ts";
import { listDialogs } from "./content/list-dialogs.ts";
import { appendNumbers, hasRoomIn } from "./content/lock.ts";
import { LOCK_FILE, readSources } from "./content/sources.ts";
import { projectRoot, todayFrom } from "./project.ts";

const USAGE = `npm run dialogs -- <command>

  check           every problem in every dialog, with file and line
  check --write   the same, after giving numbers to what is new (numbers.lock.json)
  compile         check, and leave the compiled dialogs in dist/ for a fast start`;

/** The author's commands on the command line. Gives the exit code: 1 where a dialog has errors. */
function run(args: readonly string[]): number {
  const [command, ...flags] = args;
  const isKnown =
    (command === "check" && flags.every((flag) => flag === "--write")) ||
    (command === "compile" && flags.length === 0);
  if (!isKnown) {
    console.error(USAGE);
    return 2;
  }
  const root = projectRoot();
  const today = todayFrom(Date.now());
  const results = listDialogs(root).map((id) => {
    if (flags.includes("--write")) writeNumbers(root, id, today);
    const sources = readSources(root, id);
    const { content, lock, diagnostics } = diagnoseContent(sources, today);
    const hasErrors = print(diagnostics, command === "check");
    if (command === "compile" && content && !hasErrors) {
      writeCompiled(root, id, { fingerprint: sources.fingerprint, content, lock });
    }
    console.log(`${id}: ${hasErrors ? "has errors" : "fine"}`);
    return hasErrors;
  });
  return results.includes(true) ? 1 : 0;
}

function writeNumbers(root: string, id: string, today: number): void {
  const { content, lock } = diagnoseContent(readSources(root, id), today);
  if (!content) return;
  const whole = appendNumbers(content, lock);
  // Where a question has no room for its options, nothing is written: a number once given is for ever.
  if (!questionsOf(content).every((placed) => hasRoomIn(whole, placed))) return;
  writeFileSync(join(root, "dialogs", id, LOCK_FILE), `${JSON.stringify(whole, null, 2)}\n`);
}

/** Prints what there is to mend; infos only where asked for. Gives whether any is an error. */
function print(diagnostics: readonly Diagnostic[], withInfos: boolean): boolean {
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity !== "info" || withInfos) console.log(formatDiagnostic(diagnostic));
  }
  return diagnostics.some(({ severity }) => severity === "error");
}

process.exitCode = run(process.argv.slice(2));
