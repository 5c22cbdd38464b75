import { GatewayDispatchEvents } from "discord.js";
import { type Bot, ExpectedError } from "../../src/app/index.ts";
import { answerInteraction } from "./answer.ts";
import { createClient } from "./client.ts";
import { register } from "./commands.ts";
import { createMessageAnswering } from "./messages.ts";

export type DiscordSettings = {
  readonly token: string;
  /** For a proxy or a test server, or null for Discord itself. */
  readonly apiUrl: string | null;
  /** Whether to answer mentions in channels. */
  readonly mentions: boolean;
  /** Which shards this process runs, or null for the one. */
  readonly shards: { readonly shards: number[] | "auto"; readonly shardCount?: number } | null;
};

export type Running = {
  /** Where an organiser adds the bot to a server. */
  readonly inviteUrl: string;
  /** Finishes the turns in hand, and logs out. */
  stop(): Promise<void>;
};

/** View channels, send messages, in threads too, and read what was sent before. */
const PERMISSIONS = (1n << 10n) | (1n << 11n) | (1n << 38n) | (1n << 16n);

/** Milliseconds that turns in hand may take once the process is to end. */
const PATIENCE = 5_000;

/** Logs in and answers until it is stopped. @throws if Discord refuses the token */
export async function startDiscord(bot: Bot, settings: DiscordSettings): Promise<Running> {
  const client = createClient(settings);
  const inHand = new Set<Promise<void>>();
  const track = (work: Promise<void>): void => {
    const done = work
      .catch((error: unknown) => bot.log.debug({ code: codeOf(error) }, "discord refused"))
      .finally(() => inHand.delete(done));
    inHand.add(done);
  };
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction) => {
    track(answerInteraction(bot, client.rest, interaction, Date.now()));
  });
  let answerMessage: ReturnType<typeof createMessageAnswering> | null = null;
  client.ws.on(GatewayDispatchEvents.MessageCreate, (message) => {
    if (answerMessage) track(answerMessage(message, Date.now()));
  });
  const isReady = new Promise<void>((resolve) => client.once("clientReady", () => resolve()));
  try {
    await client.login(settings.token);
    await isReady;
  } catch (error) {
    await client.destroy();
    throw new ExpectedError("config", whyNot(codeOf(error)));
  }
  const botId = client.user?.id ?? "";
  answerMessage = createMessageAnswering(bot, client.rest, botId, settings.mentions);
  await register(client.rest, client.application?.id ?? "", bot.dialog);
  const scope = "bot+applications.commands";
  return {
    inviteUrl: `https://discord.com/oauth2/authorize?client_id=${botId}&scope=${scope}&permissions=${PERMISSIONS}`,
    async stop() {
      await Promise.race([
        Promise.all(inHand),
        new Promise((resolve) => setTimeout(resolve, PATIENCE).unref()),
      ]);
      await client.destroy();
    },
  };
}

/** What to do about a login that failed. */
function whyNot(code: string | number): string {
  return code === "TokenInvalid" || code === 401
    ? "Discord refuses DISCORD_TOKEN. Copy it again from the developer portal (Bot, Reset Token)."
    : `I can't reach Discord (${code}). Is the network there, and DISCORD_API_URL right?`;
}

/** Discord's own number for what went wrong, or the kind of error. */
function codeOf(error: unknown): string | number {
  if (typeof error === "object" && error !== null && "code" in error) {
    const { code } = error;
    if (typeof code === "number" || typeof code === "string") return code;
  }
  return error instanceof Error ? error.name : "unknown";
}
