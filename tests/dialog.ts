import { join } from "node:path";
import { diagnoseContent } from "../src/app/loading/diagnose-content.ts";
import { readSources } from "../src/app/loading/sources.ts";
import { projectRoot } from "../src/app/project.ts";
import { createDialog, type Dialog } from "../src/engine/index.ts";

/** The day that tests live on, in days since 1 January 1970: 22 November 2026. */
export const TODAY = 20_779;

/** The real dialog, from its YAML. */
export function realDialog(): Dialog {
  return dialogIn(projectRoot(), "running-lower-back-pain");
}

/** A tiny one on another subject, with a safety screen of nobody's. */
export function houseplant(): Dialog {
  return dialogIn(join(projectRoot(), "tests"), "houseplant");
}

/** Those that a worker has read: reading one takes longer than most tests, and nobody changes it. */
const known = new Map<string, Dialog>();

function dialogIn(root: string, id: string): Dialog {
  const dialog = known.get(id) ?? readDialog(root, id);
  known.set(id, dialog);
  return dialog;
}

function readDialog(root: string, id: string): Dialog {
  const { content, lock } = diagnoseContent(readSources(root, id), TODAY);
  if (!content) throw new Error(`The dialog ${id} has errors; see npm run dialogs -- check`);
  return createDialog(content, lock);
}
