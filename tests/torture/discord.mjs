import { once } from "node:events";
import { createServer } from "node:http";
import { WebSocketServer } from "ws";
import { DISCORD } from "../../dist/adapters/discord/platform.js";
import { renderPlain, renderView } from "../../dist/adapters/discord/render.js";
import { readDrawings } from "../../dist/src/app/drawings.js";
import { again, CHANNEL, GUILD, press, pressFor } from "../bench/discord-presses.mjs";
import { answerWith } from "./faults.mjs";
import { sleep, within } from "./people.mjs";
import { TOKENS } from "./product.mjs";

const APPLICATION = "300000000000000003";
const BOT = { id: APPLICATION, username: "backchat", discriminator: "0", avatar: null, bot: true };
const SESSIONS = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
const START = { custom_id: "START", component_type: 2 };
const [DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACK] = [
  0, 1, 2, 6, 7, 9, 10, 11,
];
/** So many events are kept for those who resume. */
const MOST_KEPT = 20_000;
const ALREADY = JSON.stringify({ message: "Already acknowledged.", code: 40060 });
const UNKNOWN = JSON.stringify({ message: "Unknown interaction", code: 10062 });
/** Milliseconds in which an interaction takes its answer. */
export const ANSWER_WITHIN = 3_000;

/** A Discord-shaped server on loopback, made for many people at once: the gateway, with resuming, and the routes a bot uses. */
export async function startDiscordPlatform() {
  /** What to call when an answer comes, by its interaction. */
  const awaited = new Map();
  const answered = new Set();
  /** What was posted, by channel, the newest first; and every request that the bot made. */
  const channels = new Map();
  const calls = [];
  let commands = [];

  const server = createServer(async (request, response) => {
    const text = await textOf(request);
    const path = request.url.slice("/api/v10".length).split("?")[0];
    const fault = platform.fault?.(path) ?? null;
    if (platform.keepsCalls) calls.push({ path, text });
    if (fault?.isRefused && !fault.isTaken) return answerWith(fault, response, text);
    if (fault?.stall) await sleep(fault.stall);
    const [status, result] = take(request.method, path, text);
    if (fault?.isRefused) return answerWith(fault, response, text);
    const send = () => {
      response.writeHead(status, status === 204 ? {} : { "content-type": "application/json" });
      response.end(result);
    };
    response.on("close", () => {
      if (!response.writableFinished) platform.cut++;
    });
    setTimeout(send, fault?.slow ?? 0);
  });
  server.keepAliveTimeout = 0;

  function take(method, path, text) {
    const [, kind, id, ...rest] = path.split("/");
    if (kind === "interactions") {
      if (answered.has(id)) return [400, ALREADY];
      const waiting = awaited.get(id);
      if (waiting && Date.now() - waiting.since > ANSWER_WITHIN) return [404, UNKNOWN];
      answered.add(id);
      waiting?.answer(JSON.parse(text));
      return [204, ""];
    }
    if (kind === "gateway") return [200, JSON.stringify({ url, shards: 1, ...LIMIT })];
    if (path.endsWith("/commands")) {
      if (method === "PUT") commands = JSON.parse(text);
      return [200, JSON.stringify(commands)];
    }
    if (rest[0] !== "messages") return [200, JSON.stringify({ id: "1", channel_id: "1" })];
    const posted = channels.get(id) ?? [];
    if (method === "GET") return [200, JSON.stringify(posted.slice(0, 20))];
    const message = { id: String(posted.length + 1), author: BOT, ...JSON.parse(text) };
    const same = posted.find(({ nonce }) => message.enforce_nonce && nonce === message.nonce);
    if (!same) channels.set(id, [message, ...posted]);
    return [200, JSON.stringify(same ?? message)];
  }

  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address();
  const url = `ws://127.0.0.1:${port}`;
  const gateway = createGateway(server, url);
  const platform = {
    apiUrl: `http://127.0.0.1:${port}/api`,
    surface: "discord",
    ownerOf: (number) => ({ platform: DISCORD, team: "", user: `2${pad(number)}` }),
    /** The card that a turn leaves. */
    render: (dialog, { view, ticket }) => ({
      type: 7,
      data: renderView(dialog, view, ticket, true, {
        publicUrl: null,
        tickets: "wide",
        drawings: drawingsOf(dialog),
      }),
    }),
    /** What goes wrong with a request: a function of its path, or null. */
    fault: null,
    keepsCalls: false,
    /** How many requests the bot gave up before they were answered. */
    cut: 0,
    calls,
    channels,
    gateway,
    /** Delivers an interaction so many times to every process, and settles with the first answer. */
    interact(interaction, times = 1) {
      const fresh = again(interaction);
      const done = new Promise((answer) => awaited.set(fresh.id, { answer, since: Date.now() }));
      for (let time = 0; time < times; time++) gateway.dispatch("INTERACTION_CREATE", fresh);
      return done.finally(() => awaited.delete(fresh.id));
    },
    stop() {
      gateway.drop();
      server.close().closeAllConnections();
    },
  };
  return platform;
}

let drawings;
/** The files that the build left of the dialog's drawings, read once. */
function drawingsOf({ content }) {
  drawings ??= readDrawings(content.id, "png");
  return drawings;
}

/** What a request says; where files come with it, what it says beside them. */
async function textOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/")) return String(bytes);
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
  return String(form.get("payload_json"));
}

const LIMIT = { session_start_limit: SESSIONS };
const pad = (number) => String(number).padStart(17, "0");

function createGateway(server, url) {
  const sockets = new WebSocketServer({ server });
  const sessions = new Map();
  let mayResume = true;
  let numbered = 0;
  const counts = { identified: 0, resumed: 0 };
  sockets.on("connection", (socket) => {
    const give = (payload) => socket.send(JSON.stringify(payload));
    give({ op: HELLO, d: { heartbeat_interval: 45_000 } });
    socket.on("error", () => {});
    socket.on("message", (text) => {
      const { op, d } = JSON.parse(text);
      if (op === HEARTBEAT) give({ op: ACK });
      if (op === IDENTIFY) identify(socket, d.token);
      if (op === RESUME) resume(socket, d);
    });
  });

  function identify(socket, token) {
    if (token !== TOKENS.discord) return socket.close(4004);
    counts.identified++;
    for (const [id, session] of sessions) if (session.socket.readyState > 1) sessions.delete(id);
    const id = `session-${++numbered}`;
    const session = { socket, kept: [], sequence: 0 };
    sessions.set(id, session);
    const application = { id: APPLICATION, flags: 0 };
    const own = { session_id: id, resume_gateway_url: url, application };
    give(session, "READY", {
      v: 10,
      user: BOT,
      guilds: [{ id: GUILD, unavailable: true }],
      ...own,
    });
    const channel = { id: CHANNEL, type: 0, name: "general", permission_overwrites: [] };
    const guild = { id: GUILD, name: "A running club", channels: [channel] };
    give(session, "GUILD_CREATE", { ...guild, members: [], roles: [] });
  }

  function resume(socket, { session_id, seq }) {
    const session = sessions.get(session_id);
    if (!session || !mayResume) {
      return socket.send(JSON.stringify({ op: INVALID, d: false }));
    }
    counts.resumed++;
    session.socket = socket;
    for (const { sequence, text } of session.kept) if (sequence > seq) socket.send(text);
    give(session, "RESUMED", {});
  }

  function give(session, t, d) {
    const sequence = ++session.sequence;
    const text = JSON.stringify({ op: DISPATCH, t, s: sequence, d });
    session.kept.push({ sequence, text });
    if (session.kept.length > 2 * MOST_KEPT) session.kept = session.kept.slice(-MOST_KEPT);
    if (session.socket.readyState === 1) session.socket.send(text);
  }

  const all = () => [...sockets.clients].filter(({ readyState }) => readyState === 1);
  return {
    counts,
    /** Sends an event to everyone who is logged in, or will resume. */
    dispatch(t, d) {
      for (const session of sessions.values()) give(session, t, d);
    },
    raw(frame) {
      for (const socket of all()) socket.send(frame);
    },
    /** Ends every connection; whether they may go on where they were is up to `resumable`. */
    drop({ resumable = true, polite = false } = {}) {
      mayResume = resumable;
      for (const socket of all()) {
        if (polite) socket.send(JSON.stringify({ op: RECONNECT, d: null }));
        else socket.terminate();
      }
    },
  };
}

const INVITATION = renderPlain(
  "Press the button.",
  [{ action: START.custom_id, label: "Start" }],
  false,
);

/**
 * People who press in Discord.
 *
 * @param patience milliseconds until they press again
 * @param times where given, how long each press took is added to its `answer`, in milliseconds
 */
export function createDiscordPresses(bot, platform, { patience = 5_000, times, copies } = {}) {
  return async (owner, { ticket, event, card }) => {
    const interaction = discordPress(bot, { owner, ticket, event, card });
    const began = performance.now();
    const answer = await within(patience, platform.interact(interaction, copies));
    if (times && answer) times.answer.push(performance.now() - began);
    return answer;
  };
}

/** What Discord sends about a press; with no ticket, of a Start button. */
function discordPress(bot, { owner, ticket, event, card }) {
  return ticket === null
    ? press(owner.user, START, INVITATION)
    : pressFor(bot, { owner, ticket, event }, card.data);
}
