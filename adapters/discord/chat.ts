import type { Bot } from "../../src/app/index.ts";
import { type Chat, createChat } from "../shared/chat.ts";
import { filesOn } from "./files.ts";
import type { AttachedFile } from "./multipart.ts";
import { type Drawings, NO_DRAWINGS } from "./pictures.ts";
import { DISCORD } from "./platform.ts";
import { type Message, renderPlain, renderView } from "./render.ts";
import type { DiscordSettings } from "./settings.ts";

/** A message, and the files that go along with it. */
export type Card = { readonly message: Message; readonly files: readonly AttachedFile[] };

export type DiscordChat = Chat<Card>;

/** What the bot answers, as messages of Discord. */
export function createDiscordChat(
  bot: Bot,
  settings: Pick<DiscordSettings, "publicUrl" | "linkOnly" | "tickets">,
  drawings: Drawings = NO_DRAWINGS,
): DiscordChat {
  const { publicUrl, linkOnly } = settings;
  const rendering = { ...settings, drawings };
  return createChat<Card>({
    bot,
    platform: DISCORD,
    surfaces: { hidden: "discord", own: "discord-dm" },
    draw: {
      view: (view, ticket, isHidden) => ({
        message: renderView(bot.dialog, view, ticket, isHidden, rendering),
        files: filesOn(view, drawings),
      }),
      plain: (words, ways, isHidden) => ({
        message: renderPlain(words, ways, isHidden, drawings),
        files: typeof words === "string" ? [] : filesOn(words, drawings),
      }),
    },
    page: linkOnly ? publicUrl : null,
  });
}
