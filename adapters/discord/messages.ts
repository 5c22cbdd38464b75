import {
  type APIMessage,
  type GatewayMessageCreateDispatchData,
  Routes,
} from "discord-api-types/v10";
import { createQueue } from "../shared/queue.ts";
import { createRecent } from "../shared/recent.ts";
import type { Answering } from "./answer.ts";
import { DISCORD } from "./platform.ts";
import type { Message } from "./render.ts";
import { ticketOn } from "./ticket-text.ts";

/** How far back a direct message looks for the card that it answers, in messages. */
const LOOK_BACK = 20;

/** Discord's numbers for what people type: a message, and a reply; others are pins, joins and the like. */
const TYPED: readonly number[] = [0, 19];

/** Milliseconds in which a channel gets one reply to mentions. */
const QUIET = 600_000;

/** Answers what is typed to the bot: in its own chat as words on its newest card, in a channel with a Start button. */
export function createMessageAnswering({ chat, rest }: Answering, answersMentions: boolean) {
  const isFirst = createRecent(QUIET);
  const inTurn = createQueue();

  /** The ticket on the bot's newest card in a channel, or null. */
  async function newestTicket(channel: string, self: string): Promise<string | null> {
    const query = new URLSearchParams({ limit: String(LOOK_BACK) });
    const newest = await rest.get(Routes.channelMessages(channel), { query });
    if (!Array.isArray(newest)) return null;
    const own = newest.filter((message: APIMessage) => message.author.id === self);
    return own.reduce((found, { components }) => found ?? ticketOn(components), null);
  }

  return async (
    message: GatewayMessageCreateDispatchData,
    self: string,
    now: number,
  ): Promise<void> => {
    const { channel_id: channel, id, type, author, mentions } = message;
    if (author.bot || message.webhook_id !== undefined || !TYPED.includes(type)) return;
    // Discord takes a message with the same nonce once, so that a redelivery posts nothing twice.
    const post = async (card: Message) => {
      const body = { ...card, nonce: id, enforce_nonce: true };
      await rest.post(Routes.channelMessages(channel), { body });
    };
    if (message.guild_id === undefined) {
      const owner = { platform: DISCORD, team: "", user: author.id };
      const newest = () => newestTicket(channel, self);
      return inTurn(channel, async () => {
        await post(await chat.words(owner, message.content, newest, now));
      });
    }
    const isMentioned = mentions?.some((user) => user.id === self) ?? false;
    if (!answersMentions || !isMentioned) return;
    // Whoever is not OK is told who listens: at once, every time, and with nothing to start.
    const support = chat.support(message.content, now);
    if (support !== null) return post(support);
    if (isFirst(channel, now)) await post(chat.invitation());
  };
}
