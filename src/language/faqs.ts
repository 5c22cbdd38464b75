import type { Dialog } from "../engine/content/dialog.ts";
import { MOST_ASKED } from "../engine/session/page.ts";
import type { Place } from "./standing.ts";
import { lexiconOf } from "./understand.ts";
import type { Understanding } from "./understanding.ts";

/** The questions of `faqs` that a text asks, in its order, each by what told it from others. */
export type FoundFaq = { readonly faq: string; readonly by: string };

/** How many words before a sentence that asks may say what about. */
const MOST_BEFORE = 12;

/**
 * In each sentence that asks, or else right before it, the first in the dialog's order of what fits.
 *
 * @param isReply the text replies to a question: only what surely asks does
 */
export function faqsIn(
  dialog: Dialog,
  { tokens, matches }: Understanding,
  isReply = false,
): readonly FoundFaq[] {
  if (dialog.content.faqs.length === 0) return [];
  const { tongue } = lexiconOf(dialog);
  const inside = ({ first, last }: Place): readonly FoundFaq[] => {
    const [best] = matches
      .flatMap(({ phrase: { meaning, text }, first: from, last: to }) =>
        meaning.type === "faq" && from <= last && to >= first
          ? [{ faq: meaning.id, by: text, rank: meaning.rank }]
          : [],
      )
      .sort((one, other) => one.rank - other.rank);
    return best ? [{ faq: best.faq, by: best.by }] : [];
  };
  const found = tongue.askingIn(tokens, isReply).flatMap((asked) => {
    const own = inside(asked);
    // "Disc bulge at L5. Is running allowed?"
    return own.length > 0
      ? own
      : inside({ first: asked.first - MOST_BEFORE, last: asked.first - 1 });
  });
  const isFirst = ({ faq }: FoundFaq, at: number) =>
    found.findIndex((other) => other.faq === faq) === at;
  return found.filter(isFirst).slice(0, MOST_ASKED);
}
