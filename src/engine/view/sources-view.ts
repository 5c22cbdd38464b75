import type { Dialog } from "../content/dialog.ts";
import { phrase } from "../content/phrase.ts";
import { sourcesOf } from "../content/sources.ts";
import { list, text } from "./blocks.ts";
import type { Face } from "./view.ts";

/** What a cause's or a topic's card rests on: each source, and what it found in our words. */
export function sourcesView(dialog: Dialog, topic: string): Face {
  const { title, text: lines } = dialog.content.cards.sources;
  const ids = sourcesOf(dialog, topic);
  const sources = dialog.content.sources.filter(({ id }) => ids.includes(id));
  const items = sources.map(({ cite, says, doi }) => {
    const named = doi === undefined ? cite : `[${cite}](https://doi.org/${doi})`;
    return phrase(dialog, "source", { cite: named, says });
  });
  return {
    title,
    blocks: [...lines.map(text), list(null, items)],
  };
}
