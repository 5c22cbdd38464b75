import { type BeliefBand, bandOf, believe, shown } from "./belief.ts";
import type { Cause, Dialog } from "./dialog.ts";
import type { Session } from "./session.ts";

/** Below this for every cause that answers point to, the honest result is "no single clear driver" (expert judgement). */
const CLEAR_DRIVER = 0.35;

export type Ranked = {
  readonly cause: Cause;
  /** The cause's place in the dialog. */
  readonly index: number;
  /** The shown belief, 0.05 to 0.9. */
  readonly belief: number;
  readonly band: BeliefBand;
  /** Whether the answers point to it at all: a cause that is merely common is no finding. */
  readonly isPointedTo: boolean;
  /** The id of the facet that the answers point to most, or null where they point to none. */
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
        isPointedTo: (belief.ratio[index] ?? 1) > 1 + 1e-9,
        facet: likeliestFacet(dialog, cause, belief.facetLog),
      };
    })
    .sort((a, b) => b.belief - a.belief || a.index - b.index);
  const driver = ranked.find(
    ({ belief: level, isPointedTo }) => isPointedTo && level >= CLEAR_DRIVER,
  );
  const fallback = ranked.find(({ cause }) => cause.content.fallback) ?? ranked[0];
  if (!fallback) throw new Error("A dialog needs at least one cause.");
  return { ranked, hasDriver: driver !== undefined, first: driver ?? fallback };
}

function likeliestFacet(dialog: Dialog, cause: Cause, facetLog: Float64Array): string | null {
  if (!cause.content.facets) return null;
  let best: string | null = null;
  let most = 0;
  for (const facet of cause.facets) {
    const part = dialog.facets[facet];
    const log = facetLog[facet] ?? 0;
    const weight = (part?.weight ?? 0) * Math.exp(log);
    if (part && log > 0 && weight > most) {
      best = part.id;
      most = weight;
    }
  }
  return best;
}
