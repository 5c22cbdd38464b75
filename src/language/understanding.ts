import type { DistanceUnit } from "../engine/content/distance.ts";
import type { Quantity } from "./quantity.ts";
import type { Match } from "./standing.ts";
import type { Token } from "./token.ts";

/** What a text says, by the dialog's lexicon. */
export type Understanding = {
  readonly tokens: readonly Token[];
  readonly matches: readonly Match[];
  readonly quantities: readonly Quantity[];
  /** What a distance without a unit is in. */
  readonly distances: DistanceUnit;
  /** The last year that is long past. */
  readonly lastYear: number;
};
