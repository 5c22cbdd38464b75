import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDiscord } from "../../adapters/discord/start.ts";
import { startSlack } from "../../adapters/slack/start.ts";
import type { Running } from "../../src/app/adapter.ts";
import { calendarFile } from "../../src/app/calendar.ts";
import { calendarAddress } from "../../src/app/calendar-address.ts";
import { createHttpServer, type Serve } from "../../src/app/http/http-server.ts";
import { createBot, keeping, warm } from "../bot.ts";
import { realDialog } from "../dialog.ts";
import { serveWeb } from "./browser.ts";
import { AT_SIX, calendarOfToday, daysOf, SAVE, walkToHours } from "./check-ins.ts";
import {
  all,
  BOT_DM,
  cardOf,
  createMember,
  type Card as DiscordCard,
  createDriver as discordDriver,
  MEMBER,
  textOf as textInDiscord,
} from "./discord-member.ts";
import { problemsOf } from "./discord-schema.ts";
import { type DiscordServer, type Sent, startDiscordServer } from "./discord-server.ts";
import { each } from "./faults.ts";
import { createVisitor, plain } from "./page-member.ts";
import {
  COLLEAGUE,
  createColleague,
  httpTransport,
  createDriver as slackDriver,
  textOf as textInSlack,
} from "./slack-member.ts";
import { type SlackServer, startSlackServer } from "./slack-server.ts";

const dialog = realDialog();
const logged: object[] = [];
const bot = createBot({ dialog, log: keeping(logged) });
const calendar = calendarOfToday();
const file = calendarFile(calendar);
beforeAll(() => warm(dialog));

describe("a file for calendars on the page", () => {
  let served: Awaited<ReturnType<typeof serveWeb>>;
  beforeAll(async () => {
    served = await serveWeb(bot, { publicUrl: null, proxies: 0 });
  });
  afterAll(() => served.close());
  const at = (path: string, options = {}) => fetch(new URL(path, served.url), options);

  it("is behind a plain link on the card, whole, and for nobody to keep", async () => {
    const { driver, press } = createVisitor(() => [served.url]);
    const card = await press(await walkToHours(driver, ""), AT_SIX);
    const [, href = "", label] =
      /<a class="button primary" href="([^"]+)" download>([^<]+)</.exec(card.html) ?? [];
    expect(label).toBe(SAVE);
    const address = href.replaceAll("&amp;", "&");
    expect(address).toBe(calendarAddress(calendar));
    const answer = await at(address);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(file);
    const headers = Object.fromEntries(answer.headers);
    expect(headers).toMatchObject({
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'attachment; filename="check-in.ics"',
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    expect(headers).not.toHaveProperty("set-cookie");
  });

  it("is the same for whoever asks by its address, and has no body where only that is asked", async () => {
    const own = { ...calendar, days: [20_786, 20_800], hour: 7 };
    const answer = await at("/check-in.ics?days=20786,20800&hour=7");
    expect(await answer.text()).toBe(calendarFile(own));
    const head = await at("/check-in.ics?days=20786,20800&hour=7", { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });

  it.each([
    "",
    "?days=20786",
    "?days=x&hour=18",
    "?days=20786&hour=24",
    "?days=20786%0D%0AX:1&hour=7",
  ])("is kindly refused for %s", async (query) => {
    const answer = await at(`/check-in.ics${query}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-disposition")).toBeNull();
    const page = await answer.text();
    expect(plain(page)).toContain(dialog.content.interface.web.wrongText);
    expect(page).not.toContain("X:1");
  });

  it("is named in no log", () => {
    expect(JSON.stringify(logged)).not.toMatch(/ics|20786/);
  });
});

describe("a file for calendars in Discord", () => {
  const token = "a.made-up.token";
  let server: DiscordServer;
  let running: Running;
  let member: ReturnType<typeof createMember>;
  let hours: DiscordCard;
  beforeAll(async () => {
    server = await startDiscordServer(token);
    const shards = { shardIds: null, shardCount: 1 };
    const settings = { token, mentions: true, shards, publicUrl: null, linkOnly: false };
    const all = { ...settings, tickets: "wide", apiUrl: server.apiUrl } as const;
    running = await startDiscord(bot, all, new Map());
    member = createMember(server);
    hours = await walkToHours(discordDriver(member), MEMBER);
  });
  afterAll(async () => {
    await running.stop();
    await server.close();
  });

  /** What is to be with a card that names the days. */
  function expectWhole(card: DiscordCard, files: readonly Sent[] | undefined): void {
    const [sent, ...others] = files ?? [];
    expect(others).toEqual([]);
    expect(sent).toMatchObject({
      part: "files[0]",
      filename: "check-in.ics",
      type: "text/calendar; charset=utf-8",
    });
    expect(Buffer.from(sent?.bytes ?? []).toString()).toBe(file);
    const attached = [{ id: "0", filename: "check-in.ics", description: SAVE }];
    expect(Object(card.data).attachments).toEqual(attached);
    const shown = all(card).filter(({ type }) => type === 13);
    expect(shown).toEqual([{ type: 13, file: { url: "attachment://check-in.ics" } }]);
    for (const day of daysOf(calendar)) expect(textInDiscord(card)).toContain(day);
  }

  it("comes with the hidden card, in the one request that answers the press, and goes with the next", async () => {
    const before = server.calls.length;
    const card = await member.press(hours, AT_SIX);
    expect(server.calls.length - before).toBe(1);
    expect(card.type).toBe(7);
    expect(card.data.flags & 64).toBe(64);
    expectWhole(card, card.files);
    const { type, data } = card;
    expect(problemsOf("UpdateMessageInteractionCallbackRequest", { type, data })).toEqual([]);
    const next = await member.press(card, dialog.content.labels.back);
    expect(next.files).toEqual([]);
    expect(Object(next.data).attachments).toEqual([]);
  });

  it("comes again with the try after one that failed", async () => {
    const before = server.calls.length;
    server.disturb(
      each(({ path }) => path.endsWith("/callback"), [{ isDone: false, status: 500 }]),
    );
    await member.press(hours, AT_SIX);
    server.disturb(null);
    const tries = server.calls.slice(before);
    expect(tries).toHaveLength(2);
    for (const one of tries) expectWhole(cardOf(one), one.files);
  });

  it("comes in the bot's own chat, for a press and for what is typed", async () => {
    const pressed = await member.press(hours, AT_SIX, MEMBER, BOT_DM);
    expect(pressed.data.flags & 64).toBe(0);
    expectWhole(pressed, pressed.files);
    const channel = "800000000000000041";
    const path = `/api/v10/channels/${channel}/messages`;
    await fetch(`${server.apiUrl}/v10/channels/${channel}/messages`, {
      method: "POST",
      headers: { authorization: `Bot ${token}`, "content-type": "application/json" },
      body: JSON.stringify(hours.data),
    });
    const posted = server.next((call) => call.path === path && call.method === "POST");
    member.say(AT_SIX, channel, null);
    const { body, files } = await posted;
    expectWhole({ type: 0, data: Object(body) }, files);
    expect(problemsOf("MessageCreateRequest", body)).toEqual([]);
  });
});

describe("a file for calendars in Slack", () => {
  const [token, signingSecret] = ["xoxb-made-up", "made-up-signing-secret"];
  let server: SlackServer;
  beforeAll(async () => {
    server = await startSlackServer({ botToken: token, appToken: "xapp-made-up" });
  });
  afterAll(() => server.close());

  it.each([
    [
      "a link to the page",
      "https://backchat.example/",
      [{ label: SAVE, url: `https://backchat.example${calendarAddress(calendar)}` }],
    ],
    ["nothing more than the days", null, []],
  ])("is %s where PUBLIC_URL is %s", async (_, publicUrl, links) => {
    let url = "";
    const port = createHttpServer(0);
    const serve: Serve = async (path, listener) => {
      const bound = await port.serve(path, listener);
      url = `http://127.0.0.1:${bound.number}/slack/events`;
      return bound;
    };
    const delivery = { type: "http", signingSecret } as const;
    const settings = { token, apiUrl: server.apiUrl, organisers: null, mentions: true };
    const running = await startSlack(
      { bot, serve },
      { ...settings, publicUrl, delivery },
      new Set(),
    );
    const colleague = createColleague(server, httpTransport({ url, signingSecret }));
    const hours = await walkToHours(slackDriver(colleague), COLLEAGUE);
    const before = server.calls.length;
    const card = await colleague.press(hours, AT_SIX);
    expect(server.calls.length - before).toBe(1);
    const found = card.blocks
      .flatMap(({ elements = [] }) => elements.map(Object))
      .flatMap(({ text, url }) => (url === undefined ? [] : [{ label: text.text, url }]));
    expect(found).toEqual(links);
    for (const day of daysOf(calendar)) expect(textInSlack(card)).toContain(day);
    await running.stop();
  });
});
