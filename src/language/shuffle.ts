/** Puts items in another order, the same one for the same seed. */
export function shuffle<T>(items: T[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    items.splice(at, 1, ...items.splice(other, 1, ...items.slice(at, at + 1)));
  }
}

/** Numbers from 0 to 1 that look drawn, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
