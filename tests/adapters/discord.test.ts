import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DiscordSettings } from "../../adapters/discord/settings.ts";
import { startDiscord } from "../../adapters/discord/start.ts";
import { ticketOn } from "../../adapters/discord/ticket-text.ts";
import type { Running } from "../../src/app/adapter.ts";
import { createBot, keeping } from "../bot.ts";
import { realDialog } from "../dialog.ts";
import { describeAdapter, describeStart } from "./contract.ts";
import {
  all,
  BOT_DM,
  type Card,
  createDriver,
  createMember,
  MEMBER,
  type Member,
  OTHER,
  textOf,
} from "./discord-member.ts";
import { APPLICATION, type DiscordServer, startDiscordServer } from "./discord-server.ts";
import { NONE, pressableOf, RESULT, UNSURE } from "./labels.ts";

const TOKEN = "a.made-up.token";
const logged: object[] = [];
const dialog = realDialog();
const bot = createBot({ dialog, log: keeping(logged) });
const SETTINGS: Omit<DiscordSettings, "apiUrl"> = {
  token: TOKEN,
  mentions: true,
  shards: { shardIds: null, shardCount: 1 },
  publicUrl: null,
  linkOnly: false,
  tickets: "wide",
};
let server: DiscordServer;
let running: Running;
let member: Member;
let interact: Member["interact"];
let say: Member["say"];
let command: Member["command"];
let press: Member["press"];
let pick: Member["pick"];
beforeAll(async () => {
  server = await startDiscordServer(TOKEN);
  member = createMember(server);
  ({ interact, say, command, press, pick } = member);
  running = await startDiscord(bot, { ...SETTINGS, apiUrl: server.apiUrl });
});
afterAll(async () => {
  await running.stop();
  await server.close();
});

const driver = () => createDriver(member);
describeAdapter("Discord", driver);
describeStart("Discord", () => startDiscord(bot, { ...SETTINGS, apiUrl: server.apiUrl }));

describe("the Discord adapter", () => {
  it("registers its commands once, and not again where they are the same", async () => {
    const puts = () => server.calls.filter(({ method }) => method === "PUT").length;
    expect(puts()).toBe(1);
    const again = await startDiscord(bot, { ...SETTINGS, apiUrl: server.apiUrl, mentions: false });
    await again.stop();
    expect(puts()).toBe(1);
  });

  it("says what to do about a token that Discord refuses", async () => {
    const settings = { ...SETTINGS, apiUrl: server.apiUrl, token: "wrong.token.here" };
    await expect(startDiscord(bot, settings)).rejects.toThrow(/Discord refuses DISCORD_TOKEN/);
  });

  it("answers the command with a card that only the person sees, and in the bot's own chat with a plain one", async () => {
    const card = await command();
    expect(card.type).toBe(4);
    expect(textOf(card)).toContain("Sore lower back from running?");
    expect(textOf(card)).toContain("Only you see this card");
    expect(card.data.flags & 64).toBe(64);
    const plain = await command([], MEMBER, BOT_DM);
    expect(plain.data.flags & 64).toBe(0);
    expect(textOf(plain)).not.toContain("Only you see this card");
  });

  it("walks to a result by buttons and menus, replacing the one card, one request a press", async () => {
    let card = await press(await command(), "20-44");
    const before = server.calls.length;
    let presses = 0;
    for (; presses < 30 && !textOf(card).includes(RESULT); presses++) {
      const labels = all(card).flatMap(({ label }) => label ?? []);
      if (textOf(card).includes("was any run longer")) card = await press(card, "Double or more");
      else {
        const known = pressableOf(labels, [NONE, UNSURE]);
        card = await press(card, known ?? labels.find((label) => /^No/.test(label)) ?? "");
      }
      expect(card.type).toBe(7);
    }
    expect(textOf(card)).toContain("Possible match: a jump in training");
    expect(server.calls.length - before).toBe(presses);
    const asked = await press(card, "My plan");
    const first = await press(asked, "No");
    expect(textOf(await press(first, "Just show it"))).toContain("run no further or faster");
    expect(textOf(await press(asked, "Back"))).toContain("Possible match");
  });

  it("takes a closed menu as the answer, and marks it on the way back", async () => {
    const legs = await press(await command(), "20-44");
    const ill = await pick(legs, [dialog.screen[0]?.content.options[4]?.label ?? ""]);
    expect(textOf(ill)).toContain("The weak leg or foot");
    const back = await press(ill, "Back");
    const menu = all(back).find(({ type }) => type === 3);
    expect(JSON.stringify(menu)).toContain('"default":true');
  });

  it("keeps what a menu has marked with one press, since choosing it again sends nothing", async () => {
    const keeps = (card: Card) =>
      all(card).flatMap(({ label }) => (label?.startsWith("Keep") ? [label] : []));
    const labels = dialog.screen[0]?.content.options.map(({ label }) => label) ?? [];
    for (const ticks of [labels.slice(4, 5), labels.slice(2, 5)]) {
      const legs = await press(await command(), "20-44");
      expect(keeps(legs)).toEqual([]);
      const after = await pick(legs, ticks);
      const [undo = ""] = ["Back", "That's not what I meant"].filter((label) =>
        all(after).some((one) => one.label === label),
      );
      const back = await press(after, undo);
      const [keep = ""] = keeps(back);
      expect(textOf(await press(back, keep))).toBe(textOf(after));
    }
  });

  it("goes on after Back from every card by keeping what is marked", async () => {
    let card = await press(await command(), "20-44");
    for (let presses = 0; presses < 40; presses++) {
      const offered = driver().labelsOf(card);
      const label = pressableOf(offered, [NONE, ...offered]) ?? "";
      const next = await driver().press(card, label, MEMBER);
      if (textOf(next).includes(RESULT)) return;
      const back = await press(next, "Back");
      const [keep = label === NONE ? NONE : `✓ ${label}`] = driver()
        .labelsOf(back)
        .filter((one) => one.startsWith("Keep: "));
      card = await press(back, keep);
      expect(textOf(card)).toBe(textOf(next));
    }
    throw new Error("The walk does not end.");
  });

  it("prints what may be ticked on the card, not only in the menu", async () => {
    const legs = await press(await command(), "20-44");
    for (const { label } of dialog.screen[0]?.content.options ?? [])
      expect(textOf(legs)).toContain(label);
  });

  it("opens a form for typed words, and takes them as an answer", async () => {
    let card = await press(await command(), "20-44");
    for (let at = 0; at < 3; at++) card = await press(card, NONE);
    const answered = await member.typeInto(card, "@everyone middle of my lower back");
    expect(textOf(answered)).not.toContain("everyone");
    expect(textOf(await member.typeInto(card, "middle of my lower back"))).toContain(
      "How long have you had it",
    );
  });

  it("gives whoever presses someone else's button a card of their own, and leaves the other as it is", async () => {
    const card = await press(await command(), "20-44");
    const foreign = await press(card, NONE, OTHER);
    expect(foreign.type).toBe(4);
    expect(textOf(foreign)).toContain("belongs to someone else");
    expect(textOf(await press(card, NONE))).toContain("Any of these, now or lately?");
  });

  it("resumes by a code, in another place too", async () => {
    let card = await press(await command(), "20-44");
    card = await press(card, NONE);
    const code = ticketOn(card.data.components) ?? "";
    const resumed = await command(
      [{ type: 3, name: "resume", value: ` ${code} ` }],
      MEMBER,
      BOT_DM,
    );
    expect(textOf(resumed)).toContain("Any of these, now or lately?");
    const broken = await command([{ type: 3, name: "resume", value: code.slice(1) }]);
    expect(textOf(broken)).toContain("I can't read that code");
  });

  it("tells whoever is not OK who listens, every time and with nothing to start", async () => {
    const path = "/api/v10/channels/700000000000000009/messages";
    for (const text of ["my back is killing me", "i want to die", "no point in living any more"]) {
      const replied = server.next((call) => call.path === path);
      say(`${text} <@300000000000000003>`, "700000000000000009", [APPLICATION]);
      const card = { type: 0, data: JSON.parse(JSON.stringify((await replied).body)) };
      const isInvited = all(card).some(({ label }) => label === "Start");
      expect(isInvited, text).toBe(text.includes("killing"));
      if (!isInvited) expect(textOf(card)).toContain("116 123");
      expect(textOf(card)).not.toContain(text);
    }
  });

  it("answers a mention with one neutral reply for everyone, and is then quiet in that channel", async () => {
    const path = "/api/v10/channels/700000000000000001/messages";
    const replied = server.next((call) => call.path === path);
    say("my back is killing me, <@300000000000000003>", "700000000000000001", [APPLICATION]);
    const card = { type: 0, data: JSON.parse(JSON.stringify((await replied).body)) };
    expect(textOf(card)).not.toContain("killing");
    expect(textOf(card)).toContain("999");
    expect(card.data.flags & 64).toBe(0);
    const own = await press(card, "Start", OTHER);
    expect(own.type).toBe(4);
    expect(own.data.flags & 64).toBe(64);
    say("again", "700000000000000001", [APPLICATION]);
    say("nobody mentioned", "700000000000000002", []);
    await command();
    const replies = server.calls.filter((call) =>
      /\/channels\/70000000000000000[12]\//.test(call.path),
    );
    expect(replies).toHaveLength(1);
  });

  it("takes words typed in its own chat as words on its newest card, with two requests", async () => {
    const path = "/api/v10/channels/800000000000000001/messages";
    const type = async (text: string) => {
      const replied = server.next((call) => call.path === path && call.method === "POST");
      say(text, "800000000000000001", null);
      return { type: 0, data: JSON.parse(JSON.stringify((await replied).body)) };
    };
    expect(textOf(await type("hello"))).toContain("Sore lower back from running?");
    const before = server.calls.length;
    expect(textOf(await type("20-44"))).toContain("New or worse in the last two weeks?");
    expect(server.calls.length - before).toBe(2);
    expect(textOf(await type("none"))).toContain("Any of these, now or lately?");
    expect(textOf(await type("back"))).toContain("New or worse in the last two weeks?");
  });

  it("posts a panel or a Learn card for those who may manage the server, and for nobody else", async () => {
    const panel = (permissions: string, options: object[] = []) =>
      interact(2, { id: "2", name: "backchat-panel", type: 1, options }, MEMBER, 0, permissions);
    const posted = await panel("32");
    expect(posted.data.flags & 64).toBe(0);
    expect(textOf(await press(posted, "Start", OTHER))).toContain("Only you see this card");
    const learn = await panel("32", [{ type: 3, name: "learn", value: "film" }]);
    expect(textOf(learn)).toContain("Film a friend from the side");
    expect(learn.data.flags & 64).toBe(0);
    expect((await panel("0")).data.flags & 64).toBe(64);
  });

  it("sends a copy when asked, with three requests, and is kind where messages are closed", async () => {
    let card = await press(await command(), "20-44");
    for (let presses = 0; presses < 30 && !textOf(card).includes(RESULT); presses++) {
      const labels = all(card).flatMap(({ label }) => label ?? []);
      const known = pressableOf(labels, [NONE, UNSURE]);
      card = await press(card, known ?? labels.find((label) => label.startsWith("No")) ?? "");
    }
    const keep = await press(card, "Keep this");
    const before = server.calls.length;
    const sent = await press(keep, "Send me a copy");
    expect(textOf(sent)).toContain("in your direct messages");
    expect(server.calls.length - before).toBe(3);
    const copy = server.calls.findLast(({ path }) => path.endsWith("/messages"));
    expect(JSON.stringify(copy?.body)).toContain("Your page to keep");
    expect(JSON.stringify(copy?.body)).not.toContain("custom_id");
    server.fail(({ path }) => path.endsWith("/messages"), 403, 50_007);
    expect(textOf(await press(keep, "Send me a copy"))).toContain("direct messages are closed");
  });

  it("takes a button it does not know, and an old one, without a word", async () => {
    const answer = await interact(3, { custom_id: "what-is-this", component_type: 2 });
    expect(answer.type).toBe(6);
  });

  it("stays up when Discord refuses an answer", async () => {
    logged.length = 0;
    for (const code of [10_062, 40_060, 50_027]) {
      server.fail(({ path }) => path.endsWith("/callback"), 404, code);
      await command();
    }
    expect(textOf(await command())).toContain("Sore lower back from running?");
    const refused = logged.filter((line) => "code" in line);
    expect(refused).toEqual(
      [10_062, 40_060, 50_027].map((code) => ({ code, message: "discord refused" })),
    );
  });

  it("hands out nothing but the private page and Learn where it is set to", async () => {
    await running.stop();
    const publicUrl = "https://backchat.example/";
    const settings = { ...SETTINGS, apiUrl: server.apiUrl, publicUrl };
    running = await startDiscord(bot, { ...settings, linkOnly: true });
    const card = await command();
    expect(JSON.stringify(card)).toContain(publicUrl);
    expect(textOf(card)).not.toContain("Adults only");
    const learn = await press(card, "Just teach me");
    expect(textOf(learn)).toContain("Nothing to answer here");
    expect(textOf(await command([{ type: 3, name: "describe", value: "it hurts" }]))).toBe(
      textOf(card),
    );
    const words = [{ type: 3, name: "describe", value: "sore since May and I want to die" }];
    expect(textOf(await command(words))).toContain("I'm glad you said so");
    say("I want to die", "800000000000000020", null);
    const told = () => server.calls.filter(({ path }) => path.includes("800000000000000020"));
    await expect.poll(() => JSON.stringify(told())).toContain("Are you thinking about hurting");
    say("20-44", "800000000000000019", null);
    const posts = () => server.calls.filter(({ path }) => path.includes("800000000000000019"));
    await expect.poll(() => posts().length).toBe(1);
    expect(JSON.stringify(posts())).toContain(publicUrl);
    await running.stop();
    running = await startDiscord(bot, settings);
    const both = await command();
    expect(JSON.stringify(both)).toContain(publicUrl);
    expect(textOf(both)).toContain("Adults only");
  });

  it("answers two messages typed in one go, one after the other", async () => {
    const channel = "800000000000000009";
    const posts = () =>
      server.calls.filter(({ path, method }) => path.includes(channel) && method === "POST");
    say("hello", channel, null);
    say("20-44", channel, null);
    say("none", channel, null);
    await expect.poll(() => posts().length).toBe(3);
    expect(JSON.stringify(posts()[2]?.body)).toContain("Any of these, now or lately?");
  });
});
