/** A control labelled in the dialog's words, whose event is its own name. */
export function control(dialog, id) {
    return controlFor(dialog, id, { type: id });
}
/** A control labelled in the dialog's words, with the event it stands for. */
export function controlFor(dialog, id, event) {
    return { id, label: dialog.content.labels[id], event };
}
