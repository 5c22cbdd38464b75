import { setTimeout as sleep } from "node:timers/promises";
import type { Running, RunningState } from "./adapter.ts";
import { ExpectedError } from "./expected-error.ts";
import { PassingError } from "./passing-error.ts";
import { pauseAfter } from "./pause.ts";

/** How a platform is. One that has failed stays so until the next start; all others come to be ready by themselves. */
export type State = "starting" | RunningState | "failed" | "stopping";

export type Platforms = {
  /**
   * Starts platforms side by side and runs them until they are asked to stop; turns in hand are finished first. One that
   * cannot be had just now is tried again for ever. One that never can, or ends, says so and leaves the others running.
   *
   * @param asked settles when all are to stop, such as at SIGTERM
   * @returns whether it ended because it was asked to, and not because none was left
   */
  run(asked: Promise<unknown>): Promise<boolean>;
  /** How each is, by its name. */
  states(): Readonly<Record<string, State>>;
};

/** Seconds: whoever asks to be left alone for longer is asked again all the same. */
const LONGEST_ASKED = 3_600;

/**
 * @param starts how each platform is started, by its name
 * @param pause milliseconds to wait after so many tries in a row that failed
 */
export function createPlatforms(
  starts: ReadonlyMap<string, () => Promise<Running>>,
  say: (line: string) => void = console.error,
  pause = pauseAfter,
): Platforms {
  let isStopping = false;
  const running = new Map<string, Running>();
  const failed = new Set<string>();
  const unreachable = new Set<string>();

  async function stop(name: string, platform: Running): Promise<void> {
    running.delete(name);
    await platform.stop().catch((error: unknown) => say(lineOf(error)));
  }

  /** Starts a platform, however often it takes; null where it was asked to stop meanwhile. */
  async function startAtLast(name: string, start: () => Promise<Running>): Promise<Running | null> {
    let said = "";
    for (let failures = 1; !isStopping; failures++) {
      try {
        return await start();
      } catch (error) {
        if (!(error instanceof PassingError)) throw error;
        unreachable.add(name);
        if (error.message !== said) say(`${error.message} I try again until it works.`);
        said = error.message;
        const asked = Math.min(error.retryAfter ?? 0, LONGEST_ASKED);
        await sleep(Math.max(pause(failures), asked * 1_000));
      }
    }
    return null;
  }

  async function live(name: string, start: () => Promise<Running>): Promise<void> {
    try {
      const platform = await startAtLast(name, start);
      if (platform === null) return;
      if (isStopping) return await stop(name, platform);
      running.set(name, platform);
      say(platform.says);
      const advice = await platform.ended;
      if (!isStopping) say(advice);
      failed.add(name);
      await stop(name, platform);
    } catch (error) {
      failed.add(name);
      say(lineOf(error));
    }
  }

  function stateOf(name: string): State {
    if (isStopping) return "stopping";
    if (failed.has(name)) return "failed";
    const platform = running.get(name);
    if (platform !== undefined) return platform.state();
    return unreachable.has(name) ? "unreachable" : "starting";
  }

  return {
    async run(asked) {
      const lives = [...starts].map(([name, start]) => live(name, start));
      const noneLeft = Promise.all(lives).then(() => false);
      const wasAsked = await Promise.race([asked.then(() => true), noneLeft]);
      isStopping = true;
      await Promise.all([...running].map(([name, platform]) => stop(name, platform)));
      return wasAsked;
    },
    states: () => Object.fromEntries([...starts.keys()].map((name) => [name, stateOf(name)])),
  };
}

function lineOf(error: unknown): string {
  if (error instanceof ExpectedError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
