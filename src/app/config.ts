import { z } from "zod";
import { didYouMean } from "./content/diagnostic.ts";
import { ExpectedError } from "./expected-error.ts";

/** An empty setting counts as unset, as in a copied .env file. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const HTTP = /^https?$/;

const LEVELS = ["silent", "fatal", "error", "warn", "info", "debug", "trace"];

/** Every setting there is; `.env.example` lists the same. */
export const configSchema = z.object({
  REGION: optional(z.string()),
  BACKCHAT_SECRET: optional(
    z
      .string()
      .transform((list) =>
        list
          .split(",")
          .map((secret) => secret.trim())
          .filter(Boolean),
      )
      .refine((secrets) => secrets.length > 0 && secrets.every((secret) => secret.length >= 32), {
        error:
          "needs at least 32 characters each, separated by commas. Make one with: node -p \"crypto.randomBytes(32).toString('hex')\"",
      }),
  ),
  DISCORD_TOKEN: optional(z.string().trim()),
  DISCORD_API_URL: optional(
    z.url({ protocol: HTTP, error: "must be an address such as https://proxy.example/api" }),
  ),
  DISCORD_MENTIONS: optional(onOrOff()),
  DISCORD_SHARDS: optional(
    z
      .string()
      .regex(/^(auto|\d+(,\d+)*\/\d+)$/, {
        error: 'must be auto, or a list and a count such as "0,1/4"',
      })
      .transform(shardsFrom)
      .refine(areShards, { error: "must list different shards, each below the count" }),
  ),
  DISCORD_MODE: optional(z.enum(["walk", "link"], { error: "must be walk or link" })),
  SLACK_BOT_TOKEN: optional(
    z
      .string()
      .trim()
      .regex(/^xoxb-/, { error: "must be the bot's token, which begins with xoxb-" }),
  ),
  SLACK_APP_TOKEN: optional(
    z
      .string()
      .trim()
      .regex(/^xapp-/, { error: "must be the app-level token, which begins with xapp-" }),
  ),
  SLACK_SIGNING_SECRET: optional(z.string().trim()),
  SLACK_API_URL: optional(
    z.url({ protocol: HTTP, error: "must be an address such as https://proxy.example/api/" }),
  ),
  SLACK_ORGANISERS: optional(
    z
      .string()
      .regex(/^\s*[UW][A-Z0-9]+(\s*,\s*[UW][A-Z0-9]+)*\s*$/, {
        error: "must be member ids such as U012AB3CD, separated by commas",
      })
      .transform((list) => list.split(",").map((id) => id.trim())),
  ),
  SLACK_MENTIONS: optional(onOrOff()),
  WEB: optional(onOrOff()),
  PUBLIC_URL: optional(
    z.url({ protocol: HTTP, error: "must be an address such as https://backchat.example" }),
  ),
  PROXIES: optional(whole(0, 9, "must be how many proxies stand before PORT: 0 to 9")),
  PORT: optional(whole(1, 65_535, "must be 1 to 65535")),
  OPERATE_PORT: optional(whole(1, 65_535, "must be 1 to 65535")),
  OPERATE_HOST: optional(
    z
      .string()
      .trim()
      .regex(/^[\w.:-]+$/, { error: "must be an address of this machine, such as 127.0.0.1" }),
  ),
  METRICS: optional(z.enum(["off", "on", "urgency"], { error: "must be off, on or urgency" })),
  LOG_LEVEL: optional(
    z
      .string()
      .refine((level) => LEVELS.includes(level), { error: `must be one of ${LEVELS.join(", ")}` }),
  ),
});

function whole(least: number, most: number, error: string) {
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
}

function onOrOff() {
  return z.enum(["on", "off"], { error: "must be on or off" }).transform((value) => value === "on");
}

type Shards = { readonly shards: number[] | "auto"; readonly shardCount?: number };

/** `auto`, or the shards of this process and how many there are in all: `0,1/4`. */
function shardsFrom(text: string): Shards {
  const [list = "", count] = text.split("/");
  if (count === undefined) return { shards: "auto" };
  return { shards: list.split(",").map(Number), shardCount: Number(count) };
}

function areShards({ shards, shardCount = 0 }: Shards): boolean {
  if (shards === "auto") return true;
  const isFine = (shard: number) => Number.isSafeInteger(shard) && shard < shardCount;
  return new Set(shards).size === shards.length && shards.every(isFine);
}

export type Config = {
  /** The operator's region for help numbers, or null. */
  readonly region: string | null;
  /** The first seals, all open; null where none is set. */
  readonly secrets: readonly [string, ...string[]] | null;
  readonly logLevel: string;
  /** Null where Discord is off. */
  readonly discord: {
    readonly token: string;
    readonly apiUrl: string | null;
    readonly mentions: boolean;
    readonly shards: Shards | null;
    /** Whether only the private page and Learn are handed out. */
    readonly linkOnly: boolean;
  } | null;
  /** Null where Slack is off. */
  readonly slack: {
    readonly token: string;
    readonly apiUrl: string | null;
    readonly organisers: readonly string[] | null;
    readonly mentions: boolean;
    readonly delivery:
      | { readonly type: "http"; readonly signingSecret: string }
      | { readonly type: "socket"; readonly appToken: string };
  } | null;
  /** Null where the private page is off. */
  readonly web: { readonly proxies: number } | null;
  /** Where people find the private page, or null. */
  readonly publicUrl: string | null;
  readonly port: number;
  /** Where health, readiness and counts are told, or null where they are not. */
  readonly operate: {
    readonly port: number;
    readonly host: string;
    readonly metrics: "off" | "on" | "urgency";
  } | null;
  /** What to do about platforms that are set without all that they need, by their names; the others can run. */
  readonly broken: Readonly<Record<string, string>>;
};

/**
 * Reads the settings once.
 *
 * @param regions the region ids of the dialog
 * @throws ExpectedError with every problem and what to do
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  regions: readonly string[],
): Config {
  const parsed = configSchema.safeParse(env);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
  const region = env["REGION"]?.trim().toLowerCase() || null;
  if (region !== null && !regions.includes(region)) {
    problems.push(
      `REGION is "${region}", which I don't know. Use one of: ${regions.join(", ")}.${didYouMean(region, regions)}`,
    );
  }
  if (parsed.data?.OPERATE_PORT === undefined && (parsed.data?.METRICS ?? "off") !== "off") {
    problems.push("METRICS needs OPERATE_PORT, where they are told.");
  }
  if (!parsed.success || problems.length > 0) {
    throw new ExpectedError(
      "config",
      [
        "These settings need a look (in .env or the environment):",
        ...problems.map((line) => `- ${line}`),
      ].join("\n"),
    );
  }
  const { data } = parsed;
  const broken = brokenOf(data);
  const [first, ...rest] = data.BACKCHAT_SECRET ?? [];
  return {
    region,
    secrets: first === undefined ? null : [first, ...rest],
    logLevel: data.LOG_LEVEL ?? ((data.DISCORD_TOKEN ?? data.SLACK_BOT_TOKEN) ? "warn" : "silent"),
    discord:
      data.DISCORD_TOKEN === undefined || broken["discord"]
        ? null
        : {
            token: data.DISCORD_TOKEN,
            apiUrl: data.DISCORD_API_URL ?? null,
            mentions: data.DISCORD_MENTIONS ?? true,
            shards: data.DISCORD_SHARDS ?? null,
            linkOnly: data.DISCORD_MODE === "link",
          },
    slack: slackFrom(data),
    web: isWeb(data) && !broken["web"] ? { proxies: data.PROXIES ?? 0 } : null,
    publicUrl: data.PUBLIC_URL ?? null,
    port: data.PORT ?? 3_000,
    operate: operateFrom(data),
    broken,
  };
}

type Settings = z.infer<typeof configSchema>;

/** What to do about each platform that is set without all that it needs. */
function brokenOf(data: Settings): { readonly [platform: string]: string } {
  return {
    ...(data.DISCORD_MODE === "link" && data.PUBLIC_URL === undefined
      ? { discord: "DISCORD_MODE=link needs PUBLIC_URL, where people find the private page." }
      : {}),
    ...(isHalf(data)
      ? {
          slack:
            "SLACK_BOT_TOKEN goes with SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (requests to PORT): set both.",
        }
      : {}),
    ...(isWeb(data) && data.BACKCHAT_SECRET === undefined
      ? {
          web: "The private page needs BACKCHAT_SECRET. Make one with: node -p \"crypto.randomBytes(32).toString('hex')\"",
        }
      : {}),
  };
}

function operateFrom(data: Settings): Config["operate"] {
  const { OPERATE_PORT: port, OPERATE_HOST: host = "127.0.0.1", METRICS: metrics = "off" } = data;
  return port === undefined ? null : { port, host, metrics };
}

function isWeb(data: Settings): boolean {
  return data.WEB ?? data.PUBLIC_URL !== undefined;
}

/** Whether Slack is set without all that it needs. */
function isHalf(data: Settings): boolean {
  const settings = [data.SLACK_BOT_TOKEN, data.SLACK_APP_TOKEN ?? data.SLACK_SIGNING_SECRET];
  return settings.some((setting) => setting !== undefined) && slackFrom(data) === null;
}

/** Socket Mode wins where both ways are set. */
function slackFrom(data: Settings): Config["slack"] {
  const { SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: appToken } = data;
  const signingSecret = data.SLACK_SIGNING_SECRET;
  const delivery =
    appToken !== undefined
      ? ({ type: "socket", appToken } as const)
      : signingSecret !== undefined
        ? ({ type: "http", signingSecret } as const)
        : null;
  if (token === undefined || delivery === null) return null;
  return {
    token,
    delivery,
    apiUrl: data.SLACK_API_URL ?? null,
    organisers: data.SLACK_ORGANISERS ?? null,
    mentions: data.SLACK_MENTIONS ?? true,
  };
}
