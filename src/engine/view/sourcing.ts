import type { Dialog } from "../dialog.ts";
import { phrase } from "../phrase.ts";
import type { Basis, CauseContent } from "../schema.ts";

/** What a statement rests on, in words: the sources cited, or our judgement said out loud. */
export function basisText(dialog: Dialog, basis: Basis): string {
  if (basis === "judgement") return phrase(dialog, "judgement");
  const cited = basis.flatMap((id) => {
    const source = dialog.content.sources.find((known) => known.id === id);
    return source ? `${source.cite}: ${source.says}` : [];
  });
  return phrase(dialog, "based-on", { sources: cited.join("; ") });
}

/** How good the evidence for a cause is, in words. */
export function gradeText(dialog: Dialog, cause: CauseContent): string {
  return phrase(dialog, "evidence", { grade: cause.grade.words });
}
