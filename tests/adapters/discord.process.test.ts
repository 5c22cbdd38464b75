import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../src/app/project.ts";
import { all, type Card, createMember, type Member, textOf } from "./discord-member.ts";
import { type DiscordServer, startDiscordServer } from "./discord-server.ts";
import { NONE, pressableOf, RESULT, UNSURE } from "./labels.ts";

const TOKEN = "another.made-up.token";

let server: DiscordServer;
let member: Member;
beforeAll(async () => {
  server = await startDiscordServer(TOKEN);
  member = createMember(server);
});
afterAll(() => server.close());

/** The program as an operator runs it, once it is ready. */
async function start(): Promise<ChildProcess> {
  const { BACKCHAT_SECRET: _unset, ...env } = process.env;
  const child = spawn(process.execPath, [join(projectRoot(), "dist/src/main.js")], {
    env: { ...env, DISCORD_TOKEN: TOKEN, DISCORD_API_URL: server.apiUrl },
    stdio: ["ignore", "ignore", "pipe"],
  });
  await new Promise<void>((resolve) => {
    child.stderr?.on("data", (chunk) => {
      if (String(chunk).includes("Ready in Discord")) resolve();
    });
  });
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, "exit");
  child.kill(signal);
  const [code] = await ended;
  return typeof code === "number" ? code : null;
}

/** The next press of someone whose longest run doubled and who is not sure of the rest. */
function next(card: Card): Promise<Card> {
  const labels = all(card).flatMap(({ label }) => label ?? []);
  if (textOf(card).includes("was any run longer")) return member.press(card, "Double or more");
  const known = pressableOf(labels, [NONE, UNSURE]);
  return member.press(card, known ?? labels.find((label) => label.startsWith("No")) ?? "");
}

const isResult = (card: Card) => textOf(card).includes(RESULT);

describe("the program in Discord", () => {
  it("loses nothing when it is killed and started again after every press", async () => {
    let child = await start();
    let calm = await member.press(await member.command(), "20-44");
    while (!isResult(calm)) calm = await next(calm);

    let shaken = await member.press(await member.command(), "20-44");
    let kills = 0;
    while (!isResult(shaken)) {
      await end(child, "SIGKILL");
      child = await start();
      shaken = await next(shaken);
      kills++;
    }
    expect(kills).toBeGreaterThan(8);
    expect(textOf(shaken)).toBe(textOf(calm));
    expect(await end(child, "SIGTERM")).toBe(0);
  });

  it("holds 200 walks at once, each on its own cards", async () => {
    const child = await start();
    const walk = async (user: string) => {
      let card = await member.press(await member.command([], user), "20-44", user);
      const titles = [];
      for (const label of [NONE, NONE, NONE]) {
        titles.push(
          textOf(card)
            .split("\n")
            .find((line) => line.startsWith("## ")),
        );
        card = await member.press(card, label, user);
      }
      return [...titles, textOf(card).includes("Where does it hurt?")];
    };
    const users = Array.from({ length: 200 }, (_, at) =>
      String(900_000_000_000_000_000n + BigInt(at)),
    );
    const walked = await Promise.all(users.map(walk));
    for (const titles of walked) {
      expect(titles).toEqual([
        "## New or worse in the last two weeks?",
        "## Any of these, now or lately?",
        "## Are any true for you?",
        true,
      ]);
    }
    expect(await end(child, "SIGTERM")).toBe(0);
  });

  it("ends with advice when Discord ends the connection for good", async () => {
    const child = await start();
    let said = "";
    child.stderr?.on("data", (chunk) => {
      said += String(chunk);
    });
    const exit = once(child, "exit");
    server.hangUp(4004);
    const [code] = await exit;
    expect(code).toBe(2);
    expect(said).toContain("Discord refuses DISCORD_TOKEN");
  });

  it("says what to do about a token that is refused, and ends", async () => {
    const child = spawn(process.execPath, [join(projectRoot(), "dist/src/main.js")], {
      env: { ...process.env, DISCORD_TOKEN: "not.the.token", DISCORD_API_URL: server.apiUrl },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr?.on("data", (chunk) => {
      said += String(chunk);
    });
    const [code] = await once(child, "exit");
    expect(said).toContain("Discord refuses DISCORD_TOKEN");
    expect(said).not.toContain("not.the.token");
    expect(code).toBe(2);
  });
});
