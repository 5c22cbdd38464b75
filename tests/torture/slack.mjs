import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { Pool } from "undici";
import { WebSocketServer } from "ws";
import { SLACK } from "../../dist/adapters/slack/platform.js";
import { renderView } from "../../dist/adapters/slack/render.js";
import { pressFor, TEAM } from "../bench/slack-presses.mjs";
import { answerWith } from "./faults.mjs";
import { sleep, within } from "./people.mjs";
import { TOKENS } from "./product.mjs";

const HOOKS = "/actions/";
const METHODS = {
  "auth.test": () => ({ user_id: "U00000000", bot_id: "B00000000", team_id: TEAM }),
  "views.publish": () => ({ view: {} }),
};

/** A Slack-shaped server on loopback, made for many people at once. */
export async function startSlackPlatform() {
  /** What to call when an answer comes, by its path. */
  const awaited = new Map();
  /** What the bot posted, by channel, the newest first; and every request it made. */
  const channels = new Map();
  /** What to call when a hidden message is posted for someone, by the person. */
  const shown = new Map();
  const calls = [];
  let numbered = 0;

  const server = createServer(async (request, response) => {
    const text = await textOf(request);
    const path = request.url;
    const fault = platform.fault?.(path) ?? null;
    if (platform.keepsCalls) calls.push({ path, text });
    if (fault?.isRefused && !fault.isTaken) return answerWith(fault, response, text);
    if (fault?.stall) await sleep(fault.stall);
    const isHook = path.startsWith(HOOKS);
    const body = isHook ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text));
    const result = isHook ? "ok" : JSON.stringify({ ok: true, ...methods[path.slice(5)](body) });
    response.setHeader("content-type", isHook ? "text/html" : "application/json");
    if (isHook) awaited.get(path)?.(body);
    if (fault?.isRefused) return answerWith(fault, response, text);
    response.on("close", () => {
      if (!response.writableFinished) platform.cut++;
    });
    setTimeout(() => response.end(result), fault?.slow ?? 0);
  });
  const methods = {
    ...METHODS,
    "chat.postEphemeral": ({ user, blocks }) => {
      shown.get(user)?.({ blocks: JSON.parse(blocks) });
      return { message_ts: "1.1" };
    },
    "chat.postMessage": ({ channel, blocks, text }) => {
      const ts = `${Math.floor(Date.now() / 1000)}.${String(++numbered).padStart(6, "0")}`;
      const message = { ts, bot_id: "B00000000", text, blocks: JSON.parse(blocks) };
      channels.set(channel, [message, ...(channels.get(channel) ?? [])]);
      return { channel, ts };
    },
    "conversations.history": ({ channel, limit }) => ({
      messages: (channels.get(channel) ?? []).slice(0, Number(limit)),
    }),
    "apps.connections.open": () => ({ url: `${origin.replace("http", "ws")}/link` }),
  };
  server.keepAliveTimeout = 0;
  await once(server.listen(0, "127.0.0.1"), "listening");
  const origin = `http://127.0.0.1:${server.address().port}`;
  const link = createLink(server);

  const platform = {
    apiUrl: `${origin}/api/`,
    surface: "slack",
    ownerOf: (number) => ({ platform: SLACK, team: TEAM, user: `U${number}` }),
    /** The card that a turn leaves. */
    render: (dialog, { view, ticket }) => ({
      replace_original: true,
      ...renderView(dialog, view, ticket, true),
    }),
    /** What goes wrong with a request: a function of its path, or null. */
    fault: null,
    keepsCalls: false,
    /** How many requests the bot gave up before they were answered. */
    cut: 0,
    calls,
    channels,
    shown,
    link,
    /** A `response_url`, and the first answer that comes to it. */
    hook() {
      const path = `${HOOKS}${TEAM}/${String(++numbered).padStart(13, "0")}/${"x".repeat(24)}`;
      const answered = new Promise((resolve) => awaited.set(path, resolve));
      return { url: origin + path, path, answered, drop: () => awaited.delete(path) };
    },
    /** Calls this for every answer at a `response_url`. */
    listen: (path, listener) => awaited.set(path, listener),
    stop() {
      link.drop();
      server.close().closeAllConnections();
    },
  };
  return platform;
}

/** Socket Mode. */
function createLink(server) {
  const sockets = new WebSocketServer({ server, path: "/link" });
  const waiting = new Map();
  let sent = 0;
  sockets.on("connection", (socket) => {
    socket.send(JSON.stringify({ type: "hello", num_connections: 1, connection_info: {} }));
    if (link.ending) socket.send(JSON.stringify({ type: "disconnect", reason: link.ending }));
    socket.on("message", (text) => {
      const { envelope_id } = JSON.parse(text);
      waiting.get(envelope_id)?.();
      waiting.delete(envelope_id);
    });
  });
  const open = () => [...sockets.clients].filter(({ readyState }) => readyState === 1);
  const link = {
    /** Why each new connection is ended right behind its hello, or null. */
    ending: null,
    /** Sends an envelope over one of the connections, and settles once it is acknowledged. */
    send(type, payload) {
      const all = open();
      const socket = all[sent++ % all.length];
      if (!socket) return new Promise(() => {});
      const envelope_id = `envelope-${sent}`;
      socket.send(JSON.stringify({ envelope_id, type, accepts_response_payload: false, payload }));
      return new Promise((resolve) => waiting.set(envelope_id, resolve));
    },
    open,
    raw(text) {
      for (const socket of open()) socket.send(text);
    },
    refresh() {
      const text = JSON.stringify({ type: "disconnect", reason: "refresh_requested" });
      for (const socket of open()) {
        socket.send(text);
        setTimeout(() => socket.close(), 500);
      }
    },
    drop() {
      for (const socket of sockets.clients) socket.terminate();
    },
  };
  return link;
}

/**
 * People who press in Slack. Their presses go to the port that `portOf` gives, each time anew.
 *
 * @param patience milliseconds until they press again
 * @param times where given, how long each press took is added to its `ack` and `answer`, in milliseconds
 */
export function createSlackPresses(bot, platform, portOf, { patience = 5_000, times, tally } = {}) {
  return async (owner, { ticket, event }) => {
    const hook = platform.hook();
    const body = slackPress(bot, { owner, ticket, event }, hook.url);
    const began = performance.now();
    const { status } = await deliver(portOf(), signed(formOf(body)));
    if (times && status === 200) times.ack.push(performance.now() - began);
    const card = status === 200 ? cardIn(await within(patience, hook.answered)) : null;
    if (times && card) times.answer.push(performance.now() - began);
    if (tally && status === 200 && !card) tally.waits.push(isAnswered(hook));
    else hook.drop();
    if (status !== 200) await sleep(100);
    return card;
  };
}

/** Milliseconds after which what was taken counts as lost. */
const LATEST = 8_000;

async function isAnswered(hook) {
  const answer = await within(LATEST, hook.answered);
  hook.drop();
  return answer !== null;
}

/** Null for a word that Slack is busy: whoever reads it presses again. */
const cardIn = (answer) => (answer?.blocks ? answer : null);

/** The same over Socket Mode. */
export function createSocketPresses(bot, platform, { patience = 5_000, tally } = {}) {
  return async (owner, { ticket, event }) => {
    const hook = platform.hook();
    let isTaken = false;
    const sent = platform.link.send(
      "interactive",
      slackPress(bot, { owner, ticket, event }, hook.url),
    );
    sent.then(() => {
      isTaken = true;
    });
    const card = cardIn(await within(patience, hook.answered));
    if (tally && isTaken && !card) tally.waits.push(isAnswered(hook));
    else hook.drop();
    return card;
  };
}

/** What Slack sends about a press; with no ticket, of a Start button. */
export function slackPress(bot, taken, response_url) {
  const press = pressFor(bot, taken);
  const [action] = press.actions;
  const actions = taken.ticket === null ? [{ ...action, action_id: "START" }] : press.actions;
  return { ...press, actions, response_url };
}

/** What Slack sends about something that happened. */
export function callbackOf(event, event_id) {
  const authorizations = [{ team_id: TEAM }];
  return { type: "event_callback", team_id: TEAM, event, event_id, authorizations };
}

export const formOf = (body) => String(new URLSearchParams({ payload: JSON.stringify(body) }));

/** A request as Slack signs it. */
export function signed(body, { at = Date.now(), type = "application/x-www-form-urlencoded" } = {}) {
  const timestamp = String(Math.floor(at / 1000));
  const hash = createHmac("sha256", TOKENS.signing).update(`v0:${timestamp}:${body}`);
  const headers = {
    "content-type": type,
    "x-slack-request-timestamp": timestamp,
    "x-slack-signature": `v0=${hash.digest("hex")}`,
  };
  return { path: "/slack/events", method: "POST", headers, body };
}

const pools = new Map();
const CONNECTIONS = 256;

/** Sends a request to the product; a status of 0 is no answer. */
export async function deliver(port, request) {
  const origin = `http://127.0.0.1:${port}`;
  const pool = pools.get(origin) ?? new Pool(origin, { connections: CONNECTIONS });
  pools.set(origin, pool);
  try {
    const { statusCode: status, body } = await pool.request(request);
    return { status, text: await body.text() };
  } catch {
    return { status: 0, text: "" };
  }
}

async function textOf(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}
