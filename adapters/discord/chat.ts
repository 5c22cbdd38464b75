import type { Bot } from "../../src/app/index.ts";
import { type Chat, createChat } from "../shared/chat.ts";
import { type Drawings, filesFor, NO_DRAWINGS, type PictureFile } from "./pictures.ts";
import { DISCORD } from "./platform.ts";
import { type Message, renderPlain, renderView } from "./render.ts";
import type { DiscordSettings } from "./settings.ts";

export type DiscordChat = Chat<Message> & {
  /** The files that go along with a card. */
  filesFor(card: Message): readonly PictureFile[];
};

/** What the bot answers, as messages of Discord. */
export function createDiscordChat(
  bot: Bot,
  settings: Pick<DiscordSettings, "publicUrl" | "linkOnly" | "tickets">,
  drawings: Drawings = NO_DRAWINGS,
): DiscordChat {
  const { publicUrl, linkOnly } = settings;
  const rendering = { ...settings, drawings };
  const chat = createChat<Message>({
    bot,
    platform: DISCORD,
    surfaces: { hidden: "discord", own: "discord-dm" },
    draw: {
      view: (view, ticket, isHidden) => renderView(bot.dialog, view, ticket, isHidden, rendering),
      plain: (words, ways, isHidden) => renderPlain(words, ways, isHidden, drawings),
    },
    page: linkOnly ? publicUrl : null,
  });
  return { ...chat, filesFor: (card) => filesFor(card, drawings) };
}
