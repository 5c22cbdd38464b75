import { html, raw } from "hono/html";
import type { Dialog } from "../../src/engine/index.ts";

/** Markup whose variable parts are escaped. */
export type Html = ReturnType<typeof html>;

/** The whole page around some content. */
export function pageOf(
  { content: { direction = "ltr", locale, name } }: Dialog,
  title: string,
  content: Html,
  { script = null, style = null }: { script?: string | null; style?: string | null } = {},
): string {
  return String(html`<!doctype html>
<html lang="${locale}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${name}</title>
<link rel="stylesheet" href="/style.css">
${style === null ? "" : html`<link rel="stylesheet" href="${style}">`}
<link rel="icon" href="data:,">
${script === null ? "" : html`<script type="module" src="${script}"></script>`}
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`);
}

/** The dialog's Markdown subset as markup: bold and links. */
export function marked(text: string): Html {
  const parts = text.split(/(\*\*.+?\*\*|\[[^\]]+\]\(https:[^)\s]+\))/).map((part, at) => {
    if (at % 2 === 0) return html`${part}`;
    const [, words, address] = /^\[(.+)\]\((.+)\)$/.exec(part) ?? [];
    return address === undefined
      ? html`<strong>${part.slice(2, -2)}</strong>`
      : html`<a href="${address}" rel="noreferrer">${words}</a>`;
  });
  return raw(parts.map(String).join(""));
}

/** The field that carries the walk in a form. */
export function hidden(ticket: string): Html {
  return html`<input type="hidden" name="ticket" value="${ticket}">`;
}
