/** Any card's own way to say none of these. */
export const NONE = "None";

/** Whether something to press is meant by a label; `NONE` means it whatever else its label says. */
export function isMeant(label: string, meant: string): boolean {
  return meant === NONE ? /^(✓ )?None\b/.test(label) : label === meant;
}

/** The first of some labels that something can be pressed by. */
export function pressableOf(
  labels: readonly string[],
  meant: readonly string[],
): string | undefined {
  return meant.find((one) => labels.some((label) => isMeant(label, one)));
}
