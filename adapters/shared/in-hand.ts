import type { Bot, Platform } from "../../src/app/index.ts";
import { codeOf } from "./refused.ts";

/** Milliseconds until turns in hand are given up. */
const PATIENCE = 5_000;

/** Keeps track of turns in hand, so that a stop can wait for them. */
export type InHand = {
  /** Does some work, unless it has been stopped; what it throws is a refusal. */
  run(work: () => Promise<void>): Promise<void>;
  /** Takes nothing more, and waits for what is in hand, some seconds at most. */
  stop(): Promise<void>;
};

/**
 * Tracks a platform's turns, and counts and logs what it refuses.
 *
 * @param routine the codes of refusals that are part of the day
 */
export function createInHand(
  { log, meter }: Bot,
  { name }: Platform,
  routine: readonly (string | number)[],
): InHand {
  const onError = (error: unknown) => {
    const code = codeOf(error);
    log[routine.includes(code) ? "debug" : "warn"]({ code }, `${name} refused`);
    meter?.failed(name, code);
  };
  const inHand = new Set<Promise<void>>();
  let isStopping = false;
  return {
    run(work) {
      if (isStopping) return Promise.resolve();
      const done = work()
        .catch(onError)
        .finally(() => inHand.delete(done));
      inHand.add(done);
      return done;
    },
    async stop() {
      isStopping = true;
      await within(PATIENCE, Promise.all(inHand));
    },
  };
}

/** Waits for something, but no longer than this many milliseconds. */
export async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
