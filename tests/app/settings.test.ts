import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ExpectedError } from "../../src/app/expected-error.ts";
import { projectRoot } from "../../src/app/project.ts";
import { readConfig } from "../../src/app/settings.ts";

const REGIONS = ["uk", "us"];

function problemsOf(env: Record<string, string>): string {
  try {
    readConfig(env, REGIONS);
  } catch (error) {
    if (error instanceof ExpectedError) return error.message;
    throw error;
  }
  return "";
}

describe("readConfig", () => {
  it("tells of health at its port, to this machine alone, and counts nothing unless told to", () => {
    const health = { port: 9_464, host: "127.0.0.1", metrics: "off" };
    expect(readConfig({ OPERATE_PORT: "9464" }, REGIONS).health).toEqual(health);
    const env = { OPERATE_PORT: "9464", OPERATE_HOST: "0.0.0.0", METRICS: "urgency" };
    const open = { port: 9_464, host: "0.0.0.0", metrics: "urgency" };
    expect(readConfig(env, REGIONS).health).toEqual(open);
    expect(problemsOf({ METRICS: "on" })).toContain("METRICS needs OPERATE_PORT");
    expect(readConfig({ METRICS: "off" }, REGIONS).health).toBe(null);
  });

  it("takes one plain line on who helps nearby, and nothing that is no line", () => {
    const near = "Club physio Ada, Tuesdays. 020 7946 0123";
    expect(readConfig({ LOCAL_HELP: ` ${near} ` }, REGIONS).localHelp).toBe(near);
    for (const line of ["two\nlines", "**loud**", "<@U1>", "x".repeat(201)]) {
      expect(() => readConfig({ LOCAL_HELP: line }, REGIONS)).toThrow(/LOCAL_HELP must be one/);
    }
  });

  it("needs nothing", () => {
    expect(readConfig({}, REGIONS)).toEqual({
      region: null,
      localHelp: null,
      secrets: null,
      logLevel: "silent",
      discord: null,
      slack: null,
      web: null,
      publicUrl: null,
      port: 3_000,
      health: null,
      broken: {},
    });
  });

  it("takes Slack's two tokens for Socket Mode, and a signing secret for requests", () => {
    const [token, appToken] = ["xoxb-made-up", "xapp-made-up"];
    const [bot, app] = [{ SLACK_BOT_TOKEN: token }, { SLACK_APP_TOKEN: appToken }];
    const signed = { SLACK_SIGNING_SECRET: "shh", PORT: "8080" };
    const http = { type: "http", signingSecret: "shh" };
    expect(readConfig({ ...bot, ...app, ...signed }, REGIONS).slack).toMatchObject({
      token,
      delivery: { type: "socket", appToken },
    });
    const overHttp = readConfig({ ...bot, ...signed }, REGIONS);
    expect(overHttp.slack?.delivery).toEqual(http);
    expect(overHttp.port).toBe(8_080);
    expect(problemsOf({ SLACK_BOT_TOKEN: "xapp-swapped" })).toContain("begins with xoxb-");
  });

  it("takes an empty setting for unset", () => {
    const env = { REGION: "", BACKCHAT_SECRET: "", LOG_LEVEL: "" };
    expect(readConfig(env, REGIONS)).toEqual(readConfig({}, REGIONS));
  });

  it("reads a list of secrets, the first of which seals", () => {
    const [one, two] = ["a".repeat(32), "b".repeat(32)];
    expect(readConfig({ BACKCHAT_SECRET: `${one}, ${two}` }, REGIONS).secrets).toEqual([one, two]);
  });

  it("has a private page where it is on, or has an address, and a secret", () => {
    const secret = { BACKCHAT_SECRET: "a".repeat(32) };
    const publicUrl = "https://backchat.example/";
    expect(readConfig({ ...secret, WEB: "on", PROXIES: "1" }, REGIONS).web).toEqual({ proxies: 1 });
    expect(readConfig({ ...secret, PUBLIC_URL: publicUrl }, REGIONS)).toMatchObject({
      web: { proxies: 0 },
      publicUrl,
    });
    expect(readConfig({ ...secret, PUBLIC_URL: publicUrl, WEB: "off" }, REGIONS).web).toBe(null);
  });

  it.each([
    [{ SLACK_BOT_TOKEN: "xoxb-made-up" }, "set both"],
    [{ SLACK_APP_TOKEN: "xapp-made-up" }, "set both"],
    [{ SLACK_SIGNING_SECRET: "shh" }, "set both"],
    [{ DISCORD_MODE: "link", DISCORD_TOKEN: "a.b.c" }, "needs PUBLIC_URL"],
    [{ WEB: "on" }, "needs BACKCHAT_SECRET"],
  ])("says what is missing for %j, and leaves the other platforms alone", (half, advice) => {
    const others = { BACKCHAT_SECRET: "a".repeat(32), PUBLIC_URL: "https://backchat.example/" };
    const isWeb = "WEB" in half;
    const config = readConfig({ ...(isWeb ? {} : others), ...half }, REGIONS);
    if (advice === "needs PUBLIC_URL") expect(config.discord).not.toBe(null);
    else expect(Object.values(config.broken).join()).toContain(advice);
    const alone = readConfig(half, REGIONS);
    expect(Object.values(alone.broken).join()).toContain(advice);
    expect([alone.discord, alone.slack, alone.web]).toEqual([null, null, null]);
  });

  it("says what a number or an address must be", () => {
    const problems = problemsOf({ PORT: "abc", PROXIES: "-1", SLACK_API_URL: "localhost:3000" });
    expect(problems).toContain("PORT must be 1 to 65535");
    expect(problems).toContain("PROXIES must be how many");
    expect(problems).toContain("SLACK_API_URL must be an address");
  });

  it("takes shards that can be run, and says what others must be", () => {
    const shardsOf = (list: string) =>
      readConfig({ DISCORD_TOKEN: "a.b.c", DISCORD_SHARDS: list }, REGIONS).discord?.shards;
    expect(shardsOf("auto")).toEqual({ shards: "auto" });
    expect(shardsOf("0,1/4")).toEqual({ shards: [0, 1], shardCount: 4 });
    expect(problemsOf({ DISCORD_SHARDS: "0-3" })).toContain("must be auto, or a list");
    for (const list of ["1,1/4", "4/4"]) {
      expect(problemsOf({ DISCORD_SHARDS: list })).toContain("different shards, each below");
    }
  });

  it("holds Discord's tickets in wide letters unless told otherwise", () => {
    const ticketsOf = (more: object) =>
      readConfig({ DISCORD_TOKEN: "a.b.c", ...more }, REGIONS).discord?.tickets;
    expect(ticketsOf({})).toBe("wide");
    expect(ticketsOf({ DISCORD_TICKETS: "plain" })).toBe("plain");
    expect(problemsOf({ DISCORD_TICKETS: "narrow" })).toContain("must be wide or plain");
  });

  it("takes a list of organisers by their ids", () => {
    const slack = { SLACK_BOT_TOKEN: "xoxb-made-up", SLACK_APP_TOKEN: "xapp-made-up" };
    const config = readConfig({ ...slack, SLACK_ORGANISERS: "U01, W02" }, REGIONS);
    expect(config.slack?.organisers).toEqual(["U01", "W02"]);
    expect(problemsOf({ SLACK_ORGANISERS: "anne" })).toContain("must be member ids");
  });

  it("prints all problems together, each with what to do, and no secret", () => {
    const problems = problemsOf({ REGION: "ukk", BACKCHAT_SECRET: "hush-hush", LOG_LEVEL: "loud" });
    expect(problems).toContain('REGION is "ukk"');
    expect(problems).toContain('Did you mean "uk"?');
    expect(problems).toContain("BACKCHAT_SECRET needs at least 32 characters");
    expect(problems).toContain("LOG_LEVEL must be one of");
    expect(problems).not.toContain("hush");
  });
});

it.each([
  [".env.example", /^#? ?([A-Z_]+)=/gm],
  ["docs/operating.md", /^\| `([A-Z_]+)` \|/gm],
])("%s lists just the settings that there are", (file, setting) => {
  const text = readFileSync(join(projectRoot(), file), "utf8");
  const listed = [...text.matchAll(setting)].map(([, name]) => name);
  const asked: (string | symbol)[] = [];
  const env = new Proxy({}, { get: (_, name) => void asked.push(name) });
  readConfig(env, REGIONS);
  expect(listed.sort()).toEqual(asked.sort());
});
