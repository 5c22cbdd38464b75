import type { APIMessage, Client, GatewayMessageCreateDispatchData, REST } from "discord.js";
import { type Bot, turn } from "../../src/app/index.ts";
import { type Event, emergencyBlock, speaksOfDistress, type View } from "../../src/engine/index.ts";
import { createQueue } from "../shared/queue.ts";
import { type Answering, isLinkOnly, readingIn } from "./answer.ts";
import { TEXTS } from "./interface-text.ts";
import { markdownOf } from "./markdown.ts";
import { DISCORD } from "./platform.ts";
import { type Message, renderCopy, renderInvitation, renderLink, renderView } from "./render.ts";
import { Routes } from "./sdk.ts";
import { ticketOn } from "./ticket-text.ts";

/** How far back a direct message looks for the card that it answers, in messages. */
const LOOK_BACK = 20;

/** Discord's numbers for what people type: a message, and a reply; others are pins, joins and the like. */
const TYPED: readonly number[] = [0, 19];

/** Milliseconds in which a channel gets one reply to mentions. */
const QUIET = 600_000;

/** Answers what is typed to the bot: in its own chat as words on its newest card, in a channel with a Start button. */
export function createMessageAnswering(
  answering: Answering,
  client: Client,
  answersMentions: boolean,
) {
  const { bot, rest } = answering;
  const lastReplies = new Map<string, number>();
  const inTurn = createQueue();

  function isQuiet(channel: string, now: number): boolean {
    for (const [known, at] of lastReplies) {
      if (now - at >= QUIET) lastReplies.delete(known);
    }
    return lastReplies.has(channel);
  }

  return async (message: GatewayMessageCreateDispatchData, now: number): Promise<void> => {
    const botId = client.user?.id ?? "";
    const { channel_id: channel, id, type, author, mentions } = message;
    if (author.bot || message.webhook_id !== undefined || !TYPED.includes(type)) return;
    if (message.guild_id === undefined) {
      return inTurn(channel, async () => {
        const words: Event = { type: "words", text: message.content };
        const event = isLinkOnly(answering) ? readingIn(bot, words) : words;
        const card =
          isLinkOnly(answering) && event === null
            ? renderLink(answering.publicUrl, false)
            : await cardFor(answering, botId, message, event, now);
        await post(rest, channel, id, card);
      });
    }
    const isMentioned = mentions?.some((user) => user.id === botId) ?? false;
    if (!answersMentions || !isMentioned) return;
    // Whoever is not OK is told who listens: at once, every time, and with nothing to start.
    if (speaksOfDistress(bot.dialog, message.content)) {
      return post(rest, channel, id, support(bot, now));
    }
    if (isQuiet(channel, now)) return;
    lastReplies.set(channel, now);
    const card = isLinkOnly(answering) ? renderLink(answering.publicUrl, false) : invitation(bot);
    await post(rest, channel, id, card);
  };
}

async function cardFor(
  answering: Answering,
  botId: string,
  { channel_id: channel, author }: GatewayMessageCreateDispatchData,
  event: Event | null,
  now: number,
): Promise<Message> {
  const { bot, rest } = answering;
  const query = new URLSearchParams({ limit: String(LOOK_BACK) });
  const newest = await rest.get(Routes.channelMessages(channel), { query });
  const { view, ticket } = turn(bot, {
    owner: { platform: DISCORD, team: "", user: author.id },
    surface: "discord-dm",
    ticket: ticketIn(newest, botId),
    event,
    now,
  });
  return renderView(bot.dialog, view, ticket, false, answering);
}

/** The ticket on the bot's newest card, or null. */
function ticketIn(messages: unknown, botId: string): string | null {
  if (!Array.isArray(messages)) return null;
  const own = messages.filter((message: APIMessage) => message.author.id === botId);
  for (const { components } of own) {
    const ticket = ticketOn(components);
    if (ticket !== null) return ticket;
  }
  return null;
}

/** Who listens, for everyone to read: nothing of what was written is quoted or answered in a channel. */
function support(bot: Bot, now: number): Message {
  return renderCopy(shownToAll(bot, { type: "not-ok", reply: "no" }, now));
}

function shownToAll(bot: Bot, event: Event, now: number): View {
  const owner = { platform: DISCORD, team: "", user: "" };
  return turn(bot, { owner, surface: "discord", ticket: null, event, now }).view;
}

/** The same words for everyone, whatever they wrote: nothing of it is quoted or answered in a channel. */
function invitation({ dialog, region }: Bot): Message {
  return renderInvitation(`${TEXTS.mention}\n${markdownOf(emergencyBlock(dialog, region))}`);
}

/** Discord takes a message with the same nonce once, so that a redelivery posts nothing twice. */
async function post(rest: REST, channel: string, nonce: string, message: Message): Promise<void> {
  const body = { ...message, nonce, enforce_nonce: true };
  await rest.post(Routes.channelMessages(channel), { body });
}
