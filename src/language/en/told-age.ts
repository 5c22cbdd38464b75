import type { Dialog } from "../../engine/content/dialog.ts";
import { UNDER_18 } from "../../engine/content/ref.ts";
import type { Event } from "../../engine/session/event.ts";
import type { Understanding } from "../understanding.ts";
import { ageIn } from "./age.ts";
import { setOf } from "./small-words.ts";

/** An age at the start card: a short text that gives nothing else, or anyone's who is too young. */
export function readAge({ content }: Dialog, { quantities, tokens }: Understanding): Event | null {
  const isShort = tokens.length <= MOST_OF_AGE;
  const [number] = quantities;
  const isBare = number?.unit === null && tokens.every(({ word }) => isOfAge(word));
  const years = ageIn(tokens) ?? (isShort && isBare ? number.value : null);
  if (years === null || years < YOUNGEST || years > OLDEST) return null;
  const band = content.ages.findLast(({ from }) => years >= from);
  if (!band) return { type: "consent", age: UNDER_18 };
  // "Over 50" and "50ish" may be the next group, or the one before.
  const isAbout = tokens.some(({ word }) => ABOUT.has(word) || word.endsWith("ish"));
  return isShort && !isAbout ? { type: "consent", age: band.id } : null;
}

/** What may stand beside a bare number that is an age: "30 tablets" is none. */
function isOfAge(word: string): boolean {
  return /^\d+(?:ish|s)?$/.test(word) || AGED.has(word) || ABOUT.has(word);
}

const MOST_OF_AGE = 4;
const [YOUNGEST, OLDEST] = [5, 110];
const AGED = setOf(
  "im i am my age aged is its just only now a the year years yr yrs old yo hi hello hey ok and male female man woman m f please thanks lol well then bloke guy lady retired runner",
);
const ABOUT = setOf(
  "over about around above past roughly under below circa turn turning nearly almost",
);
