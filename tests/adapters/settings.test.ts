import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { discordSettings } from "../../adapters/discord/settings.ts";
import { slackSettings } from "../../adapters/slack/settings.ts";
import { terminalSettings } from "../../adapters/terminal/settings.ts";
import { webSettings } from "../../adapters/web/settings.ts";
import { readConfig } from "../../src/app/settings/settings.ts";

const general = (env: object = {}) => readConfig({ ...env }, []);
const messagesOf = (result: { readonly error?: { readonly issues: { message: string }[] } }) =>
  result.error?.issues.map(({ message }) => message).join() ?? "";

describe("Discord's settings", () => {
  const read = (more: object) =>
    discordSettings(general()).safeParse({ DISCORD_TOKEN: "a.b.c", ...more });

  it("take shards that can be run, and say what others must be", () => {
    const shardsOf = (list: string) => read({ DISCORD_SHARDS: list });
    expect(shardsOf("auto").data?.shards).toEqual({ shardIds: null, shardCount: null });
    expect(shardsOf("0,1/4").data?.shards).toEqual({ shardIds: [0, 1], shardCount: 4 });
    expect(messagesOf(shardsOf("0-3"))).toContain("must be auto, or a list");
    for (const list of ["1,1/4", "4/4"]) {
      expect(messagesOf(shardsOf(list))).toBe("must list different shards, each below the count");
    }
  });

  it("hold tickets in wide letters unless told otherwise", () => {
    expect(read({}).data?.tickets).toBe("wide");
    expect(read({ DISCORD_TICKETS: "plain" }).data?.tickets).toBe("plain");
    expect(messagesOf(read({ DISCORD_TICKETS: "narrow" }))).toContain("must be wide or plain");
  });
});

describe("a token", () => {
  const tokenOf = (text: string) => discordSettings(general()).safeParse({ DISCORD_TOKEN: text });

  it.each([
    '"a.b.c"',
    "'a.b.c'",
    "“a.b.c”",
    "«a.b.c»",
    " a.b.c\r",
    "\uFEFFa.b.c\u200B",
    "Bot a.b.c",
    '"Bot a.b.c" ',
  ])("is taken as it is meant: %j", (text) => {
    expect(tokenOf(text).data?.token).toBe("a.b.c");
  });

  it.each([
    ["a.b.c # the bot of the club", "has a blank in it"],
    ['"a.b.c', "has a quote in it"],
    ["…", "still has the dots of the guide"],
    ["abc...", "still has the dots of the guide"],
    ["•••••••", "has a letter in it that none has"],
    ["abc—def", "has a letter in it that none has"],
  ])("that cannot be meant so is refused with the reason: %j", (text, reason) => {
    expect(messagesOf(tokenOf(text))).toContain(reason);
    expect(messagesOf(tokenOf(text))).not.toContain("a.b.c");
  });

  it("of Slack is looked at in the same way", () => {
    const read = (env: object) => slackSettings(general()).safeParse(env);
    const app = { SLACK_APP_TOKEN: "xapp-1" };
    expect(read({ ...app, SLACK_BOT_TOKEN: '"xoxb-1"' }).data?.token).toBe("xoxb-1");
    const remark = read({ ...app, SLACK_BOT_TOKEN: "xoxb-1 # copied" });
    expect(messagesOf(remark)).toContain("has a blank in it");
    const masked = read({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-••••" });
    expect(messagesOf(masked)).toContain("has a letter in it that none has");
    const secret = read({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "shh # hush" });
    expect(messagesOf(secret)).toContain("has a blank in it");
  });
});

describe("Slack's settings", () => {
  const read = (env: object) => slackSettings(general()).safeParse(env);
  const [token, appToken] = ["xoxb-made-up", "xapp-made-up"];
  const [bot, app] = [{ SLACK_BOT_TOKEN: token }, { SLACK_APP_TOKEN: appToken }];

  it("take two tokens for Socket Mode, and a signing secret for requests", () => {
    const signed = { SLACK_SIGNING_SECRET: "shh" };
    const socket = { type: "socket", appToken };
    expect(read({ ...bot, ...app, ...signed }).data).toMatchObject({ token, delivery: socket });
    const http = { type: "http", signingSecret: "shh", proxies: 0 };
    expect(read({ ...bot, ...signed }).data?.delivery).toEqual(http);
    expect(messagesOf(read({ SLACK_BOT_TOKEN: "xapp-swapped" }))).toContain("begins with xoxb-");
  });

  it("let Slack remind people only where the organiser has said so", () => {
    const reminds = (env: object) =>
      slackSettings(general(env)).safeParse({ ...bot, ...app }).data?.reminds;
    expect(reminds({})).toBe(false);
    expect(reminds({ REMINDERS: "calendar" })).toBe(false);
    expect(reminds({ REMINDERS: "calendar,slack" })).toBe(true);
  });

  it("take a list of organisers by their ids", () => {
    const organisers = (list: string) => read({ ...bot, ...app, SLACK_ORGANISERS: list });
    expect(organisers("U01, W02").data?.organisers).toEqual(["U01", "W02"]);
    expect(messagesOf(organisers("anne"))).toContain("must be member ids");
  });
});

describe("the private page's settings", () => {
  it("have it on where it is on, or has an address, and a secret", () => {
    const secret = { BACKCHAT_SECRET: "a-secret-of-at-least-thirty-two-characters" };
    const publicUrl = "https://backchat.example/";
    const read = (env: object) => webSettings(general({ ...secret, ...env })).parse(env);
    expect(read({ WEB: "on", PROXIES: "1" })).toMatchObject({ publicUrl: null, proxies: 1 });
    expect(read({ PUBLIC_URL: publicUrl })).toMatchObject({ publicUrl, proxies: 0 });
    expect(read({ PUBLIC_URL: publicUrl, WEB: "off" })).toBe(null);
    expect(read({ "--web": true })).toMatchObject({ publicUrl: null, proxies: 0 });
  });

  it("need no secret for a try, and one where people are sent to the page", () => {
    const read = (env: object) => webSettings(general(env)).safeParse(env);
    expect(read({ "--web": true }).success).toBe(true);
    const sent = read({ PUBLIC_URL: "https://backchat.example/" });
    expect(sent.error?.issues[0]?.message).toContain("needs BACKCHAT_SECRET");
  });

  it("take who runs it, and the paragraphs of a file with their terms", () => {
    const folder = mkdtempSync(join(tmpdir(), "terms-"));
    const TERMS = join(folder, "terms.txt");
    writeFileSync(TERMS, "Be kind.\r\n\r\nNo shouting\nat night.\n");
    const read = (env: object) => webSettings(general({})).safeParse({ "--web": true, ...env });
    const ORGANISER = "Riverside Runners, hello@riverside.example";
    expect(read({ TERMS, ORGANISER }).data).toMatchObject({
      organiser: ORGANISER,
      terms: ["Be kind.", "No shouting at night."],
    });
    const lost = read({ TERMS: join(folder, "nowhere.txt") });
    expect(lost.error?.issues[0]?.message).toMatch(/nowhere\.txt.*can't read/);
    rmSync(folder, { recursive: true });
  });
});

describe("a terminal's settings", () => {
  it("are its flags", () => {
    const read = (given: object) => terminalSettings().parse(given);
    expect(read({})).toMatchObject({ mode: "auto", answers: null, code: null });
    expect(read({ "--json": true, "--resume": "abc" })).toMatchObject({
      mode: "json",
      code: "abc",
    });
  });
});
