import type { Dialog } from "./dialog.ts";
import type { PhraseId } from "./wording.ts";

/** One of the dialog's phrases with its {words in braces} filled in. */
export function phrase(
  dialog: Dialog,
  id: PhraseId,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return fill(dialog.content.phrases[id], values);
}

/** A text with its {words in braces} filled in; those without a value stay as they are. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  if (!text.includes("{")) return text;
  return text.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => `${values[name] ?? whole}`);
}

/** A sentence as it goes on after a comma. */
export function midSentence(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** A day, in days since 1 January 1970, in the dialog's language. */
export function dayText({ dayFormat }: Dialog, day: number): string {
  return dayFormat.format(day * 86_400_000);
}

/** A date such as 2026-11-22 in the dialog's language: "22 November 2026". */
export function dateText(dialog: Dialog, date: string): string {
  return dayText(dialog, Date.parse(date) / 86_400_000);
}

/** Some things in a row, as one would say them aloud: "a, b, and c". */
export function listText(dialog: Dialog, items: readonly string[]): string {
  const [last = "", ...others] = items.toReversed();
  return others.length === 0
    ? last
    : phrase(dialog, "and-last", { others: others.reverse().join(", "), last });
}
