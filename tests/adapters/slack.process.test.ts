import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "../../src/app/project.ts";
import { NONE, pressableOf, RESULT, UNSURE } from "./labels.ts";
import { freePort } from "./operated.ts";
import {
  type Card,
  type Colleague,
  createColleague,
  httpTransport,
  labelsOf,
  type Transport,
  textOf,
} from "./slack-member.ts";
import { type SlackServer, startSlackServer } from "./slack-server.ts";

const [TOKEN, SIGNING_SECRET] = ["xoxb-another", "another-signing-secret"];
let ports: [number, number];

let server: SlackServer;
beforeAll(async () => {
  ports = [await freePort(), await freePort()];
  server = await startSlackServer({ botToken: TOKEN, appToken: "xapp-another" });
});
afterAll(() => server.close());

/** The program as an operator runs it, once it is ready. */
async function start(port: number, own = {}): Promise<ChildProcess> {
  const { BACKCHAT_SECRET: _unset, ...env } = process.env;
  const child = spawn(process.execPath, [join(projectRoot(), "dist/src/main.js")], {
    env: {
      ...env,
      SLACK_BOT_TOKEN: TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: server.apiUrl,
      PORT: String(port),
      ...own,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  await new Promise<void>((resolve) => {
    child.stderr?.on("data", (chunk) => {
      if (String(chunk).includes("Ready in Slack")) resolve();
    });
  });
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  const ended = once(child, "exit");
  child.kill(signal);
  const [code] = await ended;
  return code;
}

const at = (port: number) =>
  httpTransport({
    url: `http://127.0.0.1:${port}/slack/events`,
    signingSecret: SIGNING_SECRET,
  });
const isResult = (card: Card) => textOf(card).includes(RESULT);

/** The next press of someone whose longest run doubled and who is not sure of the rest. */
function next(colleague: Colleague, card: Card, user?: string): Promise<Card> {
  const labels = labelsOf(card);
  const doubled = textOf(card).includes("was any run longer") ? ["Double or more"] : [];
  const wanted = pressableOf(labels, [...doubled, NONE, UNSURE]);
  const no = labels.find((label) => label.startsWith("No")) ?? "";
  return colleague.press(card, wanted ?? no, user === undefined ? {} : { user });
}

async function walked(colleague: Colleague): Promise<Card> {
  let card = await colleague.press(await colleague.command(), "20-44");
  while (!isResult(card)) card = await next(colleague, card);
  return card;
}

describe("the program in Slack", () => {
  it("loses nothing when it is killed and started again after every press", async () => {
    const colleague = createColleague(server, at(ports[0]));
    let child = await start(ports[0]);
    const calm = await walked(colleague);
    let shaken = await colleague.press(await colleague.command(), "20-44");
    let kills = 0;
    while (!isResult(shaken)) {
      await end(child, "SIGKILL");
      child = await start(ports[0]);
      shaken = await next(colleague, shaken);
      kills++;
    }
    expect(kills).toBeGreaterThan(8);
    expect(textOf(shaken)).toBe(textOf(calm));
    expect(await end(child, "SIGTERM")).toBe(0);
  });

  it("walks on two processes in turn as on one", async () => {
    const children = await Promise.all(ports.map((port) => start(port)));
    const calm = await walked(createColleague(server, at(ports[0])));
    const both = ports.map(at);
    let turns = 0;
    const take = () => both[turns++ % 2] ?? at(ports[0]);
    const balanced: Transport = {
      command: (body) => take().command(body),
      interactive: (body) => take().interactive(body),
      event: (body) => take().event(body),
    };
    expect(textOf(await walked(createColleague(server, balanced)))).toBe(textOf(calm));
    expect(turns).toBeGreaterThan(8);
    expect(await Promise.all(children.map((child) => end(child, "SIGTERM")))).toEqual([0, 0]);
  });

  it("holds 200 walks at once, each on its own cards", async () => {
    const child = await start(ports[0]);
    const colleague = createColleague(server, at(ports[0]));
    const walk = async (user: string) => {
      let card = await colleague.press(await colleague.command("", { user }), "20-44", { user });
      const titles = [];
      for (let presses = 0; presses < 3; presses++) {
        titles.push(textOf(card).split("\n")[1]);
        card = await next(colleague, card, user);
      }
      return [...titles, textOf(card).includes("Where does it hurt?")];
    };
    const users = Array.from({ length: 200 }, (_, number) => `U1${number}`);
    for (const titles of await Promise.all(users.map(walk))) {
      expect(titles).toEqual([
        "New or worse in the last two weeks?",
        "Any of these, now or lately?",
        "Are any true for you?",
        true,
      ]);
    }
    expect(await end(child, "SIGTERM")).toBe(0);
  });

  it("stays up while Slack has it connect again, with nothing else to do", async () => {
    const child = await start(ports[0], { SLACK_APP_TOKEN: "xapp-another" });
    for (let refreshes = 0; refreshes < 4; refreshes++) {
      const { connections } = server;
      server.refresh();
      while (server.connections === connections && child.exitCode === null) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
    expect(child.exitCode).toBeNull();
    expect(await end(child, "SIGTERM")).toBe(0);
  });

  it("says what to do about a token that is refused, and ends", async () => {
    const child = spawn(process.execPath, [join(projectRoot(), "dist/src/main.js")], {
      env: {
        ...process.env,
        SLACK_BOT_TOKEN: "xoxb-not-the-token",
        SLACK_APP_TOKEN: "xapp-another",
        SLACK_API_URL: server.apiUrl,
      },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr?.on("data", (chunk) => {
      said += String(chunk);
    });
    const [code] = await once(child, "exit");
    expect(said).toContain("Slack refuses SLACK_BOT_TOKEN");
    expect(said).not.toContain("not-the-token");
    expect(code).toBe(2);
  });
});
