import type { Kinds } from "./kinds.ts";
import type { Model } from "./learn-kinds.ts";

/** What was learned, as content keeps it. */
export type PackedKinds = {
  readonly names: readonly string[];
  readonly bias: readonly number[];
  /** What a weight of 1 stands for. */
  readonly scale: number;
  /** In base64, from the smallest mark: how far it is from the one before, how many kinds, and of each its place and weight. */
  readonly marks: string;
};

/** The highest weight, as it is stored. */
const HIGHEST = 127;
/** What is smaller changes nothing that is seen, as a share of the highest. */
const LEAST = 0.08;
/** A number in bytes of 7 bits, the last marked. */
const LAST = 128;

export function packKinds({ names, bias, marks }: Model): PackedKinds {
  const all = [...marks].sort(([one], [other]) => one - other);
  const highest = all.reduce(
    (most, [, { weights }]) => Math.max(most, ...Array.from(weights, Math.abs)),
    0,
  );
  const scale = highest / HIGHEST;
  const bytes: number[] = [];
  let before = 0;
  for (const [mark, { kinds, weights }] of all) {
    const kept = Array.from(kinds, (kind, at) => ({
      kind,
      weight: Math.round((weights[at] ?? 0) / scale),
    })).filter(({ weight }) => Math.abs(weight) >= LEAST * HIGHEST);
    if (kept.length === 0) continue;
    bytes.push(...bytesOf(mark - before), kept.length);
    for (const { kind, weight } of kept) bytes.push(kind, weight & 255);
    before = mark;
  }
  return {
    names,
    bias: bias.map((one) => Number(one.toFixed(3))),
    scale: Number(scale.toPrecision(6)),
    marks: btoa(bytes.map((byte) => String.fromCharCode(byte)).join("")),
  };
}

function bytesOf(number: number): readonly number[] {
  const bytes: number[] = [];
  let rest = number;
  for (; rest >= LAST; rest = Math.floor(rest / LAST)) bytes.push(rest % LAST);
  return [...bytes, rest + LAST];
}

export function unpackKinds({ names, bias, scale, marks }: PackedKinds): Kinds {
  const bytes = Uint8Array.from(atob(marks), (byte) => byte.charCodeAt(0));
  const places = new Map<number, number>();
  let mark = 0;
  for (let at = 0; at < bytes.length; at += 1 + 2 * (bytes[at] ?? 0)) {
    let unit = 1;
    for (; (bytes[at] ?? LAST) < LAST; at++, unit *= LAST) mark += (bytes[at] ?? 0) * unit;
    mark += ((bytes[at] ?? LAST) - LAST) * unit;
    at++;
    places.set(mark, at);
  }
  return { names, bias, scale, bytes, places };
}
