/**
 * Remembers names for a while. Gives whether one is new, and remembers it from then on.
 *
 * @param span how long, in milliseconds
 */
export function createRecent(span: number): (name: string, now: number) => boolean {
  const since = new Map<string, number>();
  return (name, now) => {
    for (const [known, at] of since) {
      if (now - at < span) break;
      since.delete(known);
    }
    if (since.has(name)) return false;
    since.set(name, now);
    return true;
  };
}
