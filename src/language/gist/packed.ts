import { CUE_BITS } from "./cues.ts";
import type { Gist } from "./gist.ts";

/** What was learned of some messages, as content keeps it. */
export type PackedGist = {
  readonly bias: number;
  readonly scale: number;
  readonly weights: string;
};

export function unpackGist({ weights, ...gist }: PackedGist): Gist {
  return { ...gist, weights: unpackWeights(weights) };
}

/** In one byte, of how many cues without a weight come before the next. */
const LONGEST_GAP = 255;

/** Weights as text: for each that is not 0, how far it is from the one before, and the weight itself; in base64. */
export function packWeights(weights: Int8Array): string {
  const bytes: number[] = [];
  let gap = 0;
  for (const weight of weights) {
    if (weight === 0 && gap < LONGEST_GAP) {
      gap++;
    } else {
      bytes.push(gap, weight & 255);
      gap = 0;
    }
  }
  return btoa(bytes.map((byte) => String.fromCharCode(byte)).join(""));
}

export function unpackWeights(text: string): Int8Array {
  const weights = new Int8Array(2 ** CUE_BITS);
  const bytes = atob(text);
  let at = 0;
  for (let from = 0; from < bytes.length; from += 2) {
    at += bytes.charCodeAt(from);
    weights[at++] = bytes.charCodeAt(from + 1);
  }
  return weights;
}
