import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDiscord } from "../../adapters/discord/start.ts";
import type { Running } from "../../src/app/adapter.ts";
import { createBot, keeping } from "../bot.ts";
import { realDialog } from "../dialog.ts";
import {
  all,
  BOT_DM,
  type Card,
  cardOf,
  createMember,
  MEMBER,
  type Member,
} from "./discord-member.ts";
import { problemsOf } from "./discord-schema.ts";
import { type Call, type DiscordServer, type Sent, startDiscordServer } from "./discord-server.ts";
import { each } from "./faults.ts";
import { pictureOf, picturesOf } from "./pictures.ts";

const TOKEN = "a.made-up.token";
const SETTINGS = {
  token: TOKEN,
  mentions: true,
  shards: { shardIds: null, shardCount: 1 },
  publicUrl: null,
  linkOnly: false,
  tickets: "wide",
} as const;
const dialog = realDialog();
const logged: object[] = [];
const bot = createBot({ dialog, log: keeping(logged) });
const bridge = dialog.content.exercises.find(({ id }) => id === "bridge");
let server: DiscordServer;
let running: Running;
let member: Member;
beforeAll(async () => {
  server = await startDiscordServer(TOKEN);
  member = createMember(server);
  running = await start(picturesOf(["bridge", "squat", "film"]));
});
afterAll(async () => {
  await running.stop();
  await server.close();
});

function start(drawings: Map<string, Uint8Array<ArrayBuffer>>): Promise<Running> {
  return startDiscord(bot, { ...SETTINGS, apiUrl: server.apiUrl }, drawings);
}

/** The list of exercises, as whoever only reads gets there. */
async function exercises(context?: number): Promise<Card> {
  const learn = await member.press(
    await member.command([], MEMBER, context),
    dialog.content.labels.learn,
    MEMBER,
    context,
  );
  return member.press(learn, dialog.content.cards.exercises.title, MEMBER, context);
}

const galleriesOn = (card: Card) => all(card).filter(({ type }) => type === 12);
const attachmentsOf = ({ data }: Card) => Object(data).attachments;
const isCallback = ({ path }: Call) => path.endsWith("/callback");

/** What is to be with a message that shows the one drawing. */
function expectWhole(card: Card, drawing: string, files: readonly Sent[] | undefined): void {
  const filename = `${drawing}.png`;
  expect(files).toEqual([
    { part: "files[0]", filename, type: "image/png", bytes: pictureOf(drawing) },
  ]);
  expect(attachmentsOf(card)).toEqual([
    { id: "0", filename, description: expect.stringMatching(/\w/) },
  ]);
  const [gallery, ...others] = galleriesOn(card);
  const description = attachmentsOf(card)[0].description;
  expect(Object(gallery).items).toEqual([
    { media: { url: `attachment://${filename}` }, description },
  ]);
  expect(others).toEqual([]);
}

describe("a picture in Discord", () => {
  it("comes with its card whole, in the one request that answers the press, below the title", async () => {
    const list = await exercises();
    const before = server.calls.length;
    const card = await member.press(list, bridge?.name ?? "");
    expect(server.calls.length - before).toBe(1);
    expect(card.type).toBe(7);
    expectWhole(card, "bridge", card.files);
    expect(attachmentsOf(card)[0].description).toBe(bridge?.picture?.alt);
    const [, title, gallery, cues] = all(card);
    expect(title?.content).toBe(`## ${bridge?.title}`);
    expect(gallery?.type).toBe(12);
    expect(cues?.content).toContain(bridge?.cues[0]);
    const { type, data } = card;
    expect(problemsOf("UpdateMessageInteractionCallbackRequest", { type, data })).toEqual([]);
  });

  it("goes with the next card, which comes as plain JSON and says that it has no files", async () => {
    const card = await member.press(await exercises(), bridge?.name ?? "");
    const next = await member.press(card, dialog.content.labels.back);
    expect(next.type).toBe(7);
    expect(next.files).toEqual([]);
    expect(attachmentsOf(next)).toEqual([]);
    expect(galleriesOn(next)).toEqual([]);
  });

  it("gives way to that of the next card", async () => {
    await member.press(await exercises(), bridge?.name ?? "");
    const squat = dialog.content.exercises.find(({ id }) => id === "squat");
    const card = await member.press(await exercises(), squat?.name ?? "");
    expectWhole(card, "squat", card.files);
  });

  it.each([
    ["a 500", { isDone: false, status: 500 }],
    ["a reset", { isDone: false }],
    ["a request that hangs", { isDone: false, late: 20_000 }],
  ])("comes again with the try after %s", async (_, fault) => {
    const list = await exercises();
    const before = server.calls.length;
    server.disturb(each(isCallback, [fault]));
    const card = await member.press(list, bridge?.name ?? "");
    server.disturb(null);
    expectWhole(card, "bridge", card.files);
    const tries = server.calls.slice(before);
    expect(tries).toHaveLength(2);
    for (const one of tries) expectWhole(cardOf(one), "bridge", one.files);
  });

  it("comes with a panel that everyone sees", async () => {
    const options = [{ type: 3, name: "learn", value: "film" }];
    const data = { id: "2", name: "backchat-panel", type: 1, options };
    const panel = await member.interact(2, data, MEMBER, 0, "32");
    expect(panel.type).toBe(4);
    expect(panel.data.flags & 64).toBe(0);
    expectWhole(panel, "film", panel.files);
    const body = { type: panel.type, data: panel.data };
    expect(problemsOf("CreateMessageInteractionCallbackRequest", body)).toEqual([]);
  });

  it("comes with what is typed in the bot's own chat, after a failure too, and once", async () => {
    const channel = "800000000000000031";
    const path = `/api/v10/channels/${channel}/messages`;
    const list = await exercises(BOT_DM);
    const posts = () => server.calls.filter((one) => one.path === path && one.method === "POST");
    // The newest card there is the list of exercises.
    await fetch(`${server.apiUrl}/v10/channels/${channel}/messages`, {
      method: "POST",
      headers: { authorization: `Bot ${TOKEN}`, "content-type": "application/json" },
      body: JSON.stringify(list.data),
    });
    server.disturb(
      each((one) => one.path === path && one.method === "POST", [{ isDone: false, status: 500 }]),
    );
    member.say(bridge?.name ?? "", channel, null);
    await expect.poll(() => posts().length, { timeout: 5_000 }).toBe(3);
    server.disturb(null);
    const [, ...tries] = posts();
    expect(new Set(tries.map(({ body }) => Object(body).nonce)).size).toBe(1);
    for (const { body, files } of tries) {
      expectWhole({ type: 0, data: Object(body) }, "bridge", files);
      expect(problemsOf("MessageCreateRequest", body)).toEqual([]);
    }
  });

  it("stays away where there is no file of its drawing, and the card says the same in words", async () => {
    await running.stop();
    running = await start(new Map());
    const card = await member.press(await exercises(), bridge?.name ?? "");
    expect(card.files).toEqual([]);
    expect(attachmentsOf(card)).toEqual([]);
    expect(galleriesOn(card)).toEqual([]);
    const texts = all(card).flatMap(({ content }) => content ?? []);
    for (const cue of bridge?.cues ?? []) expect(texts.join("\n")).toContain(cue);
    expect(texts.join("\n")).not.toMatch(/\n{3}/);
  });

  it("is refused by nobody on any of these ways", () => {
    expect(logged.filter((line) => "code" in line)).toEqual([]);
  });
});
