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

const KM_IN_MILE = 1.609;

/** A distance as texts hold it, in both units, to half of each: `{7.5 km|4.5 miles}`. `km` is at least 0.5. */
export function distanceText(km: number): string {
  return halves(km, Math.round);
}

/** The same of a distance that is not to be passed, in either unit. */
export function atMostText(km: number): string {
  return halves(km, Math.floor);
}

function halves(km: number, to: (halves: number) => number): string {
  const miles = Math.max(0.5, to((km / KM_IN_MILE) * 2) / 2);
  return `{${to(km * 2) / 2} km|${miles} ${miles === 1 ? "mile" : "miles"}}`;
}
