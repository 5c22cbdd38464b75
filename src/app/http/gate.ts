/**
 * Counts what each asks for within a span of time, and tells whether that is more than it may. Counts are dropped after
 * each span, and names are kept nowhere else.
 *
 * @param most how much of one is let through in a span
 * @param span in milliseconds
 */
export function createGate(
  most: number,
  span: number,
): (name: string, now: number, cost?: number) => boolean {
  let current = 0;
  const counts = new Map<string, number>();
  return (name, now, cost = 1) => {
    const at = Math.floor(now / span);
    if (at !== current) {
      current = at;
      counts.clear();
    }
    const count = (counts.get(name) ?? 0) + cost;
    if (cost > 0) counts.set(name, count);
    return count > most;
  };
}
