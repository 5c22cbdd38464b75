import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSlack } from "../../adapters/slack/start.ts";
import type { Running } from "../../src/app/adapter.ts";
import { createHttpServer, type Serve } from "../../src/app/http/http-server.ts";
import { createBot, keeping } from "../bot.ts";
import { realDialog } from "../dialog.ts";
import { describeAdapter, describeStart } from "./contract.ts";
import { NONE, pressableOf, UNSURE } from "./labels.ts";
import {
  type Card,
  CHANNEL,
  COLLEAGUE,
  type Colleague,
  callbackOf,
  createColleague,
  createDriver,
  httpTransport,
  labelsOf,
  OTHER,
  socketTransport,
  TEAM,
  textOf,
} from "./slack-member.ts";
import { dmOf, type SlackServer, startSlackServer } from "./slack-server.ts";

const [TOKEN, APP_TOKEN, SIGNING_SECRET] = [
  "xoxb-made-up",
  "xapp-made-up",
  "made-up-signing-secret",
];
const DM = dmOf(COLLEAGUE);
const logged: object[] = [];
const dialog = realDialog();
const bot = createBot({ dialog, log: keeping(logged) });
let urlOfBot: string;
let http: ReturnType<typeof httpTransport>;
let server: SlackServer;
let overHttp: Running;
let overSocket: Running;
let colleague: Colleague;
let onSocket: Colleague;

const settings = () => ({
  token: TOKEN,
  apiUrl: server.apiUrl,
  organisers: [COLLEAGUE],
  mentions: true,
  publicUrl: null,
});
const port = createHttpServer(0);
const serve: Serve = async (path, listener) => {
  const served = await port.serve(path, listener);
  urlOfBot = `http://127.0.0.1:${served.number}/slack/events`;
  return served;
};
const HTTP = { type: "http", signingSecret: SIGNING_SECRET } as const;
const SOCKET = { type: "socket", appToken: APP_TOKEN } as const;

beforeAll(async () => {
  server = await startSlackServer({ botToken: TOKEN, appToken: APP_TOKEN });
  overHttp = await startSlack({ bot, serve }, { ...settings(), delivery: HTTP });
  http = httpTransport({ url: urlOfBot, signingSecret: SIGNING_SECRET });
  overSocket = await startSlack({ bot, serve }, { ...settings(), delivery: SOCKET });
  colleague = createColleague(server, http);
  onSocket = createColleague(server, socketTransport(server));
});
afterAll(async () => {
  await overHttp.stop();
  await overSocket.stop();
  await server.close();
});

describeAdapter("Slack over HTTP", () => createDriver(colleague));
describeAdapter("Slack over Socket Mode", () => createDriver(onSocket));
describeStart("Slack over HTTP", () => {
  const { serve } = createHttpServer(0);
  return startSlack({ bot, serve }, { ...settings(), delivery: HTTP });
});
describeStart("Slack over Socket Mode", () => {
  return startSlack({ bot, serve }, { ...settings(), delivery: SOCKET });
});

/** The calls that some work makes. */
async function callsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const before = server.calls.length;
  await work();
  return server.calls.slice(before).map(({ method }) => method);
}
const begun = async () => colleague.press(await colleague.command(), "20-44");
/** What the bot answers to a message in someone's own conversation with it. */
async function answerTo(text: string, user = COLLEAGUE): Promise<Card> {
  const posted = server.next(({ method }) => method === "chat.postMessage");
  await colleague.say(text, dmOf(user), user);
  await posted;
  return colleague.newest(dmOf(user));
}

describe("the Slack adapter", () => {
  it("answers a command with a card that only the person sees, with no request", async () => {
    const calls = await callsOf(async () => {
      const card = await colleague.command();
      expect(card.where.ephemeral).toBe(true);
      expect(textOf(card)).toContain("Only you see this card");
      expect(card.text).toContain("Sore lower back from running?");
    });
    expect(calls).toEqual([]);
  });

  it("makes one request for a press, and none for a tick", async () => {
    let card = await begun();
    expect(await callsOf(async () => (card = await colleague.press(card, NONE)))).toEqual([
      "response_url",
    ]);
    expect(await callsOf(() => colleague.press(card, "Why ask?"))).toEqual(["response_url"]);
  });

  it("asks for a tick where nothing is ticked, and takes ticks for more than None", async () => {
    const card = await begun();
    const [first = ""] = dialog.screen[0]?.content.options.map(({ label }) => label) ?? [];
    const asked = await colleague.press(card, "Continue", { ticks: [] });
    expect(textOf(asked)).toContain("Nothing is ticked");
    expect(textOf(asked)).toContain(first);
    const ticked = await colleague.press(asked, "Continue", { ticks: [first] });
    expect(textOf(await colleague.press(asked, NONE, { ticks: [first] }))).toBe(textOf(ticked));
    expect(textOf(ticked)).not.toContain(dialog.screen[1]?.content.prompt);
  });

  it("takes typed words on a card as an answer, and shows none of them", async () => {
    let card = await begun();
    for (let at = 0; at < 3; at++) card = await colleague.press(card, NONE);
    const lost = await colleague.type(card, "<!channel> *what*");
    expect(JSON.stringify(lost)).not.toMatch(/channel>|what\*/);
    expect(textOf(await colleague.type(card, "middle of my lower back"))).toContain(
      "How long have you had it",
    );
  });

  it("takes words, and what there is to read, with the command", async () => {
    expect(textOf(await colleague.command("learn"))).toContain("Film");
    expect(textOf(await colleague.command("help"))).toContain("999");
    expect(textOf(await colleague.command("privacy"))).toContain("Who sees this");
    expect(textOf(await colleague.command("it hurts <!everyone>"))).not.toContain("everyone");
  });

  it("walks in its own conversation by typed words, with two requests each", async () => {
    const welcome = await answerTo("hello");
    expect(textOf(welcome)).toContain("Your workspace's owner may be able to export this chat");
    expect(textOf(welcome)).not.toContain("Only you see this card");
    const calls = await callsOf(async () => {
      expect(textOf(await answerTo("20-44"))).toContain(dialog.screen[0]?.content.prompt);
    });
    expect(calls).toEqual(["conversations.history", "chat.postMessage"]);
    const second = await answerTo("none");
    expect(textOf(second)).toContain(dialog.screen[1]?.content.prompt);
    expect(textOf(await colleague.press(second, NONE))).toContain(dialog.screen[2]?.content.prompt);
    expect(textOf(await answerTo("back"))).toContain(dialog.screen[1]?.content.prompt);
  });

  it("answers a redelivered message once, in this process and in another", async () => {
    const user = "U0TWICE";
    const ts = server.say(dmOf(user), user, "hello");
    const message = { type: "message", channel_type: "im", user, text: "hello", ts };
    const event = callbackOf({ ...message, channel: dmOf(user) });
    const replies = () => server.messages(dmOf(user)).filter(({ bot_id }) => bot_id !== undefined);
    await http.event(event);
    await expect.poll(() => replies().length).toBe(1);
    await http.request("event", event, { headers: { "x-slack-retry-num": "1" } });
    await socketTransport(server).event(event);
    await answerTo("hello");
    expect(replies()).toHaveLength(1);
  });

  it("answers three messages typed in one go, one after the other", async () => {
    const user = "U0FAST";
    const said = ["hello", "20-44", "none"].map((text) => colleague.say(text, dmOf(user), user));
    await Promise.all(said);
    const replies = () => server.messages(dmOf(user)).filter(({ bot_id }) => bot_id !== undefined);
    await expect.poll(() => replies().length).toBe(3);
    const titles = replies().map(({ text }) => text.split("\n"));
    expect(
      titles.map((lines) => lines.some((line) => line === "Any of these, now or lately?")),
    ).toEqual([false, false, true]);
  });

  it("takes words with a file, or that went from a thread to the conversation too, as words there", async () => {
    const user = "U0THREAD";
    const own = dmOf(user);
    for (const [subtype, text, thread] of [
      ["file_share", "hello", {}],
      ["thread_broadcast", "20-44", { thread_ts: "1.000001" }],
    ] as const) {
      const ts = server.say(own, user, text);
      const typed = { type: "message", channel_type: "im", subtype, user, text, ts, channel: own };
      const posted = server.next(({ method }) => method === "chat.postMessage");
      await http.event(callbackOf({ ...typed, ...thread }));
      expect((await posted).body.thread_ts).toBe(undefined);
    }
    expect(textOf(colleague.newest(own))).toContain(dialog.screen[0]?.content.prompt);
  });

  it("goes on in its own conversation when asked", async () => {
    const card = await colleague.command();
    const calls = await callsOf(async () => {
      const moved = await colleague.press(card, "Go on in our messages");
      expect(textOf(moved)).toContain("look for Backchat under Apps");
    });
    expect(calls).toEqual(["chat.postMessage", "response_url"]);
    const there = await colleague.press(colleague.newest(DM), "20-44");
    expect(there.where.ephemeral).toBe(false);
    expect(textOf(there)).toContain(dialog.screen[0]?.content.prompt);
    expect(labelsOf(there)).not.toContain("Go on in our messages");
  });

  it("keeps a command's card open where it knows the conversation for its own, and hidden elsewhere", async () => {
    await answerTo("hello");
    expect((await colleague.command("", { channel: DM })).where.ephemeral).toBe(false);
    const between = await colleague.command("", { channel: "D0STRANGERS" });
    expect(between.where.ephemeral).toBe(true);
  });

  it("shows its own page, and starts or teaches from there, and from the shortcut", async () => {
    const published = server.next(({ method }) => method === "views.publish");
    await colleague.openHome();
    const { view } = (await published).body;
    if (!view) throw new Error("There is no page.");
    expect(textOf(view)).toContain("owner may be able to export");
    for (const work of [
      () => colleague.pressHome(view, "Start"),
      () => colleague.shortcut("start"),
    ]) {
      const posted = server.next(({ method }) => method === "chat.postMessage");
      await work();
      await posted;
      expect(textOf(colleague.newest(DM))).toContain("Sore lower back from running?");
    }
    const posted = server.next(({ method }) => method === "chat.postMessage");
    await colleague.pressHome(view, "Just teach me");
    await posted;
    expect(textOf(colleague.newest(DM))).toContain("Film");
  });

  it("answers a mention so that only the person sees it, with nothing of what was written", async () => {
    const replied = server.next(({ method }) => method === "chat.postEphemeral");
    await colleague.mention("my back is killing me", { thread_ts: "1.000001" });
    const { body } = await replied;
    expect(body.user).toBe(COLLEAGUE);
    expect(body.thread_ts).toBe("1.000001");
    expect(JSON.stringify(body)).not.toContain("killing");
    expect(JSON.stringify(body)).toContain("999");
  });

  it("tells whoever is not OK who listens, at once and with nothing to start", async () => {
    const replied = server.next(({ method }) => method === "chat.postEphemeral");
    await colleague.mention("back has gone again and honestly i want to die");
    const { body } = await replied;
    const card = JSON.stringify(body);
    expect(body.user).toBe(COLLEAGUE);
    expect(card).toContain("116 123");
    expect(card).toContain("999");
    expect(card).not.toContain("Start");
    expect(card).not.toContain("want to die");
  });

  it("posts a panel or a Learn card for organisers, whose buttons give each their own card", async () => {
    const panel = await colleague.command("panel");
    expect(panel.where.ephemeral).toBe(false);
    for (const user of [COLLEAGUE, OTHER]) {
      const own = await colleague.press(panel, "Start", { user });
      expect(own.where.ephemeral).toBe(true);
      expect(textOf(own)).toContain("Only you see this card");
    }
    expect(textOf(await colleague.command("panel film"))).toContain("Film a friend from the side");
    const refused = await colleague.command("panel", { user: OTHER });
    expect(refused.where.ephemeral).toBe(true);
    expect(textOf(refused)).toContain("Only organisers");
  });

  it("sends a copy when asked, without buttons", async () => {
    let card = await begun();
    for (let presses = 0; presses < 30 && !labelsOf(card).includes("Keep this"); presses++) {
      const label = pressableOf(labelsOf(card), [NONE, UNSURE]);
      card = await colleague.press(card, label ?? labelsOf(card)[0] ?? "");
    }
    const kept = await colleague.press(card, "Keep this");
    expect(textOf(await colleague.press(kept, "Send me a copy"))).toContain("it's in our messages");
    const copy = colleague.newest(DM);
    expect(textOf(copy)).toContain("Your page to keep");
    expect(labelsOf(copy)).toEqual([]);
    server.fail(({ method }) => method === "chat.postMessage", 200, "channel_not_found");
    expect(textOf(await colleague.press(kept, "Send me a copy"))).toContain("didn't work just now");
  });

  it("waits for a busy Slack", async () => {
    const isAnswer = ({ method }: { readonly method: string }) => method === "response_url";
    const card = await begun();
    for (let at = 0; at < 2; at++) server.fail(isAnswer, 429, "ratelimited", 0);
    const before = server.calls.length;
    await colleague.poke(card, NONE);
    await expect.poll(() => server.calls.length, { timeout: 10_000 }).toBe(before + 3);
    const [first, ...more] = server.calls.slice(before).map(({ url, body }) => ({ url, body }));
    expect(more).toEqual([first, first]);
  });

  it("edits an open card by its place where the answer's address is used up", async () => {
    const card = await answerTo("start again");
    server.fail(({ method }) => method === "response_url", 404, "used_url");
    const updated = server.next(({ method }) => method === "chat.update");
    await colleague.poke(card, "20-44");
    expect(JSON.stringify((await updated).body.blocks)).toContain("New or worse");
  });

  it("stays up whatever Slack refuses, and logs only its words", async () => {
    logged.length = 0;
    const card = await begun();
    for (const code of ["expired_url", "channel_not_found", "no_such_thing"]) {
      const refused = server.next(({ method }) => method === "response_url");
      server.fail(({ method }) => method === "response_url", 404, code);
      await colleague.poke(card, NONE);
      await refused;
    }
    expect(textOf(await colleague.press(card, NONE))).toContain(dialog.screen[1]?.content.prompt);
    const lines = logged.filter((line) => "code" in line);
    expect(lines.map((line) => JSON.stringify(line))).toEqual(
      expect.arrayContaining([expect.stringContaining("no_such_thing")]),
    );
    expect(JSON.stringify(logged)).not.toMatch(/U0ANNE|hooks|T00000001/);
  });

  it("sends nothing to an address that is not Slack's", async () => {
    const card = await begun();
    const payload = {
      type: "block_actions",
      user: { id: COLLEAGUE, team_id: TEAM },
      team: { id: TEAM },
      container: { type: "message", is_ephemeral: true, channel_id: CHANNEL, message_ts: "1.0" },
      actions: [{ type: "button", action_id: `b:${createDriver(colleague).ticketOf(card)}` }],
    };
    const hits: unknown[] = [];
    const elsewhere = createServer((request, response) => {
      hits.push(request.url);
      response.end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
    const bound = elsewhere.address();
    const own = typeof bound === "object" && bound !== null ? bound.port : 0;
    const url = `http://127.0.0.1:${own}/elsewhere`;
    logged.length = 0;
    await http.interactive({ ...payload, response_url: url });
    await expect.poll(() => JSON.stringify(logged)).toContain("foreign_url");
    expect(hits).toEqual([]);
    elsewhere.close();
  });
});

describe("an organisation of many workspaces", () => {
  it("is one owner, whatever a delivery leaves out", async () => {
    const enterprise = { enterprise_id: "E1", user_id: COLLEAGUE, channel_id: CHANNEL };
    const body = { command: "/backchat", text: "", team_id: TEAM, response_url: "", ...enterprise };
    const shown = await http.command(body);
    const { ticketOf } = createDriver(colleague);
    const ticket = ticketOf({
      blocks: shown?.blocks ?? [],
      text: "",
      where: { ephemeral: true, channel: CHANNEL, ts: "1.0" },
    });
    const answered = server.next(({ method }) => method === "response_url");
    await http.interactive({
      type: "block_actions",
      team: null,
      enterprise: { id: "E1", name: "Example" },
      is_enterprise_install: true,
      user: { id: COLLEAGUE, team_id: TEAM },
      container: { type: "message", is_ephemeral: true, channel_id: CHANNEL, message_ts: "1.0" },
      response_url: server.hookUrl("actions"),
      actions: [{ type: "button", action_id: `c2:${ticket}` }],
    });
    expect(JSON.stringify((await answered).body)).toContain(dialog.screen[0]?.content.prompt);
  });
});

describe("Socket Mode", () => {
  it("tries again in its own time when it cannot connect, with one connection in the end", async () => {
    const before = server.connections;
    server.fail(({ method }) => method === "apps.connections.open", 200, "internal_error");
    server.refresh();
    await expect.poll(() => server.connections, { timeout: 60_000 }).toBe(before + 1);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(server.connections).toBe(before + 1);
  });

  it("connects again when Slack asks for it, and goes on", async () => {
    const card = await onSocket.press(await onSocket.command(), "20-44");
    const before = server.connections;
    server.refresh();
    await expect.poll(() => server.connections, { timeout: 60_000 }).toBe(before + 1);
    await expect
      .poll(async () => textOf(await onSocket.press(card, NONE)))
      .toContain(dialog.screen[1]?.content.prompt);
  });
});

it("says so where the port is taken", async () => {
  const taken = Number(new URL(urlOfBot).port);
  await expect(createHttpServer(taken).serve("/", () => {})).rejects.toThrow(/I can't use PORT/);
});

describe("the start", () => {
  it.each([
    ["a bot token", { token: "xoxb-wrong" }, SOCKET, /Slack refuses SLACK_BOT_TOKEN/],
    [
      "an app token",
      {},
      { type: "socket", appToken: "xapp-wrong" } as const,
      /Slack refuses SLACK_APP_TOKEN/,
    ],
    ["an address", { apiUrl: "http://127.0.0.1:9/api/" }, SOCKET, /I can't reach Slack/],
  ])("says what to do about %s that does not work", async (_, wrong, delivery, advice) => {
    const starting = startSlack({ bot, serve }, { ...settings(), delivery, ...wrong });
    await expect(starting).rejects.toThrow(advice);
  });
});
