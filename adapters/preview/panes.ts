import { html } from "hono/html";
import { calendarAddress } from "../../src/app/calendar-address.ts";
import type { Bot } from "../../src/app/turn.ts";
import { type Calendar, plainText } from "../../src/engine/index.ts";
import { formFor } from "../discord/form.ts";
import { renderView as renderDiscord, renderPlain as sayInDiscord } from "../discord/render.ts";
import { toStart } from "../shared/way.ts";
import { isPictured } from "../slack/pictures.ts";
import { renderView as renderSlack, renderPlain as sayInSlack } from "../slack/render.ts";
import { countDiscord, countSlack } from "./counts.ts";
import { drawDiscord, drawModal } from "./draw-discord.ts";
import { drawSlack } from "./draw-slack.ts";
import { FIELDS } from "./fields.ts";
import type { DrawnPane } from "./page.ts";
import { type Pictures, pictureAt } from "./pictures.ts";
import type { Answered } from "./press.ts";
import type { Pane } from "./walk.ts";

/** The cards of a turn, drawn from what each adapter sends. */
export function drawPanes(
  bot: Bot,
  answered: Answered,
  pictures: Pictures,
): Readonly<Record<Pane, DrawnPane>> {
  return {
    discord: discordPane(bot, answered, pictures),
    slack: slackPane(bot, answered, pictures),
    plain: plainPane(answered),
  };
}

function discordPane(
  { dialog }: Bot,
  { turned, isPanel, place, form, copy }: Answered,
  pictures: Pictures,
): DrawnPane {
  const { ticket, view } = turned.discord;
  const drawings = new Map(Array.from(pictures, ([name, { body }]) => [name, body]));
  const message = isPanel
    ? sayInDiscord(dialog.content.invitation.panel, [toStart(dialog)], false)
    : renderDiscord(dialog, view, ticket, place !== "own", {
        publicUrl: null,
        tickets: "wide",
        drawings,
      });
  const drawn =
    copy?.pane === "discord" ? drawDiscord(sayInDiscord(copy.view, [], false, drawings)) : null;
  return {
    ticket,
    card: html`${drawDiscord(message)}
${form === null ? "" : drawModal(formFor(dialog, { asks: form, ticket }, "wide"))}
${drawn === null ? "" : html`<p class="d-soft aside">In their direct messages:</p>${drawn}`}`,
    counts: countDiscord(message),
  };
}

function slackPane(
  { dialog }: Bot,
  { turned, isPanel, place, copy }: Answered,
  pictures: Pictures,
): DrawnPane {
  const { ticket, view } = turned.slack;
  const pictureIn = (name: string) => (pictures.has(name) ? pictureAt(name) : null);
  const isHidden = place !== "own" && !isPanel;
  const message = isPanel
    ? sayInSlack(dialog, dialog.content.invitation.panel, [toStart(dialog)])
    : renderSlack(dialog, view, ticket, place !== "own", {
        publicUrl: null,
        pictureAt: pictureIn,
        calendarAt,
      });
  const drawn =
    copy?.pane === "slack" ? drawSlack(sayInSlack(dialog, copy.view, [], pictureIn), false) : null;
  return {
    ticket,
    card: html`${drawSlack(message, isHidden)}
${isPictured(message) ? html`<p class="s-soft aside">Slack shows pictures where PUBLIC_URL is set.</p>` : ""}
${view.blocks.some(({ type }) => type === "calendar") ? html`<p class="s-soft aside">Slack links to a file for calendars where PUBLIC_URL is set.</p>` : ""}
${drawn === null ? "" : html`<p class="s-soft aside">In the bot's own conversation:</p>${drawn}`}`,
    counts: countSlack(message),
  };
}

/** Where the preview has a file for calendars, as the private page does. */
function calendarAt(calendar: Calendar): string {
  return `/preview${calendarAddress(calendar)}`;
}

function plainPane({ turned }: Answered): DrawnPane {
  const { ticket, view } = turned.plain;
  return {
    ticket,
    card: html`<pre>${plainText(view)}</pre>
<label class="line"><span>Type a number, several such as “1, 3”, or words, and press Enter</span>
<input name="${FIELDS.plain}"></label>`,
    counts: { counts: [], long: [] },
  };
}
