import type { Dialog } from "../content/dialog.ts";
import type { Session } from "../session/session.ts";
import { text } from "./blocks.ts";
import type { Face } from "./view.ts";

/** May they run, and how far? */
export function runView(dialog: Dialog, _session: Session): Face {
  return { title: dialog.content.labels.run, blocks: dialog.content.plan.rule.map(text) };
}
