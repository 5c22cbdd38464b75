import type { Dialog } from "../content/dialog.ts";
import { phrase } from "../content/phrase.ts";
import { list, text } from "./blocks.ts";
import { control } from "./controls.ts";
import { sourcesOf } from "./sourcing.ts";
import type { View } from "./view.ts";

/** What a cause's or a topic's card rests on: each source, and what it found in our words. */
export function sourcesView(dialog: Dialog, topic: string): View {
  const { title, text: lines } = dialog.content.cards.sources;
  const ids = sourcesOf(dialog, topic);
  const sources = dialog.content.sources.filter(({ id }) => ids.includes(id));
  const items = sources.map(({ cite, says, doi }) => {
    const named = doi === undefined ? cite : `[${cite}](https://doi.org/${doi})`;
    return phrase(dialog, "source", { cite: named, says });
  });
  return {
    kind: "sources",
    title,
    progress: null,
    blocks: [...lines.map(text), list(null, items)],
    choices: null,
    controls: [control(dialog, "back"), control(dialog, "stop")],
  };
}
