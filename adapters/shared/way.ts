import type { Dialog } from "../../src/engine/index.ts";
import type { Offer } from "./offer.ts";
import { LEARN, LINK, START } from "./press.ts";

/** A way on that holds no ticket, and works for anyone; with an address, a link. */
export type Way = Offer & { readonly url?: string };

/** Gives each who presses it a card of their own. */
export function toStart({ content }: Dialog): Way {
  return { action: START, label: content.interface.chat.start, weight: "primary" };
}

/** Reads Learn, without a walk. */
export function toLearn({ content }: Dialog): Way {
  return { action: LEARN, label: content.interface.chat.learn };
}

/** Leads to the private page. The address stands in the button: no answer travels with it. */
export function toPage({ content }: Dialog, url: string): Way {
  return { action: LINK, label: content.interface.chat.privatePage, url };
}
