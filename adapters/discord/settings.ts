import { z } from "zod";
import { addressLike, type GeneralSettings, onOrOff, setting } from "../../src/app/index.ts";

type Shards = { readonly shards: number[] | "auto"; readonly shardCount?: number };

export type DiscordSettings = NonNullable<z.infer<ReturnType<typeof discordSettings>>>;

/** Discord's settings, or null where it is off. */
export function discordSettings({ publicUrl }: GeneralSettings) {
  return z
    .object({
      DISCORD_TOKEN: setting(z.string()),
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
        /** Which shards this process runs, or null for the one. */
        shards: given.DISCORD_SHARDS ?? null,
      };
    });
}

/** `auto`, or the shards of this process and how many there are in all: `0,1/4`. */
const SHARDS = z
  .string()
  .regex(/^(auto|\d+(,\d+)*\/\d+)$/, 'must be auto, or a list and a count such as "0,1/4"')
  .transform(shardsIn)
  .refine(areRunnable, "must list different shards, each below the count");

function shardsIn(text: string): Shards {
  if (text === "auto") return { shards: "auto" };
  const [list = "", count] = text.split("/");
  return { shards: list.split(",").map(Number), shardCount: Number(count) };
}

function areRunnable({ shards, shardCount = 0 }: Shards): boolean {
  if (shards === "auto") return true;
  return new Set(shards).size === shards.length && shards.every((shard) => shard < shardCount);
}
