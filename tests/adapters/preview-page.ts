/** A button, menu, box or field of a pane, as a form sends it. */
type Element = { readonly name: string; readonly value: string; readonly label: string };

/** The preview's page as a person sees it: each pane's title and what can be pressed there. */
export type Seen = {
  readonly markup: string;
  titleOf(pane: PaneName): string;
  buttonsOf(pane: PaneName): readonly Element[];
  /** What Tab and Enter would send with any press. */
  readonly state: readonly Element[];
};

export type PaneName = "discord" | "slack" | "plain";

const TITLES: Readonly<Record<PaneName, RegExp>> = {
  discord: /<div class="d-text">.*?<h2>(.*?)<\/h2>/s,
  slack: /<h3[^>]*>(.*?)<\/h3>/s,
  plain: /<pre>(.*?)<\/pre>/s,
};

/** Reads a page of the preview. */
export function see(markup: string): Seen {
  const pane = (name: PaneName) =>
    markup.split('<section class="pane"').find((part) => part.includes(`"${name}-name"`)) ?? "";
  return {
    markup,
    titleOf: (name) => wordsIn(TITLES[name].exec(pane(name))?.[1] ?? ""),
    buttonsOf: (name) =>
      Array.from(
        pane(name).matchAll(
          /<(?:button|input(?! type="hidden"))[^>]* name="([^"]+)" value="([^"]+)"[^>]*>(.*?)<\/(?:button|label)>/gs,
        ),
        ([, field = "", value = "", label = ""]) => ({
          name: field,
          value: wordsIn(value),
          label: wordsIn(label),
        }),
      ),
    state: Array.from(
      markup.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g),
      ([, name = "", value = ""]) => ({ name, value: wordsIn(value), label: "" }),
    ),
  };
}

function wordsIn(markup: string): string {
  return markup
    .replace(/<[^>]+>/g, "")
    .replace(/&#39;|&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .trim();
}
