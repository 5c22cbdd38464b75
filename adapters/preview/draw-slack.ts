import type { types } from "@slack/bolt";
import { html, raw } from "hono/html";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { type Block, Message as Drawing } from "slack-blocks-to-jsx";
import type { Message } from "../slack/render.ts";
import type { Html } from "./page.ts";
import { drawActions, drawInput } from "./slack-elements.ts";

/** A message as Slack shows it; its elements send the page's form. */
export function drawSlack({ blocks }: Message, isHidden: boolean): Html {
  return html`<article class="s-message">
<div class="s-avatar" aria-hidden="true">B</div>
<div class="s-body">
${isHidden ? html`<p class="s-soft"><span aria-hidden="true">◉</span> Only visible to you</p>` : ""}
<p class="s-head"><b>Backchat</b> <span class="s-app">App</span> <span class="s-soft">12:00</span></p>
<div id="slack_blocks_to_jsx"><div class="slack_blocks_to_jsx styles_enabled s-blocks">${blocks.map(drawBlock)}</div></div>
</div>
</article>`;
}

/**
 * slack-blocks-to-jsx draws all but what is pressed, whose elements have no names and values that a form could send; and
 * pictures, beside which it puts a button without a name.
 */
function drawBlock(block: types.KnownBlock): Html {
  switch (block.type) {
    case "actions":
      return drawActions(block);
    case "input":
      return drawInput(block);
    case "image":
      return drawImage(block);
    default:
      return drawn(block);
  }
}

function drawImage(block: types.ImageBlock): Html {
  const address = "image_url" in block ? block.image_url : "";
  return html`<img class="s-image" src="${address}" alt="${block.alt_text}">`;
}

const WRAPPER = /^<div id="slack_blocks_to_jsx"[^>]*>(.*)<\/div>$/s;

function drawn(block: types.KnownBlock): Html {
  // It takes "verbatim" for "without any marks", where Slack only leaves bare addresses alone.
  const text = JSON.stringify(block, (key, value) => (key === "verbatim" ? undefined : value));
  const one: Block = JSON.parse(text);
  const props = { blocks: [one], name: "Backchat", logo: "data:,", withoutWrapper: true };
  const markup = renderToStaticMarkup(createElement(Drawing, props));
  return raw(markup.replace(WRAPPER, "$1"));
}
