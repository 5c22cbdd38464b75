import { assertNever } from "../assert-never.ts";
import type { Dialog } from "../content/dialog.ts";
import { fill, phrase } from "../content/phrase.ts";
import { type Assessment, type EndingUrgency, endsWalk } from "../safety/urgency.ts";
import type { Session } from "../session/session.ts";
import { choicesFrom, text } from "./blocks.ts";
import { control, controlFor } from "./controls.ts";
import {
  emergencyCalls,
  emergencyElsewhere,
  emergencyLine,
  localHelp,
  regionOf,
  urgentLine,
} from "./help-lines.ts";
import { topicChoices } from "./learn-view.ts";
import { aloudOf, summariesOf } from "./summaries.ts";
import type { Block, Control, Setting, View } from "./view.ts";

/** The short card that ends a walk: whom to call or see, and what to say there. No ranking of causes. */
export function urgencyView(
  dialog: Dialog,
  session: Session,
  setting: Setting,
  assessment: Assessment,
): View {
  const urgency = endsWalk(assessment.urgency) ? assessment.urgency : "days";
  const { emergency } = dialog.content.urgencies;
  const isDriven = urgency === "emergency" && assessment.byCar;
  const hospital = regionOf(dialog, session, setting)?.hospital ?? phrase(dialog, "hospital");
  return {
    kind: urgency,
    title: isDriven ? fill(emergency.byCar, { hospital }) : dialog.content.urgencies[urgency].title,
    progress: null,
    blocks: blocksFor(dialog, session, setting, assessment, urgency),
    choices: null,
    controls: urgencyControls(dialog, assessment, urgency === "emergency"),
  };
}

function blocksFor(
  dialog: Dialog,
  session: Session,
  setting: Setting,
  assessment: Assessment,
  urgency: EndingUrgency,
): readonly Block[] {
  const { urgencies } = dialog.content;
  const region = regionOf(dialog, session, setting);
  const told = summariesOf(dialog, assessment.because).join("; ");
  const values = {
    told: phrase(dialog, "you-told-me", { told }),
    urgent: urgentLine(dialog, region),
  };
  const lines = urgencies[urgency].text.map((line) => text(fill(line, values)));
  const says = assessment.says.map(text);
  switch (urgency) {
    case "emergency":
      return [
        emergencyCalls(dialog, region),
        aloudText(dialog, urgencies.emergency.aloud, assessment),
        ...lines,
        ...says,
        ...emergencyElsewhere(dialog, region),
      ];
    case "same-day":
      return [
        ...lines,
        ...says,
        aloudText(dialog, urgencies["same-day"].aloud, assessment),
        ...localHelp(dialog, setting),
      ];
    case "days": {
      const { rest, gentle } = urgencies.days;
      const until = text(assessment.rest ? rest : gentle);
      return [...lines, ...says, until, ...localHelp(dialog, setting)];
    }
    default:
      return assertNever(urgency);
  }
}

/** One sentence to read out to whoever answers the phone. */
function aloudText(dialog: Dialog, template: string, { because }: Assessment): Block {
  const said = aloudOf(dialog, because).slice(0, MOST_ALOUD);
  const last = said.length > 1 ? `, and ${said.at(-1)}` : (said[0] ?? "");
  return text(fill(template, { aloud: said.slice(0, -1).join(", ") + last }));
}

/** More would not be listened to. */
const MOST_ALOUD = 4;

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

/** For someone who comes back: whether they were seen. */
export function seenView(dialog: Dialog, { because }: Assessment): View {
  const { seen } = dialog.content;
  const choice = (reply: "yes" | "no" | "mistake") => ({
    id: reply,
    label: seen[reply],
    chosen: false,
    event: { type: "seen", reply } as const,
  });
  return {
    kind: "seen",
    title: seen.title,
    progress: null,
    blocks: [text(fill(seen.text, { told: summariesOf(dialog, because).join("; ") }))],
    choices: choicesFrom([choice("yes"), choice("no"), choice("mistake")]),
    controls: [control(dialog, "numbers"), control(dialog, "not-ok"), control(dialog, "stop")],
  };
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
