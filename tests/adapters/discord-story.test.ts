import { ModalBuilder } from "discord.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formFor } from "../../adapters/discord/form.ts";
import { LIMITS } from "../../adapters/discord/limits.ts";
import { startDiscord } from "../../adapters/discord/start.ts";
import { TOLD } from "../../adapters/shared/press.ts";
import type { Running } from "../../src/app/adapter.ts";
import { encodeAction } from "../../src/app/tickets/action.ts";
import { createKeys } from "../../src/app/tickets/keys.ts";
import { TICKET_LENGTH } from "../../src/app/tickets/ticket.ts";
import { fill } from "../../src/engine/index.ts";
import { createBot, keeping, warm } from "../bot.ts";
import { realDialog } from "../dialog.ts";
import {
  all,
  BOT_DM,
  type Card,
  createMember,
  MEMBER,
  type Member,
  OTHER,
  textOf,
} from "./discord-member.ts";
import { problemsOf } from "./discord-schema.ts";
import { type DiscordServer, startDiscordServer } from "./discord-server.ts";
import { STORY } from "./labels.ts";

const TOKEN = "a.made-up.token";
const TALE = "lower back pain on the left for 3 weeks";
const logged: object[] = [];
const dialog = realDialog();
const { ages, labels, notices } = dialog.content;
const FIRST = dialog.screen[0]?.content.prompt;
const UNDERSTOOD = fill(notices.understood, { named: "pain on one side" });
const settings = {
  token: TOKEN,
  mentions: true,
  shards: { shardIds: null, shardCount: 1 },
  publicUrl: null,
  linkOnly: false,
  tickets: "wide",
} as const;
let server: DiscordServer;
let running: Running;
let member: Member;
beforeAll(async () => {
  warm(dialog);
  server = await startDiscordServer(TOKEN);
  member = createMember(server);
  const bot = createBot({ dialog, log: keeping(logged) });
  running = await startDiscord(bot, { ...settings, apiUrl: server.apiUrl });
});
afterAll(async () => {
  await running.stop();
  await server.close();
});

/** The rows of buttons on a card, by their labels. */
const rowsOf = ({ data }: Card) =>
  data.components.flatMap(({ type, components = [] }) =>
    type === 1 ? [components.map(({ label }) => label ?? "")] : [],
  );

/** What Discord sends of a form whose parts are made up. */
const formOf = (customId: string, story: string, ...values: readonly string[]) => ({
  custom_id: customId,
  components: [
    { type: 18, component: { type: 4, custom_id: "words", value: story } },
    { type: 18, component: { type: 3, custom_id: "age", values } },
  ],
});

describe("the form for a story", () => {
  const form = formFor(dialog, { asks: "story", ticket: "t".repeat(TICKET_LENGTH) }, "wide");

  it("is what Discord accepts, by its published schema, its limits and its library", () => {
    for (const asks of ["words", "story"] as const) {
      const data = formFor(dialog, { asks, ticket: "t".repeat(TICKET_LENGTH) }, "wide");
      expect(problemsOf("ModalInteractionCallbackRequest", { type: 9, data })).toEqual([]);
      expect(data.custom_id.length).toBeLessThanOrEqual(LIMITS.customId);
      expect(() => new ModalBuilder(JSON.parse(JSON.stringify(data))).toJSON()).not.toThrow();
    }
    const broken = { ...form, title: "x".repeat(46) };
    expect(problemsOf("ModalInteractionCallbackRequest", { type: 9, data: broken })).not.toEqual(
      [],
    );
  });

  it("asks for the story and, in the words of the card, for agreement and age; both are needed", () => {
    expect(form.title).toBe(STORY);
    const [words, age] = form.components;
    expect(words?.component).toMatchObject({ required: true, max_length: LIMITS.typed });
    expect(age?.label).toBe(labels.agree);
    expect(age?.component).toMatchObject({ required: true });
    const options = age && "options" in age.component ? age.component.options : [];
    const offered = [...ages.map(({ label }) => label), labels["under-18"]];
    expect(options?.map(({ label }) => label)).toEqual(offered);
  });
});

describe("the first card in Discord", () => {
  it("offers to be told a story below the ages, and no other card does", async () => {
    const card = await member.command();
    const rows = rowsOf(card);
    const at = rows.findIndex((row) => row.includes(STORY));
    expect(rows.slice(0, at).flat()).toEqual([
      ...ages.map(({ label }) => label),
      labels["under-18"],
    ]);
    expect(rows[at]?.[0]).toBe(STORY);
    expect(all(card).find(({ label }) => label === STORY)).toMatchObject({ style: 2 });
    expect(rowsOf(await member.press(card, "20-44")).flat()).not.toContain(STORY);
  });

  it("opens the form with its first answer, and takes story, agreement and age with one press", async () => {
    const card = await member.command();
    const form = await member.press(card, STORY);
    expect(form.type).toBe(9);
    const told = await member.submit(card, form, TALE, "45-49");
    expect(told.type).toBe(7);
    expect(textOf(told)).toContain(FIRST);
    expect(textOf(told)).toContain(UNDERSTOOD);
    // As a platform sends it again, or someone presses twice.
    const again = await member.submit(card, form, TALE, "45-49");
    expect(again.type).toBe(7);
    expect(textOf(again)).toBe(textOf(told));
  });

  it("takes a story in the bot's own chat too", async () => {
    const card = await member.command([], MEMBER, BOT_DM);
    const told = await member.tell(card, TALE, "45-49");
    expect(textOf(told)).toContain(UNDERSTOOD);
  });

  it("says so where a story told nothing, and reads a very long one as far as it reads any", async () => {
    const card = await member.command();
    const unread = await member.tell(card, "my aunt sells jam", "45-49");
    expect(textOf(unread)).toContain(notices["story-unread"]);
    const long = "my aunt sells jam. ".repeat(130).slice(0, 4_000);
    const cut = await member.tell(card, long, "45-49");
    expect(textOf(cut)).toContain(notices["too-long"]);
    expect(textOf(cut)).toContain(FIRST);
    const last = `${long.slice(0, 3_960)}. I can't feel between my legs`;
    expect(textOf(await member.tell(card, last, "45-49"))).toContain("Emergency");
  });

  it("gives whoever sends a form from someone else's card a card of their own", async () => {
    const card = await member.command();
    const form = await member.press(card, STORY, OTHER);
    const foreign = await member.submit(card, form, TALE, "45-49", OTHER);
    expect(foreign.type).toBe(4);
    expect(foreign.data.flags & 64).toBe(64);
    expect(textOf(foreign)).toContain(notices["not-yours"]);
    expect(textOf(await member.press(card, "20-44"))).toContain(FIRST);
  });

  it("begins anew, with a kind word, where a form's ticket was made up, or opens no longer", async () => {
    const [age] = ages;
    const value = encodeAction(dialog, { type: "consent", age: age?.id ?? "" }) ?? "";
    const forged = await member.interact(5, formOf(`${TOLD}:made-up`, TALE, value));
    expect(textOf(forged)).toContain(notices.malformed);
    const card = await member.command();
    const form = await member.press(card, STORY);
    await running.stop();
    const keys = createKeys(["another secret of at least thirty-two characters"]);
    running = await startDiscord(createBot({ dialog, keys, log: keeping(logged) }), {
      ...settings,
      apiUrl: server.apiUrl,
    });
    const stale = await member.submit(card, form, TALE, "45-49");
    expect(textOf(stale)).toContain(notices["unknown-key"]);
  });

  it("reads a story by an age alone: without one, or beside another press, it shows what that shows", async () => {
    const card = await member.command();
    const form = await member.press(card, STORY);
    const { custom_id } = JSON.parse(JSON.stringify(form.data));
    const send = (...values: readonly string[]) =>
      member.interact(5, formOf(custom_id, TALE, ...values), MEMBER, 0, "0", card);
    for (const values of [[], ["zzzz"], ["START"], ["TYPED"]]) {
      expect(textOf(await send(...values)), values[0]).toBe(textOf(card));
    }
    expect(textOf(await send("l"))).toContain("Nothing to answer here");
  });

  it("keeps what was told out of the log", async () => {
    await member.tell(await member.command(), "canary in the cage", "45-49");
    server.fail(({ path }) => path.endsWith("/callback"), 404, 10_062);
    const card = await member.command();
    expect(card.type).toBe(4);
    expect(JSON.stringify(logged)).not.toContain("canary");
  });
});
