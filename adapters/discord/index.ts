import type { Client } from "discord.js";
import { type Bot, ExpectedError } from "../../src/app/index.ts";
import { createInHand, within } from "../shared/in-hand.ts";
import { answerInteraction } from "./answer.ts";
import { createCallback } from "./callback.ts";
import { createClient } from "./client.ts";
import { register } from "./commands.ts";
import { codeOf, isRoutine, remedyFor } from "./errors.ts";
import { createMessageAnswering } from "./messages.ts";
import { GatewayDispatchEvents, Status } from "./sdk.ts";
import type { TicketText } from "./ticket-text.ts";

export type DiscordSettings = {
  readonly token: string;
  /** For a proxy or a test server, or null for Discord itself. */
  readonly apiUrl: string | null;
  /** Whether to answer mentions in channels. */
  readonly mentions: boolean;
  /** Where the private page is, which first cards then offer; or null. */
  readonly publicUrl: string | null;
  /** Whether nothing but the page and Learn is handed out; needs the page. */
  readonly linkOnly: boolean;
  readonly tickets: TicketText;
  /** Which shards this process runs, or null for the one. */
  readonly shards: { readonly shards: number[] | "auto"; readonly shardCount?: number } | null;
};

export type Running = {
  /** Whether every shard of this process is connected to Discord's gateway. */
  isReady(): boolean;
  /** Where an organiser adds the bot to a server. */
  readonly inviteUrl: string;
  /** Settles with what to do once Discord has ended the connection for good. */
  readonly ended: Promise<string>;
  /** Finishes the turns in hand, and logs out; takes at most some seconds. */
  stop(): Promise<void>;
};

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
    bot.meter?.failed("discord", codeOf(error));
  });
  const ended = new Promise<string>((resolve) => {
    client.on("shardDisconnect", ({ code }) => resolve(remedyFor(code)));
  });
  const inHand = createInHand((error) => {
    const level = isRoutine(error) ? "debug" : "warn";
    bot.log[level]({ code: codeOf(error) }, "discord refused");
    bot.meter?.failed("discord", codeOf(error));
  });
  const { publicUrl, linkOnly, tickets } = settings;
  const callback = createCallback(client.rest);
  const answering = { bot, callback, rest: client.rest, publicUrl, linkOnly, tickets };
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
  const scope = "bot+applications.commands";
  return {
    inviteUrl: `https://discord.com/oauth2/authorize?client_id=${application}&scope=${scope}&permissions=${PERMISSIONS}`,
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
