import type { Dialog } from "../content/dialog.ts";
import { dateText, fill, phrase } from "../content/phrase.ts";
import { UNDER_18 } from "../content/ref.ts";
import { saidText } from "../content/said.ts";
import type { CardContent } from "../content/schema.ts";
import { mayShow, type Phase } from "../session/phase.ts";
import type { Session } from "../session/session.ts";
import { choicesFrom, resumeCode, text } from "./blocks.ts";
import { control } from "./controls.ts";
import {
  crisisCalls,
  crisisLine,
  emergencyCalls,
  emergencyElsewhere,
  emergencyLine,
  localHelp,
  regionOf,
  urgentLine,
} from "./help-lines.ts";
import type { Control, Setting, View, ViewKind } from "./view.ts";

/** The start: what this is, who could see the answers here, and agreement and age in one press. */
export function welcomeView(dialog: Dialog, session: Session, setting: Setting): View {
  const { content } = dialog;
  const region = regionOf(dialog, session, setting);
  const own = content.ages.filter(({ id }) => id === session.toldAge);
  const others = content.ages.filter(({ id }) => id !== session.toldAge);
  // An age that was told is offered first; the press agrees.
  const ages = [...own, ...others, { id: UNDER_18, label: content.labels[UNDER_18] }];
  const seen = content.surfaces[setting.surface];
  return {
    kind: "welcome",
    title: content.title,
    progress: null,
    blocks: [
      ...content.welcome.text.map(text),
      ...(seen === undefined ? [] : [text(seen)]),
      text(fill(content.welcome.emergency, { emergency: emergencyLine(dialog, region) })),
      text(content.labels.agree),
    ],
    choices: choicesFrom(
      ages.map(({ id, label }) => ({
        id,
        label,
        chosen: false,
        event: { type: "consent", age: id },
      })),
    ),
    controls: [
      ...(session.answers.length > 0 ? [control(dialog, "change")] : []),
      control(dialog, "learn"),
      control(dialog, "numbers"),
      control(dialog, "stop"),
    ],
  };
}

/** For someone under 18: the signs that need help, and whom to talk to. */
export function minorView(dialog: Dialog, session: Session, setting: Setting): View {
  return cardView(dialog, "minor", dialog.content.minor, session, setting, [
    control(dialog, "numbers"),
    control(dialog, "learn"),
    control(dialog, "not-ok"),
    control(dialog, "back"),
    control(dialog, "stop"),
  ]);
}

/** Every answer so far, each to be changed with one press. */
export function changeView(dialog: Dialog, session: Session, phase: Phase): View {
  const card = dialog.content.cards.change;
  return {
    kind: "change",
    title: card.title,
    progress: null,
    blocks: card.text.map(text),
    choices: choicesFrom(
      session.answers.flatMap((answer) => {
        const question = dialog.questions.get(answer.question);
        const page = {
          type: "question",
          question: answer.question,
          as: "change",
          why: false,
        } as const;
        if (!question || !mayShow(dialog, session, phase, page)) return [];
        return {
          id: answer.question,
          label: saidText(dialog, question, answer),
          chosen: false,
          event: { type: "change" as const, question: answer.question },
        };
      }),
    ),
    controls: [control(dialog, "back"), control(dialog, "stop")],
  };
}

/** Help numbers for the person's region, and the other regions to pick from. */
export function numbersView(dialog: Dialog, session: Session, setting: Setting): View {
  const { content } = dialog;
  const region = regionOf(dialog, session, setting);
  const checked = region?.emergencyChecked ?? "common-knowledge";
  return {
    kind: "numbers",
    title: content.cards.numbers.title,
    progress: null,
    blocks: [
      emergencyCalls(dialog, region),
      ...emergencyElsewhere(dialog, region),
      text(urgentLine(dialog, region)),
      text(crisisLine(dialog, region)),
      ...content.cards.numbers.text.map(text),
      ...(checked === "common-knowledge"
        ? []
        : [text(phrase(dialog, "noted", { date: dateText(dialog, checked) }))]),
    ],
    choices: choicesFrom(
      content.regions.map(({ id, name }) => ({
        id,
        label: name,
        chosen: id === region?.id,
        event: { type: "numbers", region: id },
      })),
    ),
    controls: [control(dialog, "carry-on"), control(dialog, "stop")],
  };
}

/** What the bot is and how to talk to it. */
export function helpView(dialog: Dialog, session: Session, setting: Setting): View {
  return cardView(dialog, "help", dialog.content.cards.help, session, setting, [
    control(dialog, "carry-on"),
    control(dialog, "numbers"),
    control(dialog, "not-ok"),
    control(dialog, "privacy"),
    control(dialog, "stop"),
  ]);
}

/** Who can see what is pressed and typed here, and what is kept. */
export function privacyView(dialog: Dialog, session: Session, setting: Setting): View {
  const card = dialog.content.cards.privacy;
  const seen = dialog.content.surfaces[setting.surface];
  const view = cardView(dialog, "privacy", card, session, setting, [
    control(dialog, "carry-on"),
    control(dialog, "stop"),
  ]);
  return { ...view, blocks: [...(seen === undefined ? [] : [text(seen)]), ...view.blocks] };
}

/** The end of a walk, with the way back to it: a button, and a code for another day if one has begun. */
export function stoppedView(
  dialog: Dialog,
  session: Session,
  setting: Setting,
  phase: Phase,
): View {
  const card = dialog.content.cards.stopped;
  return {
    kind: "stopped",
    title: card.title,
    progress: null,
    blocks: [
      ...card.text.map(text),
      ...(mayGoOn(session, phase) ? resumeCode(dialog, setting) : []),
    ],
    choices: null,
    controls: [control(dialog, "carry-on"), control(dialog, "restart"), control(dialog, "not-ok")],
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
  reply: "yes" | "no" | null,
): View {
  const { notOk } = dialog.content;
  const after = [
    control(dialog, "numbers"),
    control(dialog, "carry-on"),
    control(dialog, "back"),
    control(dialog, "stop"),
  ];
  if (reply !== null) {
    const card = reply === "yes" ? notOk.crisis : notOk.support;
    const kind = reply === "yes" ? "crisis" : "not-ok";
    const view = cardView(dialog, kind, card, session, setting, after);
    const calls = crisisCalls(dialog, regionOf(dialog, session, setting));
    return { ...view, blocks: [...calls, ...view.blocks, ...localHelp(dialog, setting)] };
  }
  return {
    kind: "not-ok",
    title: notOk.title,
    progress: null,
    blocks: [text(notOk.prompt)],
    choices: choicesFrom([
      { id: "yes", label: notOk.yes, chosen: false, event: { type: "not-ok", reply: "yes" } },
      { id: "no", label: notOk.no, chosen: false, event: { type: "not-ok", reply: "no" } },
      { id: "mistake", label: notOk.mistake, chosen: false, event: { type: "carry-on" } },
    ]),
    controls: [control(dialog, "numbers"), control(dialog, "back"), control(dialog, "stop")],
  };
}

function cardView(
  dialog: Dialog,
  kind: ViewKind,
  card: CardContent,
  session: Session,
  setting: Setting,
  controls: readonly Control[],
): View {
  const region = regionOf(dialog, session, setting);
  const values = {
    emergency: emergencyLine(dialog, region),
    urgent: urgentLine(dialog, region),
    crisis: crisisLine(dialog, region),
    elsewhere: phrase(dialog, "crisis-anywhere"),
  };
  return {
    kind,
    title: card.title,
    progress: null,
    blocks: card.text.map((line) => text(fill(line, values))),
    choices: null,
    controls,
  };
}
