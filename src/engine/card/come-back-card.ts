import type { Dialog } from "../content/dialog.ts";
import { daysAhead } from "../session/course.ts";
import type { Session } from "../session/session.ts";
import { type Card, choicesFrom, plain } from "./card.ts";

/** How it went since: on to the plan, or the result. */
export function progressCard(dialog: Dialog, session: Session): Card {
  const nudge = daysAhead(dialog, session).length > 0 ? plain("remind") : [];
  return {
    kind: "progress",
    choices: null,
    controls: [...plain("plan", "keep"), ...nudge, ...plain("signs", "carry-on", "change", "stop")],
  };
}

/** At which hour to be reminded; once it is picked, another can be. */
export function remindCard({ content }: Dialog, hour: number | null): Card {
  if (hour !== null) {
    return { kind: "remind", choices: null, controls: plain("remind", "back", "stop") };
  }
  const hours = content.reminder?.hours ?? [];
  return {
    kind: "remind",
    choices: choicesFrom(
      hours.map((one) => ({
        id: String(one),
        chosen: false,
        event: { type: "remind", hour: one },
      })),
    ),
    controls: plain("back", "stop"),
  };
}
