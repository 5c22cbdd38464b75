import { GatewayDispatchEvents } from "discord-api-types/v10";
import { type Bot, type Running, readDrawings } from "../../src/app/index.ts";
import { createInHand } from "../shared/in-hand.ts";
import { createNewest } from "../shared/newest.ts";
import { hasProxy } from "../shared/proxy.ts";
import { type Answering, answerInteraction } from "./answer.ts";
import { createCallback } from "./callback.ts";
import { createDiscordChat } from "./chat.ts";
import { createConnection, createRest } from "./connect.ts";
import { ROUTINE, reasonOf, remedyFor } from "./errors.ts";
import { createMessageAnswering } from "./messages.ts";
import { createOwnRoles } from "./own-roles.ts";
import type { Drawings } from "./pictures.ts";
import { DISCORD } from "./platform.ts";
import { createReach, DIVERTED } from "./reach.ts";
import type { DiscordSettings } from "./settings.ts";

/** View channels, send messages, in threads too, and read what was sent before. */
const PERMISSIONS = (1n << 10n) | (1n << 11n) | (1n << 38n) | (1n << 16n);

/** Its package has no door for a proxy. */
const PAST_PROXY =
  "Discord's gateway (wss) goes straight out, past HTTPS_PROXY: that has to be allowed.";

/**
 * Logs in and answers until it is stopped.
 *
 * @param drawings what the build left, unless given
 * @throws ExpectedError or PassingError with what to do if Discord cannot be had
 */
export async function startDiscord(
  bot: Bot,
  settings: DiscordSettings,
  drawings: Drawings = readDrawings(bot.dialog.content.id, "png"),
): Promise<Running> {
  const rest = createRest(settings);
  const inHand = createInHand(bot, DISCORD, ROUTINE);
  const callback = createCallback(rest);
  const chat = createDiscordChat(bot, settings, drawings);
  const onCard = createNewest();
  const answering: Answering = { bot, chat, callback, onCard, rest, tickets: settings.tickets };
  const ownRoles = createOwnRoles();
  const answerMessage = createMessageAnswering(answering, settings.mentions, ownRoles);
  const connection = createConnection(rest, settings, {
    event(event, self) {
      ownRoles.hear(event, self.user);
      if (event.t === GatewayDispatchEvents.InteractionCreate) {
        inHand.run(() => answerInteraction(answering, event.d, Date.now()));
      } else if (event.t === GatewayDispatchEvents.MessageCreate) {
        inHand.run(() => answerMessage(event.d, self.user, Date.now()));
      }
    },
    unsteady(code) {
      bot.log.warn({ code }, remedyFor(code));
    },
    error(error) {
      const code = reasonOf(error);
      bot.log.warn({ code }, "discord's gateway has trouble");
      bot.meter?.failed(DISCORD.name, code);
    },
  });
  const { application } = await connection.start().catch(async (error: unknown) => {
    await callback.close();
    throw error;
  });
  if (hasProxy()) bot.log.warn({}, PAST_PROXY);
  const reach = await createReach(rest, application, bot);
  const query = `client_id=${application}&scope=bot+applications.commands&permissions=${PERMISSIONS}`;
  const invitation = `Invite the bot: https://discord.com/oauth2/authorize?${query}`;
  const isDiverted = reach.state() === "diverted";
  return {
    says: `Ready in Discord. ${isDiverted ? `But: ${DIVERTED} ` : ""}${invitation}`,
    state: () => (connection.state() === "ready" ? reach.state() : connection.state()),
    ended: connection.ended,
    async stop() {
      reach.stop();
      await inHand.stop();
      await Promise.all([connection.stop(), callback.close()]);
    },
  };
}
