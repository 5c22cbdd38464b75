/**
 * Does work of a kind while less than so much of it is in hand, and leaves the rest undone: what may be left out must not
 * fill the memory where a platform takes it slower than it comes.
 */
export function atMost(most: number): (work: () => Promise<void>) => Promise<void> {
  let inHand = 0;
  return async (work) => {
    if (inHand >= most) return;
    inHand++;
    try {
      await work();
    } finally {
      inHand--;
    }
  };
}

/** Answers to mentions: nobody reads hundreds at once, and those who are not OK come first. */
export const MOST_INVITATIONS = 100;
export const MOST_SUPPORTED = 1_000;
