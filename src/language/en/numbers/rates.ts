/** Words between a number and the time that it is said of. */
export const PER = new Set(["a", "an", "per", "every", "each", "in", "the", "of"]);
/** Times that numbers are said of, in weeks. */
export const RATES: ReadonlyMap<string, number> = new Map([
  ["week", 1],
  ["weekly", 1],
  ["wk", 1],
  ["month", 4.345],
  ["monthly", 4.345],
  ["year", 52],
]);
