import type { Given } from "../content/condition.ts";
import type { Cause } from "../content/dialog.ts";
import type { Belief } from "./belief.ts";

/**
 * How well a cause may be named at all, whatever is believed of it: what is merely common, or hinted at by one vague answer,
 * is no finding, and what the person denied is none either (expert judgement).
 */
export type Support = {
  /** Whether a clean comparison speaks for it: that outweighs what else was told. */
  readonly isCompared: boolean;
  /** Whether an answer is about just this habit, or a clean comparison speaks for it. */
  readonly isSpecific: boolean;
  /** Whether an answer rules it out, or each of its parts. */
  readonly isDenied: boolean;
  /** The facets that an answer rules out, by their place. */
  readonly deniedFacets: ReadonlySet<number>;
  /** How many questions were answered in a way that points to it. */
  readonly pointers: number;
};

/** "Likely" needs so many pointers, one of them specific. */
const FEWEST_POINTERS = 2;

/** What the answers give a cause to stand on. `index` is its place in the dialog. */
export function supportOf(
  { content, facets }: Cause,
  index: number,
  given: Given,
  belief: Belief,
): Support {
  const isGiven = (ref: string) => given.has(ref);
  const parts = content.facets ?? [];
  const compared = facets.filter((facet) => belief.compared[facet]);
  const isCompared = compared.length > 0;
  const deniedFacets = new Set(
    facets.filter(
      (facet, at) => !compared.includes(facet) && (parts[at]?.deniedBy?.some(isGiven) ?? false),
    ),
  );
  const open = parts.filter((_, at) => !deniedFacets.has(facets[at] ?? -1));
  return {
    isCompared,
    isSpecific:
      isCompared || [content, ...open].some(({ specific }) => specific?.some(isGiven) ?? false),
    isDenied:
      !isCompared &&
      ((content.deniedBy?.some(isGiven) ?? false) || deniedFacets.size === facets.length),
    deniedFacets,
    pointers: belief.pointers[index] ?? 0,
  };
}

/** Whether a cause may be named first. */
export function mayLead({ isSpecific, isDenied }: Support): boolean {
  return isSpecific && !isDenied;
}

/** Whether a cause may be called likely. */
export function mayBeLikely(support: Support): boolean {
  return mayLead(support) && (support.isCompared || support.pointers >= FEWEST_POINTERS);
}
