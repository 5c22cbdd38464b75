import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { discord } from "../../adapters/discord/adapter.ts";
import { slack } from "../../adapters/slack/adapter.ts";
import { terminal } from "../../adapters/terminal/adapter.ts";
import { web } from "../../adapters/web/adapter.ts";
import { ExpectedError } from "../../src/app/expected-error.ts";
import { choose } from "../../src/app/settings/choose.ts";
import { loadEnv } from "../../src/app/settings/env-file.ts";
import { readConfig } from "../../src/app/settings/settings.ts";

const ADAPTERS = [discord, slack, web, terminal];
const CANARY = "canary-value";

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "backchat-env-"));
  folder = join(parent, "here");
  mkdirSync(folder);
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const put = (name: string, text: string | Buffer) => writeFileSync(join(folder, name), text);

type Found = { readonly runs: readonly string[]; readonly said: string };

/** What a start comes to with an environment, and the files that were put. */
function found(env: Record<string, string> = {}, isAtTerminal = true): Found {
  const given = { ...env };
  const sources = { env, file: loadEnv(given, folder), folder };
  const config = readConfig(given, ["uk"], ADAPTERS);
  try {
    const { chosen, hints } = choose(config, [], terminal, sources, () => isAtTerminal);
    return { runs: chosen.map(({ adapter }) => adapter.platform.name), said: hints.join("\n") };
  } catch (error) {
    if (error instanceof ExpectedError) return { runs: [], said: error.message };
    throw error;
  }
}

describe("a start where nothing is set", () => {
  it("walks in the terminal, with a copied .env that is all empty too", () => {
    expect(found()).toEqual({ runs: ["terminal"], said: "" });
    put(".env", "REGION=uk\nDISCORD_TOKEN=\nSLACK_BOT_TOKEN=\nSLACK_APP_TOKEN=\nWEB=\n");
    expect(found()).toEqual({ runs: ["terminal"], said: "" });
  });

  it("plays no card for nobody: without a terminal it says what it looked for, and where", () => {
    const { runs, said } = found({}, false);
    expect(runs).toEqual([]);
    expect(said).toContain("DISCORD_TOKEN, SLACK_BOT_TOKEN or WEB=on");
    expect(said).toContain(`.env in ${folder}, which is not there.`);
    expect(said).toContain("--plain");
  });
});

describe("settings that are nearly right", () => {
  it.each([
    ["DISCORD_BOT_TOKEN", "DISCORD_TOKEN"],
    ["DISCORD_APP_TOKEN", "DISCORD_TOKEN"],
    ["DISCORDTOKEN", "DISCORD_TOKEN"],
    ["DISCRD_TOKEN", "DISCORD_TOKEN"],
    ["discord_token", "DISCORD_TOKEN"],
    ["SLACK_TOKEN", "SLACK_BOT_TOKEN"],
    ["SLACK_BOT_USER_OAUTH_TOKEN", "SLACK_BOT_TOKEN"],
    ["SLACK_APP_LEVEL_TOKEN", "SLACK_APP_TOKEN"],
    ["SLACK_SIGNING_KEY_SECRET", "SLACK_SIGNING_SECRET"],
  ])("are named: %s, for %s, in the environment and in .env, and no value is", (name, meant) => {
    const line = `${name} is set; the name here is ${meant}.`;
    const inEnv = found({ [name]: CANARY });
    expect(inEnv.runs).toEqual([]);
    expect(inEnv.said).toContain(line);
    put(".env", `${name}=${CANARY}\n`);
    const inFile = found();
    expect(inFile.runs).toEqual([]);
    expect(inFile.said).toContain(line);
    expect(inEnv.said + inFile.said).not.toContain(CANARY);
  });

  it("include a name that says nothing of the platform in .env, and not in the environment, which others use too", () => {
    for (const name of ["TOKEN", "BOT_TOKEN"]) {
      put(".env", "");
      expect(found({ [name]: CANARY })).toEqual({ runs: ["terminal"], said: "" });
      put(".env", `${name}=${CANARY}\n`);
      const line = `${name} is set; the name here is DISCORD_TOKEN or SLACK_BOT_TOKEN.`;
      expect(found().said).toContain(line);
    }
  });

  it("leave what is not like any of ours alone", () => {
    const others = { NPM_TOKEN: CANARY, GITHUB_TOKEN: CANARY, DISCORD_WEBHOOK: CANARY };
    expect(found({ ...others, PORT: "3000", HOSTNAME: "x" })).toEqual({
      runs: ["terminal"],
      said: "",
    });
  });

  it("include a token that came empty from around, also over one in .env", () => {
    expect(found({ DISCORD_TOKEN: "" }).said).toContain(
      "DISCORD_TOKEN is empty in the environment.",
    );
    put(".env", `DISCORD_TOKEN=${CANARY}\n`);
    const { runs, said } = found({ DISCORD_TOKEN: " " });
    expect(runs).toEqual([]);
    expect(said).toContain("which counts for more than what .env has");
  });

  it.each([
    [
      "DISCORD_MENTIONS=off\nDISCORD_TOKEN=\n",
      "DISCORD_MENTIONS is set, but DISCORD_TOKEN is not.",
    ],
    ["DISCORD_CLIENT_ID=1\n", "DISCORD_CLIENT_ID is set, but DISCORD_TOKEN is not."],
    ["SLACK_ORGANISERS=U01\n", "SLACK_ORGANISERS is set, but SLACK_BOT_TOKEN is not."],
    ["set DISCORD_TOKEN=canary-value\n", "A line with DISCORD_TOKEN in .env can't be read."],
    ['$env:DISCORD_TOKEN = "canary-value"\n', "A line with DISCORD_TOKEN in .env can't be read."],
  ])("include what says nothing by itself: %j", (text, line) => {
    put(".env", text);
    const { runs, said } = found();
    expect(runs).toEqual([]);
    expect(said).toContain(line);
    expect(said).not.toContain(CANARY);
  });

  it.each([".env.txt", "env", "env.txt", ".env.local", ".env.example", "_env"])(
    "include a file %s that holds a token",
    (name) => {
      put(name, `DISCORD_TOKEN=${CANARY}\n`);
      const { runs, said } = found();
      expect(runs).toEqual([]);
      expect(said).toContain(`${join(folder, name)} has DISCORD_TOKEN`);
      expect(said).toContain("has to be named .env");
      expect(said).not.toContain(CANARY);
    },
  );

  it("include a .env in the folder above, and no other file there is", () => {
    put(".env.example", "DISCORD_TOKEN=\n");
    put("env.sh", "echo\n");
    expect(found().runs).toEqual(["terminal"]);
    writeFileSync(join(parent, ".env"), `SLACK_BOT_TOKEN=${CANARY}\n`);
    const { runs, said } = found();
    expect(runs).toEqual([]);
    expect(said).toContain(`${join(parent, ".env")} has SLACK_BOT_TOKEN`);
  });

  it("include a .env that is a folder", () => {
    mkdirSync(join(folder, ".env"));
    expect(found().said).toContain("is a folder");
  });

  it.skipIf(process.getuid?.() === 0)("include a .env that may not be read", () => {
    put(".env", `DISCORD_TOKEN=${CANARY}\n`);
    chmodSync(join(folder, ".env"), 0);
    expect(found().said).toContain("can't be read by the user");
  });

  it("are said, and keep no other platform from running", () => {
    put(".env", "SLACK_SIGNING_SECRET=\nSLACK_MENTIONS=on\n");
    const others = { SLACK_TOKEN: CANARY, SLACK_APP_TOKEN: "" };
    const { runs, said } = found({ DISCORD_TOKEN: "a.b.c", ...others });
    expect(runs).toEqual(["discord"]);
    expect(said).toBe("SLACK_TOKEN is set; the name here is SLACK_BOT_TOKEN.");
  });
});

describe("a .env", () => {
  const TEXT = "DISCORD_TOKEN=a.b.c\r\nREGION=uk\r\n";
  const utf16 = (text: string) => Buffer.from(text, "utf16le");

  it.each([
    ["UTF-8", Buffer.from(TEXT)],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${TEXT}`)],
    ["UTF-16, as PowerShell writes it", utf16(`\uFEFF${TEXT}`)],
    ["UTF-16 without a mark", utf16(TEXT)],
    ["UTF-16 the other way round", utf16(`\uFEFF${TEXT}`).swap16()],
    ["UTF-16 the other way round, without a mark", utf16(TEXT).swap16()],
  ])("is taken as it is meant in %s", (_, bytes) => {
    put(".env", bytes);
    const env: Record<string, string> = {};
    loadEnv(env, folder);
    expect(env).toEqual({ DISCORD_TOKEN: "a.b.c", REGION: "uk" });
  });

  it("fills what the environment does not have, and nothing else", () => {
    put(".env", "REGION=uk\nLOCALE=de\nWEB=on\n");
    const env = { REGION: "us", WEB: "" };
    loadEnv(env, folder);
    expect(env).toEqual({ REGION: "us", LOCALE: "de", WEB: "" });
  });
});
