import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../src/app/project.ts";
import { type DiscordServer, startDiscordServer } from "../adapters/discord-server.ts";
import { freePort, operate } from "../adapters/operated.ts";
import { type SlackServer, startSlackServer } from "../adapters/slack-server.ts";

const TOKEN = "a.starting.token";
const [BOT_TOKEN, APP_TOKEN] = ["xoxb-starting", "xapp-starting"];
const SECRET = "a-secret-of-at-least-thirty-two-characters";

let discord: DiscordServer;
let slack: SlackServer;
let folder: string;
beforeAll(async () => {
  discord = await startDiscordServer(TOKEN);
  slack = await startSlackServer({ botToken: BOT_TOKEN, appToken: APP_TOKEN });
  folder = mkdtempSync(join(tmpdir(), "backchat-start-"));
});
afterAll(async () => {
  await Promise.all([discord.close(), slack.close()]);
  rmSync(folder, { recursive: true });
});

/** Runs the program in an empty folder, as a service is run, to its end or to some words. */
function run(env: Record<string, string>, args: readonly string[] = [], until = "nothing like it") {
  const main = join(projectRoot(), "dist/src/main.js");
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => {
    out += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    err += String(chunk);
    if (err.includes(until)) child.kill("SIGTERM");
  });
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

describe("a platform that cannot be had at the start", () => {
  it("is tried again until it can be, while the other runs and the process counts as alive", async () => {
    slack.fail(({ method }) => method === "auth.test", 503, "unavailable");
    discord.fail(({ path }) => path.endsWith("/gateway/bot"), 503, 0);
    const bot = await operate({
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discord.apiUrl,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: slack.apiUrl,
      WEB: "on",
      BACKCHAT_SECRET: SECRET,
      PORT: String(await freePort()),
    });
    await bot.until("web", "ready");
    expect((await bot.ask("/healthz")).status).toBe(200);
    for (const platform of ["discord", "slack"]) await bot.until(platform, "ready");
    expect((await bot.ask("/readyz")).status).toBe(200);
    expect(bot.said()).toContain("I can't reach Slack (unavailable).");
    expect(bot.said()).toContain("I can't reach Discord (503).");
    expect(bot.said()).toContain("I try again until it works.");
    expect(await bot.stop()).toBe(0);
  });

  it("for good, and is the only one, ends the process with 2", async () => {
    slack.fail(({ method }) => method === "auth.test", 200, "token_revoked");
    const { code, err } = await run({
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: slack.apiUrl,
    });
    expect(code).toBe(2);
    expect(err).toContain("Slack refuses SLACK_BOT_TOKEN (token_revoked)");
  });
});

describe("a service without usable settings", () => {
  it.each([
    [{}, "No platform is set"],
    [{ DISCORD_TOKEN: "" }, "DISCORD_TOKEN is empty in the environment"],
    [{ DISCORD_BOT_TOKEN: "hush" }, "DISCORD_BOT_TOKEN is set; the name here is DISCORD_TOKEN."],
    [{ DISCORD_TOKEN: '"hush hush"' }, "DISCORD_TOKEN has a blank in it"],
  ])("plays no card, and ends with 2 and what to do: %j", async (env: object, advice) => {
    const { code, out, err } = await run({ ...env });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(advice);
    expect(err).not.toContain("hush");
  });

  it("says what a flag needs, and what is nearly that", async () => {
    const web = await run({ PUBLIC_URL: "https://backchat.example" }, ["--web"]);
    expect(web.code).toBe(2);
    expect(web.err).toContain(
      "The private page at PUBLIC_URL needs BACKCHAT_SECRET. Make one with:",
    );
    const { code, err } = await run({ DISCORD_BOT_TOKEN: "hush" }, ["--discord"]);
    expect(code).toBe(2);
    expect(err).toContain("Set DISCORD_TOKEN first");
    expect(err).toContain("DISCORD_BOT_TOKEN is set");
  });
});

describe("a service with settings as people make them", () => {
  it.each([
    ["with a secret", { BACKCHAT_SECRET: SECRET }, false],
    ["without any setting, and says what that means", {}, true],
  ])("runs the page by its flag alone, %s", async (_, settings, isKeyless) => {
    const env = { ...settings, PORT: String(await freePort()) };
    const { code, err } = await run(env, ["--web"], "Ready in the browser");
    expect(err).toContain("Ready in the browser");
    expect(err.includes("the key is for this run alone")).toBe(isKeyless);
    expect(code).toBe(0);
  });

  it("reads a .env of PowerShell, with quotes around the token", async () => {
    const text = `\uFEFFDISCORD_TOKEN = “${TOKEN}”\r\nDISCORD_API_URL=${discord.apiUrl}\r\n`;
    writeFileSync(join(folder, ".env"), Buffer.from(text, "utf16le"));
    const { code, err } = await run({}, [], "Ready in Discord");
    rmSync(join(folder, ".env"));
    expect(err).toContain("Ready in Discord");
    expect(code).toBe(0);
  });
});
