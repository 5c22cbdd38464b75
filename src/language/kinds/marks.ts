import { hashOf } from "../hash.ts";
import type { Unit } from "./units.ts";

/** How many letters of a word are one mark: misspelt words still share most of them. */
const LETTERS = 4;

/**
 * What a text is known by, in numbers, for each of its units: the word itself and its parts, the pair that it makes with the
 * next, and with the one behind that. A stretch has all that lie within it.
 */
export type Marks = {
  readonly own: readonly number[];
  readonly withNext: readonly number[];
  readonly withSecond: readonly number[];
};

export function marksOf(units: readonly Unit[]): readonly Marks[] {
  return units.map(({ name, word, span }, at) => {
    const [next, second] = [units[at + 1], units[at + 2]];
    return {
      own: [name, ...partsOf(word), ...(span === undefined ? [] : [span])].map(hashOf),
      withNext: next ? [hashOf(`${name} ${next.name}`)] : [],
      withSecond: second ? [hashOf(`${name} … ${second.name}`)] : [],
    };
  });
}

function partsOf(word: string): readonly string[] {
  if (word.length < LETTERS) return [];
  const whole = `^${word}$`;
  return Array.from(
    { length: whole.length - LETTERS + 1 },
    (_, at) => `#${whole.slice(at, at + LETTERS)}`,
  );
}
