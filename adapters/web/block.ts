import { html } from "hono/html";
import { calendarAddress } from "../../src/app/index.ts";
import type { Block, Dialog } from "../../src/engine/index.ts";
import { telephoneOf } from "../shared/telephone.ts";
import { type Html, marked } from "./page.ts";

/** What stands on every such card, after all else. */
export function isFine({ type }: Block): boolean {
  return type === "fine" || type === "aside";
}

/**
 * A piece of a card as markup.
 *
 * @param handedOn where people find the page, on a card that is there to be handed on: then its pictures can be saved
 */
export function blockOf(
  dialog: Dialog,
  block: Block,
  handedOn: { readonly publicUrl: string | null } | null = null,
): Html | "" {
  const { copy, savePicture } = dialog.content.interface.web;
  switch (block.type) {
    case "text":
      return html`<p>${marked(block.text)}</p>`;
    case "note":
      return html`<p class="note">${marked(block.text)}</p>`;
    case "list":
      return html`${block.title === null ? "" : html`<h2>${marked(block.title)}</h2>`}<ul>${block.items.map((item) => html`<li>${marked(item)}</li>`)}</ul>`;
    case "chart":
      return html`<ul class="chart">${block.bars.map(
        ({ side, word, label, level }) =>
          html`<li class="${side}"><span class="side">${word}</span> <span>${label}</span> <span class="bar level-${level}" aria-hidden="true"></span></li>`,
      )}</ul>`;
    case "fine":
      return html`<p class="fine">${marked(block.text)}</p>`;
    case "call":
      return html`<ul class="call">${block.lines.map(({ number, name }) => {
        const address = telephoneOf(number);
        const shown =
          address === null
            ? html`<strong>${number}</strong>`
            : html`<a href="${address}">${number}</a>`;
        return html`<li>${shown} <span>${name}</span></li>`;
      })}</ul>`;
    case "code":
      return html`<p class="${block.resumes ? "code" : "code paste"}">${block.label}<br><code>${[block.code, ...(handedOn?.publicUrl ? [handedOn.publicUrl] : [])].join("\n")}</code>
<button type="button" data-copy aria-live="polite">${copy}</button></p>`;
    case "pictures": {
      const { caption, pictures } = block;
      const drawn = pictures.map(
        ({ drawing, alt }) =>
          html`<img src="/drawings/${drawing}.svg" alt="${alt}" width="320" height="180">`,
      );
      const saved = handedOn
        ? pictures.map(
            ({ drawing }) =>
              html`<a class="button" href="/drawings/${drawing}.png" download="${drawing}.png">${savePicture}</a>`,
          )
        : "";
      return html`<figure>${drawn}${saved}${caption === null ? "" : html`<figcaption>${marked(caption)}</figcaption>`}</figure>`;
    }
    case "aside":
      return html`<details class="aside" open><summary>${block.title}</summary>${block.texts.map((text) => html`<p>${marked(text)}</p>`)}</details>`;
    case "calendar": {
      const { calendar, label } = block;
      return html`<p><a class="button primary" href="${calendarAddress(calendar)}" download>${label}</a></p>`;
    }
    case "alert":
    case "countdown":
    case "divider":
      return "";
  }
}
