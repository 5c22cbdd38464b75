import { decodeWide, encodeWide, MOST_ACTION } from "../../src/app/index.ts";
import { listOf, objectOf } from "../shared/body.ts";
import { type Press, packPress, unpackPress } from "../shared/press.ts";
import { LIMITS } from "./limits.ts";

/**
 * How tickets stand in custom ids. Discord counts those in characters: `wide` letters hold a ticket whole in each. `plain`
 * ones need two: the ticket goes in pieces over the components of a message, which a press brings along. Either is read
 * whatever is set, so that cards stay good when that changes.
 */
export type TicketText = "wide" | "plain";

/** Begins a piece. */
const PIECE = ".";
const PIECE_LENGTH = LIMITS.customId - MOST_ACTION - ":".length - PIECE.length;

/**
 * Packs the presses of one card. Where tickets go in pieces, a card's first components carry them: so it is to be called
 * in the order in which they stand.
 */
export function createPacking(ticket: string, text: TicketText): (action: string) => string {
  if (text === "wide") {
    const wide = encodeWide(Buffer.from(ticket, "base64url"));
    return (action) => packPress({ action, ticket: wide });
  }
  let at = 0;
  return (action) => {
    const piece = ticket.slice(at, at + PIECE_LENGTH);
    at += PIECE_LENGTH;
    return packPress({ action, ticket: PIECE + piece });
  };
}

/** The press that a custom id stands for, on a message with these components. */
export function readPress(customId: string, components: unknown): Press {
  const { action, ticket } = unpackPress(customId);
  return { action, ticket: ticket === null ? null : wholeOf(ticket, components) };
}

/** The ticket on a message with these components, or null. */
export function ticketOn(components: unknown): string | null {
  for (const customId of customIdsIn(components)) {
    const { ticket } = readPress(customId, components);
    if (ticket !== null) return ticket;
  }
  return null;
}

/** What cannot be read stays as it is: no ticket then opens by it. */
function wholeOf(text: string, components: unknown): string {
  if (!text.startsWith(PIECE)) return decodeWide(text)?.toString("base64url") ?? text;
  const carried = customIdsIn(components).flatMap((id) => unpackPress(id).ticket ?? []);
  // A form's own piece stands on a card with a whole one where the setting changed in between.
  const whole = carried.find((one) => !one.startsWith(PIECE));
  if (whole !== undefined) return wholeOf(whole, []);
  return carried.map((piece) => piece.slice(PIECE.length)).join("");
}

function customIdsIn(components: unknown): readonly string[] {
  return listOf(components).flatMap((component) => {
    const { accessory, components: inner, custom_id: own } = objectOf(component);
    return [
      ...(typeof own === "string" ? [own] : []),
      ...customIdsIn(inner),
      ...customIdsIn(accessory === undefined ? [] : [accessory]),
    ];
  });
}
