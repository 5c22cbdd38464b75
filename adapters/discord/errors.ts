import { codeOf } from "../shared/refused.ts";

/** People whom the bot cannot write to. */
const CLOSED: readonly (string | number)[] = [50_007, 50_278];

/** Refusals that are part of the day: a card or interaction that has gone, or someone whose messages are closed. */
export const ROUTINE: readonly (string | number)[] = [10_008, 10_062, 40_060, 50_027, ...CLOSED];

export function isClosedToMessages(error: unknown): boolean {
  return CLOSED.includes(codeOf(error));
}

/** Codes by which the gateway ends a connection for good. */
export const FINAL: readonly number[] = [4_004, 4_010, 4_011, 4_012, 4_013, 4_014];

/** What to do about a login that failed or a connection that Discord ended, in a line. */
export function remedyFor(code: string | number): string {
  switch (code) {
    case 0:
    case 401:
    case 4004:
      return "Discord refuses DISCORD_TOKEN. Copy it again from the developer portal (Bot, Reset Token).";
    case 4010:
    case 4011:
      return "Discord refuses DISCORD_SHARDS. Try auto, or leave it out.";
    case 4013:
    case 4014:
      return "Discord refuses what the bot wants to hear. Set DISCORD_MENTIONS=off, or check the intents in the developer portal.";
    default:
      return `I can't reach Discord (${code}). Is the network there, and DISCORD_API_URL right?`;
  }
}
