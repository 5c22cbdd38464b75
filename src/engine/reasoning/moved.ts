import type { Told } from "../content/answer.ts";
import type { Dialog } from "../content/dialog.ts";
import { type Ranked, rankCauses } from "./rank.ts";

/** A change of a shown belief, 0 to 1, that is worth a sentence (expert judgement). */
const NOTABLE = 0.02;

export type Move = { readonly before: Ranked; readonly after: Ranked };

/** What the answer to one question changed in the ranking, the largest change first. */
export function movesBy(dialog: Dialog, session: Told, question: string): readonly Move[] {
  const without = session.answers.filter((answer) => answer.question !== question);
  const { ranked } = rankCauses(dialog, { ...session, answers: without });
  return rankCauses(dialog, session)
    .ranked.flatMap((after) => {
      const before = ranked.find(({ index }) => index === after.index);
      if (!before) return [];
      const isNotable = sizeOf({ before, after }) > NOTABLE || before.band !== after.band;
      return isNotable ? [{ before, after }] : [];
    })
    .sort((a, b) => sizeOf(b) - sizeOf(a));
}

function sizeOf({ before, after }: Move): number {
  return Math.abs(after.belief - before.belief);
}
