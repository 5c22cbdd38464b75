import { diagnoseContent } from "../src/app/loading/diagnose-content.ts";
import { readSources } from "../src/app/loading/sources.ts";
import { projectRoot } from "../src/app/project.ts";
import { createDialog, type Dialog } from "../src/engine/index.ts";

/** The day that tests live on, in days since 1 January 1970: 22 November 2026. */
export const TODAY = 20_779;

/** The real dialog, from its YAML. */
export function realDialog(): Dialog {
  const sources = readSources(projectRoot(), "running-lower-back-pain");
  const { content, lock } = diagnoseContent(sources, TODAY);
  if (!content) throw new Error("The dialog has errors; see npm run dialogs -- check");
  return createDialog(content, lock);
}
