import type { REST } from "@discordjs/rest";
import { type APIInteraction, Routes } from "discord-api-types/v10";
import type { Bot } from "../../src/app/index.ts";
import type { Answer, Person } from "../shared/chat.ts";
import type { Deed } from "../shared/deed.ts";
import type { createNewest } from "../shared/newest.ts";
import type { Callback } from "./callback.ts";
import type { Card, DiscordChat } from "./chat.ts";
import { isClosedToMessages } from "./errors.ts";
import { type Form, formFor } from "./form.ts";
import { type AttachedFile, inParts } from "./multipart.ts";
import { parseInteraction } from "./parse.ts";
import { DISCORD } from "./platform.ts";
import type { Message } from "./render.ts";
import type { TicketText } from "./ticket-text.ts";

/** Discord's numbers for answers to an interaction. */
const NEW_MESSAGE = 4;
const LATER = 6;
const REPLACE = 7;
const FORM = 9;
/** Where the bot's own direct messages are: there a card need not be hidden. */
const BOT_DM = 1;
/** Milliseconds for a copy to be sent in, of the 3,000 that Discord waits for an answer. */
const COPY_WITHIN = 2_000;

/** What answering needs, made once. */
export type Answering = {
  readonly bot: Bot;
  readonly chat: DiscordChat;
  /** How to reach Discord: answers to interactions, and everything else. */
  readonly callback: Callback;
  readonly onCard: ReturnType<typeof createNewest>;
  readonly rest: REST;
  readonly tickets: TicketText;
};

/** An answer to an interaction: a card, a form, or nothing to see; and the files that go along with it. */
type Reply = {
  readonly body: { readonly type: number; readonly data?: Message | Form };
  readonly files?: readonly AttachedFile[];
};

/** Answers an interaction with the one request that also acknowledges it. */
export async function answerInteraction(
  answering: Answering,
  interaction: APIInteraction,
  now: number,
): Promise<void> {
  const { bot, callback, onCard } = answering;
  const did = parseInteraction(bot.dialog, interaction);
  if (did.type === "none") return;
  const { body, files } = await answerTo(answering, interaction, did, now);
  const { id, message } = interaction;
  // A panel is pressed by many.
  const card = `${personIn(interaction).owner.user} ${message?.id ?? id}`;
  await onCard(card, (isNewest) => callback.answer(interaction, body, isNewest, now, files));
  bot.meter?.acknowledged(DISCORD.name, now);
}

async function answerTo(
  answering: Answering,
  interaction: APIInteraction,
  did: Deed,
  now: number,
): Promise<Reply> {
  const { bot, chat, tickets } = answering;
  const person = personIn(interaction);
  switch (did.type) {
    case "turn":
      return shown(chat.turn(person, did, now));
    case "copy": {
      const send = (copy: Card) => write(answering, person, interaction.id, copy);
      return shown(await chat.copy(person, did.ticket, now, send));
    }
    case "panel":
      return shown({ card: chat.panel(did.topic, now), replaces: false });
    case "form":
      return { body: { type: FORM, data: formFor(bot.dialog, did, tickets) } };
    default:
      return { body: { type: LATER } };
  }
}

function shown({ card: { message, files }, replaces }: Answer<Card>): Reply {
  return { body: { type: replaces ? REPLACE : NEW_MESSAGE, data: message }, files };
}

/** Tickets are bound to the person alone, so that a walk can go on in another server or a direct message. */
function personIn({ context, member, user }: APIInteraction): Person {
  const owner = { platform: DISCORD, team: "", user: (member?.user ?? user)?.id ?? "" };
  return { owner, isHidden: context !== BOT_DM };
}

/** Writes a card to a person, before the press has to be answered; gives what to say of how that went. */
async function write(
  { bot, rest }: Answering,
  { owner }: Person,
  nonce: string,
  { message, files }: Card,
): Promise<string> {
  const texts = bot.dialog.content.interface;
  const signal = AbortSignal.timeout(COPY_WITHIN);
  const recipient = { recipient_id: owner.user };
  const body = { ...message, nonce, enforce_nonce: true };
  try {
    const channel = await rest.post(Routes.userChannels(), { body: recipient, signal });
    const id = typeof channel === "object" && channel !== null && "id" in channel ? channel.id : "";
    await rest.post(Routes.channelMessages(String(id)), { ...inParts(body, files), signal });
    return texts.discord.copied;
  } catch (error) {
    return isClosedToMessages(error) ? texts.discord.closed : texts.chat.notCopied;
  }
}
