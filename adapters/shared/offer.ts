import { encodeAction } from "../../src/app/index.ts";
import type { Choice, Control, Dialog, View } from "../../src/engine/index.ts";
import { COPY } from "./press.ts";

/** Something to press: an action of the engine's or an adapter's, what it says, and how much it stands out. */
export type Offer = {
  readonly action: string;
  readonly label: string;
  readonly weight?: Control["weight"];
};

/** Choices and controls as what can be pressed, an earlier choice marked. */
export function offersOf(dialog: Dialog, offered: readonly (Choice | Control)[]): readonly Offer[] {
  return offered.flatMap((one) => {
    const action = encodeAction(dialog, one.event);
    const weight = "weight" in one ? one.weight : "plain";
    return action === null ? [] : [{ action, label: labelOf(one), weight }];
  });
}

/** The same with each action once, where it first stands: what a card offers twice is one button. */
export function distinct<Offered extends Offer>(offers: readonly Offered[]): readonly Offered[] {
  const first = new Map<string, Offered>();
  for (const offer of offers) if (!first.has(offer.action)) first.set(offer.action, offer);
  return [...first.values()];
}

/** What a card says of something to press: an earlier choice is marked. */
export function labelOf(one: Choice | Control): string {
  return "chosen" in one && one.chosen ? `✓ ${one.label}` : one.label;
}

/** The copy that a hidden page to keep offers. */
export function copyOffer(
  { content }: Dialog,
  { kind }: View,
  isHidden: boolean,
): readonly Offer[] {
  const { copy } = content.interface.chat;
  return kind === "keep" && isHidden ? [{ action: COPY, label: copy }] : [];
}

/** Whether an answer is longer than a button is sure to show, in characters. */
export function areLong(options: readonly Choice[], shown: number): boolean {
  return options.some((option) => labelOf(option).length > shown);
}

/** Lists of at most so many each. */
export function chunked<T>(items: readonly T[], most: number): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < items.length; at += most) chunks.push(items.slice(at, at + most));
  return chunks;
}

/** A text of at most so many characters. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
