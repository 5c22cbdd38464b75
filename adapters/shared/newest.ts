/**
 * Does what someone's press on a card asks for, and tells it whether it is still the newest one there: an answer that is tried
 * again must not come over a newer press's.
 *
 * The first argument says who presses what.
 */
export function createNewest(): (
  press: string,
  work: (isNewest: () => boolean) => Promise<void>,
) => Promise<void> {
  const newest = new Map<string, symbol>();
  return async (press, work) => {
    const own = Symbol();
    newest.set(press, own);
    try {
      await work(() => newest.get(press) === own);
    } finally {
      if (newest.get(press) === own) newest.delete(press);
    }
  };
}
