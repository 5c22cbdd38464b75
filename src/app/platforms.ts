import { ExpectedError } from "./expected-error.ts";

/** A platform that answers. */
export type Platform = {
  /** Settles with what to do once it has ended for good. */
  readonly ended: Promise<string>;
  /** Finishes the turns in hand. */
  stop(): Promise<void>;
};

/**
 * Starts platforms side by side and runs them until SIGTERM or Ctrl-C; turns in hand are finished first. One that cannot
 * start, or ends, says so and leaves the others running.
 *
 * @returns whether it ended because it was asked to, and not because none was left
 */
export async function runPlatforms(starts: readonly (() => Promise<Platform>)[]): Promise<boolean> {
  const asked = new Promise<true>((resolve) => {
    process.once("SIGTERM", () => resolve(true)).once("SIGINT", () => resolve(true));
  });
  const running = new Set<Platform>();
  const lives = starts.map(async (start) => {
    try {
      const platform = await start();
      running.add(platform);
      console.error(await platform.ended);
      running.delete(platform);
      await platform.stop();
    } catch (error) {
      console.error(error instanceof ExpectedError ? error.message : error);
    }
  });
  const noneLeft = Promise.all(lives).then(() => false as const);
  const wasAsked = await Promise.race([asked, noneLeft]);
  await Promise.all([...running].map((platform) => platform.stop()));
  return wasAsked;
}
