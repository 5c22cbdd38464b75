import type { Dialog } from "../content/dialog.ts";
import type { DistanceUnit } from "../content/distance.ts";
import type { Session } from "./session.ts";

/**
 * What this person's distances are said in, and a number without a unit is read in: what they chose, else what is usual
 * in their region.
 *
 * @param region the operator's, for someone who has chosen none; or null
 */
export function distanceUnitOf(
  { content }: Dialog,
  { distances, region: own }: Session,
  region: string | null,
): DistanceUnit {
  const id = own ?? region;
  return distances ?? content.regions.find((known) => known.id === id)?.distances ?? "km";
}
