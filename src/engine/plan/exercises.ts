import type { Dialog } from "../content/dialog.ts";
import type { AdviceContent } from "../content/schema.ts";
import type { Ranking } from "../reasoning/rank.ts";
import { adviceFor } from "../safety/advice.ts";
import type { Session } from "../session/session.ts";

/** So many are enough to begin with; the habit's own card has all of them. */
const FIRST = 2;

/** The exercises of someone's plan; none where the answers hold exercises back. */
export function exercisesFor(
  dialog: Dialog,
  session: Session,
  { first }: Ranking,
): AdviceContent["exercises"] {
  return adviceFor(dialog, session).mayExercise ? first.advice.exercises.slice(0, FIRST) : [];
}
