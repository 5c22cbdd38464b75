import { pauseAfter } from "../../src/app/index.ts";

/** How long a connection has to live for the next one to be made at once, in milliseconds. */
const LONG_LIFE = 60_000;

/** After so many in a row that did not last, that is told. */
const MANY = 2;

/** How fast connections are made one after another. */
export type Pace = {
  /** A connection is there. */
  made(): void;
  /**
   * It has gone, or none could be made: how many milliseconds to wait before the next, none where it had lived long; and
   * whether that is to be told, once until one lives long again.
   */
  next(): { readonly wait: number; readonly isToTell: boolean };
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
      return { wait: short === 0 ? 0 : pauseAfter(short), isToTell: short === MANY };
    },
  };
}
