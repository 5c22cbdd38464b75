import type { Client } from "discord.js";
import { type Bot, ExpectedError, type Running } from "../../src/app/index.ts";
import { createInHand, within } from "../shared/in-hand.ts";
import { codeOf } from "../shared/refused.ts";
import { type Answering, answerInteraction } from "./answer.ts";
import { createCallback } from "./callback.ts";
import { createDiscordChat } from "./chat.ts";
import { createClient } from "./client.ts";
import { register } from "./commands.ts";
import { ROUTINE, remedyFor } from "./errors.ts";
import { createMessageAnswering } from "./messages.ts";
import { DISCORD } from "./platform.ts";
import { GatewayDispatchEvents, Status } from "./sdk.ts";
import type { DiscordSettings } from "./settings.ts";

/** View channels, send messages, in threads too, and read what was sent before. */
const PERMISSIONS = (1n << 10n) | (1n << 11n) | (1n << 38n) | (1n << 16n);
/** Milliseconds until a login counts as failed, and for saying goodbye. */
const LOGIN_WITHIN = 45_000;
const GOODBYE = 500;

/** Logs in and answers until it is stopped. @throws ExpectedError with what to do if Discord cannot be had */
export async function startDiscord(bot: Bot, settings: DiscordSettings): Promise<Running> {
  const client = createClient(settings);
  client.on("error", (error) => {
    bot.log.warn({ code: codeOf(error) }, "discord");
    bot.meter?.failed(DISCORD.name, codeOf(error));
  });
  const ended = new Promise<string>((resolve) => {
    client.on("shardDisconnect", ({ code }) => resolve(remedyFor(code)));
  });
  const inHand = createInHand(bot, DISCORD, ROUTINE);
  const callback = createCallback(client.rest);
  const chat = createDiscordChat(bot, settings);
  const { tickets } = settings;
  const answering: Answering = { bot, chat, callback, rest: client.rest, tickets };
  const answerMessage = createMessageAnswering(answering, client, settings.mentions);
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction) => {
    inHand.run(() => answerInteraction(answering, interaction, Date.now()));
  });
  client.ws.on(GatewayDispatchEvents.MessageCreate, (message) => {
    inHand.run(() => answerMessage(message, Date.now()));
  });
  await logIn(client, settings.token, ended);
  const application = client.application?.id ?? "";
  try {
    await register(client.rest, application, bot.dialog);
  } catch (error) {
    bot.log.warn({ code: codeOf(error) }, "commands not registered: npm run discord:register");
  }
  const query = `client_id=${application}&scope=bot+applications.commands&permissions=${PERMISSIONS}`;
  return {
    says: `Ready in Discord. Invite the bot: https://discord.com/oauth2/authorize?${query}`,
    isReady: () => client.ws.shards.every(({ status }) => status === Status.Ready),
    ended,
    async stop() {
      await inHand.stop();
      await within(GOODBYE, Promise.all([client.destroy(), callback.close()]));
    },
  };
}

async function logIn(client: Client, token: string, ended: Promise<string>): Promise<void> {
  const ready = new Promise<null>((resolve) => client.once("clientReady", () => resolve(null)));
  const isIn = client.login(token).then(
    () => ready,
    (error: unknown) => remedyFor(codeOf(error)),
  );
  const advice = await Promise.race([
    isIn,
    ended,
    sleep(LOGIN_WITHIN).then(() => remedyFor("no answer")),
  ]);
  if (advice === null) return;
  await within(GOODBYE, client.destroy());
  throw new ExpectedError("config", advice);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
