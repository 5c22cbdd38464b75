/** A number as a link that dials it, such as `tel:116123`; null where it is no number to call: "SHOUT to 85258". */
export function telephoneOf(number: string): string | null {
  const [digits] = /^[\d #]+/.exec(number) ?? [];
  return digits === undefined ? null : `tel:${digits.replaceAll(" ", "")}`;
}
