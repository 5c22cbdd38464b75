import { LIMITS } from "./limits.ts";

/**
 * Pixels, as the preview draws them: what a phone of 390 has for a row, and what a button takes beside its label. Letters
 * are reckoned by their mean: only where a line breaks hangs on it.
 */
const PHONE = 302;
const LETTER = 7;
const AROUND = 32;
const GAP = 8;

/**
 * Buttons in rows that are as good as equally long: so few that a phone need not break one, or else as many as there may
 * be. No row holds a lone button, where there are two and they may not stand alone.
 *
 * @param most how many rows there may be
 * @param mayStandAlone whether a row of one is fine, as for a long answer
 */
export function inRows<Button extends { readonly label: string }>(
  buttons: readonly Button[],
  most: number,
  mayStandAlone: boolean,
): Button[][] {
  const shortest = mayStandAlone ? 1 : 2;
  const least = fewest(buttons.length);
  const highest = Math.max(least, Math.min(most, Math.floor(buttons.length / shortest)));
  for (let count = least; count <= highest; count++) {
    for (const rows of [evenly(buttons, count), fromTheEnd(buttons, count)]) {
      if (rows.every(fitsPhone)) return rows;
    }
  }
  return evenly(buttons, highest);
}

/** How few rows so many buttons need. */
export function fewest(buttons: number): number {
  return Math.ceil(buttons / LIMITS.buttonsInRow);
}

/** The first rows are longer by one where it does not come out even. */
function evenly<T>(items: readonly T[], count: number): T[][] {
  const [each, over] = [Math.floor(items.length / count), items.length % count];
  return Array.from({ length: items.length === 0 ? 0 : count }, (_, row) => {
    const start = row * each + Math.min(row, over);
    return items.slice(start, start + each + (row < over ? 1 : 0));
  });
}

function fromTheEnd<T>(items: readonly T[], count: number): T[][] {
  return evenly([...items].reverse(), count)
    .map((row) => row.reverse())
    .reverse();
}

function fitsPhone(row: readonly { readonly label: string }[]): boolean {
  const letters = row.reduce((sum, { label }) => sum + label.length, 0);
  return letters * LETTER + row.length * (AROUND + GAP) - GAP <= PHONE;
}
