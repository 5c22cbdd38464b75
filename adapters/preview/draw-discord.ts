// Drawn by hand but for the text. @skyra/discord-components-core (4.0.2) has no container, text display or separator, which
// is all that a card is made of; and its elements need a bundler and keep their buttons from a form.
import { toHTML } from "@odiffey/discord-markdown";
import {
  type APIButtonComponent,
  type APIFileComponent,
  type APILabelComponent,
  type APIMediaGalleryComponent,
  type APIMessageTopLevelComponent,
  type APIStringSelectComponent,
  ComponentType,
} from "discord-api-types/v10";
import { html, raw } from "hono/html";
import type { Form } from "../discord/form.ts";
import type { Message } from "../discord/render.ts";
import { FIELDS } from "./fields.ts";
import type { Html } from "./page.ts";
import { pictureAt } from "./pictures.ts";

const EPHEMERAL = 1 << 6;

/** A message as Discord shows it; its buttons send the page's form. */
export function drawDiscord({ flags, components }: Message): Html {
  const isHidden = (flags & EPHEMERAL) !== 0;
  return html`<article class="d-message${isHidden ? " d-hidden" : ""}">
<div class="d-avatar" aria-hidden="true">B</div>
<div class="d-body">
<p class="d-head"><b class="d-name">Backchat</b> <span class="d-app">App</span> <span class="d-soft">Today at 12:00</span></p>
${components.map(drawComponent)}
${isHidden ? html`<p class="d-soft"><span aria-hidden="true">◉</span> Only you can see this · <span class="d-link">Dismiss message</span></p>` : ""}
</div>
</article>`;
}

/** A form that opens on a card. */
export function drawModal({ custom_id, title, components }: Form): Html {
  return html`<div class="d-modal" role="group" aria-label="${title}">
<p class="d-modal-title">${title}</p>
${components.map(drawField)}
<div class="d-row">
<button class="d-button" name="${FIELDS.show}" value="1">Cancel</button>
<button class="d-button d-primary" name="${FIELDS.discordSubmit}" value="${custom_id}">Submit</button>
</div>
</div>`;
}

function drawField({ component, description, label }: APILabelComponent): Html {
  const about = description === undefined ? "" : html` <span class="d-soft">${description}</span>`;
  switch (component.type) {
    case ComponentType.TextInput:
      return html`<label>${label}${about}<textarea name="${FIELDS.discordWords}" rows="4" maxlength="${component.max_length}" placeholder="${component.placeholder}"></textarea></label>`;
    case ComponentType.StringSelect:
      return html`<label>${label}${about}<select name="${FIELDS.discordAge}"><option value="">${component.placeholder}</option>${component.options.map((option) => html`<option value="${option.value}">${option.label}</option>`)}</select></label>`;
    default:
      return unknown(component.type);
  }
}

function drawComponent(component: APIMessageTopLevelComponent): Html {
  switch (component.type) {
    case ComponentType.Container:
      return html`<div class="d-box" style="--d-accent:${colourOf(component.accent_color)}">${component.components.map(drawComponent)}</div>`;
    case ComponentType.Section:
      return html`<div class="d-section"><div>${component.components.map(drawComponent)}</div>${
        component.accessory.type === ComponentType.Button
          ? drawButton(component.accessory)
          : unknown(component.accessory.type)
      }</div>`;
    case ComponentType.TextDisplay:
      return html`<div class="d-text">${raw(toHTML(component.content, { discordCallback: { timestamp: howFarOff } }))}</div>`;
    case ComponentType.Separator:
      return html`<hr class="d-line">`;
    case ComponentType.MediaGallery:
      return drawGallery(component);
    case ComponentType.File:
      return drawFile(component);
    case ComponentType.ActionRow:
      return html`<div class="d-row">${component.components.map((one) => {
        if (one.type === ComponentType.Button) return drawButton(one);
        return one.type === ComponentType.StringSelect ? drawMenu(one) : unknown(one.type);
      })}</div>`;
  }
}

/** A moment as Discord shows it beside now. */
function howFarOff({ timestamp }: { readonly timestamp: number }): string {
  const seconds = Math.round(timestamp - Date.now() / 1_000);
  return new Intl.RelativeTimeFormat("en").format(seconds, "second");
}

/** A file to be opened or saved; who sees it does that in Discord. */
function drawFile({ file }: APIFileComponent): Html {
  return html`<p class="d-file"><span class="d-link">${file.url.slice(ATTACHED.length)}</span></p>`;
}

const ATTACHED = "attachment://";

/** Pictures side by side, as Discord shows them, from the preview's own addresses. */
function drawGallery({ items }: APIMediaGalleryComponent): Html {
  return html`<div class="d-gallery">${items.map(({ media, description }) => {
    const name = media.url.slice(ATTACHED.length, -".png".length);
    return html`<img src="${pictureAt(name)}" alt="${description ?? ""}">`;
  })}</div>`;
}

function colourOf(accent: number | null | undefined): string {
  return accent == null ? "transparent" : `#${accent.toString(16).padStart(6, "0")}`;
}

/** How Discord's button styles look, by their numbers. */
const LOOKS: Readonly<Record<number, string>> = { 1: "d-primary", 4: "d-danger" };

function drawButton(button: APIButtonComponent): Html {
  if ("url" in button) {
    return html`<a class="d-button" href="${button.url}">${button.label} <span aria-hidden="true">↗</span></a>`;
  }
  if (!("custom_id" in button)) return unknown(button.type);
  const label = "label" in button ? button.label : "";
  const look = LOOKS[button.style] ?? "";
  return html`<button class="d-button ${look}" name="${FIELDS.discord}" value="${button.custom_id}"><span>${label}</span></button>`;
}

/** Where one is picked, picking sends it; where several are, closing the menu does. */
function drawMenu(menu: APIStringSelectComponent): Html {
  const { custom_id, max_values = 1, options, placeholder = "" } = menu;
  const isMany = max_values > 1;
  const chosen = options.filter((option) => option.default).map(({ label }) => label);
  const items = options.map(({ label, value, default: isChosen }) => {
    const entry = `${custom_id} ${value}`;
    return isMany
      ? html`<label class="d-option"><span>${label}</span><input type="checkbox" name="${FIELDS.discordTick}" value="${entry}"${isChosen ? raw(" checked") : ""}></label>`
      : html`<button class="d-option" name="${FIELDS.discordPick}" value="${entry}">${label}</button>`;
  });
  return html`<details class="d-menu">
<summary>${chosen.length > 0 ? chosen.join(", ") : placeholder}</summary>
<div class="d-options">${items}</div>
${isMany ? html`<button class="d-button" name="${FIELDS.discord}" value="menu ${custom_id}"><span>Close the menu</span></button>` : ""}
</details>`;
}

function unknown(type: number): Html {
  return html`<p class="d-soft">The preview cannot draw component ${type}.</p>`;
}
