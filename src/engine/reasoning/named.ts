import type { Ranked, Ranking } from "./rank.ts";

/** How a result names the causes, each group in the order of the ranking. */
export type Named = {
  /** What comes first, and is argued for; nothing where none stands out. */
  readonly strong: readonly Ranked[];
  readonly possible: readonly Ranked[];
  readonly unlikely: readonly Ranked[];
  /** What no answer spoke for or against. */
  readonly notHeard: readonly Ranked[];
  /** Those beside the strong about which there is more to find out. */
  readonly open: readonly Ranked[];
};

export function namedIn({ ranked, first, hasDriver }: Ranking): Named {
  const strong = hasDriver ? ranked.filter((one) => one === first || isStrong(one)) : [];
  const rest = ranked.filter((one) => !strong.includes(one));
  return {
    strong,
    possible: rest.filter(isPossible),
    unlikely: rest.filter(isUnlikely),
    notHeard: rest.filter(({ isHeard }) => !isHeard),
    open: rest.filter((one) => isPossible(one) || !one.isHeard),
  };
}

function isStrong({ band, isPointedTo }: Ranked): boolean {
  return isPointedTo && (band === "main" || band === "likely");
}

function isPossible({ band, isPointedTo }: Ranked): boolean {
  return band !== "unlikely" && isPointedTo;
}

function isUnlikely({ band, isHeard, isPointedTo }: Ranked): boolean {
  return isHeard && (band === "unlikely" || !isPointedTo);
}
