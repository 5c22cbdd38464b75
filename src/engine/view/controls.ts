import type { Dialog } from "../content/dialog.ts";
import type { Event } from "../session/event.ts";
import type { Control, ControlId } from "./view.ts";

/** The controls whose event is just their own name. */
type PlainId = Exclude<
  ControlId & Event["type"],
  "not-sure" | "unsure-test" | "why" | "optional" | "sources"
>;

/** A control labelled in the dialog's words, whose event is its own name. */
export function control(dialog: Dialog, id: PlainId): Control {
  return controlFor(dialog, id, { type: id });
}

/** A control labelled in the dialog's words, with the event it stands for. */
export function controlFor(dialog: Dialog, id: ControlId, event: Event): Control {
  return { id, label: dialog.content.labels[id], event };
}
