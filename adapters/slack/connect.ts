import { createServer, type Server } from "node:http";
import { HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { ExpectedError } from "../../src/app/index.ts";
import { adviceFor, codeOf, isFatal } from "./refusal.ts";

/** How Slack delivers: by requests to a port of ours, or over a WebSocket that we open. */
export type Delivery =
  | { readonly type: "http"; readonly signingSecret: string; readonly port: number }
  | { readonly type: "socket"; readonly appToken: string };

export type Connection = {
  readonly receiver: HTTPReceiver | SocketModeReceiver;
  /** @throws ExpectedError with what to do where Slack cannot be had */
  start(): Promise<void>;
  /** Settles with what to do once Slack has ended the connection for good. */
  readonly ended: Promise<string>;
  /** Takes nothing new. */
  stop(): Promise<void>;
};

export function createConnection(delivery: Delivery, apiUrl: string | null): Connection {
  return delivery.type === "http"
    ? overHttp(delivery.signingSecret, delivery.port)
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

/** Milliseconds for requests that are on their way when it stops. */
const GOODBYE = 500;

/** More than any delivery of Slack's. In bytes. */
const MOST_BODY = 100_000;

function overHttp(signingSecret: string, port: number): Connection {
  const receiver = new HTTPReceiver({ signingSecret, logger: QUIET, bodyLimit: MOST_BODY });
  const server: Server = createServer(receiver.requestListener);
  return {
    receiver,
    ended: new Promise(() => {}),
    async start() {
      await new Promise<void>((resolve, reject) => {
        server.once("error", (error) => {
          reject(new ExpectedError("config", `I can't use PORT ${port} (${codeOf(error)}).`));
        });
        server.listen(port, resolve);
      });
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      // Whoever has not sent all of a request by then is left alone.
      setTimeout(() => server.closeAllConnections(), GOODBYE).unref();
      await closed;
    },
  };
}

/** Milliseconds between attempts to get a connection back, the longer the more have failed. */
const PAUSES = [0, 1_000, 5_000, 15_000, 60_000];

function overSocket(appToken: string, apiUrl: string | null): Connection {
  const clientOptions = { retryConfig: { retries: 0 }, ...(apiUrl ? { slackApiUrl: apiUrl } : {}) };
  const receiver = new SocketModeReceiver({
    appToken,
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
    await new Promise((resolve) => setTimeout(resolve, PAUSES[Math.min(attempt, 4)]).unref());
    try {
      if (!isStopping) await receiver.client.start();
    } catch (error) {
      const code = codeOf(error);
      if (isFatal(code)) return end(adviceFor(code, "SLACK_APP_TOKEN"));
      return again(attempt + 1);
    }
  };
  return {
    receiver,
    ended,
    async start() {
      try {
        await receiver.client.start();
      } catch (error) {
        throw new ExpectedError("config", adviceFor(codeOf(error), "SLACK_APP_TOKEN"));
      }
      receiver.client.on("disconnected", () => void again(0));
    },
    async stop() {
      isStopping = true;
      await receiver.client.disconnect();
    },
  };
}
