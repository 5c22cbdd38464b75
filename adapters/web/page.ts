import { html, raw } from "hono/html";
import type { Dialog } from "../../src/engine/index.ts";
import { addressOf, type FileName } from "./files.ts";

/** Markup whose variable parts are escaped. */
export type Html = ReturnType<typeof html>;

type Frame = {
  /** What to do in an emergency, always in the same place; null on cards that are about nothing else. */
  readonly emergency: string | null;
  /** Whether there is nothing left to leave. */
  readonly hasLeft?: true;
  /** A script and a style beside those of every page. */
  readonly script?: FileName;
  readonly style?: FileName;
};

/** The whole page around some content. */
export function pageOf(dialog: Dialog, title: string, content: Html, frame: Frame): string {
  const { direction = "ltr", interface: interfaceTexts, invitation, locale, name } = dialog.content;
  const { script, style, emergency, hasLeft = false } = frame;
  const texts = interfaceTexts.web;
  return String(html`<!doctype html>
<html lang="${locale}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${name}</title>
<meta name="description" content="${invitation.about}">
<link rel="icon" type="image/svg+xml" href="${addressOf("icon.svg")}">
<link rel="stylesheet" href="${addressOf("style.css")}">
${style === undefined ? "" : html`<link rel="stylesheet" href="${addressOf(style)}">`}
<script type="module" src="${addressOf("cards.js")}" blocking="render"></script>
${script === undefined ? "" : html`<script type="module" src="${addressOf(script)}"></script>`}
</head>
<body data-offline="${texts.offline}" data-copied="${texts.copied}">
<header>
<a class="brand" href="/">${MARK}<span>${name}</span></a>
${hasLeft ? "" : html`<form method="post" action="/leave"><button class="quiet">${texts.leave}</button></form>`}
</header>
<main>
${content}
${emergency === null ? "" : html`<p class="now">${marked(emergency)}</p>`}
</main>
<footer><noscript>${texts.ownBack}</noscript><a href="/privacy">${texts.privacy}</a> <a href="/terms">${texts.terms}</a></footer>
</body>
</html>
`);
}

/** A spine that speaks; the icon's shape, drawn into the page so that it is there at once. */
const MARK = raw(
  `<svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true"><path class="bubble" d="M9 1H23A8 8 0 0 1 31 9V19A8 8 0 0 1 23 27H14L6.5 31V26.5A8 8 0 0 1 1 19V9A8 8 0 0 1 9 1Z"/><path class="spine" d="M17 22C21.5 17.5 12.5 15 15.5 9.5"/><circle class="head" cx="17.5" cy="5.6" r="2.3"/></svg>`,
);

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

/** The ways from an instrument back to the walk. */
export function walkForm(ticket: string, buttons: Html | readonly Html[]): Html {
  return html`<form method="post" action="/" autocomplete="off" class="row">
${hidden(ticket)}
${buttons}
</form>`;
}
