import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DiscordSettings } from "../../adapters/discord/settings.ts";
import { startDiscord } from "../../adapters/discord/start.ts";
import type { Running } from "../../src/app/adapter.ts";
import { ExpectedError } from "../../src/app/expected-error.ts";
import { PassingError } from "../../src/app/passing-error.ts";
import { createBot } from "../bot.ts";
import { describeFaults, type Fault } from "./contract.ts";
import { createMember, textOf } from "./discord-member.ts";
import { type Call, type DiscordServer, startDiscordServer } from "./discord-server.ts";

const TOKEN = "a.starting.token";
const warnings: string[] = [];
const log = { debug() {}, warn: (_: object, message: string) => void warnings.push(message) };
const bot = createBot({ log });
const SETTINGS: Omit<DiscordSettings, "apiUrl"> = {
  token: TOKEN,
  mentions: true,
  shards: { shardIds: null, shardCount: 1 },
  publicUrl: null,
  linkOnly: false,
  tickets: "wide",
};
const isGateway = ({ path }: Call) => path.endsWith("/gateway/bot");
const isCommands = ({ path }: Call) => path.endsWith("/commands");

let server: DiscordServer;
const running: Running[] = [];
beforeEach(async () => {
  warnings.length = 0;
  server = await startDiscordServer(TOKEN);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
  await server.close();
});
async function start(own: Partial<DiscordSettings> = {}): Promise<Running> {
  const one = await startDiscord(bot, { ...SETTINGS, apiUrl: server.apiUrl, ...own });
  running.push(one);
  return one;
}
const failure = (own?: Partial<DiscordSettings>) => start(own).catch((error: unknown) => error);

const request = (what: string, status: number, code = 0, advice = String(status)): Fault => ({
  what,
  arrange: () => server.fail(isGateway, status, code),
  advice: `I can't reach Discord (${advice})`,
});
const closing = (code: number, advice: string): Fault => ({
  what: `the gateway's ${code}`,
  arrange: () => server.refuse(code),
  advice,
});
const nowhere: Fault = {
  what: "a gateway that is not there",
  arrange() {
    server.gateway = "ws://127.0.0.1:1";
    setTimeout(() => {
      server.gateway = null;
    }, 500);
  },
  advice: "I can't reach Discord (ECONNREFUSED)",
};

describe("a start in Discord", () => {
  const passing = [
    request("a 500", 500),
    request("a 503", 503),
    request("a connection that is cut", 0, 0, "UND_ERR_SOCKET"),
    request("a 403 of somebody between", 403),
    ...[4_000, 4_009, 1_011].map((code) => closing(code, `I can't reach Discord (${code})`)),
    nowhere,
  ];
  const final = [
    closing(4_004, "Discord refuses DISCORD_TOKEN"),
    closing(4_010, "Discord refuses DISCORD_SHARDS"),
    closing(4_011, "Discord refuses DISCORD_SHARDS"),
    closing(4_013, "check the intents"),
    closing(4_014, "check the intents"),
  ];
  describeFaults(
    "Discord",
    { passing, final },
    { start, open: () => server.connected, running: 1 },
  );

  it("waits as long as Discord says", async () => {
    server.fail(isGateway, 429, 0, 37);
    const error = await failure();
    expect(error).toBeInstanceOf(PassingError);
    expect(error instanceof PassingError && Math.round(error.retryAfter ?? 0)).toBe(37);
  });

  it("fails for good with a token that Discord refuses", async () => {
    const error = await failure({ token: "not.the.token" });
    expect(error).toBeInstanceOf(ExpectedError);
    expect(String(error)).not.toContain("not.the.token");
  });

  it("may work in a while where nothing answers", async () => {
    const silent = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => silent.once("listening", resolve));
    const bound = silent.address();
    const port = typeof bound === "object" && bound !== null ? bound.port : 0;
    const error = await failure({ apiUrl: `http://127.0.0.1:${port}/api` });
    expect(error).toBeInstanceOf(PassingError);
    expect(String(error)).toContain("(no answer)");
    silent.close();
  });
});

describe("the commands in Discord", () => {
  it.each([
    ["GET", 500],
    ["PUT", 500],
    ["PUT", 0],
    ["GET", 429],
    ["GET", 401],
  ])(
    "are registered after a %s that ended in %i; meanwhile that is told, and presses are answered",
    async (method, status) => {
      server.fail((call) => isCommands(call) && call.method === method, status, 0, 1);
      const one = await start();
      expect(one.state()).toBe("unregistered");
      expect(warnings).toEqual([expect.stringContaining("Commands are not registered yet.")]);
      const card = await createMember(server).command();
      expect(textOf(card)).toContain("Sore lower back from running?");
      await expect.poll(() => one.state(), { timeout: 10_000 }).toBe("ready");
      expect(server.calls.filter((call) => call.method === "PUT").length).toBeGreaterThan(0);
      expect(warnings).toHaveLength(1);
    },
  );

  it("that Discord refuses are told with what to do, once", async () => {
    for (let times = 0; times < 2; times++) server.fail(isCommands, 403, 50_001);
    const one = await start();
    await expect.poll(() => one.state(), { timeout: 10_000 }).toBe("ready");
    expect(warnings).toEqual([expect.stringContaining("Invite it again by the link")]);
  });
});

describe("an interactions endpoint in Discord's portal", () => {
  it("is told at the start, keeps the bot from being ready, and is noticed to have gone", async () => {
    server.application.interactions_endpoint_url = "https://elsewhere.example/interactions";
    const one = await start();
    expect(one.says).toContain("empty that field in the developer portal");
    expect(one.state()).toBe("diverted");
    expect(warnings).toEqual([expect.stringContaining("Interactions Endpoint URL")]);
    expect(JSON.stringify([one.says, warnings])).not.toContain("elsewhere");
    server.application.interactions_endpoint_url = null;
    await expect.poll(() => one.state(), { timeout: 10_000 }).toBe("ready");
  });

  it("is found at the next look where the first failed in passing", async () => {
    server.application.interactions_endpoint_url = "https://elsewhere.example/interactions";
    server.fail(({ path }) => path.endsWith("/applications/@me"), 503, 0);
    const one = await start();
    expect(one.state()).toBe("ready");
    await expect.poll(() => one.state(), { timeout: 10_000 }).toBe("diverted");
    expect(warnings).toEqual([expect.stringContaining("Interactions Endpoint URL")]);
  });

  it("is not looked for again where the question is not answered", async () => {
    const isQuestion = ({ path }: Call) => path.endsWith("/applications/@me");
    server.fail(isQuestion, 404, 0);
    expect((await start()).state()).toBe("ready");
    expect(server.calls.filter(isQuestion)).toHaveLength(1);
  });
});
