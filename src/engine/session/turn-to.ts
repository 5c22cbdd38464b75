import type { Dialog } from "../content/dialog.ts";
import type { Page } from "./page.ts";
import { mayShow, phaseOf } from "./phase.ts";
import { type Session, showing } from "./session.ts";
import { told, type Update } from "./update.ts";

/** Opens a page where the walk may; else its own card stays. */
export function turnTo(dialog: Dialog, session: Session, page: Page): Update {
  return told(
    mayShow(dialog, session, phaseOf(dialog, session), page) ? showing(session, page) : session,
  );
}
