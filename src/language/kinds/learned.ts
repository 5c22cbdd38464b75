import type { Dialog } from "../../engine/content/dialog.ts";
import { unpackWeights } from "../gist/packed.ts";
import type { Kinds } from "./kinds.ts";
import { unpackKinds } from "./packed-kinds.ts";

/** What a dialog learned of messages. */
type Learned = {
  /** What they tell, and what they ask. */
  readonly told: Kinds;
  readonly asked: Kinds;
  /** Whether they tell a sign of the safety screen, and which. */
  readonly signs: Signs | null;
};

export type Signs = {
  readonly bias: number;
  readonly weights: Int8Array;
  /** What a weight of 1 stands for. */
  readonly scale: number;
  readonly named: Kinds;
};

const all = new WeakMap<Dialog, Learned | null>();

/** Unpacked when words are first typed; null where a dialog has learned nothing. */
export function learnedBy(dialog: Dialog): Learned | null {
  const known = all.get(dialog);
  if (known !== undefined) return known;
  const { kinds } = dialog.content.words;
  const learned = kinds
    ? {
        told: unpackKinds(kinds.told),
        asked: unpackKinds(kinds.asked),
        signs: kinds.signs
          ? {
              ...kinds.signs,
              weights: unpackWeights(kinds.signs.weights),
              named: unpackKinds(kinds.signs.named),
            }
          : null,
      }
    : null;
  all.set(dialog, learned);
  return learned;
}
