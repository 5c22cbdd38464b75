import { hashOf } from "../hash.ts";
import { partsWhere, type Stretch, type Unit } from "../kinds/units.ts";

/** How many numbers there are for cues, as a power of two: enough that few cues share one. */
export const CUE_BITS = 19;

/** A stretch of a text, and what stands out in it, as numbers: its words, pairs of words, and parts of words. */
export type Cued = Stretch & {
  readonly cues: readonly number[];
  /** Whether it is more than one sentence. */
  readonly isPair: boolean;
};

/** Longer sentences are read a part at a time, in words, each half of it with the part before. */
const LONGEST = 40;
/** Two sentences that are longer together are not read as one. */
const LONGEST_PAIR = 60;
/** A clause of fewer words is read with its sentence alone. */
const SHORTEST_CLAUSE = 4;
/** How many letters of a word are one cue, and the fewest of a word that has such parts: the ends of it count as one each. */
const LETTERS = 5;
const SHORTEST_PARTED = 4;

const known = new WeakMap<readonly Unit[], readonly Cued[]>();

/** Each sentence of a text, each two side by side, and each clause; made once. */
export function cuedIn(units: readonly Unit[]): readonly Cued[] {
  const made = known.get(units) ?? cue(units);
  known.set(units, made);
  return made;
}

function cue(units: readonly Unit[]): readonly Cued[] {
  const own = units.map(cuesOf);
  const names = units.map(({ name, span }) => hashOf(span ?? name));
  const [withNext, withSecond] = [1, 2].map((far) => pairsOf(names, far));
  const cued = ({ from, to }: Stretch, isPair = false): Cued => {
    const cues = new Set(own.slice(from, to + 1).flat());
    for (const pair of withNext?.slice(from, to) ?? []) cues.add(pair);
    for (const pair of withSecond?.slice(from, Math.max(from, to - 1)) ?? []) cues.add(pair);
    return { from, to, cues: [...cues], isPair };
  };
  const isNewSentence = (unit: Unit, before: Unit) =>
    unit.clause !== before.clause && !unit.isAfterComma;
  const sentences = partsWhere(units, isNewSentence);
  const clauses = partsWhere(units, (unit, before) => unit.clause !== before.clause).filter(
    ({ from, to }) =>
      to - from + 1 >= SHORTEST_CLAUSE &&
      !sentences.some((one) => one.from === from && one.to === to),
  );
  const pairs = sentences.flatMap(({ from }, at) => {
    const next = sentences[at + 1];
    return next && next.to - from < LONGEST_PAIR ? [{ from, to: next.to }] : [];
  });
  return [
    ...[...sentences.flatMap(partsOf), ...clauses].map((one) => cued(one)),
    ...pairs.map((one) => cued(one, true)),
  ];
}

function partsOf({ from, to }: Stretch): readonly Stretch[] {
  if (to - from < LONGEST) return [{ from, to }];
  const parts: Stretch[] = [];
  for (let at = from; at + LONGEST / 2 <= to; at += LONGEST / 2) {
    parts.push({ from: at, to: Math.min(to, at + LONGEST - 1) });
  }
  return parts;
}

function cuesOf({ name, word, span }: Unit): readonly number[] {
  const cues = [cueOf(hashOf(name))];
  if (span !== undefined) cues.push(cueOf(hashOf(span)));
  if (word.length < SHORTEST_PARTED) return cues;
  const whole = `^${word}$`;
  for (let at = 0; at + LETTERS <= whole.length; at++) {
    cues.push(cueOf(hashOf(`#${whole.slice(at, at + LETTERS)}`)));
  }
  return cues;
}

/** For each word or number, by its hash, the pair that it makes with the one so far behind it. */
function pairsOf(names: readonly number[], far: number): readonly number[] {
  return names
    .slice(0, -far)
    .map((name, at) => cueOf(Math.imul(name, 30 + far) ^ (names[at + far] ?? 0)));
}

/** A cue's number by its hash, its bits well mixed (the finaliser of MurmurHash3). */
function cueOf(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> (32 - CUE_BITS);
}
