import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LIMITS } from "../../adapters/slack/limits.ts";
import { startSlack } from "../../adapters/slack/start.ts";
import type { Running } from "../../src/app/adapter.ts";
import { createHttpServer } from "../../src/app/http/http-server.ts";
import { fill } from "../../src/engine/index.ts";
import { createBot, keeping, warm } from "../bot.ts";
import { realDialog } from "../dialog.ts";
import { STORY } from "./labels.ts";
import {
  type Card,
  COLLEAGUE,
  type Colleague,
  createColleague,
  OTHER,
  socketTransport,
  textOf,
} from "./slack-member.ts";
import { dmOf, type SlackServer, startSlackServer } from "./slack-server.ts";

const [TOKEN, APP_TOKEN] = ["xoxb-made-up", "xapp-made-up"];
const TALE = "lower back pain on the left for 3 weeks";
const logged: object[] = [];
const dialog = realDialog();
const { labels, notices } = dialog.content;
const FIRST = dialog.screen[0]?.content.prompt;
const UNDERSTOOD = fill(notices.understood, { named: "pain on one side" });
let server: SlackServer;
let running: Running;
let colleague: Colleague;
beforeAll(async () => {
  warm(dialog);
  server = await startSlackServer({ botToken: TOKEN, appToken: APP_TOKEN });
  running = await startSlack(
    { bot: createBot({ dialog, log: keeping(logged) }), serve: createHttpServer(0).serve },
    {
      token: TOKEN,
      apiUrl: server.apiUrl,
      organisers: null,
      mentions: true,
      publicUrl: null,
      delivery: { type: "socket", appToken: APP_TOKEN },
    },
  );
  colleague = createColleague(server, socketTransport(server));
});
afterAll(async () => {
  await running.stop();
  await server.close();
});

/** The first card in someone's own conversation with the bot. */
async function ownCard(): Promise<Card> {
  const posted = server.next(({ method }) => method === "chat.postMessage");
  await colleague.say("hello");
  await posted;
  return colleague.newest(dmOf(COLLEAGUE));
}
const fieldsOf = ({ blocks }: Card) => blocks.filter(({ type }) => type === "input");

describe("the first card in Slack", () => {
  it("has one field for a story, above agreement and ages, that sends nothing by itself", async () => {
    for (const card of [await colleague.command(), await ownCard()]) {
      expect(fieldsOf(card)).toHaveLength(1);
      const at = card.blocks.findIndex(({ type }) => type === "input");
      const [field, agreement, ages] = card.blocks.slice(at, at + 3);
      expect(field).toMatchObject({
        label: { text: STORY },
        optional: true,
        element: { type: "plain_text_input", multiline: true, max_length: LIMITS.typed },
      });
      expect(JSON.stringify(field)).not.toContain("dispatch");
      expect(agreement?.text?.text).toBe(labels.agree);
      expect(JSON.stringify(ages)).toContain("45-49");
    }
  });

  it("is the only card with that field: a question's own sends what is typed there", async () => {
    const card = await colleague.press(await colleague.command(), "20-44");
    expect(textOf(card)).not.toContain(STORY);
    expect(fieldsOf(card).filter((block) => block.dispatch_action)).toHaveLength(1);
  });

  it("takes story, agreement and age with one press, and one request", async () => {
    const card = await colleague.command();
    const before = server.calls.length;
    const told = await colleague.press(card, "45-49", { story: TALE });
    expect(server.calls.slice(before).map(({ method }) => method)).toEqual(["response_url"]);
    expect(textOf(told)).toContain(FIRST);
    expect(textOf(told)).toContain(UNDERSTOOD);
    expect(told.where.ts).toBe(card.where.ts);
  });

  it("takes a story in its own conversation too", async () => {
    const told = await colleague.press(await ownCard(), "45-49", { story: TALE });
    expect(textOf(told)).toContain(UNDERSTOOD);
  });

  it("reads a story by an age alone: beside any other press it is passed over", async () => {
    const card = await colleague.command();
    for (const label of [labels.learn, labels.numbers, labels.stop, labels.run]) {
      const plain = await colleague.press(card, label);
      const beside = await colleague.press(card, label, { story: "I had cancer, and it is numb" });
      expect(textOf(beside), label).toBe(textOf(plain));
    }
  });

  it("says so where a story told nothing, and reads a very long one as far as it reads any", async () => {
    const card = await colleague.command();
    const tell = async (story: string) => textOf(await colleague.press(card, "45-49", { story }));
    expect(await tell("my aunt sells jam")).toContain(notices["story-unread"]);
    const long = "my aunt sells jam. ".repeat(130).slice(0, 4_000);
    expect(await tell(long)).toContain(notices["too-long"]);
    expect(await tell(`${long.slice(0, 3_960)}. I can't feel between my legs`)).toContain(
      "Emergency",
    );
  });

  it("gives whoever tells a story on someone else's card a card of their own", async () => {
    const card = await colleague.command();
    const foreign = await colleague.press(card, "45-49", { user: OTHER, story: TALE });
    expect(textOf(foreign)).toContain(notices["not-yours"]);
    expect(textOf(await colleague.press(card, "20-44"))).toContain(FIRST);
  });

  it("begins anew, with a kind word, where its ticket was made up", async () => {
    const { blocks, ...card } = await colleague.command();
    const text = JSON.stringify(blocks).replace(/"action_id":"(\w+):[^"]+"/g, '"action_id":"$1:x"');
    const forged = { ...card, blocks: JSON.parse(text) };
    const told = await colleague.press(forged, "45-49", { story: TALE });
    expect(textOf(told)).toContain(notices.malformed);
  });

  it("keeps what was told out of the card and the log", async () => {
    const story = "canary in the cage";
    const told = await colleague.press(await colleague.command(), "45-49", { story });
    expect(JSON.stringify(told)).not.toContain("canary");
    expect(JSON.stringify(logged)).not.toContain("canary");
  });
});
