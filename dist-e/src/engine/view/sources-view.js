import { phrase } from "../phrase.js";
import { list, text } from "./blocks.js";
import { control } from "./controls.js";
import { sourcesOf } from "./sourcing.js";
/** What a cause's or a topic's card rests on: each source, and what it found in our words. */
export function sourcesView(dialog, topic) {
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
