import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { App, Receiver } from "@slack/bolt";
import { type Body, objectOf, textIn } from "../body.ts";
import { verifySlackRequest } from "./bolt.ts";

/** More bytes than Slack sends in any delivery. */
const MOST_BODY = 100_000;
/** Seconds that a request's time may be ahead of ours: https://docs.slack.dev/authentication/verifying-requests-from-slack */
const MOST_EARLY = 300;
const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };

/**
 * Takes Slack's signed requests: Bolt's own receiver reads each body three times over, which costs as much as a walk's
 * turn. Signatures and their age are still checked by Bolt.
 */
export class HttpReceiver implements Receiver {
  readonly #signingSecret: string;
  #app: App | null = null;

  constructor(signingSecret: string) {
    this.#signingSecret = signingSecret;
  }

  init(app: App): void {
    this.#app = app;
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {}

  readonly listener: RequestListener = (request, response) => {
    const isDelivery = request.method === "POST" && request.url === "/slack/events";
    if (!isDelivery) return end(response, 404);
    this.#receive(request, response).catch(() => end(response, 500));
  };

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await textOf(request);
    if (text === null) return end(response, 413);
    // Slack looks whether the certificate works, without a signature and without a reason to do anything.
    if (!this.#isSigned(request, text))
      return end(response, text.includes("ssl_check=1") ? 200 : 401);
    const body = bodyOf(text, request.headers["content-type"] ?? "");
    if (body === null) return end(response, 400);
    if (body["ssl_check"] === "1") return end(response, 200);
    if (body["type"] === "url_verification") {
      return end(response, 200, { challenge: textIn(body, "challenge") });
    }
    const ack = async (shown?: unknown) => end(response, 200, shown);
    await this.#app?.processEvent({ body, ack });
    // What nobody has taken, such as while it stops.
    end(response, 503);
  }

  #isSigned({ headers }: IncomingMessage, body: string): boolean {
    const timestamp = Number(headers["x-slack-request-timestamp"]);
    // Bolt refuses what is too old, and lets through what is from the future.
    if (timestamp > Date.now() / 1_000 + MOST_EARLY) return false;
    try {
      verifySlackRequest({
        signingSecret: this.#signingSecret,
        body,
        headers: {
          "x-slack-signature": String(headers["x-slack-signature"]),
          "x-slack-request-timestamp": timestamp,
        },
      });
      return true;
    } catch {
      return false;
    }
  }
}

/** The whole body, or null where it is more than any of Slack's. */
function textOf(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_BODY) resolve(null);
      else chunks.push(chunk);
    });
    request.on("end", () =>
      resolve((chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))?.toString() ?? ""),
    );
    request.on("error", reject);
  });
}

const PAYLOAD = "payload=";

/** JSON, or a form, whose one field may hold JSON; null where it is neither. */
function bodyOf(text: string, type: string): Body | null {
  try {
    if (!type.startsWith("application/x-www-form-urlencoded")) return objectOf(JSON.parse(text));
    if (!text.startsWith(PAYLOAD)) return Object.fromEntries(new URLSearchParams(text));
    const payload = text.slice(PAYLOAD.length).replaceAll("+", " ");
    return objectOf(JSON.parse(decodeURIComponent(payload)));
  } catch {
    return null;
  }
}

/** Answers, unless that was done. */
function end(response: ServerResponse, status: number, body?: unknown): void {
  if (response.headersSent || response.destroyed) return;
  if (body === undefined) response.writeHead(status).end();
  else response.writeHead(status, JSON_TYPE).end(JSON.stringify(body));
}
