import { createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Delivery } from "../../adapters/slack/settings.ts";
import { startSlack } from "../../adapters/slack/start.ts";
import type { Running } from "../../src/app/adapter.ts";
import { createHttpServer } from "../../src/app/http/http-server.ts";
import { PassingError } from "../../src/app/passing-error.ts";
import { createBot } from "../bot.ts";
import { describeFaults, type Fault } from "./contract.ts";
import { freePort } from "./operated.ts";
import { type Call, type SlackServer, startSlackServer } from "./slack-server.ts";

const [BOT_TOKEN, APP_TOKEN] = ["xoxb-starting", "xapp-starting"];
const warnings: { readonly code?: unknown; readonly message: string }[] = [];
const log = {
  debug() {},
  warn: (fields: object, message: string) => void warnings.push({ ...fields, message }),
};
const bot = createBot({ log });
const SOCKET: Delivery = { type: "socket", appToken: APP_TOKEN };
const HTTP: Delivery = { type: "http", signingSecret: "shh" };
const isTest = ({ method }: Call) => method === "auth.test";
const isOpen = ({ method }: Call) => method === "apps.connections.open";

let server: SlackServer;
const running: Running[] = [];
beforeEach(async () => {
  warnings.length = 0;
  server = await startSlackServer({ botToken: BOT_TOKEN, appToken: APP_TOKEN });
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
  await server.close();
});
async function start(delivery = SOCKET, apiUrl = server.apiUrl): Promise<Running> {
  const settings = { token: BOT_TOKEN, delivery, apiUrl, organisers: null, mentions: true };
  const { serve } = createHttpServer(0);
  const one = await startSlack({ bot, serve }, { ...settings, publicUrl: null });
  running.push(one);
  return one;
}
const failure = (...given: Parameters<typeof start>) =>
  start(...given).catch((error: unknown) => error);

const refused = (fits: typeof isTest, code: string, advice: string, status = 200): Fault => ({
  what: `${fits === isTest ? "auth.test" : "apps.connections.open"} ended in ${code}, ${status}`,
  arrange: () => server.fail(fits, status, code),
  advice,
});
const TEST = [
  refused(isTest, "unavailable", "I can't reach Slack (unavailable)", 503),
  refused(isTest, "internal_error", "I can't reach Slack (internal_error)"),
  refused(isTest, "brand_new_code", "I can't reach Slack (brand_new_code)"),
];
const REFUSED = [
  refused(isTest, "token_revoked", "Slack refuses SLACK_BOT_TOKEN"),
  refused(isTest, "account_inactive", "Slack refuses SLACK_BOT_TOKEN"),
  refused(isTest, "missing_scope", "SLACK_BOT_TOKEN lacks"),
];

describe("a start in Slack", () => {
  const open = () => server.connected;
  const overHttp = { start: () => start(HTTP), open, running: 0 };
  describeFaults("Slack over HTTP", { passing: TEST, final: REFUSED }, overHttp);
  const passing = [
    ...TEST,
    refused(isOpen, "internal_error", "I can't reach Slack (500)", 500),
    refused(isOpen, "internal_error", "I can't reach Slack (internal_error)"),
  ];
  const final = [
    ...REFUSED,
    refused(isOpen, "invalid_auth", "Slack refuses SLACK_APP_TOKEN"),
    refused(isOpen, "missing_scope", "SLACK_APP_TOKEN lacks"),
    refused(isOpen, "not_allowed_token_type", "SLACK_APP_TOKEN lacks"),
  ];
  const overSocket = { start: () => start(SOCKET), open, running: 1 };
  describeFaults("Slack over Socket Mode", { passing, final }, overSocket);

  it("waits as long as Slack says", async () => {
    for (let times = 0; times < 2; times++) server.fail(isTest, 429, "ratelimited", 1);
    const error = await failure();
    expect(error).toBeInstanceOf(PassingError);
    expect(error instanceof PassingError && error.retryAfter).toBe(1);
  });

  it("may work in a while where nothing is there, or nothing answers", async () => {
    const nowhere = await failure(SOCKET, `http://127.0.0.1:${await freePort()}/api/`);
    expect(nowhere).toBeInstanceOf(PassingError);
    expect(String(nowhere)).toContain("(ECONNREFUSED)");
    const silent = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => silent.once("listening", resolve));
    const bound = silent.address();
    const port = typeof bound === "object" && bound !== null ? bound.port : 0;
    expect(await failure(SOCKET, `http://127.0.0.1:${port}/api/`)).toBeInstanceOf(PassingError);
    silent.close();
  });
});

describe("connections in Socket Mode", () => {
  it("that Slack ends at once are made ever more slowly, and it is said once why", async () => {
    const advice = new Map([
      ["too_many_websockets", "Stop what else runs with SLACK_APP_TOKEN"],
      ["link_disabled", "Switch it on in the app's settings"],
      ["refresh_requested", "asks for a new connection again and again"],
    ]);
    await Promise.all([...advice].map(([reason, words]) => endedFor(reason, words)));
  });

  it("come back by themselves where the network was gone, and it is said once why", async () => {
    const one = await start();
    for (let times = 0; times < 2; times++) server.fail(isOpen, 503, "unavailable");
    server.refresh();
    await expect.poll(() => one.state()).toBe("unreachable");
    await expect.poll(() => one.state(), { timeout: 20_000 }).toBe("ready");
    expect(warnings).toEqual([{ code: 503, message: expect.stringContaining("I can't reach") }]);
  });

  it("come back where Slack has called the token bad once", async () => {
    const one = await start();
    server.fail(isOpen, 200, "invalid_auth");
    server.refresh();
    await expect.poll(() => one.state()).toBe("unreachable");
    await expect.poll(() => one.state(), { timeout: 20_000 }).toBe("ready");
  });

  it("end where Slack calls the token bad twice in a row, and it is said what to do", async () => {
    const one = await start();
    for (let times = 0; times < 2; times++) server.fail(isOpen, 200, "invalid_auth");
    server.refresh();
    expect(await one.ended).toContain("Slack refuses SLACK_APP_TOKEN");
    expect(server.calls.filter(isOpen)).toHaveLength(3);
  });

  it("that are being made again at the stop do not outlive it", async () => {
    await start();
    const asked = server.next(isOpen);
    server.refresh();
    await asked;
    await running.pop()?.stop();
    // Until then, what was on its way has come.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await expect.poll(() => server.connected).toBe(0);
  });
});

/** A platform of its own, which ends each connection right behind its hello for a while. */
async function endedFor(reason: string, advice: string): Promise<void> {
  const own = await startSlackServer({ botToken: BOT_TOKEN, appToken: APP_TOKEN });
  const said: object[] = [];
  const warn = (fields: object, message: string) => void said.push({ ...fields, message });
  own.endAll(reason);
  const { serve } = createHttpServer(0);
  const settings = { token: BOT_TOKEN, delivery: SOCKET, apiUrl: own.apiUrl, publicUrl: null };
  const one = await startSlack(
    { bot: { ...bot, log: { debug() {}, warn } }, serve },
    { ...settings, organisers: null, mentions: true },
  );
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  const opens = own.calls.filter(isOpen).length;
  expect(opens).toBeGreaterThan(1);
  expect(opens).toBeLessThanOrEqual(4);
  expect(said).toEqual([{ code: reason, message: expect.stringContaining(advice) }]);
  own.endAll(null);
  const isThere = () => one.state() === "ready" && own.connected === 1;
  await expect.poll(isThere, { timeout: 20_000 }).toBe(true);
  await one.stop();
  await own.close();
}
