import { type BeliefBand, bandOf, believe, shown } from "./belief.ts";
import type { Cause, Dialog } from "./dialog.ts";
import type { Session } from "./session.ts";

/** Below this for every cause, the honest result is "no single clear driver" (expert judgement). */
const CLEAR_DRIVER = 0.35;

export type Ranked = {
  readonly cause: Cause;
  /** The cause's place in the dialog. */
  readonly index: number;
  /** The shown belief, 0.05 to 0.9. */
  readonly belief: number;
  readonly band: BeliefBand;
  /** The id of the facet that the answers point to most, or null for a cause without facets. */
  readonly facet: string | null;
};

export type Ranking = {
  /** All causes, most believed first; ties in the dialog's order. */
  readonly ranked: readonly Ranked[];
  /** Whether any cause stands out. Where none does, the advice is the fallback cause's. */
  readonly hasDriver: boolean;
  /** The cause whose advice comes first. */
  readonly first: Ranked;
};

/** The causes in the order in which the answers point to them. @throws if the dialog has no cause. */
export function rankCauses(dialog: Dialog, session: Session): Ranking {
  const belief = believe(dialog, session.answers);
  const ranked = dialog.causes
    .map((cause, index): Ranked => {
      const level = shown(belief.probability[index] ?? 0);
      return {
        cause,
        index,
        belief: level,
        band: bandOf(level),
        facet: likeliestFacet(dialog, cause, belief.facetLog),
      };
    })
    .sort((a, b) => b.belief - a.belief || a.index - b.index);
  const [top] = ranked;
  if (!top) throw new Error("A dialog needs at least one cause.");
  const hasDriver = top.belief >= CLEAR_DRIVER;
  const fallback = ranked.find(({ cause }) => cause.content.fallback);
  return { ranked, hasDriver, first: hasDriver ? top : (fallback ?? top) };
}

function likeliestFacet(dialog: Dialog, cause: Cause, facetLog: Float64Array): string | null {
  if (!cause.content.facets) return null;
  let best: string | null = null;
  let most = 0;
  for (const facet of cause.facets) {
    const part = dialog.facets[facet];
    const weight = (part?.weight ?? 0) * Math.exp(facetLog[facet] ?? 0);
    if (part && weight > most) {
      best = part.id;
      most = weight;
    }
  }
  return best;
}
