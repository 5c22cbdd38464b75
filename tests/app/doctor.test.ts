import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { discord } from "../../adapters/discord/adapter.ts";
import { commandsOf } from "../../adapters/discord/commands.ts";
import { slack } from "../../adapters/slack/adapter.ts";
import { startSlack } from "../../adapters/slack/start.ts";
import { terminal } from "../../adapters/terminal/adapter.ts";
import { web } from "../../adapters/web/adapter.ts";
import { createWeb } from "../../adapters/web/web.ts";
import { createClock } from "../../src/app/doctor/clock.ts";
import { type Content, examineContent } from "../../src/app/doctor/content.ts";
import { examine } from "../../src/app/doctor/doctor.ts";
import { fine } from "../../src/app/doctor/finding.ts";
import { countOf, jsonOf, reportOf } from "../../src/app/doctor/report.ts";
import { createHttpServer } from "../../src/app/http/http-server.ts";
import { projectRoot } from "../../src/app/project.ts";
import type { Sources } from "../../src/app/settings/near-settings.ts";
import { createKeys } from "../../src/app/tickets/keys.ts";
import { type DiscordServer, startDiscordServer } from "../adapters/discord-server.ts";
import { freePort } from "../adapters/operated.ts";
import { type SlackServer, startSlackServer } from "../adapters/slack-server.ts";
import { realDialog } from "../dialog.ts";

const [TOKEN, BOT_TOKEN, APP_TOKEN] = ["MTA.made.up-token", "xoxb-made-up", "xapp-made-up"];
const SECRET = "6f1d0c5b7a9e4832fedc0192837465aa";
const ADAPTERS = [discord, slack, web, terminal];
const dialog = realDialog();
const CONTENT: Content = { dialog, finding: fine("dialog", "The dialog has no errors.") };

const bot = {
  dialog,
  keys: createKeys([SECRET]),
  fingerprint: 1,
  region: null,
  canResume: true,
  log: { debug: () => {}, warn: () => {} },
};

let onDiscord: DiscordServer;
let onSlack: SlackServer;
beforeAll(async () => {
  onDiscord = await startDiscordServer(TOKEN);
  onSlack = await startSlackServer({ botToken: BOT_TOKEN, appToken: APP_TOKEN });
});
afterAll(async () => {
  await Promise.all([onDiscord.close(), onSlack.close()]);
});
beforeEach(async () => {
  onDiscord.says.application = { interactions_endpoint_url: null, approximate_guild_count: 2 };
  onDiscord.says.gateway = {};
  onSlack.scopes = "commands,chat:write,im:history,app_mentions:read";
  await putCommands(commandsOf(dialog));
});

const closing: (() => unknown)[] = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

async function putCommands(body: unknown): Promise<void> {
  const url = `${onDiscord.apiUrl}/v10/applications/1/commands`;
  const headers = { authorization: `Bot ${TOKEN}` };
  await fetch(url, { method: "PUT", headers, body: JSON.stringify(body) });
}

/** Something that answers requests on loopback, and its port. */
async function answering(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  closing.push(() => server.close().closeAllConnections());
  return portOf(server.address());
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** A proxy that sends on to a port, as one before the page does. */
function proxyTo(port: number): Promise<number> {
  return answering(async (request, response) => {
    const own = request.headers["x-forwarded-for"];
    const forwarded = [own, "203.0.113.9"].filter((one) => one !== undefined).join(", ");
    const headers = { "x-forwarded-for": forwarded };
    const answer = await fetch(`http://127.0.0.1:${port}${request.url}`, { headers }).catch(
      () => null,
    );
    response.statusCode = answer?.status ?? 502;
    const type = answer?.headers.get("content-type");
    if (type) response.setHeader("content-type", type);
    response.end(await answer?.text());
  });
}

type Env = Readonly<Record<string, string>>;
const inDiscord = (): Env => ({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: onDiscord.apiUrl });
const inSlack = (): Env => ({
  SLACK_BOT_TOKEN: BOT_TOKEN,
  SLACK_APP_TOKEN: APP_TOKEN,
  SLACK_API_URL: onSlack.apiUrl,
});
const overHttp = async (): Promise<Env> => ({
  SLACK_BOT_TOKEN: BOT_TOKEN,
  SLACK_SIGNING_SECRET: "shh",
  SLACK_API_URL: onSlack.apiUrl,
  PORT: String(await freePort()),
});
const onPage = (port: number, publicPort = port): Env => ({
  BACKCHAT_SECRET: SECRET,
  PORT: String(port),
  PUBLIC_URL: `http://localhost:${publicPort}`,
});

/** As if nothing but the environment were there. */
const sourcesOf = (env: Env): Sources => ({ env, file: null, folder: projectRoot() });

/** What the doctor says, as lines. */
async function told(...env: readonly Env[]): Promise<string> {
  const given: Env = Object.assign({}, ...env);
  const groups = await examine(given, ADAPTERS, CONTENT, sourcesOf(given));
  return reportOf(groups).replaceAll("\n  ", " ");
}

describe("the doctor", () => {
  it("says that all is well, and what cannot be seen", async () => {
    const report = await told(inDiscord(), inSlack());
    expect(report).not.toContain("✗");
    for (const line of [
      "✓ Discord takes DISCORD_TOKEN.",
      "✓ Its live connection can be had. 1000 of today's 1000 logins are left.",
      "✓ The commands are registered.",
      "✓ Presses come here",
      "✓ Mentions are answered.",
      "✓ Slack takes SLACK_BOT_TOKEN.",
      "✓ The bot has every permission that it needs.",
      "✓ Slack takes SLACK_APP_TOKEN.",
      "? Whether events are switched on cannot be seen",
      "✓ The clock is right.",
      "✓ The page is off: WEB=on is not set.",
    ]) {
      expect(report).toContain(line);
    }
    expect(report).toMatch(/Nothing is wrong\. 1 thing cannot be seen from here\.$/);
  });

  it("changes nothing, posts nothing, and connects nowhere", async () => {
    const [calls, methods, connections] = [onDiscord.calls.length, onSlack.calls.length, 0];
    await told(inDiscord(), inSlack());
    const asked = onDiscord.calls.slice(calls).map(({ method }) => method);
    expect(new Set(asked)).toEqual(new Set(["GET"]));
    const called = onSlack.calls.slice(methods).map(({ method }) => method);
    expect(called.sort()).toEqual(["apps.connections.open", "auth.test"]);
    expect(onSlack.connections).toBe(connections);
  });

  it("has no token, secret or id in what it says, also of what is wrong", async () => {
    const env = { ...inDiscord(), ...inSlack(), BACKCHAT_SECRET: SECRET };
    onSlack.fail(() => true, 403, `a middlebox that repeats ${BOT_TOKEN}`);
    onDiscord.says.application = { interactions_endpoint_url: "https://secret.example/hook" };
    const groups = await examine(env, ADAPTERS, CONTENT, sourcesOf(env));
    for (const text of [reportOf(groups), jsonOf(groups)]) {
      expect(text).not.toMatch(/MTA\.|xoxb-made|xapp-made|6f1d0c|300000000000000003|secret\.ex/);
    }
  });

  it("lists every setting that cannot be used, and looks at the rest all the same", async () => {
    const wrong = { REGION: "ukk", PORT: "abc", DISCORD_SHARDS: "4/4", WEB: "maybe" };
    const report = await told(inSlack(), { DISCORD_TOKEN: "x" }, wrong);
    for (const name of ["REGION is", "PORT must", "DISCORD_SHARDS must", "WEB must"]) {
      expect(report).toContain(`✗ ${name}`);
    }
    expect(report).toContain("✓ Slack takes SLACK_BOT_TOKEN.");
    expect(report).toContain("? Discord is asked once its settings are mended.");
  });

  it("says which platforms are off, and that it is wrong where all are", async () => {
    const report = await told({});
    expect(report).toContain("✓ Discord is off: DISCORD_TOKEN is not set.");
    expect(report).toContain("✗ So nothing is on");
    expect(await told({ SLACK_BOT_TOKEN: BOT_TOKEN })).toContain("✗ SLACK_BOT_TOKEN is set");
  });

  it("says of one bad setting what is wrong with it, and nothing that only follows", async () => {
    const weak = await told({ WEB: "on", BACKCHAT_SECRET: "a".repeat(40) });
    expect(weak).toContain("✗ BACKCHAT_SECRET is too easy to guess");
    expect(weak).not.toContain("needs BACKCHAT_SECRET");
    expect(weak).not.toContain("BACKCHAT_SECRET is not set");
  });

  it("names settings that are nearly right", async () => {
    const report = await told(inSlack(), { DISCORD_BOT_TOKEN: "a.b.c" });
    expect(report).toContain("✗ DISCORD_BOT_TOKEN is set; the name here is DISCORD_TOKEN.");
    expect(await told(inSlack(), { SLACK_MENTIONS: "off" })).not.toContain("✗");
  });

  it("names a file that may have been meant, where nothing is on", async () => {
    const folder = mkdtempSync(join(tmpdir(), "backchat-doctor-"));
    closing.push(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, "env.txt"), `DISCORD_TOKEN=${TOKEN}\n`);
    const sources = { env: {}, file: null, folder };
    const report = reportOf(await examine({}, ADAPTERS, CONTENT, sources)).replaceAll("\n  ", " ");
    expect(report).toMatch(/✗ .*env\.txt has DISCORD_TOKEN, but the file has to be named \.env\./);
    expect(report).not.toContain("MTA.");
  });

  it("says it as one JSON object too", async () => {
    const env = { ...inSlack(), SLACK_BOT_TOKEN: "xoxb-wrong" };
    const groups = await examine(env, ADAPTERS, CONTENT, sourcesOf(env));
    const { ok, sum, findings } = JSON.parse(jsonOf(groups));
    expect([ok, sum.wrong, countOf(groups, "wrong")]).toEqual([false, 1, 1]);
    expect(findings).toContainEqual({
      platform: "slack",
      status: "wrong",
      about: "token",
      says: "Slack refuses SLACK_BOT_TOKEN (invalid_auth).",
      todo: expect.stringContaining("OAuth & Permissions"),
    });
  });
});

describe("the doctor on the dialog", () => {
  it("says what is wrong with it, and needs none for the rest", async () => {
    const { dialog, finding } = await examineContent({ DIALOG: "knees" });
    expect(finding).toMatchObject({ status: "wrong", says: expect.stringContaining("knees") });
    const report = reportOf(
      await examine(inDiscord(), ADAPTERS, { dialog, finding }, sourcesOf({})),
    );
    expect(report).toContain("✓ Discord takes DISCORD_TOKEN.");
    expect(report).toContain("? Without a dialog nobody knows the commands.");
    expect((await examineContent({})).finding.status).toBe("fine");
  });
});

describe("the doctor in Discord", () => {
  it("tells of a token that Discord refuses, or that no request can carry", async () => {
    const refused = await told(inDiscord(), { DISCORD_TOKEN: "another.token" });
    expect(refused).toContain("✗ Discord refuses DISCORD_TOKEN. Copy it again");
    const odd = await told(inDiscord(), { DISCORD_TOKEN: "a\u200btoken" });
    expect(odd).toContain("✗ DISCORD_TOKEN has a letter in it that none has. Copy it again.");
  });

  it("tells of an endpoint that keeps presses away, and of a bot that nobody can invite", async () => {
    onDiscord.says.application = {
      interactions_endpoint_url: "https://elsewhere.example/",
      bot_require_code_grant: true,
    };
    const report = await told(inDiscord());
    expect(report).toContain("✗ An interactions endpoint is set, so no press reaches Backchat.");
    expect(report).toContain("✗ Nobody can invite the bot.");
  });

  it("tells of commands that are missing or another version's", async () => {
    await putCommands([]);
    expect(await told(inDiscord())).toContain("? The commands are not registered yet.");
    await putCommands([{ name: "backchat" }]);
    expect(await told(inDiscord())).toContain("✗ The commands at Discord are not those");
  });

  it("tells of logins that are used up, and of shards that are too few", async () => {
    onDiscord.says.gateway = {
      shards: 4,
      session_start_limit: { total: 1000, remaining: 0, reset_after: 1_800_000 },
    };
    const report = await told(inDiscord());
    expect(report).toContain("✗ Discord allows no more logins for 30 minutes.");
    expect(report).toContain("✗ Discord wants 4 shards, and DISCORD_SHARDS asks for 1.");
    const auto = await told(inDiscord(), { DISCORD_SHARDS: "auto" });
    expect(auto).not.toContain("shards");
  });

  it("tells of a gateway that cannot be reached, which no proxy helps", async () => {
    onDiscord.says.gateway = { url: `ws://127.0.0.1:${await freePort()}` };
    const wrong = /✗ Discord's live connection cannot be reached/;
    expect(await told(inDiscord())).toMatch(wrong);
    const proxied = await told(inDiscord(), { HTTPS_PROXY: "http://proxy.example:3128" });
    expect(proxied).toMatch(/HTTPS_PROXY does not help/);
  });

  it("tells of a bot that is in no server", async () => {
    onDiscord.says.application = { approximate_guild_count: 0 };
    expect(await told(inDiscord())).toContain("? Discord counts no server with the bot in it.");
  });

  it("tells of trouble at Discord, and of a Discord that is not there", async () => {
    onDiscord.fail(({ path }) => path.endsWith("/@me"), 503, 0);
    expect(await told(inDiscord())).toContain("✗ Discord has trouble of its own (503).");
    const nowhere = { DISCORD_API_URL: `http://127.0.0.1:${await freePort()}/api` };
    const report = await told(inDiscord(), nowhere);
    expect(report).toContain("✗ Discord cannot be reached: nothing answers there.");
    expect(report).toContain("Is DISCORD_API_URL right?");
  });
});

describe("the doctor in Slack", () => {
  it("names each permission that the bot lacks, and says to install it again", async () => {
    onSlack.scopes = "commands,chat:write";
    const report = await told(inSlack());
    expect(report).toContain("✗ The bot lacks the permissions im:history and app_mentions:read.");
    expect(report).toContain("reinstall the app");
  });

  it("wants a permission more where Slack itself may remind people", async () => {
    const report = await told(inSlack(), { REMINDERS: "calendar,slack" });
    expect(report).toContain("✗ The bot lacks the permission users:read.");
    onSlack.scopes += ",users:read";
    const all = await told(inSlack(), { REMINDERS: "calendar,slack" });
    expect(all).toContain("✓ The bot has every permission that it needs.");
  });

  it("tells which token Slack refuses", async () => {
    const bot = await told(inSlack(), { SLACK_BOT_TOKEN: "xoxb-wrong" });
    expect(bot).toContain("✗ Slack refuses SLACK_BOT_TOKEN");
    expect(bot).toContain("✓ Slack takes SLACK_APP_TOKEN");
    const app = await told(inSlack(), { SLACK_APP_TOKEN: "xapp-wrong" });
    expect(app).toContain("✓ Slack takes SLACK_BOT_TOKEN");
    expect(app).toContain("✗ Slack refuses SLACK_APP_TOKEN");
  });

  it("says Slack's own word for other refusals, and no other text", async () => {
    onSlack.fail(({ method }) => method === "auth.test", 200, "access_denied");
    expect(await told(inSlack())).toContain("✗ Slack refuses SLACK_BOT_TOKEN (access_denied).");
    onSlack.fail(({ method }) => method === "auth.test", 200, `<html> Bearer ${BOT_TOKEN}`);
    const report = await told(inSlack());
    expect(report).toContain("✗ Slack gives an answer that makes no sense.");
    expect(report).not.toContain("Bearer");
  });

  it("tells of an app token that may not connect", async () => {
    onSlack.fail(({ method }) => method === "apps.connections.open", 200, "missing_scope");
    expect(await told(inSlack())).toContain("✗ SLACK_APP_TOKEN lacks connections:write.");
  });

  it("says which way is used where both are set", async () => {
    const report = await told(inSlack(), { SLACK_SIGNING_SECRET: "shh" });
    expect(report).toContain("✓ SLACK_SIGNING_SECRET is set too, and is not used.");
  });

  it("looks over HTTP whether requests can arrive, and says what it cannot see", async () => {
    const env = await overHttp();
    const report = await told(env);
    expect(report).toContain(`✓ Port ${env["PORT"]} is free.`);
    expect(report).toContain("? Whether Slack's requests arrive cannot be seen from here.");
    const proxy = await proxyTo(Number(env["PORT"]));
    const address = { WEB: "off", PUBLIC_URL: `http://localhost:${proxy}`, PROXIES: "1" };
    const all = await told(env, address);
    expect(all).toContain(`✓ http://localhost:${proxy}/slack/events leads here.`);
    expect(all).toContain("? Whether SLACK_SIGNING_SECRET is right cannot be seen from here.");
  });

  it("knows the running receiver of Slack's requests from a stranger", async () => {
    const env = await overHttp();
    const port = Number(env["PORT"]);
    const running = await startSlack(
      { bot, serve: createHttpServer(port).serve },
      {
        token: BOT_TOKEN,
        delivery: { type: "http", signingSecret: "shh" },
        apiUrl: onSlack.apiUrl,
        organisers: null,
        mentions: true,
        publicUrl: null,
      },
    );
    closing.push(() => running.stop());
    expect(await told(env)).toContain(`✓ Backchat answers at port ${port} of this machine.`);
    const stranger = await answering((_, response) => response.end("Welcome to nginx"));
    const other = await told(env, { PORT: String(stranger) });
    expect(other).toContain(`✗ Something else uses port ${stranger}.`);
  });

  it("tells of requests that are signed with another secret", async () => {
    const states = { ready: false, adapters: { slack: "unproven" } };
    const health = await answering((_, response) => response.end(JSON.stringify(states)));
    const report = await told(await overHttp(), { OPERATE_PORT: String(health) });
    expect(report).toContain("✗ Slack's requests arrive, and none is signed with SLACK_SIGNING");
  });
});

describe("the doctor of the page", () => {
  const running = () => answering(createWeb(bot, { publicUrl: null, proxies: 0 }));

  it("sees whether the address leads here, and through how many proxies", async () => {
    const port = await freePort();
    const [near, far] = [await proxyTo(port), await proxyTo(await proxyTo(port))];
    const one = await told(onPage(port, near), { PROXIES: "1" });
    expect(one).toContain(`✓ http://localhost:${near} leads here.`);
    expect(one).toContain("✓ PROXIES=1 is right.");
    const two = await told(onPage(port, far), { PROXIES: "1" });
    expect(two).toContain("✗ PROXIES is 1, and 2 stand before PORT. Set PROXIES=2.");
  });

  it("knows the page that runs already", async () => {
    const port = await running();
    const report = await told(onPage(port, await proxyTo(port)));
    expect(report).toContain(`✓ Backchat answers at port ${port} of this machine.`);
    expect(report).toMatch(/✓ http:\/\/localhost:\d+ is there, and is Backchat\./);
    expect(report).toContain("? Whether PROXIES is right cannot be seen while Backchat runs.");
  });

  it("tells of an address that does not answer, or is not known", async () => {
    const [port, nobody] = [await freePort(), await freePort()];
    const silent = await told(onPage(port, nobody));
    expect(silent).toContain(`✗ http://localhost:${nobody} cannot be reached: nothing answers`);
    const unknown = await told(onPage(port), { PUBLIC_URL: "https://backchat.invalid" });
    expect(unknown).toContain(
      "✗ https://backchat.invalid cannot be reached: its name is not known.",
    );
  });

  it("says once what Slack over HTTP and the page share", async () => {
    const env = await overHttp();
    const port = Number(env["PORT"]);
    const near = await proxyTo(port);
    const report = await told(env, onPage(port, near), { PROXIES: "1" });
    expect(report.split("is free.").length).toBe(2);
    expect(report.split("PROXIES=1 is right.").length).toBe(2);
    expect(report).toContain(`✓ http://localhost:${near}/slack/events leads here.`);
    expect(report).toContain(`✓ http://localhost:${near} leads here.`);
    const nobody = await told(env, onPage(port, await freePort()));
    expect(nobody.split("cannot be reached").length).toBe(2);
  });

  it("tells of a proxy with nothing behind it, of another page, and of one that sends on", async () => {
    const port = await freePort();
    const lost = await told(onPage(port, await proxyTo(await freePort())));
    expect(lost).toMatch(/✗ A proxy answers at .*, and finds nothing behind it \(502\)\./);
    const other = await answering((_, response) => response.end("Welcome to nginx"));
    expect(await told(onPage(port, other))).toMatch(/✗ .* answers, and is not Backchat \(200\)\./);
    const onward = await answering((_, response) => {
      response.writeHead(301, { location: "https://www.backchat.example/start" }).end();
    });
    const sent = await told(onPage(port, onward));
    expect(sent).toMatch(/✗ .* sends everyone on, to https:\/\/www\.backchat\.example\./);
  });
});

describe("the doctor beside a process", () => {
  it("says how each platform is there", async () => {
    const adapters = { discord: "ready", slack: "unreachable", web: "failed" };
    const health = await answering((_, response) => response.end(JSON.stringify({ adapters })));
    const report = await told(inDiscord(), { OPERATE_PORT: String(health) });
    expect(report).toContain("✓ Backchat runs: Discord is ready.");
    expect(report).toContain("✗ Slack is out of reach, and is tried again.");
    expect(report).toContain("✗ The page is off for good.");
  });

  it("says that none runs, or that something else has its port", async () => {
    const none = { OPERATE_PORT: String(await freePort()) };
    expect(await told(inDiscord(), none)).toContain("? Backchat does not run here.");
    const stranger = await answering((_, response) => response.end("hello"));
    const other = { OPERATE_PORT: String(stranger) };
    expect(await told(inDiscord(), other)).toContain("✗ Something else answers at OPERATE_PORT.");
  });
});

describe("the doctor's clock", () => {
  it("is held against the platforms', the nearest of them", () => {
    const at = Date.parse("Sat, 28 Nov 2026 12:00:00 GMT");
    const clockOf = (...dates: readonly (string | null)[]) => {
      const clock = createClock(() => at);
      for (const date of dates) clock.heard(date);
      return clock.findings()[0]?.says;
    };
    const [same, behind] = ["Sat, 28 Nov 2026 12:00:20 GMT", "Sat, 28 Nov 2026 11:53:00 GMT"];
    expect(clockOf(same, behind)).toBe("The clock is right.");
    expect(clockOf(behind)).toBe("This machine's clock is 7 minutes fast.");
    expect(clockOf("Sat, 28 Nov 2026 12:02:10 GMT", "nonsense")).toContain("2 minutes slow");
    expect(clockOf(null)).toBe(undefined);
  });

  it("hears the time also where a token is refused", async () => {
    const late = await answering((_, response) => {
      response.setHeader("Date", new Date(Date.now() + 600_000).toUTCString());
      response.writeHead(401, { "content-type": "application/json" });
      response.end('{"message":"401: Unauthorized","code":0}');
    });
    const elsewhere = { DISCORD_API_URL: `http://127.0.0.1:${late}/api` };
    expect(await told(inDiscord(), elsewhere)).toContain(
      "✗ This machine's clock is 10 minutes slow",
    );
  });
});
