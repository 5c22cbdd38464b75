import type { Basis } from "../content/basic-schema.ts";
import type { Dialog } from "../content/dialog.ts";
import { dateText, fill, phrase } from "../content/phrase.ts";
import type { AdviceContent } from "../content/schema.ts";

/** What a statement rests on, in words: the sources cited, or our judgement said out loud. */
export function basisText(dialog: Dialog, basis: Basis): string {
  if (basis === "judgement") return phrase(dialog, "judgement");
  const cited = basis.flatMap((id) => {
    return dialog.content.sources.find((known) => known.id === id)?.cite ?? [];
  });
  return phrase(dialog, "based-on", { sources: [...new Set(cited)].join("; ") });
}

/** How good the evidence for a cause or facet is, in words. */
export function gradeText(dialog: Dialog, { grade }: AdviceContent): string {
  return phrase(dialog, "evidence", { grade: grade.words });
}

/** From when the rules are, and which clinicians have reviewed them: all of them, or nobody is named. */
export function reviewText(dialog: Dialog): string {
  const text = reviewTexts.get(dialog) ?? newReviewText(dialog);
  reviewTexts.set(dialog, text);
  return text;
}

/** On every result, and always the same. */
const reviewTexts = new WeakMap<Dialog, string>();

function newReviewText(dialog: Dialog): string {
  const { content } = dialog;
  const released = dateText(dialog, content.released);
  const rules = [
    ...[...dialog.questions.values()].map((question) => question.content),
    ...content.causes,
    ...content.flags,
  ];
  const reviews = rules.flatMap(({ reviewed }) => reviewed ?? []);
  const oldest = reviews.map(({ date }) => date).sort()[0];
  if (oldest === undefined || reviews.length < rules.length) {
    return fill(content.result.unreviewed, { released });
  }
  const reviewer = [...new Set(reviews.map(({ by }) => by))].join(", ");
  return fill(content.result.reviewed, { released, reviewer, date: dateText(dialog, oldest) });
}
