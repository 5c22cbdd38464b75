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
    const even = evenly(buttons.length, count);
    for (const lengths of [even, [...even].reverse()]) {
      const rows = cutBy(lengths, buttons);
      if (rows.every(fitsPhone)) return rows;
    }
  }
  return cutBy(evenly(buttons.length, highest), buttons);
}

/** How few rows so many buttons need. */
export function fewest(buttons: number): number {
  return Math.ceil(buttons / LIMITS.buttonsInRow);
}

/** How long each row is; the first ones are longer by one where it does not come out even. */
function evenly(buttons: number, rows: number): number[] {
  const lengths: number[] = [];
  for (let row = 0; row < rows; row++) lengths.push(Math.ceil((buttons - row) / rows));
  return lengths;
}

function cutBy<T>(lengths: readonly number[], items: readonly T[]): T[][] {
  let end = 0;
  return lengths.map((length) => {
    const start = end;
    end += length;
    return items.slice(start, end);
  });
}

function fitsPhone(row: readonly { readonly label: string }[]): boolean {
  const letters = row.reduce((sum, { label }) => sum + label.length, 0);
  return letters * LETTER + row.length * (AROUND + GAP) - GAP <= PHONE;
}
