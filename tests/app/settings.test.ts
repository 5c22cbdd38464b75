import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { discord } from "../../adapters/discord/adapter.ts";
import { slack } from "../../adapters/slack/adapter.ts";
import { terminal } from "../../adapters/terminal/adapter.ts";
import { web } from "../../adapters/web/adapter.ts";
import { ExpectedError } from "../../src/app/expected-error.ts";
import { projectRoot } from "../../src/app/project.ts";
import { readConfig, readDialogChoice } from "../../src/app/settings/settings.ts";

const REGIONS = ["uk", "us"];
const SECRET = "a-secret-of-at-least-thirty-two-characters";
const ADAPTERS = [discord, slack, web, terminal];

/** What the settings of each adapter come to, by its name. */
function adaptersOf(env: Record<string, string>) {
  const { adapters } = readConfig(env, REGIONS, ADAPTERS);
  return Object.fromEntries(
    adapters.map(({ adapter, configured }) => [adapter.platform.name, configured]),
  );
}

function problemsOf(env: Record<string, string>): string {
  try {
    readConfig(env, REGIONS, ADAPTERS);
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

  it("gives people plans of their own unless they are turned off", () => {
    expect(readConfig({ PLAN: "on" }, REGIONS).plan).toBe(true);
    expect(readConfig({ PLAN: "off" }, REGIONS).plan).toBe(false);
    expect(problemsOf({ PLAN: "no" })).toContain("PLAN must be on or off");
  });

  it("has Slack remind people only where that is set, and says what else there is", () => {
    const remindersOf = (list: string) => readConfig({ REMINDERS: list }, REGIONS).reminders;
    expect(remindersOf("")).toEqual(["calendar"]);
    expect(remindersOf("calendar, slack")).toEqual(["calendar", "slack"]);
    for (const list of ["slak", "calendar,mail", "yes"]) {
      expect(problemsOf({ REMINDERS: list })).toContain(
        "REMINDERS must be calendar, or calendar,slack",
      );
      expect(problemsOf({ REMINDERS: list })).not.toContain(list);
    }
  });

  it("needs nothing", () => {
    expect(readConfig({}, REGIONS)).toEqual({
      region: null,
      localHelp: null,
      plan: true,
      reminders: ["calendar"],
      secrets: null,
      logLevel: "silent",
      publicUrl: null,
      port: 3_000,
      proxies: 0,
      health: null,
      adapters: [],
    });
    const on = Object.entries(adaptersOf({})).filter(([, { type }]) => type !== "off");
    expect(on.map(([name]) => name)).toEqual(["terminal"]);
  });

  it("warns in the log with a bot's token, and says nothing there without", () => {
    const levelOf = (env: Record<string, string>) => readConfig(env, REGIONS, ADAPTERS).logLevel;
    expect(levelOf({ DISCORD_TOKEN: "a.b.c" })).toBe("warn");
    expect(levelOf({ WEB: "on", BACKCHAT_SECRET: SECRET })).toBe("silent");
    expect(levelOf({ DISCORD_TOKEN: "a.b.c", LOG_LEVEL: "error" })).toBe("error");
  });

  it("takes an empty setting for unset", () => {
    const env = { REGION: "", BACKCHAT_SECRET: "", LOG_LEVEL: "" };
    expect(readConfig(env, REGIONS)).toEqual(readConfig({}, REGIONS));
  });

  it("reads a list of secrets, the first of which seals", () => {
    const [one, two] = [SECRET, `another-${SECRET}`];
    expect(readConfig({ BACKCHAT_SECRET: `${one}, ${two}` }, REGIONS).secrets).toEqual([one, two]);
  });

  it("refuses a secret with a blank in it, since a remark behind it would be a part of it", () => {
    const [one, two] = [`${SECRET}-1`, `${SECRET}-2`];
    const problems = problemsOf({ BACKCHAT_SECRET: `${one}, ${two} # made in May` });
    expect(problems).toContain("BACKCHAT_SECRET has a blank in it");
    expect(readConfig({ BACKCHAT_SECRET: `"${one}"` }, REGIONS).secrets).toEqual([one]);
  });

  it.each([
    ["a".repeat(64), "few different characters"],
    ["changeme".repeat(4), "few different characters"],
    ["change-this!".repeat(3), "the same again"],
    ["abcdefghij".repeat(5).slice(0, 47), "the same again"],
    ["hush-hush", "32 characters or more"],
    [`${SECRET}, short`, "32 characters or more"],
  ])("refuses the secret %j, with the reason and what to do", (secret, reason) => {
    const problems = problemsOf({ BACKCHAT_SECRET: secret });
    expect(problems).toContain(reason);
    expect(problems).toContain("Make one with: node -p");
    expect(problems).not.toContain(secret);
  });

  it("takes every secret that is made as it says", () => {
    for (let times = 0; times < 300; times++) {
      for (const encoding of ["hex", "base64"] as const) {
        const secret = randomBytes(32).toString(encoding);
        expect(problemsOf({ BACKCHAT_SECRET: secret })).toBe("");
      }
    }
  });

  it.each([
    ["https://backchat.example", "https://backchat.example/"],
    ["HTTPS://Backchat.Example:443/", "https://backchat.example/"],
    ["http://localhost:3000", "http://localhost:3000/"],
    ["'https://backchat.example/'", "https://backchat.example/"],
    ["http://127.0.0.1:3000/", "http://127.0.0.1:3000/"],
    ["http://[::1]:3000", "http://[::1]:3000/"],
  ])("takes %s for PUBLIC_URL, in the form that browsers give it", (given, publicUrl) => {
    expect(readConfig({ PUBLIC_URL: given }, REGIONS).publicUrl).toBe(publicUrl);
  });

  it.each([
    "http://backchat.example",
    "http://192.168.1.5:3000",
    "http://localhost.example/",
    "https://anna:hush@backchat.example/",
    "https://anna@backchat.example/",
    'https://backchat.example/"',
    "https://backchat.example/a b",
    "https://backchat.example/<b>",
    "backchat.example",
    "ftp://backchat.example",
    "https://",
  ])("refuses %s for PUBLIC_URL", (address) => {
    const problems = problemsOf({ PUBLIC_URL: address });
    expect(problems).toMatch(/PUBLIC_URL must (be an address with HTTPS|hold no name)/);
    expect(problems).not.toContain("hush");
  });

  it.each([
    ["slack", { SLACK_BOT_TOKEN: "xoxb-made-up" }, "nothing beside it"],
    ["slack", { SLACK_APP_TOKEN: "xapp-made-up" }, "set it too"],
    ["slack", { SLACK_SIGNING_SECRET: "shh" }, "set it too"],
    ["discord", { DISCORD_MODE: "link", DISCORD_TOKEN: "a.b.c" }, "needs PUBLIC_URL"],
    ["web", { PUBLIC_URL: "https://backchat.example" }, "needs BACKCHAT_SECRET"],
  ])("says what %s misses with %j, and leaves the others alone", (name, half, advice) => {
    expect(adaptersOf(half)).toEqual({
      discord: { type: "off" },
      slack: { type: "off" },
      web: { type: "off" },
      terminal: expect.objectContaining({ type: "on" }),
      [name]: { type: "broken", advice: expect.stringContaining(advice) },
    });
    const others = { BACKCHAT_SECRET: SECRET, PUBLIC_URL: "https://backchat.example/" };
    const both = adaptersOf({ ...others, ...half });
    expect(both["web"]?.type).toBe("on");
    expect(both["discord"]?.type).toBe(name === "discord" ? "on" : "off");
  });

  it("says what a number or an address must be", () => {
    const problems = problemsOf({ PORT: "abc", PROXIES: "-1", SLACK_API_URL: "localhost:3000" });
    expect(problems).toContain("PORT must be 1 to 65535");
    expect(problems).toContain("PROXIES must be how many");
    expect(problems).toContain("SLACK_API_URL must be an address");
  });

  it.each([
    ["Britain", "uk"],
    ["GB", "uk"],
    ["Germany", "eu"],
    ["usa", "us"],
    ["Ireland", "ie"],
    ["New Zealand", "nz"],
  ])("takes no region for another: %s is said to be %s", (given, meant) => {
    const regions = ["uk", "ie", "eu", "us", "nz", "in"];
    const reading = () => readConfig({ REGION: given }, regions);
    expect(reading).toThrow(`Did you mean "${meant}"?`);
    expect(() => readConfig({ REGION: "atlantis" }, regions)).not.toThrow("Did you mean");
  });

  it("prints all problems together, each with what to do, and no secret", () => {
    const wrong = { REGION: "ukk", BACKCHAT_SECRET: "hush-hush", LOG_LEVEL: "loud" };
    const problems = problemsOf({ ...wrong, WEB: "yes", SLACK_BOT_TOKEN: "xapp-hush" });
    expect(problems).toContain('REGION is "ukk"');
    expect(problems).toContain("BACKCHAT_SECRET is too short");
    expect(problems).toContain("LOG_LEVEL must be one of");
    expect(problems).toContain("WEB must be on or off");
    expect(problems).toContain("SLACK_BOT_TOKEN must be the bot's token");
    expect(problems).not.toContain("hush");
  });
});

/** What every terminal program is told, and nobody sets for this one. */
const OF_TERMINALS = ["NO_COLOR", "TERM"];

it.each([
  [".env.example", /^#? ?([A-Z_]+)=/gm],
  ["docs/operating.md", /^\| `([A-Z_]+)` \|/gm],
])("%s lists just the settings that there are", (file, setting) => {
  const text = readFileSync(join(projectRoot(), file), "utf8");
  const listed = [...text.matchAll(setting)].map(([, name]) => name);
  const asked = new Set<string>();
  const env = new Proxy({}, { get: (_, name) => void asked.add(String(name)) });
  readConfig(env, REGIONS, ADAPTERS);
  readDialogChoice(env);
  const settings = [...asked].filter((name) => /^[A-Z]/.test(name) && !OF_TERMINALS.includes(name));
  expect(listed.sort()).toEqual(settings.sort());
});

describe("an adapter", () => {
  it("is known to main where its folder holds one", () => {
    const root = projectRoot();
    const folders = readdirSync(join(root, "adapters"));
    const files = folders.filter((name) => existsSync(join(root, `adapters/${name}/adapter.ts`)));
    const main = readFileSync(join(root, "src/main.ts"), "utf8");
    const known = [...main.matchAll(/adapters\/(.+)\/adapter\.ts"/g)].map(([, name]) => name);
    expect(known.sort()).toEqual(files.sort());
    expect(ADAPTERS.map(({ platform }) => platform.name).sort()).toEqual(files.sort());
  });

  it("keeps the number that stands in its tickets", () => {
    const numbers = ADAPTERS.map(({ platform: { name, number } }) => [name, number]);
    const ever = { terminal: 0, discord: 1, slack: 2, web: 3 };
    expect(Object.fromEntries(numbers)).toEqual(ever);
  });
});
