import type { Dialog } from "./dialog.ts";

/** All that a cause's or a topic's card rests on, its parts included; nothing where it is judgement. */
export function sourcesOf(dialog: Dialog, topic: string): readonly string[] {
  const cause = dialog.causes.find(({ id }) => id === topic)?.content;
  const page = dialog.content.topics.find(({ id }) => id === topic);
  const bases = [cause?.basis, ...(cause?.facets ?? []).map(({ basis }) => basis), page?.basis];
  return [...new Set(bases.flatMap((basis) => (Array.isArray(basis) ? basis : [])))];
}
