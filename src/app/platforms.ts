import type { Running } from "./adapter.ts";
import { ExpectedError } from "./expected-error.ts";

/** How a platform is. One that has failed stays so until the next start; one that is unreachable comes back by itself. */
export type State = "starting" | "ready" | "unreachable" | "failed" | "stopping";

export type Platforms = {
  /**
   * Starts platforms side by side and runs them until they are asked to stop; turns in hand are finished first. One that
   * cannot start, or ends, says so and leaves the others running.
   *
   * @param asked settles when all are to stop, such as at SIGTERM
   * @returns whether it ended because it was asked to, and not because none was left
   */
  run(asked: Promise<unknown>): Promise<boolean>;
  /** How each is, by its name. */
  states(): Readonly<Record<string, State>>;
};

/** @param starts how each platform is started, by its name */
export function createPlatforms(
  starts: ReadonlyMap<string, () => Promise<Running>>,
  say: (line: string) => void = console.error,
): Platforms {
  let isStopping = false;
  const running = new Map<string, Running>();
  const failed = new Set<string>();

  async function stop(name: string, platform: Running): Promise<void> {
    running.delete(name);
    await platform.stop().catch((error: unknown) => say(lineOf(error)));
  }

  async function live(name: string, start: () => Promise<Running>): Promise<void> {
    try {
      const platform = await start();
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
    if (platform === undefined) return "starting";
    return platform.isReady() ? "ready" : "unreachable";
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
