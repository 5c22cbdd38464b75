import { assertNever } from "../content/assert-never.ts";
import type { Dialog } from "../content/dialog.ts";
import { dateText, fill, phrase } from "../content/phrase.ts";
import type { CardContent } from "../content/schema.ts";
import type { NotOkStep } from "../session/page.ts";
import type { Phase } from "../session/phase.ts";
import type { Session } from "../session/session.ts";
import { resumeCode, text } from "./blocks.ts";
import {
  crisisCalls,
  crisisLine,
  emergencyCalls,
  emergencyElsewhere,
  emergencyLine,
  localHelp,
  regionOf,
  signsOf,
  urgentLine,
} from "./help-lines.ts";
import type { Face, Setting } from "./view.ts";

/** The start: what this is, who could see the answers here, and agreement and age in one press. */
export function welcomeView(dialog: Dialog, session: Session, setting: Setting): Face {
  const { content } = dialog;
  const region = regionOf(dialog, session, setting);
  const seen = content.surfaces[setting.surface];
  return {
    title: content.title,
    blocks: [
      ...content.welcome.text.map(text),
      ...(seen === undefined ? [] : [text(seen)]),
      {
        type: "alert",
        text: fill(content.welcome.emergency, { emergency: emergencyLine(dialog, region) }),
      },
      text(content.labels.agree),
    ],
  };
}

/** For someone under 18: the signs that need help, and whom to talk to. */
export function minorView(dialog: Dialog, session: Session, setting: Setting): Face {
  return cardView(dialog, dialog.content.minor, session, setting);
}

/** Every answer so far, each to be changed with one press. */
export function changeView(dialog: Dialog): Face {
  const card = dialog.content.cards.change;
  return {
    title: card.title,
    blocks: card.text.map(text),
  };
}

/** Help numbers for the person's region, and the other regions to pick from. */
export function numbersView(dialog: Dialog, session: Session, setting: Setting): Face {
  const { content } = dialog;
  const region = regionOf(dialog, session, setting);
  const checked = region?.emergencyChecked ?? "common-knowledge";
  return {
    title: content.cards.numbers.title,
    blocks: [
      ...emergencyCalls(dialog, region),
      ...emergencyElsewhere(dialog, region),
      text(urgentLine(dialog, region)),
      text(crisisLine(dialog, region)),
      ...content.cards.numbers.text.map(text),
      ...(checked === "common-knowledge"
        ? []
        : [text(phrase(dialog, "noted", { date: dateText(dialog, checked) }))]),
    ],
  };
}

/** The signs to watch for in full, and whom to call. */
export function signsView(dialog: Dialog, session: Session, setting: Setting): Face {
  const { title, text: lines } = dialog.content.cards.signs;
  return {
    title,
    blocks: [
      ...lines.map(text),
      ...signsOf(dialog, session, setting).map(text),
      ...localHelp(dialog, setting),
    ],
  };
}

/** What the bot is and how to talk to it. */
export function helpView(dialog: Dialog, session: Session, setting: Setting): Face {
  return cardView(dialog, dialog.content.cards.help, session, setting);
}

/** Who can see what is pressed and typed here, and what is kept. */
export function privacyView(dialog: Dialog, session: Session, setting: Setting): Face {
  const card = dialog.content.cards.privacy;
  const seen = dialog.content.surfaces[setting.surface];
  const view = cardView(dialog, card, session, setting);
  return { ...view, blocks: [...(seen === undefined ? [] : [text(seen)]), ...view.blocks] };
}

/** The end of a walk, with the way back to it: a button, and a code for another day if one has begun. */
export function stoppedView(
  dialog: Dialog,
  session: Session,
  setting: Setting,
  phase: Phase,
): Face {
  const card = dialog.content.cards.stopped;
  return {
    title: card.title,
    blocks: [
      ...card.text.map(text),
      ...(mayGoOn(session, phase) ? resumeCode(dialog, setting) : []),
    ],
  };
}

/** Nothing was told yet, or it is not theirs to walk; and an emergency is for now, not for another day. */
function mayGoOn({ answers }: Session, phase: Phase): boolean {
  if (phase.type === "welcome") return answers.length > 0;
  if (phase.type === "urgent") return phase.assessment.urgency !== "emergency";
  return phase.type !== "minor";
}

/** For someone who is not OK: one gentle question, then who can help. */
export function notOkView(
  dialog: Dialog,
  session: Session,
  setting: Setting,
  step: NotOkStep,
): Face {
  const { notOk } = dialog.content;
  const region = regionOf(dialog, session, setting);
  const calls = crisisCalls(dialog, region);
  const nearby = localHelp(dialog, setting);
  switch (step) {
    case "crisis":
    case "danger": {
      const view = cardView(dialog, notOk.crisis, session, setting);
      const first = step === "danger" ? emergencyCalls(dialog, region) : [];
      return { ...view, blocks: [...first, ...calls, ...view.blocks, ...nearby] };
    }
    case "support":
    case "safe": {
      const view = cardView(dialog, notOk.support, session, setting);
      return { ...view, blocks: [...calls, ...view.blocks, ...nearby] };
    }
    case "low":
      if (!notOk.low) break;
      return { title: notOk.low.title, blocks: [text(notOk.low.prompt)] };
    case "told": {
      if (!notOk.low) break;
      const { title, text: line, prompt } = notOk.low.told;
      const elsewhere = text(phrase(dialog, "crisis-anywhere"));
      const now = text(fill(notOk.already, { emergency: emergencyLine(dialog, region) }));
      return { title, blocks: [text(line), ...calls, now, elsewhere, ...nearby, text(prompt)] };
    }
    case "ask":
      break;
    default:
      return assertNever(step);
  }
  const emergency = emergencyLine(dialog, region);
  return {
    title: notOk.title,
    blocks: [text(notOk.prompt), text(fill(notOk.already, { emergency }))],
  };
}

function cardView(dialog: Dialog, card: CardContent, session: Session, setting: Setting): Face {
  const region = regionOf(dialog, session, setting);
  const values = {
    emergency: emergencyLine(dialog, region),
    urgent: urgentLine(dialog, region),
    crisis: crisisLine(dialog, region),
    elsewhere: phrase(dialog, "crisis-anywhere"),
  };
  return {
    title: card.title,
    blocks: card.text.map((line) => text(fill(line, values))),
  };
}
