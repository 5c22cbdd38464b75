/** What distances are said in; kilometres where nobody chose. */
export const distanceUnits = ["km", "miles"] as const;

export type DistanceUnit = (typeof distanceUnits)[number];

/** A distance in a text, in kilometres and in miles: `{300 km|190 miles}`. */
const DISTANCE = /\{([^{}|]*)\|([^{}|]*)\}/g;

/** A text with each of its distances in one unit. */
export function inUnit(text: string, unit: DistanceUnit): string {
  if (!text.includes("|")) return text;
  return text.replace(DISTANCE, unit === "km" ? "$1" : "$2");
}

/** A text in every unit that it can be said in; just itself where it says no distance. */
export function inEachUnit(text: string): readonly string[] {
  return [...new Set(distanceUnits.map((unit) => inUnit(text, unit)))];
}
