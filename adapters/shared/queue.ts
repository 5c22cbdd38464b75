/**
 * Does one piece of work of a kind after another, and those of different kinds side by side: what is typed in one chat
 * answers the card that the message before it left.
 */
export function createQueue(): (kind: string, work: () => Promise<void>) => Promise<void> {
  const last = new Map<string, Promise<void>>();
  return (kind, work) => {
    const next = (last.get(kind) ?? Promise.resolve()).then(work, work);
    last.set(kind, next);
    return next.finally(() => {
      if (last.get(kind) === next) last.delete(kind);
    });
  };
}
