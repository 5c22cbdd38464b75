import { createServer, request as httpRequest } from "node:http";
import { pipeline } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SLACK } from "../../adapters/slack/platform.ts";
import { LIMITS } from "../../adapters/web/limits.ts";
import { parseForm } from "../../adapters/web/parse.ts";
import type { WebSettings } from "../../adapters/web/settings.ts";
import { startWeb } from "../../adapters/web/start.ts";
import { createWeb } from "../../adapters/web/web.ts";
import { createHttpServer } from "../../src/app/http/http-server.ts";
import { createKeys } from "../../src/app/tickets/keys.ts";
import { realDialog } from "../dialog.ts";
import { type Raw, rawRequest } from "../raw-request.ts";
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
async function serve(settings: Partial<WebSettings> = {}) {
  const keys = createKeys([SECRET]);
  const all = { publicUrl: null, proxies: 0, ...settings };
  const server = createServer(createWeb({ ...bot, keys }, all));
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
    expect(plain((await open()).html)).toContain("Your answers stay in this tab");
  });

  it("comes with strict headers, and asks nobody else for anything", async () => {
    const response = await fetch(url);
    const headers = Object.fromEntries(response.headers);
    expect(headers).toMatchObject({
      "cache-control": "no-store",
      "referrer-policy": "same-origin",
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

  it("weighs at most 45 KB with everything, in four requests", async () => {
    const { html } = await open();
    const named = [...html.matchAll(/(?:href|src)="(\/[\w-]+\.\w+\?[^"]+)"/g)].map(
      ([, at = ""]) => at,
    );
    expect(named).toHaveLength(3);
    const files = await Promise.all(
      named.map(async (at) => (await fetch(new URL(at, url))).text()),
    );
    expect([html, ...files].join("").length).toBeLessThan(45_000);
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

  it("has None first while nothing is marked, and Continue first once something is, or was spoken of", async () => {
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
    const spokenOf = await send([
      ["ticket", ticketOf(await press(legs, NONE))],
      ["words", "my bottom feels tingly when I wipe"],
    ]);
    expect(ways(spokenOf)).toEqual(["Continue", legsNone]);
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
    expect(page.html).not.toMatch(/<(a|form|button)[^>]*="[^"]*[?]/);
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

  it("knows its own paths, methods and kinds of content alone", async () => {
    expect((await fetch(new URL("/nowhere", url))).status).toBe(404);
    for (const path of ["/", "/film", "/style.css", "/nowhere"]) {
      const put = await rawRequest(new URL(path, url).href, { method: "PUT" });
      expect([put.status, put.headers["allow"]]).toEqual([405, "GET, HEAD, POST"]);
    }
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

/** A form as a browser sends it, but for its headers. */
const FORM = "application/x-www-form-urlencoded";
const formWith = (headers: Readonly<Record<string, string>>, body = "ticket=x&press=b"): Raw => ({
  method: "POST",
  headers: { "content-type": FORM, ...headers },
  body: [body],
});
const OURS = { "sec-fetch-site": "same-origin" };

describe("a form from elsewhere", () => {
  const origin = "https://elsewhere.example";

  it.each([
    ["that says so", { "sec-fetch-site": "cross-site", origin }],
    ["of the same site", { "sec-fetch-site": "same-site", origin }],
    [
      "that sends no referrer, so that its origin is null",
      { "sec-fetch-site": "cross-site", origin: "null" },
    ],
    ["in a browser that does not say so", { origin }],
    ["in one that names no origin either", { origin: "null" }],
    ["that names nothing at all", {}],
    ["whose browser says what there is not", { "sec-fetch-site": "", origin }],
  ])("is refused, on the page and on the film check: one %s", async (_, headers) => {
    for (const path of ["/", "/film"]) {
      const { status } = await rawRequest(new URL(path, url).href, formWith(headers));
      expect(status).toBe(403);
    }
  });

  it("is told from our own by what the browser says of it, and else by its origin", async () => {
    const own = { origin: new URL(url).origin };
    for (const headers of [OURS, { "sec-fetch-site": "none" }, own, { ...OURS, origin: "null" }]) {
      expect((await rawRequest(url, formWith(headers))).status).toBe(200);
    }
  });

  it("is told by PUBLIC_URL where that is set, whatever a proxy makes of the host", async () => {
    const { server, url } = await serve({ publicUrl: "https://backchat.example/" });
    const statusOf = async (headers: Readonly<Record<string, string>>) =>
      (await rawRequest(url, formWith(headers))).status;
    expect(await statusOf({ origin: "https://backchat.example" })).toBe(200);
    for (const origin of [
      "http://backchat.example",
      "https://backchat.example:444",
      new URL(url).origin,
    ]) {
      expect(await statusOf({ origin })).toBe(403);
    }
    server.close().closeAllConnections();
  });
});

describe("a page elsewhere whose own name leads here", () => {
  it("is answered nothing where PUBLIC_URL says what we are called", async () => {
    const { server, url } = await serve({ publicUrl: "https://backchat.example/" });
    const statusOf = async (host: string) => (await rawRequest(url, { headers: { host } })).status;
    for (const host of ["backchat.example", "localhost:3000", "10.0.0.7:3000", "backchat:3000"]) {
      expect(await statusOf(host)).toBe(200);
    }
    expect(await statusOf("elsewhere.example")).toBe(421);
    expect(await statusOf("backchat.example.elsewhere.example")).toBe(421);
    server.close().closeAllConnections();
  });
});

describe("a form without a length", () => {
  it("is read as any other, through a proxy that cuts it in pieces anew", async () => {
    const proxy = createServer((request, response) => {
      const { "content-length": _, ...headers } = request.headers;
      const onward = httpRequest(url, { method: "POST", headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 0, answer.headers);
        answer.pipe(response);
      });
      pipeline(request, onward, () => {});
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    const bound = proxy.address();
    const through = `http://127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}/`;
    const ticket = ticketOf(await open());
    const press = actionOf(buttonsOf(await open()), "20-44");
    const body = String(new URLSearchParams({ ticket, press }));
    const told = { ...OURS, "content-length": String(body.length) };
    const { status, text } = await rawRequest(through, formWith(told, body));
    expect(status).toBe(200);
    expect(plain(text)).toContain(dialog.screen[0]?.content.prompt);
    expect((await rawRequest(url, formWith(OURS, "x".repeat(LIMITS.form + 1)))).status).toBe(413);
    proxy.close().closeAllConnections();
  });

  it("is told that it is too long, and the connection is ended", async () => {
    const { status, headers } = await rawRequest(url, formWith(OURS, "x".repeat(20_000)));
    expect([status, headers["connection"]]).toEqual([413, "close"]);
  });
});

it("writes no warning, whatever a stranger sends", async () => {
  const warned: string[] = [];
  const log = { debug() {}, warn: (_: object, message: string) => void warned.push(message) };
  const settings = { publicUrl: null, proxies: 0 };
  const server = createServer(createWeb({ ...bot, log }, settings));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const own = `http://127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}/`;
  const odd = [
    formWith(OURS, "ticket=%E0%A4%A&press=%"),
    formWith(OURS, "words=%ff%00&ticket=\u0000"),
    formWith({ ...OURS, host: "a b<>" }),
    formWith({ ...OURS, "content-type": "application/x-www-form-urlencoded; charset=none" }),
    { ...formWith(OURS, "x".repeat(20_000)), ends: true },
    { method: "BREW" },
    { method: "OPTIONS", headers: OURS },
  ];
  for (const raw of odd) expect((await rawRequest(own, raw)).status).not.toBe(500);
  const left = httpRequest(own, { method: "POST", headers: { "content-type": FORM, ...OURS } });
  left.on("error", () => {}).write("ticket=");
  await open();
  left.destroy();
  await rawRequest(own, formWith(OURS));
  expect(warned).toEqual([]);
  server.close().closeAllConnections();
});

describe("one address", () => {
  const words = (text: string) => String(new URLSearchParams({ ticket: "x", words: text }));

  it("may send so many requests, and a tenth as many words", async () => {
    const { server, url } = await serve({ requests: 100 });
    const statuses = [];
    for (let at = 0; at < 30; at++) {
      statuses.push((await rawRequest(url, formWith(OURS, words("my back is sore")))).status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
    server.close().closeAllConnections();
  });

  it("is told to wait with the strict headers of any other answer, and is not kept connected", async () => {
    const { server, url } = await serve({ requests: 1 });
    const [first, second] = [await rawRequest(url, {}), await rawRequest(url, {})];
    expect([first.status, second.status]).toEqual([200, 429]);
    const strict = [
      "cache-control",
      "content-security-policy",
      "permissions-policy",
      "referrer-policy",
      "x-content-type-options",
      "x-frame-options",
    ];
    for (const name of strict) expect(second.headers[name], name).toBe(first.headers[name]);
    expect(second.headers["retry-after"]).toBe("10");
    expect(second.headers["connection"]).toBe("close");
    server.close().closeAllConnections();
  });

  it("has no more than 2,000 characters of its words read, whatever its form leaves out", () => {
    const form = new URLSearchParams({ ticket: "x", words: "x".repeat(15_000) });
    const did = parseForm(dialog, form);
    const event = did.type === "turn" ? did.event : null;
    expect(event?.type === "words" && event.text.length).toBe(2_001);
  });

  it("is told kindly that 2,001 characters are too many", async () => {
    const asked = await press(await open(), "20-44");
    const { text } = await rawRequest(
      url,
      formWith(
        OURS,
        String(new URLSearchParams({ ticket: ticketOf(asked), words: "x".repeat(2_001) })),
      ),
    );
    expect(plain(text)).toContain(plain(dialog.content.notices["too-long"]));
  });
});
