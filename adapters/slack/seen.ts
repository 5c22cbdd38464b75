/** Milliseconds: a signature counts until five minutes after its time, which may be five minutes ahead of ours. */
const SPAN = 600_000;
/** Of more than these within a span, the earlier ones are forgotten: a few megabytes. */
const MOST = 50_000;
/** Bytes of a signature that are kept. That another begins with the same will not happen. */
const KEPT = 6;

/** Remembers signatures for as long as they count. Gives whether one is new, and remembers it from then on. */
export function createSeen(): (signature: Buffer, now: number) => boolean {
  let since = 0;
  let recent = new Set<number>();
  let before = new Set<number>();
  return (signature, now) => {
    if (now - since > SPAN || recent.size >= MOST) {
      since = now;
      before = recent;
      recent = new Set();
    }
    const mark = signature.readUIntBE(0, KEPT);
    if (recent.has(mark) || before.has(mark)) return false;
    recent.add(mark);
    return true;
  };
}
