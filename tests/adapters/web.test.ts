import { createServer, request as httpRequest, IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SLACK } from "../../adapters/slack/platform.ts";
import { createGate } from "../../adapters/web/gate.ts";
import { LIMITS } from "../../adapters/web/limits.ts";
import { startWeb } from "../../adapters/web/start.ts";
import { createWeb } from "../../adapters/web/web.ts";
import { createHttpServer } from "../../src/app/http-server.ts";
import { createKeys } from "../../src/app/tickets/keys.ts";
import { realDialog } from "../dialog.ts";
import { describeAdapter, describeStart } from "./contract.ts";
import { isMeant, NONE } from "./labels.ts";
import {
  actionOf,
  boxesOf,
  buttonsOf,
  createVisitor,
  type Page,
  plain,
  ticketOf,
} from "./page-member.ts";

const dialog = realDialog();
const SECRET = "a secret of at least thirty-two characters";
const logged: object[] = [];
const bot = {
  dialog,
  keys: createKeys([SECRET]),
  fingerprint: 1,
  region: "uk",
  canResume: true,
  log: { debug: (line: object) => logged.push(line), warn: (line: object) => logged.push(line) },
};

/** One process that serves the page; each has its own, with the same secret. */
async function serve() {
  const keys = createKeys([SECRET]);
  const server = createServer(createWeb({ ...bot, keys }, { publicUrl: null, proxies: 0 }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  return { server, url: `http://127.0.0.1:${port}/` };
}
let processes: readonly Awaited<ReturnType<typeof serve>>[];
let url: string;
beforeAll(async () => {
  processes = [await serve(), await serve()];
  url = processes[0]?.url ?? "";
});
afterAll(() => {
  for (const { server } of processes) server.close().closeAllConnections();
});

const { send, open, press, driver } = createVisitor(() => processes.map(({ url }) => url));
describeAdapter("The page, on two processes in turn", () => driver);
describeStart("The page", () => {
  const { serve } = createHttpServer(0);
  return startWeb({ bot, serve }, { publicUrl: null, proxies: 0 });
});

describe("the page", () => {
  it("says who could see the answers, truly", async () => {
    expect(plain((await open()).html)).toContain("Your answers stay in this page");
  });

  it("comes with strict headers, and asks nobody else for anything", async () => {
    const response = await fetch(url);
    const headers = Object.fromEntries(response.headers);
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
    });
    const policy = headers["content-security-policy"];
    for (const part of ["default-src 'none'", "frame-ancestors 'none'", "form-action 'self'"]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toContain("unsafe");
    expect(headers["set-cookie"]).toBe(undefined);
    expect(await response.text()).not.toMatch(/(src|href|action)="(https?:)?\/\//);
  });

  it("weighs at most 30 KB with everything, in two requests", async () => {
    const { html } = await open();
    const style = await (await fetch(new URL("/style.css", url))).text();
    expect(html.length + style.length).toBeLessThan(30_000);
    expect([...html.matchAll(/<(link rel="stylesheet"|script|img)/g)]).toHaveLength(1);
  });

  it("asks for a tick where nothing is ticked, and takes ticks for more than None", async () => {
    const legs = await press(await open(), "20-44");
    const asked = await press(legs, "Continue");
    expect(plain(asked.html)).toContain("Nothing is ticked");
    expect(plain(asked.html)).toContain("choose “None: I pee normally");
    expect(ticketOf(asked)).toBe(ticketOf(legs));
    const [[, first] = ["", ""]] = boxesOf(asked);
    const ticked = ["tick", first] as const;
    const none = ["press", actionOf(buttonsOf(asked), NONE)] as const;
    const both = await send([["ticket", ticketOf(asked)], ticked, none]);
    expect(plain(both.html)).not.toContain(dialog.screen[1]?.content.prompt);
  });

  it("has None first while nothing is marked, and Continue first once something is", async () => {
    const legsNone = dialog.screen[0]?.content.none?.label ?? "";
    const ways = (page: Page) =>
      buttonsOf(page).flatMap(([label]) =>
        isMeant(label, NONE) || label === "Continue" ? [label] : [],
      );
    const legs = await press(await open(), "20-44");
    expect(ways(legs)).toEqual([legsNone, "Continue"]);
    const none = await press(await press(legs, NONE), "Back");
    expect(ways(none)).toEqual([`✓ ${legsNone}`, "Continue"]);
    const [, second = ""] = boxesOf(legs).map(([label]) => label);
    const ticked = await press(await driver.tick(legs, [second], ""), "That's not what I meant");
    expect(ways(ticked)).toEqual(["Continue", legsNone]);
  });

  it("takes typed words, and shows none of them", async () => {
    let page = await press(await open(), "20-44");
    for (let at = 0; at < 3; at++) page = await press(page, NONE);
    const say = (words: string) =>
      send([
        ["ticket", ticketOf(page)],
        ["words", words],
      ]);
    expect((await say("<script>alert(1)</script>")).html).not.toContain("alert");
    expect(plain((await say("middle of my lower back")).html)).toContain(
      "How long have you had it",
    );
  });

  it("keeps answers and words out of addresses and the log", async () => {
    const page = await press(await open(), "20-44");
    await send([
      ["ticket", ticketOf(page)],
      ["words", "canary in the cage"],
    ]);
    expect(JSON.stringify(logged)).not.toContain("canary");
    expect(JSON.stringify(logged)).not.toContain(ticketOf(page));
    expect(page.html).not.toMatch(/href="[^"]*[?]/);
  });

  it.each([
    ["a form of nobody's", [["hello", "world"]], 400, "I couldn't read that"],
    [
      "a press of nothing",
      [
        ["ticket", "x"],
        ["press", "zzzz"],
      ],
      200,
      "I can't read that code",
    ],
    [
      "a broken ticket",
      [
        ["ticket", "x"],
        ["press", "c1"],
      ],
      200,
      "I can't read that code",
    ],
    ["too much", [["words", "x".repeat(20_000)]], 413, "too much at once"],
  ] as const)("answers %s with a plain page that goes on", async (_, fields, status, words) => {
    const page = await send(fields);
    expect(page.status).toBe(status);
    expect(plain(page.html)).toContain(words);
    expect(page.html).toMatch(/href="\/"|name="press"/);
  });

  it("tells a ticket of another platform apart", async () => {
    const { turn } = await import("../../src/app/index.ts");
    const owner = { platform: SLACK, team: "T", user: "U" };
    const event = { type: "start" } as const;
    const { ticket } = turn(bot, { owner, surface: "slack", ticket: null, event, now: Date.now() });
    const page = await send([
      ["ticket", ticket],
      ["press", "b"],
    ]);
    expect(plain(page.html)).toContain("another");
  });

  it("does nothing for another site", async () => {
    for (const headers of [
      { "sec-fetch-site": "cross-site", origin: "https://elsewhere.example" },
      { "sec-fetch-site": "", origin: "https://elsewhere.example" },
      { "sec-fetch-site": "cross-site", origin: "null" },
    ]) {
      expect(
        (
          await send(
            [
              ["ticket", "x"],
              ["press", "b"],
            ],
            headers,
          )
        ).status,
      ).toBe(403);
    }
  });

  it("knows its own paths, methods and kinds of content alone", async () => {
    expect((await fetch(new URL("/nowhere", url))).status).toBe(404);
    const put = await fetch(url, { method: "PUT", headers: { "sec-fetch-site": "same-origin" } });
    expect(put.status).toBe(405);
    expect(put.headers.get("allow")).toBe("GET, POST");
    const json = await send([], { "content-type": "application/json" });
    expect(json.status).toBe(415);
  });

  it("holds up under a body of ten megabytes, and one that never ends", async () => {
    const huge = await fetch(url, {
      method: "POST",
      body: "x".repeat(10_000_000),
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        "sec-fetch-site": "same-origin",
      },
    }).catch(() => null);
    expect([413, undefined]).toContain(huge?.status);
    const slow = httpRequest(url, { method: "POST", headers: { "content-length": "100" } });
    slow.on("error", () => {});
    slow.write("t");
    expect((await open()).status).toBe(200);
    slow.destroy();
  });
});

describe("the gate", () => {
  const from = (remoteAddress: string, forwarded?: string) => {
    const request = new IncomingMessage(new Socket());
    Object.defineProperty(request.socket, "remoteAddress", { value: remoteAddress });
    if (forwarded !== undefined) request.headers["x-forwarded-for"] = forwarded;
    return request;
  };

  it("slows down an address that sends more than people do, and no other, for one span", () => {
    const isBusy = createGate(0, 3);
    const sent = (address: string, now: number) => isBusy(from(address), now);
    expect([1, 2, 3, 4].map((at) => sent("192.0.2.1", at))).toEqual([false, false, false, true]);
    expect(sent("192.0.2.2", 5)).toBe(false);
    expect(sent("192.0.2.1", LIMITS.span + 1)).toBe(false);
  });

  it("counts a network of version 6 as one, and whom a trusted proxy names", () => {
    const direct = createGate(0, 1);
    expect(direct(from("2001:db8:1:2::3"), 1)).toBe(false);
    expect(direct(from("2001:db8:1:2::4"), 1)).toBe(true);
    const behind = createGate(1, 1);
    expect(behind(from("10.0.0.1", "made.up, 192.0.2.1"), 1)).toBe(false);
    expect(behind(from("10.0.0.1", "other, 192.0.2.2"), 1)).toBe(false);
    expect(behind(from("10.0.0.1", "again, 192.0.2.1"), 1)).toBe(true);
  });
});
