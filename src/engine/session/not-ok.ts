import type { Dialog } from "../content/dialog.ts";
import { opensNotOk } from "../content/questions.ts";
import type { NotOkReply } from "./event.ts";
import { type NotOkStep, type Page, reopen, WALK } from "./page.ts";
import { type Session, showing } from "./session.ts";
import { turnTo } from "./turn-to.ts";
import { told, type Update } from "./update.ts";

/** Where each reply leads; null is on with the walk. Nothing but the page that is open tells what was said. */
const AFTER: Readonly<Record<NotOkReply, NotOkStep | null>> = {
  yes: "crisis",
  no: "support",
  now: "told",
  sometimes: "told",
  neither: null,
  "rather-not": null,
  unsafe: "danger",
  safe: "safe",
};

/** Where Back leads from each step; null is the walk, and from `low` the question that opened it. */
const BEFORE: Readonly<Record<NotOkStep, NotOkStep | null>> = {
  ask: null,
  crisis: "ask",
  support: "ask",
  low: null,
  told: "low",
  danger: "told",
  safe: "told",
};

/** The session after a reply of someone who is not OK, or with the first gentle question where there is none. */
export function notOk(dialog: Dialog, session: Session, reply: NotOkReply | undefined): Update {
  const step = reply === undefined ? "ask" : AFTER[reply];
  return step === null
    ? told(showing(session, WALK), "low-mood")
    : turnTo(dialog, session, { type: "not-ok", step });
}

/** The session with the question that an answer opens; a dialog without one of its own asks as after "I'm not OK". */
export function opened({ content }: Dialog, session: Session): Session {
  return showing(session, { type: "not-ok", step: content.notOk.low ? "low" : "ask" });
}

/** Where words of distress lead: on from a question that they answer, and nowhere where there is a person to call already. */
export function afterDistress(page: Page): NotOkStep {
  return (page.type === "not-ok" && ON_DISTRESS[page.step]) || "ask";
}

const ON_DISTRESS: Partial<Record<NotOkStep, NotOkStep>> = {
  ask: "crisis",
  crisis: "crisis",
  low: "told",
  told: "danger",
  danger: "danger",
};

/** One step back. */
export function notOkBack(dialog: Dialog, session: Session, from: NotOkStep): Session {
  const step = BEFORE[from];
  if (step !== null) return showing(session, { type: "not-ok", step });
  const opener =
    from === "low" ? session.answers.findLast(({ question }) => isOpener(dialog, question)) : null;
  return showing(session, opener ? reopen(opener.question, "back") : WALK);
}

function isOpener({ questions }: Dialog, id: string): boolean {
  const question = questions.get(id);
  return question?.content.options.some((option) => opensNotOk(question, option.id)) ?? false;
}
