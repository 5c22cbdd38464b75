import { DiscordAPIError, HTTPError, RateLimitError } from "@discordjs/rest";
import { ExpectedError, PassingError } from "../../src/app/index.ts";
import { hasProxy } from "../shared/proxy.ts";
import { codeOf } from "../shared/refused.ts";

/** People whom the bot cannot write to. */
const CLOSED: readonly (string | number)[] = [50_007, 50_278];

/** Refusals that are part of the day: a card or interaction that has gone, or someone whose messages are closed. */
export const ROUTINE: readonly (string | number)[] = [10_008, 10_062, 40_060, 50_027, ...CLOSED];

export function isClosedToMessages(error: unknown): boolean {
  return CLOSED.includes(codeOf(error));
}

/** By which Discord refuses a bot for good: the gateway's close codes, and a token that is none. */
const FINAL: readonly (string | number)[] = [401, 4_004, 4_010, 4_011, 4_012, 4_013, 4_014];

export function isFinal(code: string | number): boolean {
  return FINAL.includes(code);
}

/** Why Discord could not be had, as a code that holds nothing of what was sent or answered. */
export function reasonOf(error: unknown): string | number {
  if (typeof error === "string" || typeof error === "number") return error;
  if (error instanceof RateLimitError) return 429;
  if (error instanceof HTTPError) return error.status;
  if (error instanceof DiscordAPIError) {
    const isToldApart = error.status !== 401 && typeof error.code === "number" && error.code !== 0;
    return isToldApart ? error.code : error.status;
  }
  const isLate = error instanceof Error && error.name === "AbortError";
  const code = isLate ? NO_ANSWER : codeOf(error);
  // A gateway's socket that did not open says so in a text alone.
  return code === "Error" ? "no connection" : code;
}

/** For what took too long. */
export const NO_ANSWER = "no answer";

/** A start that failed: for good where Discord refuses it, and for now whatever else it was. */
export function failureOf(error: unknown): ExpectedError | PassingError {
  if (error instanceof PassingError) return error;
  const code = reasonOf(error);
  if (isFinal(code)) return new ExpectedError("config", remedyFor(code));
  return new PassingError(remedyFor(code), retryAfterOf(error));
}

/** After how many seconds Discord wants to be asked again, where it says so. */
export function retryAfterOf(error: unknown): number | null {
  return error instanceof RateLimitError ? error.retryAfter / 1_000 : null;
}

/** What to do about a login that failed or a connection that Discord ended, in a line. */
export function remedyFor(code: string | number): string {
  switch (code) {
    case 401:
    case 4004:
      return "Discord refuses DISCORD_TOKEN. Copy it again from the developer portal (Bot, Reset Token).";
    case 4010:
    case 4011:
      return "Discord refuses DISCORD_SHARDS. Try auto, or leave it out.";
    case 4013:
    case 4014:
      return "Discord refuses what the bot wants to hear. Set DISCORD_MENTIONS=off, or check the intents in the developer portal.";
    case 429:
      return "Discord wants to be left alone for a while (429).";
    default:
      return `I can't reach Discord (${code}). Is this machine online, and DISCORD_API_URL right where it is set?${pastProxy()}`;
  }
}

/** A word on the one connection that no proxy is used for. */
function pastProxy(): string {
  return hasProxy() ? " Discord's gateway (wss) goes straight out, past HTTPS_PROXY." : "";
}

/** What to do where commands cannot be registered, in a line. */
export function remedyForCommands(code: string | number): string {
  switch (code) {
    case 403:
    case 50_001:
    case 50_013:
      return `Discord does not let this bot have commands (${code}). Invite it again by the link from its start.`;
    case 50_035:
      return `Discord does not take the commands as they are (${code}). Look for a newer version.`;
    default:
      return remedyFor(code);
  }
}
