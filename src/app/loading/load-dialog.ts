import { createDialog, type Dialog } from "../../engine/index.ts";
import { ExpectedError } from "../expected-error.ts";
import { checkHelpLines } from "./check-safety.ts";
import { readCompiled } from "./compiled.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { languagesIn } from "./languages.ts";
import { readSources, type Sources } from "./sources.ts";

export type Loaded = {
  /** The dialog, or null where the content has errors. */
  readonly dialog: Dialog | null;
  /** 10 bits of the content's fingerprint: tickets sealed under another fingerprint are replayed into this content. */
  readonly fingerprint: number;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * A dialog from its folder. What was compiled at build is used as long as no file has changed since; else the YAML is
 * read and checked afresh, so that an edit shows at the next start.
 *
 * @param root the project's folder
 * @param today in days since 1 January 1970
 * @param language one that it is translated to, or null for its own
 * @throws if the folder cannot be read, and ExpectedError where there is no such translation
 */
export async function loadDialog(
  root: string,
  id: string,
  today: number,
  language: string | null = null,
): Promise<Loaded> {
  const sources = readSources(root, id);
  const languages = languagesIn(sources.files);
  if (language !== null && !languages.includes(language)) {
    const names = languages.join(", ") || "none yet";
    const message = `LOCALE is "${language}", and "${id}" has no such translation. There is: ${names}.`;
    throw new ExpectedError("config", message);
  }
  const compiled = readCompiled(root, id, language, sources.fingerprint);
  if (compiled) {
    const { content, lock } = compiled;
    const diagnostics: Diagnostic[] = [];
    checkHelpLines(content, today, (code, _path, message, severity = "error") => {
      diagnostics.push({ code, severity, message, file: sources.folder, line: 1 });
    });
    return {
      dialog: createDialog(content, lock),
      fingerprint: fingerprintOf(sources),
      diagnostics,
    };
  }
  const { diagnoseContent } = await import("./diagnose-content.ts");
  const { content, lock, diagnostics } = diagnoseContent(sources, today, language);
  const isSound = content !== null && !diagnostics.some(({ severity }) => severity === "error");
  return {
    dialog: isSound ? createDialog(content, lock) : null,
    fingerprint: fingerprintOf(sources),
    diagnostics,
  };
}

function fingerprintOf({ fingerprint }: Sources): number {
  return Number.parseInt(fingerprint.slice(0, 3), 16) >> 2;
}
