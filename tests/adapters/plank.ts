import { createSession, phaseOf, type Session, step, viewOf } from "../../src/engine/index.ts";
import { realDialog, TODAY } from "../dialog.ts";
import { UNSURE } from "./labels.ts";

const dialog = realDialog();
export const plank = dialog.questions.get("plank");
/** Someone whom a plank would tell most. */
const PLANK: Readonly<Record<string, readonly string[]>> = {
  where: ["middle"],
  "how-long": ["short-worse"],
  pain: ["3-4"],
  settle: ["morning"],
  longest: ["lot-longer"],
};
/** How long it may be held, and the answer that that is. */
export const HELD = [
  [0, "under-30"],
  [29.9, "under-30"],
  [30, "under-60"],
  [59.9, "under-60"],
  [60, "under-120"],
  [120.9, "under-120"],
  [121, "over-120"],
  [300, "over-120"],
] as const;

export function pressTexts() {
  const { presses } = dialog.content;
  if (!presses) throw new Error("The dialog has no clock.");
  return presses;
}

function is(wanted: string | undefined) {
  return ({ id }: { readonly id: string }) => id === wanted;
}

/** What such a person presses after the consent, up to that test. */
export function toPlank(): readonly string[] {
  const labels: string[] = [];
  let session: Session = { ...createSession(TODAY), age: "20-44" };
  for (let phase = phaseOf(dialog, session); phase.type === "question"; ) {
    const { id, many } = phase.question;
    const options = PLANK[id] ?? (many ? [] : ["not-sure"]);
    const { choices } = viewOf(dialog, session, { surface: "terminal", region: null });
    const own = options.length === 0 ? choices?.none : choices?.options.find(is(options[0]));
    labels.push(own?.label ?? UNSURE);
    session = step(dialog, session, { type: "answer", question: id, options }, TODAY).session;
    phase = phaseOf(dialog, session);
  }
  return [...labels, dialog.content.labels["self-test"]];
}
