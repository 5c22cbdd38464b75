import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { type Fault, spoil } from "./faults.ts";

/** A file that came with a request, by the name of its part. */
export type Sent = {
  readonly part: string;
  readonly filename: string;
  readonly type: string;
  readonly bytes: Uint8Array;
};

/** One request that the bot made; the body is what stands in `payload_json` where files came with it. */
export type Call = {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly files: readonly Sent[];
};

/** A Discord-shaped server on loopback: the gateway over a real WebSocket, and the REST routes that a bot uses. */
export type DiscordServer = {
  readonly apiUrl: string;
  readonly calls: Call[];
  /** What Discord says of the application, and of the gateway, beside the usual. */
  readonly says: { application: object; gateway: object };
  /** Sends an event to every bot that is logged in. */
  dispatch(type: string, data: unknown): void;
  /** The next call that the bot makes which fits. */
  next(fits: (call: Call) => boolean): Promise<Call>;
  /** Answers the next call that fits with an error of Discord's, or with none where the status is 0. */
  fail(fits: (call: Call) => boolean, status: number, code: number, retryAfter?: number): void;
  /** What goes wrong from now on: a function of each call, or null. */
  disturb(fault: ((call: Call) => Fault | null) | null): void;
  /** Closes the next connections to the gateway with these codes of Discord's, as soon as they log in. */
  refuse(...codes: readonly number[]): void;
  /** What the developer portal holds of the application. */
  readonly application: Application;
  /** Where bots are sent for the gateway; null for this one. */
  gateway: string | null;
  /** How many connections to the gateway are open. */
  readonly connected: number;
  /** Ends every connection to the gateway, with a close code of Discord's. */
  hangUp(code: number): void;
  close(): Promise<void>;
};

export const APPLICATION = "300000000000000003";
const BOT = { id: APPLICATION, username: "backchat", discriminator: "0", avatar: null, bot: true };
const [DISPATCH, HEARTBEAT, IDENTIFY, HELLO, HEARTBEAT_ACK] = [0, 1, 2, 10, 11];
const [RESUME, INVALID_SESSION] = [6, 9];

type Application = { readonly id: string; interactions_endpoint_url: string | null };
type Failure = {
  readonly fits: (call: Call) => boolean;
  readonly status: number;
  readonly code: number;
  readonly retryAfter: number | undefined;
};
const FAILURE = { status: 500, code: 0, retryAfter: undefined };

export async function startDiscordServer(token: string): Promise<DiscordServer> {
  const calls: Call[] = [];
  const says: DiscordServer["says"] = { application: {}, gateway: {} };
  const waiting: { fits: (call: Call) => boolean; resolve: (call: Call) => void }[] = [];
  const failing: Failure[] = [];
  const refusing: number[] = [];
  const application: Application = { id: APPLICATION, interactions_endpoint_url: null };
  /** Messages in the one channel there is, oldest first. */
  const posted = new Map<string, unknown[]>();
  let commands: unknown = [];
  let disturbance: ((call: Call) => Fault | null) | null = null;
  /** Interactions that have their answer. */
  const answered = new Set<string>();
  let sequence = 0;

  const http = createServer((request, response) => {
    void (async () => {
      const call = await read(request);
      calls.push(call);
      const fault = disturbance?.(call) ?? null;
      if (fault?.isDone === false) return spoil(fault, response);
      const reply = (status: number, body?: unknown) => {
        const at = waiting.findIndex(({ fits }) => fits(call));
        if (at >= 0) waiting.splice(at, 1)[0]?.resolve(call);
        if (fault !== null) return spoil(fault, response);
        response.writeHead(
          status,
          body === undefined ? {} : { "content-type": "application/json" },
        );
        response.end(body === undefined ? undefined : JSON.stringify(body));
      };
      const isOpen = call.path.startsWith("/api/v10/interactions/");
      if (!isOpen && request.headers.authorization !== `Bot ${token}`) {
        return reply(401, { message: "401: Unauthorized", code: 0 });
      }
      if (strangersIn(call).length > 0) return reply(400, { message: "Invalid.", code: 50_035 });
      const failure = failing.findIndex(({ fits }) => fits(call));
      if (failure >= 0) {
        const [{ status, code, retryAfter } = FAILURE] = failing.splice(failure, 1);
        if (status === 0) return response.destroy();
        if (retryAfter !== undefined) response.setHeader("retry-after", String(retryAfter));
        return reply(status, { message: "refused", code });
      }
      if (call.path === "/api/v10/applications/@me") {
        return reply(200, { ...application, ...says.application });
      }
      if (call.path === "/api/v10/gateway/bot") {
        const { port } = address();
        const limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
        const url = server.gateway ?? `ws://127.0.0.1:${port}`;
        return reply(200, { url, shards: 1, session_start_limit: limit, ...says.gateway });
      }
      if (call.path.endsWith("/commands")) {
        if (call.method === "PUT") commands = call.body;
        return reply(200, commands);
      }
      if (call.path.endsWith("/callback")) {
        if (answered.has(call.path)) return reply(400, { message: "Answered.", code: 40_060 });
        answered.add(call.path);
        return reply(204);
      }
      if (call.path.endsWith("/messages")) {
        const messages = posted.get(call.path) ?? [];
        if (call.method === "GET") return reply(200, messages.toReversed());
        posted.set(call.path, [...messages, { author: BOT, ...Object(call.body) }]);
      }
      return reply(200, { id: "1", channel_id: "1" });
    })();
  });
  const sockets = new WebSocketServer({ server: http });
  sockets.on("connection", (socket) => {
    const give = (payload: unknown) => socket.send(JSON.stringify(payload));
    give({ op: HELLO, d: { heartbeat_interval: 45_000 } });
    socket.on("message", (text) => {
      const { op, d } = JSON.parse(String(text));
      if (op === HEARTBEAT) give({ op: HEARTBEAT_ACK });
      // No session is kept, so none is taken up again.
      if (op === RESUME) give({ op: INVALID_SESSION, d: false });
      if (op !== IDENTIFY) return;
      if (d.token !== token) return socket.close(4004, "Authentication failed.");
      const refused = refusing.shift();
      if (refused !== undefined) return socket.close(refused);
      const { port } = address();
      const ready = {
        v: 10,
        user: BOT,
        guilds: [],
        session_id: "s",
        resume_gateway_url: `ws://127.0.0.1:${port}`,
        application: { id: APPLICATION, flags: 0 },
      };
      give({ op: DISPATCH, t: "READY", s: ++sequence, d: ready });
    });
  });
  const address = (): AddressInfo => {
    const bound = http.address();
    if (bound === null || typeof bound === "string") throw new Error("The server is not bound.");
    return bound;
  };
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const server: DiscordServer = {
    apiUrl: `http://127.0.0.1:${address().port}/api`,
    calls,
    says,
    dispatch(t, d) {
      const text = JSON.stringify({ op: DISPATCH, t, s: ++sequence, d });
      for (const socket of sockets.clients) socket.send(text);
    },
    next: (fits) => new Promise((resolve) => waiting.push({ fits, resolve })),
    fail: (fits, status, code, retryAfter) => failing.push({ fits, status, code, retryAfter }),
    disturb(fault) {
      disturbance = fault;
    },
    refuse: (...codes) => refusing.push(...codes),
    application,
    gateway: null,
    get connected() {
      return sockets.clients.size;
    },
    hangUp(code) {
      for (const socket of sockets.clients) socket.close(code);
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  return server;
}

async function read(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const path = new URL(request.url ?? "/", "http://127.0.0.1").pathname;
  const asked = { method: request.method ?? "GET", path };
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("multipart/")) return { ...asked, ...(await readParts(bytes, type)) };
  return { ...asked, body: bytes.length === 0 ? null : JSON.parse(String(bytes)), files: [] };
}

async function readParts(bytes: Buffer, type: string): Promise<Pick<Call, "body" | "files">> {
  const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
  const files = await Promise.all(
    Array.from(form, async ([part, value]): Promise<readonly Sent[]> => {
      if (typeof value === "string") return [];
      const own = new Uint8Array(await value.arrayBuffer());
      return [{ part, filename: value.name, type: value.type, bytes: own }];
    }),
  );
  return { body: JSON.parse(String(form.get("payload_json"))), files: files.flat() };
}

/** What a message names that is not with it: attachments without a file, and pictures without an attachment. */
function strangersIn({ body, files }: Call): readonly string[] {
  const { data = body } = Object(body);
  const attachments: readonly { id: string; filename: string }[] = Object(data).attachments ?? [];
  const sent = files.map(({ part, filename }) => `${part} ${filename}`);
  const shown = JSON.stringify(body ?? null).matchAll(/"attachment:\/\/([^"]*)"/g);
  return [
    ...attachments
      .map(({ id, filename }) => `files[${id}] ${filename}`)
      .filter((one) => !sent.includes(one)),
    ...Array.from(shown, ([, name = ""]) => name).filter(
      (name) => !attachments.some(({ filename }) => filename === name),
    ),
  ];
}
