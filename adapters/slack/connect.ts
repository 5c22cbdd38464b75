import { type Logger, LogLevel, type Receiver, SocketModeReceiver } from "@slack/bolt";
import { type Context, ExpectedError, type RunningState } from "../../src/app/index.ts";
import { wayOut } from "../shared/proxy.ts";
import { codeOf } from "../shared/refused.ts";
import { isFatal, remedyFor } from "./errors.ts";
import { HttpReceiver } from "./receiver.ts";
import type { Delivery } from "./settings.ts";

export type Connection = {
  readonly receiver: Receiver;
  /** Gives a line on how Slack delivers. @throws ExpectedError with what to do where that cannot be had */
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
  serve: Context["serve"],
): Connection {
  return delivery.type === "http"
    ? overHttp(delivery.signingSecret, serve)
    : overSocket(delivery.appToken, apiUrl);
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

function overHttp(signingSecret: string, serve: Context["serve"]): Connection {
  const receiver = new HttpReceiver(signingSecret);
  let served: Awaited<ReturnType<typeof serve>> | null = null;
  return {
    receiver,
    state: () => (served?.isListening() ? "ready" : "unreachable"),
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

/** Milliseconds for Slack to give an address. */
const WITHIN = 10_000;

/** Milliseconds between attempts to get a connection back, the longer the more have failed. */
const PAUSES = [0, 1_000, 5_000, 15_000, 60_000];

function overSocket(appToken: string, apiUrl: string | null): Connection {
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
  let isStopping = false;
  let end: (advice: string) => void;
  const ended = new Promise<string>((resolve) => {
    end = resolve;
  });
  const again = async (attempt: number): Promise<void> => {
    if (isStopping) return;
    // Between two connections nothing else may keep the process alive.
    await new Promise((resolve) => setTimeout(resolve, PAUSES[Math.min(attempt, 4)]));
    try {
      if (!isStopping) await receiver.client.start();
    } catch (error) {
      const code = codeOf(error);
      if (isFatal(code)) return end(remedyFor(code, "SLACK_APP_TOKEN"));
      return again(attempt + 1);
    }
  };
  let isConnected = false;
  receiver.client.on("connected", () => {
    isConnected = true;
  });
  // A failed attempt also says "disconnected": there is never more than one way back.
  let isReconnecting = false;
  const reconnect = async () => {
    if (isReconnecting) return;
    isReconnecting = true;
    await again(0);
    isReconnecting = false;
  };
  return {
    receiver,
    state: () => (isConnected ? "ready" : "unreachable"),
    ended,
    async start() {
      try {
        await receiver.client.start();
      } catch (error) {
        throw new ExpectedError("config", remedyFor(codeOf(error), "SLACK_APP_TOKEN"));
      }
      receiver.client.on("disconnected", () => {
        isConnected = false;
        void reconnect();
      });
      return "Ready in Slack, over Socket Mode.";
    },
    async stop() {
      isStopping = true;
      await receiver.client.disconnect();
    },
  };
}
