/** Names that are remembered for a while. */
export type Recent = {
  /** Whether a name is not among them. */
  isNew(name: string, now: number): boolean;
  remember(name: string, now: number): void;
  forget(name: string): void;
  isEmpty(now: number): boolean;
};

/** How many names are remembered at most: some two megabytes, and sixteen a second for ten minutes. */
const MOST = 10_000;

/**
 * Remembers names for a while, the newest of them where there are too many.
 *
 * @param span how long, in milliseconds
 */
export function createRecent(span: number, most = MOST): Recent {
  const since = new Map<string, number>();
  const drop = (now: number) => {
    for (const [name, at] of since) {
      if (since.size <= most && now - at < span) return;
      since.delete(name);
    }
  };
  return {
    isNew(name, now) {
      drop(now);
      return !since.has(name);
    },
    remember(name, now) {
      since.delete(name);
      since.set(name, now);
      drop(now);
    },
    forget(name) {
      since.delete(name);
    },
    isEmpty(now) {
      drop(now);
      return since.size === 0;
    },
  };
}
