import type { Told } from "../content/answer.ts";
import { givenBy } from "../content/condition.ts";
import type { Cause, Dialog } from "../content/dialog.ts";
import type { AdviceContent, FacetContent } from "../content/schema.ts";
import {
  type Belief,
  type BeliefBand,
  bandOf,
  believe,
  isDriver,
  isPointedTo,
  mostOf,
  shown,
} from "./belief.ts";
import { causesHeard } from "./reasons.ts";
import { mayBeLikely, mayLead, type Support, supportOf } from "./support.ts";

export type Ranked = {
  readonly cause: Cause;
  /** The cause's place in the dialog. */
  readonly index: number;
  /** The shown belief, 0.05 to 0.9, no more than its band has. */
  readonly belief: number;
  /** How it may be called: what the answers deny is unlikely, and likely needs more than one vague pointer. */
  readonly band: BeliefBand;
  /** Whether it may come first: an answer about just this habit speaks for it, and none rules it out. */
  readonly mayLead: boolean;
  /** Whether a clean comparison speaks for it. */
  readonly isCompared: boolean;
  /** Whether the answers point to it at all: a cause that is merely common is no finding. */
  readonly isPointedTo: boolean;
  /** Whether any answer spoke for or against it: silence is no finding either. */
  readonly isHeard: boolean;
  /** The facets that the answers point to most; none where they point to none, or to all alike. */
  readonly facets: readonly FacetContent[];
  /** The commonest of these. */
  readonly facet: FacetContent | null;
  /** What to say and do about it: that facet's advice, or else the cause's own. */
  readonly advice: AdviceContent;
};

export type Ranking = {
  /** All causes: those that may come first, then the rest; most believed first, ties in the dialog's order. */
  readonly ranked: readonly Ranked[];
  /** Whether any cause stands out. Where none does, the advice is the fallback cause's. */
  readonly hasDriver: boolean;
  /** The cause whose advice comes first. */
  readonly first: Ranked;
  /** The beliefs that it was made from. */
  readonly beliefs: Belief;
};

/** The causes in the order in which the answers point to them. @throws if the dialog has no cause. */
export function rankCauses(dialog: Dialog, session: Told): Ranking {
  const belief = believe(dialog, session.answers);
  const heard = causesHeard(dialog, session);
  const given = givenBy(dialog, session.answers);
  const ranked = dialog.causes
    .map((cause, index): Ranked => {
      const level = shown(belief.probability[index] ?? 0);
      const support = supportOf(cause, index, given, belief);
      const facets = likeliestFacets(cause, belief.facetLog, support);
      const [facet = null] = facets;
      const band = bandFor(level, support);
      return {
        cause,
        index,
        belief: Math.min(level, mostOf(band)),
        band,
        mayLead: mayLead(support),
        isCompared: support.isCompared,
        isPointedTo: !support.isDenied && isPointedTo(belief, index),
        isHeard: heard.has(index),
        facets,
        facet,
        advice: facet ?? cause.content,
      };
    })
    .sort(
      (a, b) =>
        Number(b.mayLead) - Number(a.mayLead) ||
        b.belief - a.belief ||
        (belief.probability[b.index] ?? 0) - (belief.probability[a.index] ?? 0) ||
        a.index - b.index,
    );
  const driver = ranked.find((one) => one.mayLead && isDriver(belief, one.index));
  const fallback = ranked.find(({ cause }) => cause.content.fallback) ?? ranked[0];
  if (!fallback) throw new Error("A dialog needs at least one cause.");
  return { ranked, hasDriver: driver !== undefined, first: driver ?? fallback, beliefs: belief };
}

function bandFor(level: number, support: Support): BeliefBand {
  const band = bandOf(level);
  if (support.isDenied) return "unlikely";
  const isHigh = band === "main" || band === "likely";
  return isHigh && !mayBeLikely(support) ? "possible" : band;
}

/** Less of a difference than this, as a logarithm, tells no facet from another. */
const ALIKE = 0.05;

function likeliestFacets(
  { content, facets }: Cause,
  facetLog: readonly number[],
  { deniedFacets }: Support,
): readonly FacetContent[] {
  const logs = facets.map((facet) => facetLog[facet] ?? 0);
  const open = logs.filter((_, at) => !deniedFacets.has(facets[at] ?? -1));
  const most = Math.max(0, ...open);
  if (most === 0 || Math.min(...logs) > most - ALIKE) return [];
  const parts = content.facets ?? [];
  return parts
    .filter((_, at) => !deniedFacets.has(facets[at] ?? -1) && (logs[at] ?? 0) > most - ALIKE)
    .sort((a, b) => b.weight - a.weight);
}
