import { z } from "zod";
import {
  addressLike,
  type GeneralSettings,
  onePiece,
  onOrOff,
  setting,
} from "../../src/app/index.ts";

/** As the gateway takes them; null for what Discord recommends. */
type Shards = { readonly shardIds: number[] | null; readonly shardCount: number | null };

export type DiscordSettings = NonNullable<z.infer<ReturnType<typeof discordSettings>>>;

/** Discord's settings, or null where it is off. */
export function discordSettings({ publicUrl }: GeneralSettings) {
  return z
    .object({
      DISCORD_TOKEN: setting(TOKEN),
      DISCORD_API_URL: setting(addressLike("https://proxy.example/api")),
      DISCORD_MENTIONS: setting(onOrOff),
      DISCORD_SHARDS: setting(SHARDS),
      DISCORD_MODE: setting(z.enum(["walk", "link"], "must be walk or link")),
      DISCORD_TICKETS: setting(z.enum(["wide", "plain"], "must be wide or plain")),
    })
    .refine(({ DISCORD_MODE }) => DISCORD_MODE !== "link" || publicUrl !== null, {
      message: "DISCORD_MODE=link needs PUBLIC_URL, where people find the private page.",
    })
    .transform(({ DISCORD_TOKEN: token, ...given }) => {
      if (token === undefined) return null;
      return {
        token,
        /** For a proxy or a test server, or null for Discord itself. */
        apiUrl: given.DISCORD_API_URL ?? null,
        /** Whether to answer mentions in channels. */
        mentions: given.DISCORD_MENTIONS ?? true,
        /** Where the private page is, which first cards then offer; or null. */
        publicUrl,
        /** Whether nothing but the page and Learn is handed out; needs the page. */
        linkOnly: given.DISCORD_MODE === "link",
        tickets: given.DISCORD_TICKETS ?? "wide",
        /** Which shards this process runs. */
        shards: given.DISCORD_SHARDS ?? { shardIds: null, shardCount: 1 },
      };
    });
}

/** Some copy it with the word that stands before it in requests. */
const TOKEN = z.preprocess(
  (text) => (typeof text === "string" ? text.replace(/^bot\s+/i, "") : text),
  onePiece(),
);

/** `auto`, or the shards of this process and how many there are in all: `0,1/4`. */
const SHARDS = z
  .string()
  .regex(/^(auto|\d+(,\d+)*\/\d+)$/, 'must be auto, or a list and a count such as "0,1/4"')
  .transform(shardsIn)
  .refine(areRunnable, "must list different shards, each below the count");

function shardsIn(text: string): Shards {
  if (text === "auto") return { shardIds: null, shardCount: null };
  const [list = "", count] = text.split("/");
  return { shardIds: list.split(",").map(Number), shardCount: Number(count) };
}

function areRunnable({ shardIds, shardCount }: Shards): boolean {
  if (shardIds === null || shardCount === null) return true;
  return new Set(shardIds).size === shardIds.length && shardIds.every((id) => id < shardCount);
}
