import type { Bot } from "../../src/app/index.ts";
import { type Chat, createChat } from "../shared/chat.ts";
import { DISCORD } from "./platform.ts";
import { type Message, renderPlain, renderView } from "./render.ts";
import type { DiscordSettings } from "./settings.ts";

/** What the bot answers, as messages of Discord. */
export function createDiscordChat(
  bot: Bot,
  settings: Pick<DiscordSettings, "publicUrl" | "linkOnly" | "tickets">,
): Chat<Message> {
  const { publicUrl, linkOnly } = settings;
  return createChat({
    bot,
    platform: DISCORD,
    surfaces: { hidden: "discord", own: "discord-dm" },
    draw: {
      view: (view, ticket, isHidden) => renderView(bot.dialog, view, ticket, isHidden, settings),
      plain: renderPlain,
    },
    page: linkOnly ? publicUrl : null,
  });
}
