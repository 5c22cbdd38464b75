import type { Dialog } from "../content/dialog.ts";
import { type Page, WALK } from "./page.ts";
import { mayShow, type Phase, phaseOf } from "./phase.ts";
import type { Session } from "./session.ts";

/** Where someone stands: how far the walk is, and the page that shows; the walk's own where theirs may not. */
export type Where = { readonly phase: Phase; readonly page: Page };

export function whereOf(dialog: Dialog, session: Session): Where {
  const phase = phaseOf(dialog, session);
  const isFit = mayShow(dialog, session, phase, session.page);
  return { phase, page: isFit ? session.page : WALK };
}
