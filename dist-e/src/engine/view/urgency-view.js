import { fill, phrase } from "../phrase.js";
import { heardOf } from "../safety.js";
import { text } from "./blocks.js";
import { control, controlFor } from "./controls.js";
import { emergencyLine, emergencyLines, regionOf, urgentLine } from "./help-lines.js";
import { topicChoices } from "./learn-view.js";
/** The short card that ends a walk: what was heard, and who to see or call. No ranking of causes. */
export function urgencyView(dialog, session, setting, assessment) {
    const urgency = assessment.urgency === "routine" || assessment.urgency === null ? "days" : assessment.urgency;
    const card = dialog.content.urgencies[urgency];
    const region = regionOf(dialog, session, setting);
    const values = {
        heard: phrase(dialog, "you-told-me", {
            heard: heardOf(dialog, assessment.because).join("; "),
        }),
        emergency: emergencyLines(dialog, region),
        urgent: urgentLine(dialog, region),
    };
    return {
        kind: urgency,
        title: card.title,
        progress: null,
        blocks: card.text.map((line) => text(fill(line, values))),
        choices: null,
        controls: urgencyControls(dialog, assessment, urgency === "emergency"),
    };
}
function urgencyControls(dialog, assessment, isEmergency) {
    const raisedBy = assessment.because.at(-1)?.split(".")[0];
    const undo = { type: "change", question: raisedBy };
    return [
        control(dialog, "numbers"),
        ...(isEmergency ? [] : [control(dialog, "checked"), control(dialog, "keep")]),
        controlFor(dialog, "wrong-press", undo),
        control(dialog, "not-ok"),
        control(dialog, "restart"),
        control(dialog, "stop"),
    ];
}
/** Teaching without a ranking, for someone whose pain has been checked since it started. */
export function educationView(dialog, session, setting) {
    const card = dialog.content.education;
    const region = regionOf(dialog, session, setting);
    const values = { emergency: emergencyLine(dialog, region) };
    return {
        kind: "education",
        title: card.title,
        progress: null,
        blocks: card.text.map((line) => text(fill(line, values))),
        choices: topicChoices(dialog),
        controls: [
            control(dialog, "keep"),
            control(dialog, "change"),
            control(dialog, "back"),
            control(dialog, "not-ok"),
            control(dialog, "restart"),
            control(dialog, "stop"),
        ],
    };
}
