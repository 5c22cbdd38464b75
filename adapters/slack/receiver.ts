import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { App, Receiver } from "@slack/bolt";
import { type Bot, createBodies, createGate, networkOf } from "../../src/app/index.ts";
import { type Body, objectOf, textIn } from "../shared/body.ts";
import { createRecent } from "../shared/recent.ts";
import { createProof, type Proof } from "./proof.ts";
import { createSeen } from "./seen.ts";

/** More bytes than Slack sends in any delivery, and in its look at a certificate. */
const MOST_BODY = 100_000;
const MOST_CHECK = 1_000;
/** How many may be on their way at once: Slack sends each whole. */
const AT_ONCE = 100;
/** Seconds that a signature's time may differ from ours, so that nobody sends a delivery again later. */
const MOST_OFF = 300;
/** How many refusals one address may have in each span of so many milliseconds. */
const MOST_REFUSED = 100;
const SPAN = 10_000;
/** Milliseconds for which an address counts as Slack's, once it has brought what was signed. */
const KNOWN = 600_000;
const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };

/**
 * Takes Slack's signed requests: Bolt's own receiver reads each body three times over, and makes three signatures to
 * check one, which costs as much as a walk's turn.
 */
export class HttpReceiver implements Receiver {
  readonly #key: KeyObject;
  readonly #proxies: number;
  readonly #proof: Proof;
  readonly #bodyOf = bodiesOf(MOST_BODY);
  readonly #checkOf = bodiesOf(MOST_CHECK);
  readonly #isNew = createSeen();
  readonly #isOften = createGate(MOST_REFUSED, SPAN);
  /** Those whose requests were signed: whatever else comes from there, they are not kept out. */
  readonly #known = createRecent(KNOWN);
  #app: App | null = null;

  /** @param proxies how many proxies stand before the port */
  constructor(signingSecret: string, proxies: number, bot: Pick<Bot, "log" | "meter">) {
    this.#key = createSecretKey(signingSecret, "utf8");
    this.#proxies = proxies;
    this.#proof = createProof(bot);
  }

  init(app: App): void {
    this.#app = app;
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {}

  /** Whether requests come, and none of them is signed. */
  get isUnproven(): boolean {
    return this.#proof.isMissing();
  }

  readonly listener: RequestListener = (request, response) => {
    const isDelivery = request.method === "POST" && DOOR.test(request.url ?? "");
    if (!isDelivery) return end(response, 404);
    this.#receive(request, response).catch(() => end(response, 500));
  };

  async #receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const from = networkOf(request, this.#proxies);
    const now = Date.now();
    if (this.#known.isNew(from, now) && this.#isOften(from, now, 0)) return end(response, 429);
    const signed = signedIn(request);
    if (signed === null) {
      // Slack looks whether the certificate works, without a signature and without a reason to do anything.
      const check = new URLSearchParams((await this.#checkOf(request))?.toString());
      if (check.get("ssl_check") === "1") return end(response, 200);
      return this.#refuse(response, from);
    }
    const off = Math.round(now / 1_000) - Number(signed.time);
    if (Math.abs(off) > MOST_OFF) {
      this.#proof.failed("stale_timestamp", off);
      return this.#refuse(response, from);
    }
    const bytes = await this.#bodyOf(request);
    if (bytes === null) return this.#refuse(response, from, 413);
    // Slack's recipe: https://docs.slack.dev/authentication/verifying-requests-from-slack
    const own = createHmac("sha256", this.#key).update(`v0:${signed.time}:`).update(bytes).digest();
    if (!timingSafeEqual(own, signed.signature)) {
      this.#proof.failed("bad_signature", off);
      return this.#refuse(response, from);
    }
    this.#proof.given();
    // Slack signs anew what it sends again.
    if (!this.#isNew(own, now)) return end(response, 200);
    this.#known.remember(from, now);
    const body = readBody(bytes.toString(), request.headers["content-type"] ?? "");
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

  #refuse(response: ServerResponse, from: string, status = 401): void {
    this.#isOften(from, Date.now());
    end(response, status);
  }
}

/** The path, as a proxy may pass it on. */
const DOOR = /^\/slack\/events\/?(?:\?|$)/;

type Signed = { readonly time: string; readonly signature: Buffer };

/** What a request says of its signature, or null where it has none. */
function signedIn({ headers }: IncomingMessage): Signed | null {
  const time = String(headers["x-slack-request-timestamp"]);
  const [, hex] = /^v0=([\da-f]{64})$/.exec(String(headers["x-slack-signature"])) ?? [];
  if (hex === undefined || !/^\d{1,12}$/.test(time)) return null;
  return { time, signature: Buffer.from(hex, "hex") };
}

const bodiesOf = (most: number) => createBodies({ most, passedOver: most, atOnce: AT_ONCE });

const PAYLOAD = "payload=";

/** JSON, or a form, whose one field may hold JSON; null where it is neither. */
function readBody(text: string, type: string): Body | null {
  try {
    if (!type.startsWith("application/x-www-form-urlencoded")) return objectOf(JSON.parse(text));
    if (!text.startsWith(PAYLOAD)) return Object.fromEntries(new URLSearchParams(text));
    const payload = text.slice(PAYLOAD.length).replaceAll("+", " ");
    return objectOf(JSON.parse(decodeURIComponent(payload)));
  } catch {
    return null;
  }
}

/** Answers, unless that was done. After a refusal nothing more is taken over the connection. */
function end(response: ServerResponse, status: number, body?: unknown): void {
  if (response.headersSent || response.destroyed) return;
  if (status >= 400) response.setHeader("Connection", "close");
  if (body === undefined) response.writeHead(status).end();
  else response.writeHead(status, JSON_TYPE).end(JSON.stringify(body));
}
