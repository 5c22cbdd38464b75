import type { Lock } from "../../engine/content/lock.ts";
import type { Content } from "../../engine/content/schema.ts";
import { checkBases } from "./check-bases.ts";
import { checkDistances } from "./check-distances.ts";
import { checkDrawings } from "./check-drawings.ts";
import { checkLock } from "./check-lock.ts";
import { checkPhrases } from "./check-phrases.ts";
import { checkReferences } from "./check-references.ts";
import { checkSafety } from "./check-safety.ts";
import { checkWording } from "./check-wording.ts";
import type { Diagnostic, Report } from "./diagnostic.ts";
import type { Locate } from "./read-content.ts";

/**
 * Every problem of meaning in content that has the right form.
 *
 * @param drawings the names of the dialog's drawings
 * @param today in days since 1 January 1970
 */
export function checkContent(
  content: Content,
  lock: Lock,
  locate: Locate,
  drawings: readonly string[],
  today: number,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (code, path, message, severity = "error") => {
    diagnostics.push({ code, severity, message, ...locate(path) });
  };
  checkReferences(content, report);
  checkBases(content, report);
  checkSafety(content, today, report);
  checkWording(content, report);
  checkDistances(content, report);
  checkPhrases(content, report);
  checkDrawings(content, drawings, report);
  checkLock(content, lock, report);
  return diagnostics;
}
