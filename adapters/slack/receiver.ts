import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { App, Receiver } from "@slack/bolt";
import { type Body, objectOf, textIn } from "../shared/body.ts";

/** More bytes than Slack sends in any delivery. */
const MOST_BODY = 100_000;
/** Seconds that a signature's time may differ from ours, so that nobody sends a delivery again later. */
const MOST_OFF = 300;
const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };

/**
 * Takes Slack's signed requests: Bolt's own receiver reads each body three times over, and makes three signatures to
 * check one, which costs as much as a walk's turn.
 */
export class HttpReceiver implements Receiver {
  readonly #key: KeyObject;
  #app: App | null = null;

  constructor(signingSecret: string) {
    this.#key = createSecretKey(signingSecret, "utf8");
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
    const bytes = await bytesOf(request);
    if (bytes === null) return end(response, 413);
    const text = bytes.toString();
    // Slack looks whether the certificate works, without a signature and without a reason to do anything.
    if (!this.#isSigned(request, bytes))
      return end(response, text.includes("ssl_check=1") ? 200 : 401);
    const body = bodyOf(text, request.headers["content-type"] ?? "");
    if (body === null) return end(response, 400);
    if (body["ssl_check"] === "1") return end(response, 200);
    if (body["type"] === "url_verification") {
      return end(response, 200, { challenge: textIn(body, "challenge") });
    }
    const ack = async (shown?: unknown) => end(response, 200, shown);
    try {
      await this.#app?.processEvent({ body, ack });
    } catch {
      // Bolt throws where it cannot read who sent something; what we ourselves throw is heard elsewhere.
      return end(response, 400);
    }
    // What nobody has taken, such as while it stops.
    end(response, 503);
  }

  /** Slack's recipe: https://docs.slack.dev/authentication/verifying-requests-from-slack */
  #isSigned({ headers }: IncomingMessage, body: Buffer): boolean {
    const time = String(headers["x-slack-request-timestamp"]);
    const isFresh = Math.abs(Date.now() / 1_000 - Number(time)) <= MOST_OFF;
    const own = createHmac("sha256", this.#key).update(`v0:${time}:`).update(body).digest("hex");
    return isFresh && isSame(`v0=${own}`, String(headers["x-slack-signature"]));
  }
}

/** In a time that tells nothing about where they differ. */
function isSame(own: string, given: string): boolean {
  const [a, b] = [Buffer.from(own), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The whole body, or null where it is more than any of Slack's. */
function bytesOf(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_BODY) resolve(null);
      else chunks.push(chunk);
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
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
