/**
 * What a button or menu carries: an action, and the ticket of the card that it stands on. Start buttons carry a constant
 * and no ticket, so that they work for anyone, for ever.
 */
export type CustomId = { readonly action: string; readonly ticket: string | null };

/** Discord's own actions, beside the engine's; an upper-case letter keeps them apart. */
export const START = "START";
export const TYPE_IT = "TYPE";
export const TYPED = "TYPED";
export const PICK = "PICK";
export const COPY = "COPY";

/** At most 8 characters of action, a colon and 84 of ticket: 93 of Discord's 100. */
export function packCustomId({ action, ticket }: CustomId): string {
  return ticket === null ? action : `${action}:${ticket}`;
}

export function unpackCustomId(customId: string): CustomId {
  const colon = customId.indexOf(":");
  return colon < 0
    ? { action: customId, ticket: null }
    : { action: customId.slice(0, colon), ticket: customId.slice(colon + 1) };
}
