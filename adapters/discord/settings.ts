import { z } from "zod";
import { addressLike, type GeneralSettings, onOrOff, setting } from "../../src/app/index.ts";
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
  /** Whether tickets stand whole in wide letters, or in pieces in plain ones. */
  readonly tickets: TicketText;
  /** Which shards this process runs, or null for the one. */
  readonly shards: Shards | null;
};

type Shards = { readonly shards: number[] | "auto"; readonly shardCount?: number };

/** Discord's settings, or null where it is off. */
export function discordSettings({ publicUrl }: GeneralSettings): z.ZodType<DiscordSettings | null> {
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
    .transform((given) =>
      given.DISCORD_TOKEN === undefined
        ? null
        : {
            token: given.DISCORD_TOKEN,
            apiUrl: given.DISCORD_API_URL ?? null,
            mentions: given.DISCORD_MENTIONS ?? true,
            publicUrl,
            linkOnly: given.DISCORD_MODE === "link",
            tickets: given.DISCORD_TICKETS ?? "wide",
            shards: given.DISCORD_SHARDS ?? null,
          },
    );
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
