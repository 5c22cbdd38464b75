import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { createServer, type Server } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createMember } from "../adapters/discord-member.ts";
import { type DiscordServer, startDiscordServer } from "../adapters/discord-server.ts";
import { NONE } from "../adapters/labels.ts";
import { freePort, type Operated, operate } from "../adapters/operated.ts";
import { createColleague, httpTransport } from "../adapters/slack-member.ts";
import { dmOf, type SlackServer, startSlackServer } from "../adapters/slack-server.ts";

const TOKEN = "an.operated.token";
const [BOT_TOKEN, APP_TOKEN, SIGNING_SECRET] = ["xoxb-operated", "xapp-operated", "signing-secret"];
const SECRET = "a-secret-of-at-least-thirty-two-characters";

let discord: DiscordServer;
let slack: SlackServer;
beforeAll(async () => {
  discord = await startDiscordServer(TOKEN);
  slack = await startSlackServer({ botToken: BOT_TOKEN, appToken: APP_TOKEN });
});
afterAll(async () => {
  await Promise.all([discord.close(), slack.close()]);
});

const running: Operated[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
});
async function start(...env: readonly Readonly<Record<string, string>>[]): Promise<Operated> {
  const one = await operate(Object.assign({}, ...env));
  running.push(one);
  return one;
}

const onDiscord = () => ({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.apiUrl });
const inSlack = () => ({ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_API_URL: slack.apiUrl });
const overSocket = () => ({ ...inSlack(), SLACK_APP_TOKEN: APP_TOKEN });
const overHttp = (port: number) => ({
  ...inSlack(),
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
  PORT: String(port),
});
const onPage = (port: number) => ({ WEB: "on", BACKCHAT_SECRET: SECRET, PORT: String(port) });

function portOf(server: Server): number {
  const bound = server.address();
  return typeof bound === "object" && bound !== null ? bound.port : 0;
}

describe("/healthz", () => {
  it("answers while the program lives, and nothing else does at its port", async () => {
    const bot = await start(onPage(await freePort()));
    expect(await bot.ask("/healthz")).toMatchObject({ status: 200, text: "ok\n" });
    expect((await bot.ask("/")).status).toBe(404);
    expect((await bot.ask("/metrics")).status).toBe(404);
    expect((await bot.ask("/healthz", "POST")).status).toBe(405);
  });

  it.each([
    ["127.0.0.1", {}],
    ["127.0.0.2", { OPERATE_HOST: "127.0.0.2" }],
  ])("listens at %s with %j, and at no other address", async (at, host) => {
    const port = await freePort();
    const bot = await start(onPage(await freePort()), { OPERATE_PORT: String(port), ...host });
    expect((await bot.ask("/healthz")).status).toBe(200);
    for (const other of ["127.0.0.1", "127.0.0.2"]) {
      const answer = fetch(`http://${other}:${port}/healthz`).then(({ status }) => status);
      if (other === at) expect(await answer).toBe(200);
      else await expect(answer).rejects.toThrow();
    }
  });
});

describe("/readyz", () => {
  it("is true once every platform that is on is ready", async () => {
    const bot = await start(onDiscord(), overSocket(), onPage(await freePort()));
    for (const platform of ["discord", "slack", "web"]) await bot.until(platform, "ready");
    const { status, type, text } = await bot.ask("/readyz");
    expect([status, type]).toEqual([200, "application/json"]);
    const adapters = { discord: "ready", slack: "ready", web: "ready" };
    expect(JSON.parse(text)).toEqual({ ready: true, adapters });
  });

  it("tells that Discord has not answered yet", async () => {
    const silent = createServer().listen(0, "127.0.0.1");
    await once(silent, "listening");
    const apiUrl = `http://127.0.0.1:${portOf(silent)}/api`;
    const bot = await start(onDiscord(), { DISCORD_API_URL: apiUrl });
    expect(await bot.ask("/readyz")).toMatchObject({
      status: 503,
      text: '{"ready":false,"adapters":{"discord":"starting"}}\n',
    });
    bot.child.kill("SIGKILL");
    silent.close();
  });

  it("tells that Discord's gateway is gone, and that it is back", async () => {
    const bot = await start(onDiscord(), onPage(await freePort()));
    await bot.until("discord", "ready");
    discord.hangUp(4000);
    const gone = await bot.until("discord", "unreachable");
    expect(gone.status).toBe(503);
    expect(JSON.parse(gone.text).adapters.web).toBe("ready");
    expect((await bot.until("discord", "ready")).status).toBe(200);
  });

  it("tells that Slack's connection is gone, and that it is back", async () => {
    const bot = await start(overSocket());
    await bot.until("slack", "ready");
    slack.fail(({ method }) => method === "apps.connections.open", 500, "internal_error");
    slack.refresh();
    expect((await bot.until("slack", "unreachable")).status).toBe(503);
    expect((await bot.until("slack", "ready")).status).toBe(200);
  });

  it("tells that Slack has taken the token back, while the page goes on at the same port", async () => {
    const port = await freePort();
    const bot = await start(overHttp(port), onPage(port));
    await Promise.all([bot.until("slack", "ready"), bot.until("web", "ready")]);
    const url = `http://127.0.0.1:${port}/slack/events`;
    const transport = httpTransport({ url, signingSecret: SIGNING_SECRET });
    // A refusal is made sure of.
    for (const taken of ["views.publish", "auth.test"]) {
      slack.fail(({ method }) => method === taken, 200, "token_revoked");
    }
    await createColleague(slack, transport).openHome();
    const failed = await bot.until("slack", "failed");
    expect(failed.status).toBe(503);
    expect(JSON.parse(failed.text).adapters).toEqual({ slack: "failed", web: "ready" });
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  });

  it.each([
    ["slack", { SLACK_BOT_TOKEN: BOT_TOKEN }],
    ["discord", { DISCORD_TOKEN: TOKEN, DISCORD_MODE: "link" }],
  ])("counts %s as failed where a setting is missing", async (platform, half) => {
    const bot = await start(onPage(await freePort()), half);
    await bot.until("web", "ready");
    expect((await bot.until(platform, "failed")).status).toBe(503);
  });

  it("tells that the page's port was taken", async () => {
    const taken = createServer().listen(0);
    await once(taken, "listening");
    const bot = await start(onDiscord(), onPage(portOf(taken)));
    await bot.until("discord", "ready");
    expect((await bot.until("web", "failed")).status).toBe(503);
    taken.close();
  });
});

describe("/metrics", () => {
  const WORDS = "quetzal marmalade, my lower back is sore";
  const [USER, MEMBER_ID] = ["U0QUETZAL", "987654321012345678"];
  const CANARIES = /quetzal|marmalade|987654321|T00000001|C0RUN|made-up|operated|thirty-two/i;

  it("counts what is done on every platform, and tells of nobody", async () => {
    const port = await freePort();
    const metered = { METRICS: "urgency", LOG_LEVEL: "trace" };
    const bot = await start(onDiscord(), overHttp(port), onPage(port), metered);
    for (const platform of ["discord", "slack", "web"]) await bot.until(platform, "ready");

    const member = createMember(discord);
    const told = [{ type: 3, name: "describe", value: WORDS }];
    const card = await member.press(await member.command(told, MEMBER_ID), "20-44", MEMBER_ID);
    discord.fail(({ path }) => path.endsWith("/callback"), 404, 10_062);
    await member.press(card, NONE, MEMBER_ID);

    const url = `http://127.0.0.1:${port}/slack/events`;
    const colleague = createColleague(slack, httpTransport({ url, signingSecret: SIGNING_SECRET }));
    const begun = await colleague.command(WORDS, { user: USER });
    await colleague.press(begun, "20-44", { user: USER });
    slack.fail(({ method }) => method === "conversations.history", 200, "no_such_123");
    const answered = slack.next(({ method }) => method === "chat.postMessage");
    await colleague.say(WORDS, dmOf(USER), USER);
    await answered;

    const page = await (await fetch(`http://127.0.0.1:${port}/`)).text();
    const [, ticket = ""] = /name="ticket" value="([^"]*)"/.exec(page) ?? [];
    const headers = { "sec-fetch-site": "same-origin" };
    const body = new URLSearchParams({ ticket, words: WORDS });
    await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body, headers });

    const count = async (sample: string) => (await samplesOf(bot)).get(sample) ?? 0;
    for (const platform of ["discord", "slack"]) {
      await expect
        .poll(() => count(`backchat_walks_started_total{platform="${platform}"}`))
        .toBe(1);
      const acknowledged = `backchat_acknowledgement_seconds_count{platform="${platform}"}`;
      expect(await count(acknowledged)).toBeGreaterThan(0);
    }
    const errors = (platform: string, code: string) =>
      count(`backchat_platform_errors_total{platform="${platform}",code="${code}"}`);
    await expect.poll(() => errors("discord", "10062")).toBe(1);
    await expect.poll(() => errors("slack", "other")).toBe(1);
    expect(await count('backchat_turns_total{platform="web",ticket="ok"}')).toBe(1);

    const { type, text } = await bot.ask("/metrics");
    expect(type).toContain("text/plain; version=0.0.4");
    expect(text).not.toMatch(CANARIES);
    expect((await bot.ask("/readyz")).text).not.toMatch(CANARIES);
    expect(bot.said()).toContain("10062");
    expect(bot.said()).not.toMatch(CANARIES);
  });

  it("is not there unless it is asked for", async () => {
    const bot = await start(onPage(await freePort()), { METRICS: "off" });
    expect((await bot.ask("/metrics")).status).toBe(404);
  });
});

/** Every sample by its name and labels, once each line is one of Prometheus's text form. */
async function samplesOf(bot: Operated): Promise<ReadonlyMap<string, number>> {
  const { text } = await bot.ask("/metrics");
  const samples = new Map<string, number>();
  const typed = new Set<string>();
  for (const line of text.split("\n").filter(Boolean)) {
    const [, name] = /^# TYPE (\w+) (counter|gauge|histogram|summary)$/.exec(line) ?? [];
    if (name !== undefined) typed.add(name);
    if (line.startsWith("#")) continue;
    const [, sample = "", family = "", value] =
      /^((\w+)(?:\{(?:\w+="[^"\\]*",?)+\})?) (nan|[-+\de.]+)$/i.exec(line) ?? [];
    const isTyped = typed.has(family) || typed.has(family.replace(/_(bucket|sum|count)$/, ""));
    expect(isTyped, line).toBe(true);
    samples.set(sample, Number(value));
  }
  return samples;
}

describe("OPERATE_PORT", () => {
  it("ends the start with advice where it is taken", async () => {
    const taken = createHttpServer((_, response) => response.end()).listen(0, "127.0.0.1");
    await once(taken, "listening");
    const port = String(portOf(taken));
    const bot = await operate({ ...onPage(await freePort()), OPERATE_PORT: port });
    if (bot.child.exitCode === null) await once(bot.child, "exit");
    expect(bot.child.exitCode).toBe(2);
    expect(bot.said()).toContain(`I can't use OPERATE_PORT ${port} (EADDRINUSE)`);
    taken.close();
  });
});
