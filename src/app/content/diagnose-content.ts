import type { Content, Lock } from "../../engine/schema.ts";
import { checkContent } from "./check-content.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { readContent } from "./read-content.ts";
import type { Sources } from "./sources.ts";

export type Diagnosed = {
  readonly content: Content | null;
  readonly lock: Lock;
  /** All of them at once, by file and line. */
  readonly diagnostics: readonly Diagnostic[];
};

/** Reads a dialog's files and finds every problem of form and meaning. `today` is in days since 1 January 1970. */
export function diagnoseContent(sources: Sources, today: number): Diagnosed {
  const { content, lock, locate, diagnostics } = readContent(sources);
  const found = content ? checkContent(content, lock, locate, today) : [];
  const all = [...diagnostics, ...found].sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.code.localeCompare(b.code),
  );
  return { content, lock, diagnostics: all };
}
