import { RateLimitError, type REST } from "@discordjs/rest";
import { type Bot, pauseAfter, type RunningState } from "../../src/app/index.ts";
import { secondsAfterFailure } from "../shared/try-again.ts";
import { hasEndpoint, register } from "./commands.ts";
import { reasonOf, remedyForCommands, retryAfterOf } from "./errors.ts";

/** What keeps presses from the bot, in a line. */
export const DIVERTED =
  "Discord sends presses to the Interactions Endpoint URL of the application, and not here: empty that field in the developer portal (General Information).";

/** Seconds: whoever asks to be left alone for longer is asked again all the same. */
const LONGEST_ASKED = 3_600;

/** Whether people's presses can reach the bot. */
export type Reach = {
  /** Ready where the commands are registered, and nothing keeps presses away. */
  state(): RunningState;
  stop(): void;
};

/**
 * Registers the commands, however often that takes, and looks whether presses are sent elsewhere until they are not. Gives
 * itself once each was tried.
 *
 * @param pause milliseconds to wait after so many tries
 */
export async function createReach(
  rest: REST,
  application: string,
  { dialog, log }: Bot,
  pause = pauseAfter,
): Promise<Reach> {
  let isRegistered = false;
  let isDiverted = false;
  let isStopped = false;
  const warned = new Set<string>();
  const warn = (code: string | number, advice: string) => {
    if (!warned.has(advice)) log.warn({ code }, advice);
    warned.add(advice);
  };

  /** Tries until there is no more to wait for, in seconds. */
  async function persist(attempt: () => Promise<number | null>, tries = 1): Promise<void> {
    const wait = await attempt();
    if (wait === null || isStopped) return;
    const next = () => void persist(attempt, tries + 1);
    setTimeout(next, Math.max(pause(tries), Math.min(wait, LONGEST_ASKED) * 1_000)).unref();
  }

  const commands = persist(async () => {
    try {
      await register(rest, application, dialog);
      isRegistered = true;
      return null;
    } catch (error) {
      const code = reasonOf(error);
      warn(code, `Commands are not registered yet. ${remedyForCommands(code)} I try again.`);
      return retryAfterOf(error) ?? 0;
    }
  });
  const endpoint = persist(async () => {
    // Whoever stands between and answers no such question is not asked again.
    try {
      isDiverted = await hasEndpoint(rest);
    } catch (error) {
      const isPassing = error instanceof RateLimitError || secondsAfterFailure(error) !== null;
      return isPassing ? (retryAfterOf(error) ?? 0) : null;
    }
    if (isDiverted) warn("interactions_endpoint_url", DIVERTED);
    return isDiverted ? 0 : null;
  });
  await Promise.all([commands, endpoint]);
  return {
    state() {
      if (!isRegistered) return "unregistered";
      return isDiverted ? "diverted" : "ready";
    },
    stop() {
      isStopped = true;
    },
  };
}
