import { html } from "hono/html";
import { plainText } from "../../src/engine/index.js";
import { formFor } from "../discord/answer.js";
import { CHROME as DISCORD } from "../discord/chrome.js";
import { renderInvitation as inviteInDiscord, renderView as renderDiscord, renderCopy as renderDiscordCopy, } from "../discord/render.js";
import { CHROME as SLACK } from "../slack/chrome.js";
import { renderInvitation as inviteInSlack, renderView as renderSlack, renderCopy as renderSlackCopy, } from "../slack/render.js";
import { countDiscord, countSlack } from "./counts.js";
import { drawDiscord, drawModal } from "./draw-discord.js";
import { drawSlack } from "./draw-slack.js";
import { FIELDS } from "./fields.js";
/** The cards of a turn, drawn from what each adapter sends. */
export function drawPanes(bot, answered) {
    return {
        discord: discordPane(bot, answered),
        slack: slackPane(bot, answered),
        plain: plainPane(answered),
    };
}
function discordPane({ dialog }, { turned, isPanel, place, form, copy }) {
    const { ticket, view } = turned.discord;
    const message = isPanel
        ? inviteInDiscord(DISCORD.panel)
        : renderDiscord(dialog, view, ticket, place !== "own");
    const drawn = copy?.pane === "discord" ? drawDiscord(renderDiscordCopy(copy.view)) : null;
    return {
        ticket,
        card: html `${drawDiscord(message)}
${form === "discord" ? drawModal(formFor(ticket)) : ""}
${drawn === null ? "" : html `<p class="d-soft aside">In their direct messages:</p>${drawn}`}`,
        counts: countDiscord(message),
    };
}
function slackPane({ dialog }, { turned, isPanel, place, copy }) {
    const { ticket, view } = turned.slack;
    const isHidden = place !== "own" && !isPanel;
    const message = isPanel
        ? inviteInSlack(SLACK.panel)
        : renderSlack(dialog, view, ticket, place === "own" ? "conversation" : "channel");
    const drawn = copy?.pane === "slack" ? drawSlack(renderSlackCopy(copy.view), false) : null;
    return {
        ticket,
        card: html `${drawSlack(message, isHidden)}
${drawn === null ? "" : html `<p class="s-soft aside">In the bot's own conversation:</p>${drawn}`}`,
        counts: countSlack(message),
    };
}
function plainPane({ turned }) {
    const { ticket, view } = turned.plain;
    return {
        ticket,
        card: html `<pre>${plainText(view)}</pre>
<label class="line"><span>Type a number, several such as “1, 3”, or words, and press Enter</span>
<input name="${FIELDS.plain}"></label>`,
        counts: { counts: [], long: [] },
    };
}
