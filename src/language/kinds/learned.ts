import type { Dialog } from "../../engine/content/dialog.ts";
import type { Gist } from "../gist/gist.ts";
import { unpackGist } from "../gist/packed.ts";
import type { Kinds } from "./kinds.ts";
import { unpackKinds } from "./packed-kinds.ts";

/** What a dialog learned of messages. */
type Learned = {
  /** What they tell, and what they ask. */
  readonly told: Kinds;
  readonly asked: Kinds;
  /** Whether they tell a sign of the safety screen, and which. */
  readonly signs: { readonly telling: Gist; readonly named: Kinds } | null;
  /** Whether they speak of distress. */
  readonly distress: Gist | null;
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
          ? { telling: unpackGist(kinds.signs.telling), named: unpackKinds(kinds.signs.named) }
          : null,
        distress: kinds.distress ? unpackGist(kinds.distress) : null,
      }
    : null;
  all.set(dialog, learned);
  return learned;
}
