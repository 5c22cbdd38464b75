/** Milliseconds until turns in hand are given up. */
const PATIENCE = 5_000;

/** Keeps track of turns in hand, so that a stop can wait for them. */
export type InHand = {
  /** Does some work, unless it has been stopped; what it throws goes to `onError`. */
  run(work: () => Promise<void>): Promise<void>;
  /** Takes nothing more, and waits for what is in hand, some seconds at most. */
  stop(): Promise<void>;
};

export function createInHand(onError: (error: unknown) => void): InHand {
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
