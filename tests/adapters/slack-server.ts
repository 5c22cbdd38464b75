import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocket, WebSocketServer } from "ws";
import { type Fault, spoil } from "./faults.ts";
import { createScheduled } from "./slack-schedule.ts";

export const [TEAM, BOT, APP] = ["T00000001", "U0BOT", "A1"];

type Text = { readonly type: string; readonly text: string };
export type Option = { readonly text: Text; readonly value: string };
export type Element = {
  readonly type: string;
  readonly action_id?: string;
  /** A button's label, or the words of a context. */
  readonly text?: Text | string;
  readonly value?: string;
  readonly options?: readonly Option[];
  readonly initial_option?: Option;
  readonly initial_options?: readonly Option[];
  readonly initial_value?: string;
};
export type Block = {
  readonly type: string;
  readonly block_id?: string;
  readonly text?: Text;
  readonly elements?: readonly Element[];
  readonly accessory?: Element;
  readonly element?: Element;
  readonly dispatch_action?: boolean;
  readonly image_url?: string;
  readonly alt_text?: string;
};
export type View = { readonly type: string; readonly blocks: readonly Block[] };

/** What the bot sends, as far as anything here reads it; what else it sends is kept too. */
export type Body = {
  readonly channel?: string;
  readonly user?: string;
  readonly user_id?: string;
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly text?: string;
  readonly blocks?: readonly Block[];
  readonly view?: View;
  readonly limit?: string | number;
  readonly latest?: string;
  readonly cursor?: string;
  readonly trigger_id?: string;
  readonly response_type?: string;
  readonly replace_original?: boolean;
  readonly post_at?: string | number;
  readonly scheduled_message_id?: string;
  readonly metadata?: unknown;
};

/** One request that the bot made: a method of the Web API, or a post to a `response_url`. */
export type Call = {
  /** Such as "chat.postMessage", or "response_url". */
  readonly method: string;
  readonly url: string;
  readonly body: Body;
  readonly token: string | null;
};
type Fits = (call: Call) => boolean;

export type Message = {
  readonly type: "message";
  readonly user: string;
  /** Where an app wrote it. */
  readonly bot_id?: string;
  readonly team: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly thread_ts?: string;
};
export type Place = { readonly channel: string; readonly ts: string };

export type EnvelopeType = "slash_commands" | "interactive" | "events_api";
export type Ack = { readonly envelope_id: string; readonly payload?: Body };

/** A Slack-shaped server on loopback: the Web API, `response_url`s, and Socket Mode over a real WebSocket. */
export type SlackServer = {
  /** For the Web API, with a slash at its end. */
  readonly apiUrl: string;
  readonly calls: Call[];
  /** What the bot's token may do. */
  scopes: string;
  /** Each person's zone, by their id; London's unless set. */
  readonly zones: Map<string, string>;
  /** What waits until it is due. */
  readonly scheduled: Pick<ReturnType<typeof createScheduled>, "in" | "send">;
  /** Whether a picture can be fetched: no message is taken that shows one which cannot. */
  finds: (url: string) => boolean;
  /** How many connections were made in Socket Mode so far, those that ended included. */
  readonly connections: number;
  /** A fresh `response_url`, which takes five posts, for the message at a place or for none. */
  hookUrl(name: string, place?: Place): string;
  /** What a `response_url` takes first. @throws where it has taken nothing for some seconds */
  taken(url: string): Promise<Body>;
  /** The next call that the bot makes which fits, once it is answered. */
  next(fits: Fits): Promise<Call>;
  /** Answers the next call that fits with an error of Slack's; after `retryAfter` seconds it may try again. */
  fail(fits: Fits, status: number, error: string, retryAfter?: number): void;
  /** What goes wrong from now on: a function of each call, or null. */
  disturb(fault: ((call: Call) => Fault | null) | null): void;
  /** What a channel holds, oldest first. */
  messages(channel: string): readonly Message[];
  /** Stores what the bot says in a channel. */
  post(channel: string, body: Body): Message;
  /** Stores what a person says in a channel, and gives its timestamp. */
  say(channel: string, user: string, text: string, thread_ts?: string): string;
  /** A timestamp that no message has yet, later than all before it. */
  stamp(): string;
  /**
   * Sends something to the newest connection, and gives the bot's acknowledgement.
   *
   * @throws where nothing is connected
   */
  sendEnvelope(type: EnvelopeType, payload: object): Promise<Ack>;
  /** Asks every connection to make way for a new one. */
  refresh(): void;
  /** Ends every new connection right behind its hello, for a reason of Slack's; null for no more. */
  endAll(reason: string | null): void;
  /** How many connections in Socket Mode are open. */
  readonly connected: number;
  close(): Promise<void>;
};

/** The channel of someone's direct messages with the bot. */
export const dmOf = (user: string) => `D${user.slice(1)}`;

/** The field of what may stand in a thread. */
export const threaded = (thread_ts: string | undefined) =>
  thread_ts === undefined ? {} : { thread_ts };

/** Names the blocks that the bot left nameless, as Slack does. */
export function named(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block, at) => ({ ...block, block_id: block.block_id ?? `block-${at}` }));
}

export async function startSlackServer(tokens: {
  readonly botToken: string;
  readonly appToken: string;
}): Promise<SlackServer> {
  const calls: Call[] = [];
  const waiting: { fits: Fits; resolve: (call: Call) => void }[] = [];
  const failing: { fits: Fits; refuse: (isHook: boolean) => Answer }[] = [];
  let disturbance: ((call: Call) => Fault | null) | null = null;
  const channels = createChannels();
  const hooks = createHooks(channels);

  const http = createServer((request, response) => {
    void (async () => {
      const call = await read(request, origin());
      calls.push(call);
      const fault = disturbance?.(call) ?? null;
      if (fault?.isDone === false) return spoil(fault, response);
      const { status, headers, body } = answer(call);
      if (fault === null) response.writeHead(status, headers).end(body);
      else spoil(fault, response);
      const at = waiting.findIndex(({ fits }) => fits(call));
      if (at >= 0) waiting.splice(at, 1)[0]?.resolve(call);
    })();
  });
  const link = createLink(http);
  const origin = () => `http://127.0.0.1:${portOf(http)}`;
  const scheduled = createScheduled(channels.post);
  const methods: Methods = {
    ...createMethods(channels, () => `ws://127.0.0.1:${portOf(http)}${LINK}`),
    ...scheduled.methods,
    "users.info": ({ user = "" }) => {
      const needed = "users:read";
      if (!server.scopes.split(",").includes(needed)) return { error: "missing_scope", needed };
      return { user: { id: user, tz: server.zones.get(user) ?? "Europe/London" } };
    },
  };

  function answer(call: Call): Answer {
    const isHook = call.method === "response_url";
    const token = call.method === OPEN ? tokens.appToken : tokens.botToken;
    if (!isHook && call.token !== token) return json({ ok: false, error: "invalid_auth" });
    const at = failing.findIndex(({ fits }) => fits(call));
    const failure = failing.splice(at, at < 0 ? 0 : 1)[0]?.refuse(isHook);
    if (failure !== undefined) return failure;
    const pictures = (call.body.blocks ?? []).flatMap(({ image_url }) => image_url ?? []);
    if (!pictures.every(server.finds)) return refusal("invalid_blocks", isHook ? 400 : 200)(isHook);
    if (isHook) return hooks.take(call);
    const result = methods[call.method]?.(call.body) ?? { error: "unknown_method" };
    const { headers, ...answered } = json({ ok: !("error" in result), ...result });
    return { ...answered, headers: { ...headers, "x-oauth-scopes": server.scopes } };
  }

  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const server: SlackServer = {
    apiUrl: `${origin()}${API}`,
    calls,
    finds: () => true,
    zones: new Map(),
    scheduled,
    scopes: "commands,chat:write,im:history,app_mentions:read",
    get connections() {
      return link.made();
    },
    hookUrl: (name, place) => `${origin()}${hooks.open(name, place)}`,
    taken: (url) => hooks.taken(url),
    next: (fits) => new Promise((resolve) => waiting.push({ fits, resolve })),
    fail: (fits, status, error, retryAfter) =>
      failing.push({
        fits,
        refuse: refusal(error, status, retryAfter),
      }),
    disturb(fault) {
      disturbance = fault;
    },
    messages: channels.read,
    post: channels.post,
    say: (channel, user, text, thread_ts) =>
      channels.add(channel, { user, text, blocks: [], ...threaded(thread_ts) }).ts,
    stamp: channels.stamp,
    sendEnvelope: link.send,
    refresh: link.refresh,
    endAll: link.endAll,
    get connected() {
      return link.open();
    },
    async close() {
      link.close();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return server;
}

const [API, HOOKS, LINK] = ["/api/", "/hooks/", "/link"];
const OPEN = "apps.connections.open";
const MOST_POSTS = 5;

type Channels = ReturnType<typeof createChannels>;

function createChannels() {
  const channels = new Map<string, Message[]>();
  let stamps = 0;
  const stamp = () => `${Math.floor(Date.now() / 1000)}.${String(++stamps).padStart(6, "0")}`;
  const read = (channel: string): readonly Message[] => channels.get(channel) ?? [];
  function add(channel: string, said: Omit<Message, "type" | "team" | "ts">): Message {
    const message: Message = { type: "message", team: TEAM, ts: stamp(), ...said };
    channels.set(channel, [...read(channel), message]);
    return message;
  }
  function post(channel: string, { text = "", blocks = [], thread_ts }: Body): Message {
    const said = { text, blocks: named(blocks), ...threaded(thread_ts) };
    return add(channel, { user: BOT, bot_id: "B0BOT", ...said });
  }
  function replace({ channel, ts }: Place, { text = "", blocks = [] }: Body): Message | undefined {
    const now = read(channel).map((message) =>
      message.ts === ts ? { ...message, text, blocks: named(blocks) } : message,
    );
    channels.set(channel, now);
    return now.find((message) => message.ts === ts);
  }
  return { stamp, read, add, post, replace };
}

/** Methods of the Web API: arguments to a result, or to an error. */
type Methods = Readonly<Record<string, (body: Body) => object>>;

/** Those that a bot uses for what it says at once. */
function createMethods(channels: Channels, linkUrl: () => string): Methods {
  function update({ channel = "", ts = "", ...body }: Body) {
    const message = channels.replace({ channel, ts }, body);
    if (message === undefined) return { error: "message_not_found" };
    return { channel, ts, text: message.text, message };
  }
  /** Replies in threads are not part of it. */
  function history({ channel = "", limit = 100, latest }: Body) {
    const all = channels
      .read(channel)
      .filter(({ ts, thread_ts = ts }) => thread_ts === ts && ts < (latest ?? "9"))
      .toReversed();
    return { messages: all.slice(0, Number(limit)), has_more: all.length > Number(limit) };
  }
  /** A thread from its beginning on, in pages. */
  function replies({ channel = "", ts = "", limit = 1_000, cursor = "0" }: Body) {
    const all = channels.read(channel).filter((one) => one.ts === ts || one.thread_ts === ts);
    const [from, most] = [Number(cursor), Number(limit)];
    const next_cursor = from + most < all.length ? String(from + most) : "";
    return { messages: all.slice(from, from + most), response_metadata: { next_cursor } };
  }
  return {
    "auth.test": () => ({
      url: "https://example.slack.com/",
      team: "Example",
      user: "backchat",
      team_id: TEAM,
      user_id: BOT,
      bot_id: "B0BOT",
      is_enterprise_install: false,
    }),
    "chat.postMessage": (body) => {
      const to = body.channel ?? "";
      if (to === "") return { error: "channel_not_found" };
      const channel = to.startsWith("U") ? dmOf(to) : to;
      const message = channels.post(channel, body);
      return { channel, ts: message.ts, message };
    },
    "chat.update": update,
    "chat.postEphemeral": () => ({ message_ts: channels.stamp() }),
    "conversations.history": history,
    "conversations.replies": replies,
    "views.open": ({ trigger_id, view }) =>
      trigger_id ? { view: { id: "V0WINDOW", ...view } } : { error: "invalid_trigger" },
    "views.publish": ({ view }) => ({ view: { id: "V0HOME", team_id: TEAM, ...view } }),
    [OPEN]: () => ({ url: linkUrl() }),
  };
}

function createHooks(channels: Channels) {
  const hooks: { path: string; place: Place | undefined; posts: number; taken?: Body }[] = [];
  function open(name: string, place?: Place): string {
    const path = `${HOOKS}${name}/${hooks.length + 1}`;
    hooks.push({ path, place, posts: 0 });
    return path;
  }
  function take({ url, body }: Call): Answer {
    const hook = hooks.find(({ path }) => url.endsWith(path));
    if (hook === undefined) return { status: 404, body: "expired_url" };
    if (++hook.posts > MOST_POSTS) return { status: 404, body: "used_url" };
    const { place } = hook;
    hook.taken ??= body;
    if (place !== undefined && body.replace_original) channels.replace(place, body);
    else if (place !== undefined && body.response_type === "in_channel")
      channels.post(place.channel, body);
    return { status: 200, body: "ok" };
  }
  async function taken(url: string): Promise<Body> {
    const hook = hooks.find(({ path }) => url.endsWith(path));
    for (let waits = 0; waits < 100; waits++) {
      if (hook?.taken !== undefined) return hook.taken;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`Nothing was sent to ${url}.`);
  }
  return { open, take, taken };
}

/** Socket Mode. */
function createLink(http: Server) {
  const sockets = new WebSocketServer({ server: http, path: LINK });
  const waiting = new Map<string, (ack: Ack) => void>();
  let made = 0;
  let sent = 0;
  let ending: string | null = null;
  sockets.on("connection", (socket) => {
    made++;
    const connection_info = { app_id: APP };
    const num_connections = sockets.clients.size;
    socket.send(
      JSON.stringify({ type: "hello", num_connections, connection_info, debug_info: {} }),
    );
    if (ending !== null) {
      socket.send(JSON.stringify({ type: "disconnect", reason: ending, debug_info: {} }));
    }
    socket.on("message", (text) => {
      const ack = JSON.parse(String(text));
      waiting.get(ack.envelope_id)?.(ack);
    });
  });
  async function send(type: EnvelopeType, payload: object): Promise<Ack> {
    const isOpen = (socket: WebSocket) => socket.readyState === WebSocket.OPEN;
    // On a busy machine a connection may just be renewed.
    let socket = [...sockets.clients].findLast(isOpen);
    for (let tries = 0; tries < 100 && socket === undefined; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      socket = [...sockets.clients].findLast(isOpen);
    }
    if (socket === undefined) throw new Error("Nothing is connected.");
    const envelope_id = `envelope-${++sent}`;
    // A press is never answered in its acknowledgement.
    const accepts_response_payload = type === "slash_commands";
    const retry = type === "events_api" ? { retry_attempt: 0, retry_reason: "" } : {};
    socket.send(JSON.stringify({ envelope_id, type, accepts_response_payload, payload, ...retry }));
    return new Promise((resolve) => waiting.set(envelope_id, resolve));
  }
  function refresh(): void {
    const text = JSON.stringify({ type: "disconnect", reason: "refresh_requested" });
    for (const socket of sockets.clients) socket.send(text);
  }
  function close(): void {
    for (const socket of sockets.clients) socket.terminate();
  }
  function endAll(reason: string | null): void {
    ending = reason;
  }
  return { made: () => made, open: () => sockets.clients.size, send, refresh, endAll, close };
}

type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
};

const json = (body: object): Answer => ({
  status: 200,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** An error of Slack's, as it stands in answers of its API and in those of its hooks. */
const refusal =
  (error: string, status: number, retryAfter?: number) =>
  (isHook: boolean): Answer => ({
    status,
    headers: retryAfter === undefined ? {} : { "retry-after": String(retryAfter) },
    body: isHook ? error : JSON.stringify({ ok: false, error }),
  });

async function read(request: IncomingMessage, origin: string): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const { href, pathname } = new URL(request.url ?? "/", origin);
  return {
    method: pathname.startsWith(HOOKS) ? "response_url" : pathname.slice(API.length),
    url: href,
    body: isJson(request) ? JSON.parse(text) : fromForm(text),
    token: request.headers.authorization?.replace(/^Bearer /, "") ?? null,
  };
}

const isJson = ({ headers }: IncomingMessage) =>
  headers["content-type"]?.startsWith("application/json") === true;

/** Fields that hold JSON are parsed; the others stay text. */
function fromForm(text: string): Body {
  const fields = [...new URLSearchParams(text)].map(([name, value]) => [
    name,
    ["blocks", "view", "attachments", "metadata"].includes(name) ? JSON.parse(value) : value,
  ]);
  return Object.fromEntries(fields);
}

function portOf(http: Server): number {
  const bound: AddressInfo | string | null = http.address();
  if (bound === null || typeof bound === "string") throw new Error("The server is not bound.");
  return bound.port;
}
