import { html, raw } from "hono/html";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Message as Drawing } from "slack-blocks-to-jsx";
import { drawActions, drawInput } from "./slack-elements.js";
/** A message as Slack shows it; its elements send the page's form. */
export function drawSlack({ blocks }, isHidden) {
    return html `<article class="s-message">
<div class="s-avatar" aria-hidden="true">B</div>
<div class="s-body">
${isHidden ? html `<p class="s-soft"><span aria-hidden="true">◉</span> Only visible to you</p>` : ""}
<p class="s-head"><b>Backchat</b> <span class="s-app">App</span> <span class="s-soft">12:00</span></p>
<div id="slack_blocks_to_jsx"><div class="slack_blocks_to_jsx styles_enabled s-blocks">${blocks.map(drawBlock)}</div></div>
</div>
</article>`;
}
/** slack-blocks-to-jsx draws all but what is pressed: its elements have no names and values that a form could send. */
function drawBlock(block) {
    switch (block.type) {
        case "actions":
            return drawActions(block);
        case "input":
            return drawInput(block);
        default:
            return drawn(block);
    }
}
const WRAPPER = /^<div id="slack_blocks_to_jsx"[^>]*>(.*)<\/div>$/s;
function drawn(block) {
    // It takes "verbatim" for "without any marks", where Slack only leaves bare addresses alone.
    const text = JSON.stringify(block, (key, value) => (key === "verbatim" ? undefined : value));
    const one = JSON.parse(text);
    const props = { blocks: [one], name: "Backchat", logo: "data:,", withoutWrapper: true };
    const markup = renderToStaticMarkup(createElement(Drawing, props));
    return raw(markup.replace(WRAPPER, "$1"));
}
