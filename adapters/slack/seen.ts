/** Milliseconds: a signature counts until five minutes after its time, which may be five minutes ahead of ours. */
const SPAN = 600_000;
/** Of more than these, the earliest are forgotten: some megabytes. */
const MOST = 50_000;

/** Remembers signatures for as long as they count. Gives whether one is new, and remembers it from then on. */
export function createSeen(): (signature: string, now: number) => boolean {
  const since = new Map<string, number>();
  return (signature, now) => {
    for (const [known, at] of since) {
      if (now - at < SPAN && since.size < MOST) break;
      since.delete(known);
    }
    if (since.has(signature)) return false;
    since.set(signature, now);
    return true;
  };
}
