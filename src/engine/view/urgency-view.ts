import { assertNever } from "../content/assert-never.ts";
import type { Dialog } from "../content/dialog.ts";
import { fill, listText, phrase } from "../content/phrase.ts";
import { type Assessment, type EndingUrgency, endsWalk } from "../safety/urgency.ts";
import type { Session } from "../session/session.ts";
import { text } from "./blocks.ts";
import {
  emergencyCalls,
  emergencyElsewhere,
  emergencyLine,
  localHelp,
  regionOf,
  urgentLine,
} from "./help-lines.ts";
import { aloudOf, summariesOf } from "./summaries.ts";
import type { Block, Face, Setting } from "./view.ts";

/** The short card that ends a walk: whom to call or see, and what to say there. No ranking of causes. */
export function urgencyView(
  dialog: Dialog,
  session: Session,
  setting: Setting,
  assessment: Assessment,
): Face {
  const urgency = endsWalk(assessment.urgency) ? assessment.urgency : "days";
  const { emergency } = dialog.content.urgencies;
  const isDriven = urgency === "emergency" && assessment.byCar;
  const hospital = regionOf(dialog, session, setting)?.hospital ?? phrase(dialog, "hospital");
  return {
    title: isDriven ? fill(emergency.byCar, { hospital }) : dialog.content.urgencies[urgency].title,
    blocks: blocksFor(dialog, session, setting, assessment, urgency),
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
        ...emergencyCalls(dialog, region),
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
  return text(fill(template, { aloud: listText(dialog, said) }));
}

/** More would not be listened to. */
const MOST_ALOUD = 4;

/** For someone who comes back: whether they were seen. */
export function seenView(dialog: Dialog, { because }: Assessment): Face {
  const { seen } = dialog.content;
  return {
    title: seen.title,
    blocks: [text(fill(seen.text, { told: summariesOf(dialog, because).join("; ") }))],
  };
}

/** Teaching without a ranking, for someone whose pain has been checked since it started. */
export function educationView(dialog: Dialog, session: Session, setting: Setting): Face {
  const card = dialog.content.education;
  const region = regionOf(dialog, session, setting);
  const values = { emergency: emergencyLine(dialog, region) };
  return {
    title: card.title,
    blocks: card.text.map((line) => text(fill(line, values))),
  };
}
