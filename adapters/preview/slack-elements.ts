import type { types } from "@slack/bolt";
import { html, raw } from "hono/html";
import { FIELDS } from "./fields.ts";
import type { Html } from "./page.ts";

/** A row of what can be pressed, as Slack shows it. */
export function drawActions({ elements }: types.ActionsBlock): Html {
  return html`<div class="s-actions">${elements.map((element) => {
    switch (element.type) {
      case "button":
        return drawButton(element);
      case "radio_buttons":
        return drawRadios(element);
      default:
        return unknown(element.type);
    }
  })}</div>`;
}

/** A labelled field, as Slack shows it. */
export function drawInput({ block_id, element, hint, label, optional }: types.InputBlock): Html {
  const name = html`${label.text}${optional ? html` <span class="s-soft">(optional)</span>` : ""}`;
  switch (element.type) {
    case "checkboxes":
      return html`<fieldset class="s-input"><legend>${name}</legend>${drawBoxes(element, block_id ?? "")}</fieldset>`;
    case "plain_text_input":
      if (element.multiline) {
        return html`<div class="s-input"><label>${name}
<textarea class="s-field" name="${FIELDS.slackStory}" rows="3" maxlength="${element.max_length}" placeholder="${element.placeholder?.text}"></textarea></label>
<p class="s-soft">${hint?.text}</p></div>`;
      }
      return html`<div class="s-input"><label>${name}
<input class="s-field" name="${FIELDS.slackWords}" maxlength="${element.max_length}" autocomplete="off"></label>
<input type="hidden" name="${FIELDS.slackInput}" value="${element.action_id}"></div>`;
    default:
      return unknown(element.type);
  }
}

function drawButton({ action_id, style, text, url }: types.Button): Html {
  return url === undefined
    ? html`<button class="s-button ${style ?? ""}" name="${FIELDS.slack}" value="${action_id}">${text.text}</button>`
    : html`<a class="s-button" href="${url}">${text.text}</a>`;
}

/** Slack sends a radio button as soon as it is picked, so each is a button here. */
function drawRadios({ action_id, options }: types.RadioButtons): Html {
  return html`<div class="s-options">${options.map(
    ({ text, value }) =>
      html`<button class="s-radio" name="${FIELDS.slackPick}" value="${action_id} ${value}">${text.text}</button>`,
  )}</div>`;
}

function drawBoxes({ initial_options = [], options }: types.Checkboxes, blockId: string): Html {
  const ticked = new Set(initial_options.map(({ value }) => value));
  return html`<div class="s-options">${options.map(
    ({ text, value }) =>
      html`<label class="s-box"><input class="s-tick" type="checkbox" name="${FIELDS.slackTick}" value="${blockId} ${value}"${ticked.has(value) ? raw(" checked") : ""}><span>${text.text}</span></label>`,
  )}</div>`;
}

function unknown(type: string): Html {
  return html`<p class="s-soft">The preview cannot draw ${type}.</p>`;
}
