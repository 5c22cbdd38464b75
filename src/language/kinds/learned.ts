import type { Dialog } from "../../engine/content/dialog.ts";
import type { Kinds } from "./kinds.ts";
import { unpackKinds } from "./packed-kinds.ts";

/** What a dialog learned of what messages tell, and of what they ask. */
type Learned = { readonly told: Kinds; readonly asked: Kinds };

const all = new WeakMap<Dialog, Learned | null>();

/** Unpacked when words are first typed; null where a dialog has learned nothing. */
export function learnedBy(dialog: Dialog): Learned | null {
  const known = all.get(dialog);
  if (known !== undefined) return known;
  const { kinds } = dialog.content.words;
  const learned = kinds ? { told: unpackKinds(kinds.told), asked: unpackKinds(kinds.asked) } : null;
  all.set(dialog, learned);
  return learned;
}
