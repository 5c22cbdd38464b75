import type { Dialog } from "../dialog.ts";
import { fill, phrase } from "../phrase.ts";
import { type Assessment, heardOf } from "../safety.ts";
import type { Session } from "../session.ts";
import { text } from "./blocks.ts";
import { control, controlFor } from "./controls.ts";
import { emergencyLine, emergencyLines, regionOf, urgentLine } from "./help-lines.ts";
import { topicChoices } from "./learn-view.ts";
import type { Control, Setting, View } from "./view.ts";

/** The short card that ends a walk: what was heard, and who to see or call. No ranking of causes. */
export function urgencyView(
  dialog: Dialog,
  session: Session,
  setting: Setting,
  assessment: Assessment,
): View {
  const urgency =
    assessment.urgency === "routine" || assessment.urgency === null ? "days" : assessment.urgency;
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

function urgencyControls(
  dialog: Dialog,
  assessment: Assessment,
  isEmergency: boolean,
): readonly Control[] {
  const raisedBy = assessment.because.at(-1)?.split(".")[0];
  const undo = { type: "change", question: raisedBy } as const;
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
export function educationView(dialog: Dialog, session: Session, setting: Setting): View {
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
