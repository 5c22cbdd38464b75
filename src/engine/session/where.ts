import type { Dialog } from "../content/dialog.ts";
import { type Ranking, rankCauses } from "../reasoning/rank.ts";
import { type Page, WALK } from "./page.ts";
import { mayShow, type Phase, phaseOf } from "./phase.ts";
import type { Session } from "./session.ts";

/** Where someone stands: how far the walk is, and the page that shows; the walk's own where theirs may not. */
export type Where = {
  readonly phase: Phase;
  readonly page: Page;
  /** The causes in the order in which the answers point to them; made once, when it is first asked for. */
  ranking(): Ranking;
};

export function whereOf(dialog: Dialog, session: Session): Where {
  const phase = phaseOf(dialog, session);
  const isFit = mayShow(dialog, session, phase, session.page);
  let made: Ranking | null = null;
  return {
    phase,
    page: isFit ? session.page : WALK,
    ranking() {
      made ??= rankCauses(dialog, session);
      return made;
    },
  };
}
