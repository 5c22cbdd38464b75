import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createPlainServer, type RequestListener } from "node:http";
import { createServer } from "node:https";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../src/app/project.ts";
import { type DiscordServer, startDiscordServer } from "../adapters/discord-server.ts";
import { freePort } from "../adapters/operated.ts";
import { type SlackServer, startSlackServer } from "../adapters/slack-server.ts";
import { selfSigned } from "./certificate.ts";

const [TOKEN, BOT_TOKEN, APP_TOKEN] = ["a.made-up.token", "xoxb-made-up", "xapp-made-up"];
const SECRET = "6f1d0c5b7a9e4832fedc0192837465aa";
const DAY = 86_400_000;

let folder: string;
let discord: DiscordServer;
let slack: SlackServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "backchat-doctor-"));
  discord = await startDiscordServer(TOKEN);
  slack = await startSlackServer({ botToken: BOT_TOKEN, appToken: APP_TOKEN });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await Promise.all([discord.close(), slack.close()]);
});
const closing: (() => unknown)[] = [];
afterEach(() => closing.splice(0).forEach((close) => void close()));

type Ended = {
  readonly code: number;
  readonly out: string;
  /** The same with each finding on one line. */
  readonly told: string;
  readonly err: string;
};

/** Runs the doctor in the folder, with an environment of its own. */
function run(env: Readonly<Record<string, string>>, ...flags: readonly string[]): Promise<Ended> {
  const main = join(projectRoot(), "dist/src/main.js");
  const options = { cwd: folder, env: { PATH: process.env["PATH"], ...env } };
  return new Promise((resolve) => {
    execFile(process.execPath, [main, "--doctor", ...flags], options, (error, out, err) => {
      resolve({ code: Number(error?.code ?? 0), out, told: out.replaceAll("\n  ", " "), err });
    });
  });
}

const inDiscord = () => ({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.apiUrl });

describe("npm run doctor", () => {
  it("ends with 0 where nothing is wrong, with 1 where something is, and logs nothing", async () => {
    const well = await run({ ...inDiscord(), LOG_LEVEL: "trace" });
    expect(well.out).toContain("Nothing is wrong.");
    expect([well.code, well.err]).toEqual([0, ""]);
    const wrong = await run({ ...inDiscord(), DISCORD_TOKEN: "another", LOG_LEVEL: "trace" });
    expect(wrong.out).toContain("1 thing is wrong.");
    expect([wrong.code, wrong.err]).toEqual([1, ""]);
  });

  it("says what its page shows", async () => {
    const settings = {
      ...inDiscord(),
      DISCORD_TOKEN: "another",
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: slack.apiUrl,
      BACKCHAT_SECRET: SECRET,
    };
    const file = join(folder, ".env");
    const text = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(file, text.join(""), { mode: 0o600 });
    closing.push(() => rmSync(file));
    const all = slack.scopes;
    closing.push(() => {
      slack.scopes = all;
    });
    slack.scopes = "commands,chat:write,app_mentions:read";
    const { out } = await run({});
    const page = readFileSync(join(projectRoot(), "docs/doctor.md"), "utf8");
    const [shown = ""] = /^ {4}This machine\n(?: {4}.*\n|\n)+/m.exec(page) ?? [];
    const node = /Node [\d.]+/;
    expect(out.trim().replace(node, "")).toBe(
      shown.replace(/^ {4}/gm, "").trim().replace(node, ""),
    );
  });

  it("gives one JSON object for programs", async () => {
    const { out, code } = await run({ ...inDiscord(), WEB: "maybe" }, "--json");
    const { ok, sum, findings } = JSON.parse(out);
    expect([ok, sum.wrong, code]).toEqual([false, 1, 1]);
    expect(findings[0]).toMatchObject({ platform: "machine", status: "fine", about: "node" });
  });

  it("fits 80 columns", async () => {
    const port = String(await freePort());
    const env = { ...inDiscord(), DISCORD_TOKEN: "x", SLACK_BOT_TOKEN: BOT_TOKEN, PORT: port };
    const { out } = await run({ ...env, PUBLIC_URL: `http://localhost:${port}`, REGION: "x" });
    const lines = out.split("\n");
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  it("says that others can read .env, and what it needs", async () => {
    const file = join(folder, ".env");
    writeFileSync(file, "", { mode: 0o644 });
    closing.push(() => rmSync(file));
    expect((await run(inDiscord())).told).toContain("✗ Everyone on this machine can read .env.");
    chmodSync(file, 0o600);
    expect((await run(inDiscord())).told).toContain("✓ Settings are read from .env here");
  });

  it("waits for no platform that never answers", async () => {
    const silent = createPlainServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, resolve));
    closing.push(() => silent.close().closeAllConnections());
    const address = silent.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/api/`;
    const { out, code } = await run({
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: url.slice(0, -1),
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: url,
    });
    expect(out).toContain("✗ Discord cannot be reached: no answer comes in time.");
    expect(out).toContain("✗ Slack cannot be reached: no answer comes in time.");
    expect(code).toBe(1);
  });
});

describe("npm run doctor behind a proxy", () => {
  it("asks every platform by it, and greets Discord's gateway past it", async () => {
    const asked: string[] = [];
    const proxy = createPlainServer();
    proxy.on("connect", ({ url = "" }, client) => {
      asked.push(url);
      const [host, port] = url.split(":");
      const there = connect(Number(port), host, () => {
        client.write("HTTP/1.1 200 OK\r\n\r\n");
        there.pipe(client).pipe(there);
      });
    });
    await new Promise<void>((resolve) => proxy.listen(0, resolve));
    closing.push(() => proxy.close().closeAllConnections());
    const address = proxy.address();
    const page = String(await freePort());
    const { out, code } = await run({
      ...inDiscord(),
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: slack.apiUrl,
      BACKCHAT_SECRET: SECRET,
      PORT: page,
      PUBLIC_URL: `http://localhost:${page}`,
      HTTP_PROXY: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`,
      HTTPS_PROXY: "http://127.0.0.1:1",
    });
    expect(out).toContain("✓ Its live connection can be had, past HTTPS_PROXY.");
    expect(code).toBe(0);
    const hosts = [discord.apiUrl, slack.apiUrl, `http://localhost:${page}`];
    for (const url of hosts) expect(asked).toContain(new URL(url).host);
  });

  it("says that the address of a proxy is none", async () => {
    const { told } = await run({ ...inDiscord(), HTTPS_PROXY: "proxy.example" });
    expect(told).toContain("✗ HTTPS_PROXY must be an address such as http://proxy.example:3128.");
  });
});

describe("npm run doctor on a certificate", () => {
  /** What is said of a page with a certificate for localhost, which is trusted or not. */
  async function toldOf(name: string, days: number, isTrusted: boolean): Promise<string> {
    const pair = selfSigned(name, Date.now() + days * DAY + 60_000);
    const file = join(folder, "trusted.pem");
    writeFileSync(file, pair.cert);
    const port = await freePort();
    const listener: RequestListener = async (request, response) => {
      const url = `http://127.0.0.1:${port}${request.url}`;
      const answer = await fetch(url, { headers: { "x-forwarded-for": "203.0.113.9" } });
      response.end(await answer.text());
    };
    const server = createServer(pair, listener);
    await new Promise<void>((resolve) => server.listen(0, resolve));
    closing.push(() => server.close().closeAllConnections());
    const address = server.address();
    const { told } = await run({
      WEB: "on",
      BACKCHAT_SECRET: SECRET,
      PORT: String(port),
      PROXIES: "1",
      PUBLIC_URL: `https://localhost:${typeof address === "object" ? address?.port : 0}`,
      ...(isTrusted ? { NODE_EXTRA_CA_CERTS: file } : {}),
    });
    return told;
  }

  it("says for how many days it is good, and when that is soon over", async () => {
    const good = await toldOf("localhost", 61, true);
    expect(good).toContain("✓ Its certificate is good for 61 days.");
    expect(good).toContain("leads here.");
    expect(await toldOf("localhost", 3, true)).toContain("✗ Its certificate runs out in 3 days.");
  });

  it("says why a browser would not trust it", async () => {
    const told = async (...given: Parameters<typeof toldOf>) => (await toldOf(...given)).split("✗");
    expect((await told("localhost", -2, true))[1]).toContain("its certificate has run out");
    expect((await told("example.org", 61, true))[1]).toContain("is for another name");
    expect((await told("localhost", 61, false))[1]).toContain("nobody who is trusted has signed");
  });
});
