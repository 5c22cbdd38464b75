/**
 * What a button carries: an action, and the ticket of the card that it stands on. Start buttons carry a constant and no
 * ticket, so that they work for anyone, for ever.
 */
export type Press = { readonly action: string; readonly ticket: string | null };

/** The adapters' own actions, beside the engine's; upper case keeps them apart. */
export const START = "START";
/** Opens a form for typed words; words that were typed into it; one of many in a menu or list. */
export const TYPE_IT = "TYPE";
export const TYPED = "TYPED";
export const PICK = "PICK";
/** Opens a form for a story, with agreement and age; what holds a story, a form or a field. */
export const TELL = "TELL";
export const TOLD = "TOLD";
/** Takes what is ticked as the answer. */
export const TICKED = "TICKED";
/** Sends the page to keep; goes on in the bot's own chat. */
export const COPY = "COPY";
export const MOVE = "MOVE";
/** Has the platform remind someone on their card's days; tells what is kept for them, or stops it all; an hour: a day later. */
export const REMIND = "REMIND";
export const KEPT = "KEPT";
export const STOP_ALL = "STOPALL";
export const LATER = "LATER";
/** Leads to the private page; nothing is to be done about it. */
export const LINK = "LINK";
/** Reads Learn, where there is no walk yet. */
export const LEARN = "LEARN";

/** At most 8 characters of action, a colon and 180 of ticket: 189, of Slack's 255. Discord's 100 hold it written shorter. */
export function packPress({ action, ticket }: Press): string {
  return ticket === null ? action : `${action}:${ticket}`;
}

export function unpackPress(packed: string): Press {
  const colon = packed.indexOf(":");
  return colon < 0
    ? { action: packed, ticket: null }
    : { action: packed.slice(0, colon), ticket: packed.slice(colon + 1) };
}
