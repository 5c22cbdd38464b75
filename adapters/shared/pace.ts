import { pauseAfter } from "../../src/app/index.ts";

/** How long a connection has to live for the next one to be made at once, in milliseconds. */
const LONG_LIFE = 60_000;

/** How fast connections are made one after another. */
export type Pace = {
  /** A connection is there. */
  made(): void;
  /**
   * It has gone, or none could be made: how many in a row did not last, and how many milliseconds to wait before the next,
   * none where it had lived long.
   */
  next(): { readonly short: number; readonly wait: number };
};

/** Connections that do not last are made ever more slowly, however well each begins. */
export function createPace(now: () => number = Date.now): Pace {
  let short = 0;
  let since: number | null = null;
  return {
    made() {
      since = now();
    },
    next() {
      const hasLived = since !== null && now() - since >= LONG_LIFE;
      since = null;
      short = hasLived ? 0 : short + 1;
      return { short, wait: short === 0 ? 0 : pauseAfter(short) };
    },
  };
}
