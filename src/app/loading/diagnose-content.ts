import type { Lock } from "../../engine/content/lock.ts";
import type { Content } from "../../engine/content/schema.ts";
import { checkContent } from "./check-content.ts";
import type { Diagnostic, DiagnosticCode } from "./diagnostic.ts";
import { languagesIn } from "./languages.ts";
import { readContent } from "./read-content.ts";
import { readTranslation } from "./read-translation.ts";
import type { Sources } from "./sources.ts";

export type Diagnosed = {
  readonly content: Content | null;
  readonly lock: Lock;
  /** All of them at once, by file and line. */
  readonly diagnostics: readonly Diagnostic[];
};

/** Problems that are real even where other parts could not be read. */
const STANDS_ALONE: readonly DiagnosticCode[] = [
  "BC004",
  "BC010",
  "BC012",
  "BC013",
  "BC021",
  "BC024",
  "BC025",
];

/**
 * Reads a dialog's files and finds every problem of form and meaning, in its translations too.
 *
 * @param today in days since 1 January 1970
 * @param language one that it is translated to, or null for its own
 */
export function diagnoseContent(
  sources: Sources,
  today: number,
  language: string | null = null,
): Diagnosed {
  const { content, isWhole, lock, files, locate, diagnostics } = readContent(sources);
  const checked = content ? checkContent(content, lock, locate, sources.drawings, today) : [];
  const found = isWhole ? checked : checked.filter(({ code }) => STANDS_ALONE.includes(code));
  const translations = isWhole && content !== null ? languagesIn(files) : [];
  const read = new Map(
    translations.flatMap((one) =>
      content === null ? [] : [[one, readTranslation(content, files, one)] as const],
    ),
  );
  const uneven = [...read.values()].flatMap((one) => one.diagnostics);
  const all = [...diagnostics, ...found, ...uneven].sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.code.localeCompare(b.code),
  );
  const own = language === null ? content : (read.get(language)?.content ?? null);
  return { content: isWhole ? own : null, lock, diagnostics: all };
}
