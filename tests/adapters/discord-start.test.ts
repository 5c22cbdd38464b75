import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DiscordSettings } from "../../adapters/discord/settings.ts";
import { startDiscord } from "../../adapters/discord/start.ts";
import type { Running } from "../../src/app/adapter.ts";
import { ExpectedError } from "../../src/app/expected-error.ts";
import { PassingError } from "../../src/app/passing-error.ts";
import { createKeys } from "../../src/app/tickets/keys.ts";
import { realDialog } from "../dialog.ts";
import { createMember, textOf } from "./discord-member.ts";
import { type Call, type DiscordServer, startDiscordServer } from "./discord-server.ts";

const TOKEN = "a.starting.token";
const warnings: string[] = [];
const bot = {
  dialog: realDialog(),
  keys: createKeys(["a secret of at least thirty-two characters"]),
  fingerprint: 1,
  region: "uk",
  canResume: true,
  log: { debug() {}, warn: (_: object, message: string) => void warnings.push(message) },
};
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

describe("a start in Discord", () => {
  it.each([
    ["a 500", 500, 0],
    ["a 503", 503, 0],
    ["a connection that is cut", 0, 0],
    ["a 403 of somebody between", 403, 0],
  ])(
    "may work in a while after %s, leaves nothing behind, and works then",
    async (_, status, code) => {
      server.fail(isGateway, status, code);
      const error = await failure();
      expect(error).toBeInstanceOf(PassingError);
      expect(String(error)).toContain("I can't reach Discord (");
      await expect.poll(() => server.connected).toBe(0);
      expect((await start()).state()).toBe("ready");
      expect(server.connected).toBe(1);
    },
  );

  it("waits as long as Discord says", async () => {
    server.fail(isGateway, 429, 0, 37);
    const error = await failure();
    expect(error).toBeInstanceOf(PassingError);
    expect(error instanceof PassingError && Math.round(error.retryAfter ?? 0)).toBe(37);
  });

  it.each([4_000, 4_009, 1_011])("may work in a while after the gateway's %i", async (code) => {
    server.refuse(code);
    expect(await failure()).toBeInstanceOf(PassingError);
    // The gateway's own way back would have come by now.
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(server.connected).toBe(0);
    expect((await start()).state()).toBe("ready");
  });

  it("may work in a while where the gateway cannot be reached", async () => {
    server.gateway = "ws://127.0.0.1:1";
    const error = await failure();
    expect(error).toBeInstanceOf(PassingError);
    expect(String(error)).toContain("(ECONNREFUSED)");
    server.gateway = null;
    expect((await start()).state()).toBe("ready");
  });

  it.each([
    [4_004, "Discord refuses DISCORD_TOKEN"],
    [4_010, "Discord refuses DISCORD_SHARDS"],
    [4_011, "Discord refuses DISCORD_SHARDS"],
    [4_013, "check the intents"],
    [4_014, "check the intents"],
  ])("fails for good after the gateway's %i, with what to do", async (code, advice) => {
    server.refuse(code);
    const error = await failure();
    expect(error).toBeInstanceOf(ExpectedError);
    expect(String(error)).toContain(advice);
    await expect.poll(() => server.connected).toBe(0);
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

  it("is not looked for again where the question is not answered", async () => {
    const isQuestion = ({ path }: Call) => path.endsWith("/applications/@me");
    server.fail(isQuestion, 404, 0);
    expect((await start()).state()).toBe("ready");
    expect(server.calls.filter(isQuestion)).toHaveLength(1);
  });
});
