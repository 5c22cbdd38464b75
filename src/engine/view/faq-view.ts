import { givenBy, holds } from "../content/condition.ts";
import type { Dialog } from "../content/dialog.ts";
import type { FaqContent } from "../content/faq-schema.ts";
import { adviceFor } from "../safety/advice.ts";
import type { Page } from "../session/page.ts";
import type { Phase } from "../session/phase.ts";
import { isInDoubt, type Session } from "../session/session.ts";
import { fine, text } from "./blocks.ts";
import { basisText } from "./sourcing.ts";
import type { Face } from "./view.ts";

/** A question that people ask, answered as far as this person's answers go; or that it is not known. */
export function faqView(
  dialog: Dialog,
  session: Session,
  phase: Phase,
  { faqs, isKnown }: Page & { readonly type: "faq" },
): Face {
  const faq = dialog.content.faqs.find(({ id }) => id === faqs[0]);
  if (!faq || !isKnown) {
    const card = dialog.content.cards["faq-unknown"];
    return { title: card.title, blocks: card.text.map(text) };
  }
  return {
    title: faq.title,
    blocks: [
      ...answerTo(dialog, session, phase, faq).map(text),
      fine(basisText(dialog, faq.basis)),
    ],
  };
}

/** Whoever's running waits for someone to look, or may have to, hears of that before all else. */
function answerTo(
  dialog: Dialog,
  session: Session,
  phase: Phase,
  faq: FaqContent,
): readonly string[] {
  const isFollowingUp = phase.type === "question" && phase.question.role === "follow-up";
  const isWaiting = isFollowingUp || isInDoubt(dialog, session);
  if (faq.waiting && (isWaiting || !adviceFor(dialog, session).mayBeActive)) return faq.waiting;
  const given = givenBy(dialog, session.answers);
  const own = faq.instead?.find(({ when }) => holds(when, given, session.age));
  return own?.text ?? faq.text;
}
