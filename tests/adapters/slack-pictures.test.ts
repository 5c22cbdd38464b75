import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startSlack } from "../../adapters/slack/start.ts";
import type { Running } from "../../src/app/adapter.ts";
import { createHttpServer, type Serve } from "../../src/app/http/http-server.ts";
import { createBot, keeping } from "../bot.ts";
import { realDialog } from "../dialog.ts";
import { each } from "./faults.ts";
import {
  type Card,
  CHANNEL,
  type Colleague,
  createColleague,
  httpTransport,
  OTHER,
  textOf,
} from "./slack-member.ts";
import { dmOf, type SlackServer, startSlackServer } from "./slack-server.ts";

const [TOKEN, SIGNING_SECRET] = ["xoxb-made-up", "made-up-signing-secret"];
const PUBLIC_URL = "https://backchat.example/";
const BRIDGE = `${PUBLIC_URL}drawings/bridge.png`;
const dialog = realDialog();
const logged: object[] = [];
const bot = createBot({ dialog, log: keeping(logged) });
const bridge = dialog.content.exercises.find(({ id }) => id === "bridge");
const { labels, cards, topics } = dialog.content;
let server: SlackServer;
let running: readonly Running[];
/** A colleague where there is a public address, where there is none, and where there is one and no drawing was built. */
let colleague: Colleague;
let unaddressed: Colleague;
let unbuilt: Colleague;

beforeAll(async () => {
  server = await startSlackServer({ botToken: TOKEN, appToken: "xapp-made-up" });
  const started = [
    await start(PUBLIC_URL, ["bridge", "film"]),
    await start(null, ["bridge", "film"]),
    await start(PUBLIC_URL, []),
  ] as const;
  running = started.map((one) => one.running);
  [colleague, unaddressed, unbuilt] = [
    started[0].colleague,
    started[1].colleague,
    started[2].colleague,
  ];
});
afterEach(() => {
  server.finds = () => true;
  server.disturb(null);
});
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
  await server.close();
});

async function start(publicUrl: string | null, drawn: readonly string[]) {
  let url = "";
  const port = createHttpServer(0);
  const serve: Serve = async (path, listener) => {
    const served = await port.serve(path, listener);
    url = `http://127.0.0.1:${served.number}/slack/events`;
    return served;
  };
  const delivery = { type: "http", signingSecret: SIGNING_SECRET } as const;
  const settings = { token: TOKEN, apiUrl: server.apiUrl, organisers: null, mentions: true };
  const own = await startSlack(
    { bot, serve },
    { ...settings, publicUrl, delivery },
    new Set(drawn),
  );
  const transport = httpTransport({ url, signingSecret: SIGNING_SECRET });
  return { running: own, colleague: createColleague(server, transport) };
}

/** The list of exercises, as whoever only reads gets there. */
async function exercises(by: Colleague): Promise<Card> {
  return by.press(await by.command("learn"), cards.exercises.title);
}

const imagesOn = ({ blocks }: Pick<Card, "blocks">) =>
  blocks.flatMap(({ type, image_url, alt_text }) =>
    type === "image" ? [{ image_url, alt_text }] : [],
  );
const shown = [{ image_url: BRIDGE, alt_text: bridge?.picture?.alt }];
const isHook = ({ method }: { readonly method: string }) => method === "response_url";
const said = (card: Card) => {
  for (const cue of bridge?.cues ?? []) expect(textOf(card)).toContain(cue);
};

describe("a picture in Slack", () => {
  it("stands on its card, below the title, by its address at PUBLIC_URL, with one request", async () => {
    const list = await exercises(colleague);
    const before = server.calls.length;
    const card = await colleague.press(list, bridge?.name ?? "");
    expect(server.calls.length - before).toBe(1);
    expect(imagesOn(card)).toEqual(shown);
    expect(card.blocks.map(({ type }) => type).slice(0, 3)).toEqual(["header", "image", "section"]);
    said(card);
    expect(imagesOn(await colleague.press(card, labels.back))).toEqual([]);
  });

  it("stands on none without PUBLIC_URL, nor where its drawing was not built", async () => {
    for (const by of [unaddressed, unbuilt]) {
      const card = await by.press(await exercises(by), bridge?.name ?? "");
      expect(imagesOn(card)).toEqual([]);
      said(card);
    }
  });

  it("takes no card along where Slack cannot fetch it: the words come without", async () => {
    server.finds = () => false;
    const list = await exercises(colleague);
    const before = server.calls.length;
    const refused = colleague.press(list, bridge?.name ?? "");
    expect(imagesOn(await refused)).toEqual(shown);
    await expect.poll(() => server.calls.length - before).toBe(2);
    const { body } = server.calls[before + 1] ?? {};
    expect(body?.replace_original).toBe(true);
    const card = { blocks: body?.blocks ?? [], text: body?.text ?? "", where: list.where };
    expect(imagesOn(card)).toEqual([]);
    said(card);
  });

  it("is left out of a try after one that hangs: an address that is slow keeps Slack from answering", async () => {
    const list = await exercises(colleague);
    const before = server.calls.length;
    server.disturb(each(isHook, [{ isDone: false, late: 20_000 }]));
    const card = await colleague.press(list, bridge?.name ?? "");
    expect(server.calls.length - before).toBe(2);
    expect(imagesOn(card)).toEqual([]);
    said(card);
  });

  it("stands on a panel in a channel, which comes without it where Slack cannot fetch it", async () => {
    const film = topics.find(({ id }) => id === "film");
    for (const isFound of [true, false]) {
      server.finds = () => isFound;
      const panel = await colleague.command("panel film");
      expect(panel.where.ephemeral).toBe(false);
      expect(imagesOn(panel)).toEqual(
        (isFound ? (film?.pictures ?? []) : []).map(({ drawing, alt }) => ({
          image_url: `${PUBLIC_URL}drawings/${drawing}.png`,
          alt_text: alt,
        })),
      );
      expect(textOf(panel)).toContain(film?.title);
      expect(server.messages(CHANNEL).at(-1)?.text).toContain(film?.title);
    }
    expect(film?.pictures).toHaveLength(1);
  });

  it("stands on what answers typed words, which come without it where Slack cannot fetch it", async () => {
    const channel = dmOf(OTHER);
    const type = async (text: string) => {
      const count = server.messages(channel).length;
      await colleague.say(text, channel, OTHER);
      // What was said, and its answer.
      await expect.poll(() => server.messages(channel).length).toBe(count + 2);
      return colleague.newest(channel);
    };
    const start = await type("hello");
    await colleague.press(
      await colleague.press(start, labels.learn, { user: OTHER }),
      cards.exercises.title,
      { user: OTHER },
    );
    for (const isFound of [true, false]) {
      server.finds = () => isFound;
      const card = await type(bridge?.name ?? "");
      expect(imagesOn(card)).toEqual(isFound ? shown : []);
      said(card);
      await colleague.press(card, labels.back, { user: OTHER });
    }
  });

  it("is spoken of in no log", () => {
    expect(logged.filter((line) => "code" in line)).toEqual([]);
  });
});
