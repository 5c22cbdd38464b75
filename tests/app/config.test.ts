import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { configSchema, readConfig } from "../../src/app/config.ts";
import { ExpectedError } from "../../src/app/expected-error.ts";
import { projectRoot } from "../../src/app/project.ts";

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
  it("needs nothing", () => {
    expect(readConfig({}, REGIONS)).toEqual({
      region: null,
      secrets: null,
      logLevel: "silent",
      discord: null,
      slack: null,
      web: null,
      publicUrl: null,
      port: 3_000,
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
    for (const half of [bot, app, { SLACK_SIGNING_SECRET: "shh" }]) {
      expect(problemsOf(half)).toContain("set both");
    }
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
    expect(problemsOf({ WEB: "on" })).toContain("BACKCHAT_SECRET is needed for the private page");
    expect(problemsOf({ DISCORD_MODE: "link" })).toContain("needs PUBLIC_URL");
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

describe(".env.example", () => {
  it("lists just the settings that there are", () => {
    const text = readFileSync(join(projectRoot(), ".env.example"), "utf8");
    const listed = [...text.matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual(Object.keys(configSchema.shape).sort());
  });
});
