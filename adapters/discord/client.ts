import type * as discord from "discord.js";
import { Client, GatewayIntentBits, Options } from "./sdk.ts";
import type { DiscordSettings } from "./settings.ts";

/** A client that reads events as they come and keeps nothing about anybody. */
export function createClient({
  apiUrl,
  mentions,
  shards,
}: Pick<DiscordSettings, "apiUrl" | "mentions" | "shards">): discord.Client {
  const intents = [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages];
  if (mentions) intents.push(GatewayIntentBits.GuildMessages);
  const client = new Client({
    intents,
    makeCache: Options.cacheWithLimits(NOTHING),
    ...(shards === null ? {} : shards),
    // Nothing is sent twice blindly, and what takes longer than this is no answer any more.
    rest: { retries: 0, timeout: 4_000, ...(apiUrl === null ? {} : { api: apiUrl }) },
  });
  leaveEventsRaw(client);
  return client;
}

/**
 * Keeps discord.js from making messages, members and channels of events that are read as they come. It has no setting
 * for that; where its insides change, all works as before and costs more.
 */
function leaveEventsRaw(client: discord.Client): void {
  const actions: unknown = Reflect.get(client, "actions");
  for (const name of ["InteractionCreate", "MessageCreate"]) {
    const action: unknown = isObject(actions) ? Reflect.get(actions, name) : null;
    if (isObject(action)) Reflect.set(action, "handle", () => {});
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** No cache of anything that grows with people or messages. */
const NOTHING = {
  ...Options.DefaultMakeCacheSettings,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadManager: 0,
  ThreadMemberManager: 0,
  UserManager: 0,
  VoiceStateManager: 0,
};
