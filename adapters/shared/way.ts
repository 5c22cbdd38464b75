import { TEXTS } from "./interface-text.ts";
import type { Offer } from "./offer.ts";
import { LEARN, LINK, START } from "./press.ts";

/** A way on that holds no ticket, and works for anyone; with an address, a link. */
export type Way = Offer & { readonly url?: string };

/** Gives each who presses it a card of their own. */
export const TO_START: Way = { action: START, label: TEXTS.start };

/** Reads Learn, without a walk. */
export const TO_LEARN: Way = { action: LEARN, label: TEXTS.learn };

/** Leads to the private page. The address stands in the button: no answer travels with it. */
export function pageAt(url: string): Way {
  return { action: LINK, label: TEXTS.privatePage, url };
}
