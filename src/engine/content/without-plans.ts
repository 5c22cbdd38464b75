import { createDialog } from "./create-dialog.ts";
import type { Dialog } from "./dialog.ts";

/** The dialog with general advice alone: no plan of one's own, and no "may I run?". What was told for them still counts. */
export function withoutPlans({ content, lock }: Dialog): Dialog {
  return createDialog(
    { ...content, planning: undefined, twoWeeks: undefined, run: undefined },
    lock,
  );
}
