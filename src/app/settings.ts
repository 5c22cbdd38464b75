import { ExpectedError } from "./expected-error.ts";
import { didYouMean } from "./loading/diagnostic.ts";

/** What is wrong with a setting and what it should be, to be said behind its name. */
class Problem {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

type Reader<T> = (text: string) => T | Problem;
type Env = Readonly<Record<string, string | undefined>>;

/**
 * Every setting there is; `.env.example` lists the same. They are read by plain functions: a schema library would take a
 * tenth of a start, in time and memory, for nothing else.
 *
 * @param problems takes a line for each setting that cannot be used
 */
function readSettings(env: Env, problems: string[]) {
  // An empty setting counts as unset, as in a copied .env file.
  const read = <T>(name: string, reader: Reader<T>): T | undefined => {
    const text = env[name]?.trim();
    if (!text) return undefined;
    const value = reader(text);
    if (!(value instanceof Problem)) return value;
    problems.push(`${name} ${value.message}`);
    return undefined;
  };
  return {
    region: read("REGION", (text) => text.toLowerCase()),
    localHelp: read("LOCAL_HELP", lineIn),
    secrets: read("BACKCHAT_SECRET", secretsIn),
    discordToken: read("DISCORD_TOKEN", asIs),
    discordApiUrl: read("DISCORD_API_URL", addressLike("https://proxy.example/api")),
    discordMentions: read("DISCORD_MENTIONS", onOrOff),
    shards: read("DISCORD_SHARDS", shardsIn),
    discordMode: read("DISCORD_MODE", oneOf(["walk", "link"], "must be walk or link")),
    discordTickets: read("DISCORD_TICKETS", oneOf(["wide", "plain"], "must be wide or plain")),
    slackToken: read(
      "SLACK_BOT_TOKEN",
      matching(/^xoxb-/, "must be the bot's token, which begins with xoxb-"),
    ),
    slackAppToken: read(
      "SLACK_APP_TOKEN",
      matching(/^xapp-/, "must be the app-level token, which begins with xapp-"),
    ),
    slackSigningSecret: read("SLACK_SIGNING_SECRET", asIs),
    slackApiUrl: read("SLACK_API_URL", addressLike("https://proxy.example/api/")),
    organisers: read("SLACK_ORGANISERS", organisersIn),
    slackMentions: read("SLACK_MENTIONS", onOrOff),
    web: read("WEB", onOrOff),
    publicUrl: read("PUBLIC_URL", addressLike("https://backchat.example")),
    proxies: read("PROXIES", whole(0, 9, "must be how many proxies stand before PORT: 0 to 9")),
    port: read("PORT", whole(1, 65_535, "must be 1 to 65535")),
    healthPort: read("OPERATE_PORT", whole(1, 65_535, "must be 1 to 65535")),
    healthHost: read(
      "OPERATE_HOST",
      matching(/^[\w.:-]+$/, "must be an address of this machine, such as 127.0.0.1"),
    ),
    metrics: read("METRICS", oneOf(METRICS, "must be off, on or urgency")),
    logLevel: read("LOG_LEVEL", oneOf(LEVELS, `must be one of ${LEVELS.join(", ")}`)),
  };
}

type Settings = ReturnType<typeof readSettings>;

const METRICS = ["off", "on", "urgency"] as const;
const LEVELS = ["silent", "fatal", "error", "warn", "info", "debug", "trace"];

function asIs(text: string): string {
  return text;
}

function onOrOff(text: string): boolean | Problem {
  return text === "on" || text === "off" ? text === "on" : new Problem("must be on or off");
}

function matching(pattern: RegExp, problem: string): Reader<string> {
  return (text) => (pattern.test(text) ? text : new Problem(problem));
}

function oneOf<const Word extends string>(words: readonly Word[], problem: string): Reader<Word> {
  return (text) => words.find((word) => word === text) ?? new Problem(problem);
}

function whole(least: number, most: number, problem: string): Reader<number> {
  return (text) => {
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    const isFine = Number.isInteger(number) && number >= least && number <= most;
    return isFine ? number : new Problem(problem);
  };
}

function addressLike(example: string): Reader<string> {
  return (text) => {
    const isFine = /^https?:\/\//i.test(text) && URL.canParse(text);
    return isFine ? text : new Problem(`must be an address such as ${example}`);
  };
}

/** Longer is no line, and marks would not show as they are meant. */
const LONGEST_LINE = 200;

function lineIn(text: string): string | Problem {
  const isFine = text.length <= LONGEST_LINE && !/[\n*[\]<>@`_~|\\]/.test(text);
  return isFine
    ? text
    : new Problem(`must be one plain line of at most ${LONGEST_LINE} characters`);
}

function secretsIn(text: string): readonly [string, ...string[]] | Problem {
  const secrets = text.split(",").map((secret) => secret.trim());
  const [first, ...rest] = secrets.filter(Boolean);
  const isFine = first !== undefined && [first, ...rest].every(({ length }) => length >= 32);
  return isFine
    ? [first, ...rest]
    : new Problem(
        "needs at least 32 characters each, separated by commas. Make one with: node -p \"crypto.randomBytes(32).toString('hex')\"",
      );
}

function organisersIn(text: string): readonly string[] | Problem {
  const ids = text.split(",").map((id) => id.trim());
  return ids.every((id) => /^[UW][A-Z0-9]+$/.test(id))
    ? ids
    : new Problem("must be member ids such as U012AB3CD, separated by commas");
}

type Shards = { readonly shards: number[] | "auto"; readonly shardCount?: number };

/** `auto`, or the shards of this process and how many there are in all: `0,1/4`. */
function shardsIn(text: string): Shards | Problem {
  if (text === "auto") return { shards: "auto" };
  if (!/^\d+(,\d+)*\/\d+$/.test(text)) {
    return new Problem('must be auto, or a list and a count such as "0,1/4"');
  }
  const [list = "", count] = text.split("/");
  const [shards, shardCount] = [list.split(",").map(Number), Number(count)];
  const areApart = new Set(shards).size === shards.length;
  return areApart && shards.every((shard) => shard < shardCount)
    ? { shards, shardCount }
    : new Problem("must list different shards, each below the count");
}

export type Config = {
  /** The operator's region for help numbers, or null. */
  readonly region: string | null;
  /** Who helps nearby, in the organiser's words, or null. */
  readonly localHelp: string | null;
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
    /** Whether tickets stand whole in wide letters, or in pieces in plain ones. */
    readonly tickets: "wide" | "plain";
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
  readonly health: {
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
export function readConfig(env: Env, regions: readonly string[]): Config {
  const problems: string[] = [];
  const settings = readSettings(env, problems);
  const { region } = settings;
  if (region !== undefined && !regions.includes(region)) {
    problems.push(
      `REGION is "${region}", which I don't know. Use one of: ${regions.join(", ")}.${didYouMean(region, regions)}`,
    );
  }
  if (
    settings.healthPort === undefined &&
    problems.length === 0 &&
    (settings.metrics ?? "off") !== "off"
  ) {
    problems.push("METRICS needs OPERATE_PORT, where they are told.");
  }
  if (problems.length > 0) {
    throw new ExpectedError(
      "config",
      [
        "These settings need a look (in .env or the environment):",
        ...problems.map((line) => `- ${line}`),
      ].join("\n"),
    );
  }
  const { discordToken, slackToken } = settings;
  const broken = brokenOf(settings);
  return {
    region: region ?? null,
    localHelp: settings.localHelp ?? null,
    secrets: settings.secrets ?? null,
    logLevel: settings.logLevel ?? ((discordToken ?? slackToken) ? "warn" : "silent"),
    discord:
      discordToken === undefined || broken["discord"]
        ? null
        : {
            token: discordToken,
            apiUrl: settings.discordApiUrl ?? null,
            mentions: settings.discordMentions ?? true,
            shards: settings.shards ?? null,
            linkOnly: settings.discordMode === "link",
            tickets: settings.discordTickets ?? "wide",
          },
    slack: slackFrom(settings),
    web: isWeb(settings) && !broken["web"] ? { proxies: settings.proxies ?? 0 } : null,
    publicUrl: settings.publicUrl ?? null,
    port: settings.port ?? 3_000,
    health: healthFrom(settings),
    broken,
  };
}

/** What to do about each platform that is set without all that it needs. */
function brokenOf(settings: Settings): { readonly [platform: string]: string } {
  return {
    ...(settings.discordMode === "link" && settings.publicUrl === undefined
      ? { discord: "DISCORD_MODE=link needs PUBLIC_URL, where people find the private page." }
      : {}),
    ...(isHalf(settings)
      ? {
          slack:
            "SLACK_BOT_TOKEN goes with SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (requests to PORT): set both.",
        }
      : {}),
    ...(isWeb(settings) && settings.secrets === undefined
      ? {
          web: "The private page needs BACKCHAT_SECRET. Make one with: node -p \"crypto.randomBytes(32).toString('hex')\"",
        }
      : {}),
  };
}

function healthFrom({ healthPort: port, healthHost: host, metrics }: Settings): Config["health"] {
  return port === undefined ? null : { port, host: host ?? "127.0.0.1", metrics: metrics ?? "off" };
}

function isWeb(settings: Settings): boolean {
  return settings.web ?? settings.publicUrl !== undefined;
}

/** Whether Slack is set without all that it needs. */
function isHalf(settings: Settings): boolean {
  const halves = [settings.slackToken, settings.slackAppToken ?? settings.slackSigningSecret];
  return halves.some((setting) => setting !== undefined) && slackFrom(settings) === null;
}

/** Socket Mode wins where both ways are set. */
function slackFrom(settings: Settings): Config["slack"] {
  const {
    slackToken: token,
    slackAppToken: appToken,
    slackSigningSecret: signingSecret,
  } = settings;
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
    apiUrl: settings.slackApiUrl ?? null,
    organisers: settings.organisers ?? null,
    mentions: settings.slackMentions ?? true,
  };
}
