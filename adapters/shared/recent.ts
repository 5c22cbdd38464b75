/** Names that are remembered for a while. */
export type Recent = {
  /** Whether a name is not among them. */
  isNew(name: string, now: number): boolean;
  remember(name: string, now: number): void;
  forget(name: string): void;
  isEmpty(now: number): boolean;
};

/** Does what is due once for a name that is new, which is so again where it fails. */
export async function once(
  recent: Recent,
  name: string,
  now: number,
  work: () => Promise<void>,
): Promise<void> {
  if (!recent.isNew(name, now)) return;
  recent.remember(name, now);
  try {
    await work();
  } catch (error) {
    recent.forget(name);
    throw error;
  }
}

/** How many names are remembered at least where there are more: enough for sixteen a second in ten minutes. */
const MOST = 10_000;

/**
 * Remembers names for a while, the newest of them where there are too many.
 *
 * @param span how long, in milliseconds
 * @param most how many at least; twice as many at most
 */
export function createRecent(span: number, most = MOST): Recent {
  // What has grown old goes as a whole: to take single names out of a map's front costs more the more have been there.
  let young = new Map<string, number>();
  let old = young;
  let since = 0;
  const age = (now: number) => {
    if (now - since < span && young.size < most) return;
    old = now - since < 2 * span ? young : new Map();
    young = new Map();
    since = now;
  };
  return {
    isNew(name, now) {
      const at = young.get(name) ?? old.get(name);
      return at === undefined || now - at >= span;
    },
    remember(name, now) {
      age(now);
      young.set(name, now);
    },
    forget(name) {
      young.delete(name);
      old.delete(name);
    },
    isEmpty(now) {
      if (young.size + old.size > 0) age(now);
      return young.size + old.size === 0;
    },
  };
}
