/** Keys of what people type, or of patterns, which nobody reads; one text under them is read. */
const NOT_SHOWN = new Set<PropertyKey | undefined>([
  "forbidden",
  "words",
  "says",
  "later",
  "ever",
  "unmistakable",
  "unless",
  "notSureWords",
]);

export type ShownText = { readonly path: readonly PropertyKey[]; readonly text: string };

/** Every text of a content but what people type: ids and names too. */
export function* shownTexts(
  value: unknown,
  path: readonly PropertyKey[] = [],
): Generator<ShownText> {
  if (typeof value === "string") yield { path, text: value };
  else if (typeof value === "object" && value !== null && !NOT_SHOWN.has(path.at(-1))) {
    const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
    for (const [key, entry] of entries) yield* shownTexts(entry, [...path, key]);
  }
}
