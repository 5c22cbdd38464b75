import { createDialog } from "./create-dialog.ts";
import type { Dialog } from "./dialog.ts";

/** The dialog with general advice alone: no plan of one's own, no questions for it, and no "may I run?". */
export function withoutPlans({ content, lock }: Dialog): Dialog {
  return createDialog(
    { ...content, planQuestions: [], planning: undefined, twoWeeks: undefined, run: undefined },
    lock,
  );
}
