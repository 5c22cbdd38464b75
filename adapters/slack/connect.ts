import { setTimeout as sleep } from "node:timers/promises";
import { type Logger, LogLevel, type Receiver, SocketModeReceiver } from "@slack/bolt";
import type { Bot, Context, RunningState } from "../../src/app/index.ts";
import { within } from "../shared/in-hand.ts";
import { createPace } from "../shared/pace.ts";
import { wayOut } from "../shared/proxy.ts";
import { failureOf, isFinal, reasonOf, remedyFor } from "./errors.ts";
import { HttpReceiver } from "./receiver.ts";
import type { Delivery } from "./settings.ts";

type Log = Bot["log"];

export type Connection = {
  readonly receiver: Receiver;
  /** Gives a line on how Slack delivers. @throws ExpectedError or PassingError with what to do where that cannot be had */
  start(): Promise<string>;
  /** Ready where Slack can deliver, as far as this side of it can know. */
  state(): RunningState;
  /** Settles with what to do once Slack has ended the connection for good. */
  readonly ended: Promise<string>;
  /** Takes nothing new. */
  stop(): Promise<void>;
};

/** What brings Slack's deliveries, by requests to a path of ours or over a WebSocket. */
export function createConnection(
  delivery: Delivery,
  apiUrl: string | null,
  context: Context,
): Connection {
  return delivery.type === "http"
    ? overHttp(delivery, context)
    : overSocket(delivery.appToken, apiUrl, context.bot.log);
}

/** Bolt logs what it sends and gets; we don't. */
export const QUIET: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => LogLevel.ERROR,
};

function overHttp(
  { signingSecret, proxies = 0 }: Delivery & { readonly type: "http" },
  { bot, serve }: Context,
): Connection {
  const receiver = new HttpReceiver(signingSecret, proxies, bot);
  let served: Awaited<ReturnType<typeof serve>> | null = null;
  return {
    receiver,
    state() {
      if (!served?.isListening()) return "unreachable";
      return receiver.isUnproven ? "unproven" : "ready";
    },
    ended: new Promise(() => {}),
    async start() {
      served = await serve("/slack/", receiver.listener);
      return `Ready in Slack, at port ${served.number}: /slack/events`;
    },
    async stop() {
      await served?.leave();
    },
  };
}

/** Milliseconds for Slack to give an address, and then to say hello; and for saying goodbye. */
const WITHIN = 10_000;
const GOODBYE = 500;

function overSocket(appToken: string, apiUrl: string | null, log: Log): Connection {
  const clientOptions = {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: WITHIN,
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
  };
  const way = wayOut();
  const receiver = new SocketModeReceiver({
    appToken,
    ...(way === null ? {} : { dispatcher: way }),
    logger: QUIET,
    installerOptions: { clientOptions },
    // Its own way waits for five seconds at each refresh, and gives up unseen when the network fails.
    autoReconnectEnabled: false,
  });
  const { client } = receiver;
  const pace = createPace();
  let hasStarted = false;
  let isStopping = false;
  let isConnected = false;
  let isReconnecting = false;
  /** How often in a row Slack has refused the token. */
  let refusals = 0;
  /** Why the last connection has gone, as far as anybody said. */
  let why: string | number = "unknown";
  let end: (advice: string) => void;
  const ended = new Promise<string>((resolve) => {
    end = resolve;
  });
  client.on("connected", () => {
    isConnected = true;
    why = "closed";
    pace.made();
  });
  // A failed attempt also says "disconnected": there is never more than one way back.
  client.on("disconnected", () => {
    isConnected = false;
    if (hasStarted && !isReconnecting) void reconnect();
  });
  client.on("error", (error: unknown) => {
    why = reasonOf(error);
  });
  client.on("ws_message", (message: unknown) => {
    why = reasonIn(message) ?? why;
  });

  /** @throws what kept it from a connection, of which nothing is then left */
  async function connect(): Promise<void> {
    why = "unknown";
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject("no_hello"), 2 * WITHIN);
    });
    try {
      await Promise.race([client.start(), late]);
    } catch (error) {
      // It says goodbye, and does not wait for an answer.
      const gone = client.disconnect();
      await Promise.all([gone, client.disconnect()]);
      throw error ?? why;
    } finally {
      clearTimeout(timer);
    }
  }

  async function reconnect(): Promise<void> {
    isReconnecting = true;
    while (!isConnected) {
      const { wait, isToTell } = pace.next();
      if (isToTell) log.warn({ code: why }, remedyFor(why, "SLACK_APP_TOKEN"));
      // Between two connections nothing else may keep the process alive.
      await sleep(wait);
      if (isStopping) return;
      try {
        await connect();
        refusals = 0;
        if (isStopping) return void client.disconnect();
      } catch (error) {
        why = reasonOf(error);
        refusals = isFinal(why) ? refusals + 1 : 0;
        // Slack has called a good token bad in passing: only a second word counts.
        if (refusals > 1) return end(remedyFor(why, "SLACK_APP_TOKEN"));
      }
    }
    isReconnecting = false;
  }

  return {
    receiver,
    state: () => (isConnected ? "ready" : "unreachable"),
    ended,
    async start() {
      try {
        await connect();
      } catch (error) {
        throw failureOf(error, "SLACK_APP_TOKEN");
      }
      hasStarted = true;
      return "Ready in Slack, over Socket Mode.";
    },
    async stop() {
      isStopping = true;
      await within(GOODBYE, client.disconnect());
    },
  };
}

/** Why Slack ends a connection, where a message of its says that it does. */
function reasonIn(message: unknown): string | number | null {
  // What is delivered may be long, and is read elsewhere.
  if (typeof message !== "string" || message.length > LONGEST_GOODBYE) return null;
  const [, reason] = /"type":\s*"disconnect".*"reason":\s*"(\w+)"/s.exec(message) ?? [];
  return reason === undefined ? null : reasonOf(reason);
}

/** Characters. */
const LONGEST_GOODBYE = 500;
