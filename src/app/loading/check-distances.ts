import type { Content } from "../../engine/content/schema.ts";
import type { Report } from "./diagnostic.ts";
import { shownTexts } from "./shown-texts.ts";

/** Whatever stands in braces. */
const BRACES = /\{[^{}]*\}?|\}/g;
/** A word that is filled in, a day of a plan, or a distance in kilometres and in miles. */
const RIGHT = /^\{(?:[a-zA-Z]+|day \d+|([^{}|]+)\|([^{}|]+))\}$/;
/** `300 km`, `300 to 500 km`: what can be worked out. */
const PLAIN = /^\d+(?:\D+\d+)? km$/;

const KM_IN_MILE = 1.609;
/** How far apart rounded figures may be. */
const ROUNDED = 0.05;

/** Every distance in both units, which must agree. */
export function checkDistances(content: Content, report: Report): void {
  for (const { path, text } of shownTexts(content)) {
    for (const [braces] of text.matchAll(BRACES)) {
      const [whole, km = "", miles = ""] = RIGHT.exec(braces) ?? [];
      if (whole === undefined) {
        report("BC047", path, `"${braces}": write a distance as {300 km|190 miles}.`);
      } else if (!agree(km, miles)) {
        report("BC047", path, `"${braces}": these are not the same distance.`);
      }
    }
  }
}

function agree(km: string, miles: string): boolean {
  if (!PLAIN.test(km)) return true;
  const [own, others] = [km, miles].map((said) => said.match(/\d+(?:\.\d+)?/g)?.map(Number) ?? []);
  return (
    own?.length === others?.length &&
    (own ?? []).every((value, at) => {
      const exact = value / KM_IN_MILE;
      return Math.abs((others?.[at] ?? 0) - exact) <= ROUNDED * exact;
    })
  );
}
