import { createServer } from "node:http";
import { type AddressInfo, connect, createServer as createSilent } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startDiscord } from "../../adapters/discord/start.ts";
import { Posting } from "../../adapters/shared/posting.ts";
import { startSlack } from "../../adapters/slack/start.ts";
import type { Running } from "../../src/app/adapter.ts";
import { createHttpServer } from "../../src/app/http/http-server.ts";
import { PassingError } from "../../src/app/passing-error.ts";
import { createBot } from "../bot.ts";
import { createMember } from "./discord-member.ts";
import { type DiscordServer, startDiscordServer } from "./discord-server.ts";
import { createColleague, httpTransport } from "./slack-member.ts";
import { type SlackServer, startSlackServer } from "./slack-server.ts";

const [BOT_TOKEN, APP_TOKEN, SIGNING] = ["xoxb-made-up", "xapp-made-up", "made-up-signing-secret"];
const DISCORD_TOKEN = "a.made-up.token";
const said: string[] = [];
const log = { debug() {}, warn: (_: object, message: string) => void said.push(message) };
const bot = createBot({ log });
/** Names that nobody but the proxy knows: what arrives under them has come by it. */
const [IN_SLACK, IN_DISCORD] = ["slack.test", "discord.test"];
const NAMES = ["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"].flatMap((name) => [
  name,
  name.toLowerCase(),
]);

let discordServer: DiscordServer;
let slackServer: SlackServer;
/** Whom the proxy was asked to connect to. */
const asked: string[] = [];
const proxy = createServer();
proxy.on("connect", (request, client) => {
  asked.push(request.url ?? "");
  const [, port] = (request.url ?? "").split(":");
  const upstream = connect(Number(port), "127.0.0.1", () => {
    client.write("HTTP/1.1 200 Connection established\r\n\r\n");
    upstream.pipe(client).pipe(upstream);
  });
  for (const socket of [client, upstream]) socket.on("error", () => upstream.destroy());
  client.on("close", () => upstream.destroy());
});
let address: string;
const running: Running[] = [];
const before = Object.fromEntries(NAMES.map((name) => [name, process.env[name]]));

beforeAll(async () => {
  slackServer = await startSlackServer({ botToken: BOT_TOKEN, appToken: APP_TOKEN });
  discordServer = await startDiscordServer(DISCORD_TOKEN);
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${portOf(proxy.address())}`;
});
beforeEach(() => {
  for (const name of NAMES) delete process.env[name];
  asked.length = 0;
  said.length = 0;
  slackServer.calls.length = 0;
  discordServer.calls.length = 0;
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});
afterAll(async () => {
  for (const name of NAMES) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
  proxy.close().closeAllConnections();
  await Promise.all([slackServer.close(), discordServer.close()]);
});

function portOf(bound: string | AddressInfo | null): number {
  return typeof bound === "object" && bound !== null ? bound.port : 0;
}
const portIn = (url: string) => new URL(url).port;
const under = (name: string, url: string) => url.replace("127.0.0.1", name);

async function slackAt(apiUrl: string, delivery: "http" | "socket"): Promise<string> {
  let url = "";
  const port = createHttpServer(0);
  const serve: typeof port.serve = async (path, listener) => {
    const served = await port.serve(path, listener);
    url = `http://127.0.0.1:${served.number}/slack/events`;
    return served;
  };
  const own = { token: BOT_TOKEN, apiUrl, organisers: null, mentions: true, publicUrl: null };
  const kinds = {
    http: { type: "http", signingSecret: SIGNING },
    socket: { type: "socket", appToken: APP_TOKEN },
  } as const;
  running.push(await startSlack({ bot, serve }, { ...own, delivery: kinds[delivery] }));
  return url;
}

async function discordAt(apiUrl: string): Promise<void> {
  const own = { token: DISCORD_TOKEN, mentions: true, publicUrl: null, linkOnly: false } as const;
  const shards = { shardIds: null, shardCount: 1 };
  running.push(await startDiscord(bot, { ...own, apiUrl, shards, tickets: "wide" }));
}

describe("behind a proxy", () => {
  it.each([
    ["HTTPS_PROXY", "HTTP_PROXY"],
    ["https_proxy", "http_proxy"],
  ])("all requests to Slack go by %s: the Web API and answers to clicks", async (...names) => {
    for (const name of names) process.env[name] = address;
    const url = await slackAt(under(IN_SLACK, slackServer.apiUrl), "http");
    expect(slackServer.calls.map(({ method }) => method)).toEqual(["auth.test"]);
    const hookUrl: SlackServer["hookUrl"] = (...place) =>
      under(IN_SLACK, slackServer.hookUrl(...place));
    const transport = httpTransport({ url, signingSecret: SIGNING });
    const colleague = createColleague({ ...slackServer, hookUrl }, transport);
    await colleague.poke(await colleague.command(), "20-44");
    await expect
      .poll(() => slackServer.calls.map(({ method }) => method))
      .toContain("response_url");
    expect(new Set(asked)).toEqual(new Set([`${IN_SLACK}:${portIn(slackServer.apiUrl)}`]));
  });

  it("Slack's socket goes by it, and the request for its address", async () => {
    for (const name of ["HTTPS_PROXY", "HTTP_PROXY"]) process.env[name] = address;
    await slackAt(under(IN_SLACK, slackServer.apiUrl), "socket");
    const methods = slackServer.calls.map(({ method }) => method);
    expect(methods).toEqual(["auth.test", "apps.connections.open"]);
    // The server gives the socket's address under its own name.
    expect(asked).toContain(`127.0.0.1:${portIn(slackServer.apiUrl)}`);
  });

  it("all requests to Discord go by it, and its gateway goes direct, which the start says", async () => {
    for (const name of ["HTTPS_PROXY", "HTTP_PROXY"]) process.env[name] = address;
    await discordAt(under(IN_DISCORD, discordServer.apiUrl));
    await createMember(discordServer).command();
    expect(said.join()).toContain("goes straight out, past HTTPS_PROXY");
    const paths = discordServer.calls.map(({ path }) => path);
    expect(paths).toContain("/api/v10/gateway/bot");
    expect(paths.at(-1)).toContain("/callback");
    expect(new Set(asked)).toEqual(new Set([`${IN_DISCORD}:${portIn(discordServer.apiUrl)}`]));
  });

  it.each(["NO_PROXY", "no_proxy"])("what %s lists is reached past it", async (name) => {
    for (const one of ["HTTPS_PROXY", "HTTP_PROXY"]) process.env[one] = address;
    process.env[name] = "example.com, 127.0.0.1";
    await slackAt(slackServer.apiUrl, "http");
    await slackAt(slackServer.apiUrl, "socket");
    await discordAt(discordServer.apiUrl);
    await createMember(discordServer).command();
    expect(asked).toEqual([]);
  });

  it("a name without an address is told, before anything is asked", async () => {
    process.env["HTTPS_PROXY"] = "proxy.example:3128";
    const advice = /HTTPS_PROXY must be an address such as http:\/\/proxy\.example:3128/;
    await expect(slackAt(slackServer.apiUrl, "http")).rejects.toThrow(advice);
    await expect(discordAt(discordServer.apiUrl)).rejects.toThrow(advice);
    expect(slackServer.calls).toEqual([]);
  });

  it("none is asked where none is set", async () => {
    await slackAt(slackServer.apiUrl, "socket");
    await discordAt(discordServer.apiUrl);
    expect([...asked, ...said]).toEqual([]);
  });
});

describe("a proxy that takes connections, and says nothing", () => {
  // Whoever waits for it waits for minutes.
  const limit = { timeout: 30_000 };
  const silent = createSilent();
  beforeAll(() => new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve)));
  beforeEach(() => {
    for (const name of ["HTTPS_PROXY", "HTTP_PROXY"]) {
      process.env[name] = `http://127.0.0.1:${portOf(silent.address())}`;
    }
  });
  afterAll(() => void silent.close());

  it.each(["http", "https"])("keeps no post of %s for long, nor its end", limit, async (scheme) => {
    const posting = new Posting(`${scheme}://${IN_DISCORD}`, 200);
    const post = expect(posting.post("/", {})).rejects.toHaveProperty("code");
    await Promise.all([post, posting.close()]);
  });

  it("is told at a start in Slack, which may work in a while", limit, async () => {
    const start = slackAt(under(IN_SLACK, slackServer.apiUrl), "socket");
    await expect(start).rejects.toBeInstanceOf(PassingError);
  });
});
