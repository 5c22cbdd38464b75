import {
  type APIMessage,
  type GatewayMessageCreateDispatchData,
  Routes,
} from "discord-api-types/v10";
import { atMost, MOST_INVITATIONS, MOST_SUPPORTED } from "../shared/at-most.ts";
import { createMissed } from "../shared/missed.ts";
import { createQueue } from "../shared/queue.ts";
import { createRecent, once } from "../shared/recent.ts";
import { tryAgain } from "../shared/try-again.ts";
import type { Answering } from "./answer.ts";
import type { Card } from "./chat.ts";
import { inParts } from "./multipart.ts";
import type { OwnRoles } from "./own-roles.ts";
import { DISCORD } from "./platform.ts";
import { ticketOn } from "./ticket-text.ts";

/** How far back a direct message looks for the card that it answers, in messages. */
const LOOK_BACK = 20;

/** Discord's numbers for what people type: a message, and a reply; others are pins, joins and the like. */
const REPLY = 19;
const TYPED: readonly number[] = [0, REPLY];

/** Milliseconds in which a channel gets one reply to mentions. */
const QUIET = 600_000;
/** Milliseconds after which no try to answer begins. */
const UNTIL = 8_000;

/** Answers what is typed to the bot: in its own chat as words on its newest card, in a channel with a Start button. */
export function createMessageAnswering(
  { bot, chat, rest }: Answering,
  answersMentions: boolean,
  ownRoles: OwnRoles,
) {
  const answered = createRecent(QUIET);
  const missed = createMissed();
  const inTurn = createQueue();
  const [inviting, supporting] = [atMost(MOST_INVITATIONS), atMost(MOST_SUPPORTED)];
  const persist = <T>(work: () => Promise<T>) => tryAgain(work, { until: Date.now() + UNTIL });

  /** The ticket on the bot's newest card in a channel, or null. */
  async function newestTicket(channel: string, self: string): Promise<string | null> {
    const query = new URLSearchParams({ limit: String(LOOK_BACK) });
    const newest = await persist(() => rest.get(Routes.channelMessages(channel), { query }));
    if (!Array.isArray(newest)) return null;
    const own = newest.filter((message: APIMessage) => message.author.id === self);
    return own.reduce((found, { components }) => found ?? ticketOn(components), null);
  }

  return async (
    message: GatewayMessageCreateDispatchData,
    self: string,
    now: number,
  ): Promise<void> => {
    const { channel_id: channel, id, type, author, content } = message;
    if (author.bot || message.webhook_id !== undefined || !TYPED.includes(type)) return;
    // Discord takes a message with the same nonce once, so that neither a redelivery nor another try posts anything twice.
    const post = async ({ message, files }: Card) => {
      const parts = inParts({ ...message, nonce: id, enforce_nonce: true }, files);
      await persist(() => rest.post(Routes.channelMessages(channel), parts));
    };
    if (message.guild_id === undefined) {
      const owner = { platform: DISCORD, team: "", user: author.id };
      const newest = () => newestTicket(channel, self);
      return inTurn(channel, async () => {
        const told = missed.take(owner, now)
          ? bot.dialog.content.interface.discord.missed
          : undefined;
        try {
          await post(await chat.words(owner, content, newest, now, told));
        } catch (error) {
          missed.add(owner, now);
          throw error;
        }
      });
    }
    const isAddressed = message.mentions?.some((user) => user.id === self) ?? false;
    const hasOwnRole = message.mention_roles?.some(ownRoles.has) ?? false;
    if (!answersMentions || !(isAddressed || hasOwnRole)) return;
    // Whoever is not OK is told who listens: at once, every time, and with nothing to start.
    const support = chat.support(content, now);
    if (support !== null) return supporting(() => post(support));
    // Discord counts a reply as a mention: "thanks!" asks for nothing.
    const isNamed = type !== REPLY || new RegExp(`<@!?${self}>`).test(content);
    if (!(isNamed || hasOwnRole) || !answered.isNew(channel, now)) return;
    await inviting(() => once(answered, channel, now, () => post(chat.invitation())));
  };
}
