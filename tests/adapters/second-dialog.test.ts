import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDiscord } from "../../adapters/discord/start.ts";
import { startSlack } from "../../adapters/slack/start.ts";
import { createWeb } from "../../adapters/web/web.ts";
import { createHttpServer } from "../../src/app/http/http-server.ts";
import { createBot } from "../bot.ts";
import { houseplant } from "../dialog.ts";
import type { Driver } from "./contract.ts";
import * as discord from "./discord-member.ts";
import { startDiscordServer } from "./discord-server.ts";
import { createVisitor } from "./page-member.ts";
import * as slack from "./slack-member.ts";
import { startSlackServer } from "./slack-server.ts";
import * as terminal from "./terminal-member.ts";

const bot = createBot({ dialog: houseplant(), region: null });
const SIGNING_SECRET = "made-up-signing-secret";
const [DISCORD_TOKEN, SLACK_TOKEN] = ["a.made-up.token", "xoxb-made-up"];

/** How each platform is begun: how it is used, and what ends it. */
const STARTS = {
  async terminal() {
    return { use: walker(terminal.createDriver(bot)), stop: async () => {} };
  },
  async page() {
    const server = createServer(createWeb(bot, { publicUrl: null, proxies: 0 }));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const bound = server.address();
    const url = `http://127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}/`;
    const stop = async () => server.close().closeAllConnections();
    return { use: walker(createVisitor(() => [url]).driver), stop };
  },
  async discord() {
    const server = await startDiscordServer(DISCORD_TOKEN);
    const running = await startDiscord(bot, {
      token: DISCORD_TOKEN,
      apiUrl: server.apiUrl,
      mentions: true,
      shards: { shardIds: null, shardCount: 1 },
      publicUrl: null,
      linkOnly: false,
      tickets: "wide",
    });
    const stop = async () => {
      await running.stop();
      await server.close();
    };
    return { use: walker(discord.createDriver(discord.createMember(server))), stop };
  },
  async slack() {
    const server = await startSlackServer({ botToken: SLACK_TOKEN, appToken: "xapp-made-up" });
    const port = createHttpServer(0);
    let url = "";
    const running = await startSlack(
      {
        bot,
        async serve(path, listener) {
          const served = await port.serve(path, listener);
          url = `http://127.0.0.1:${served.number}/slack/events`;
          return served;
        },
      },
      {
        token: SLACK_TOKEN,
        apiUrl: server.apiUrl,
        organisers: null,
        mentions: true,
        publicUrl: null,
        delivery: { type: "http", signingSecret: SIGNING_SECRET },
      },
    );
    const transport = slack.httpTransport({ url, signingSecret: SIGNING_SECRET });
    const stop = async () => {
      await running.stop();
      await server.close();
    };
    return { use: walker(slack.createDriver(slack.createColleague(server, transport))), stop };
  },
} as const;

/** Someone's walk by the labels that they press, as the text of each card. */
function walker<Card>({ begin, press, tick, textOf, people }: Driver<Card>) {
  const [me] = people ?? [""];
  return async (...steps: readonly (string | readonly string[])[]): Promise<readonly string[]> => {
    let card = await begin(me);
    const texts = [textOf(card)];
    for (const step of steps) {
      card = typeof step === "string" ? await press(card, step, me) : await tick(card, step, me);
      texts.push(textOf(card));
    }
    return texts;
  };
}

describe.each(Object.entries(STARTS))("a dialog on another subject, on %s", (_name, start) => {
  let started: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    started = await start();
  });
  afterAll(() => started.stop());

  it("walks to a result, to its plan and back, without a word of the first dialog", async () => {
    const texts = await started.use(
      "18 or over",
      "Wet all the time",
      ["Far from a window"],
      "Under 4 weeks",
      "To do",
      "Step back",
      "What else",
      "Leave",
    );
    const [first = "", soil = "", place = "", , result = "", plan = "", back = "", , end = ""] =
      texts;
    expect(first).toContain("A houseplant that droops?");
    expect(soil).toContain("How does the soil feel?");
    expect(place).toContain("What is true of its place?");
    expect(result).toContain("too much water");
    expect(plan).toContain("One thing at a time.");
    expect(back).toBe(result);
    expect(end).toContain("All done");
    expect(texts.join("\n")).not.toMatch(/\b(back pain|runn|physio|spine|sore)\b/i);
  });

  it("shows whom to talk to for whoever is not OK, though it knows no region", async () => {
    const texts = await started.use("18 or over", "Leave", "I feel bad", "I may");
    expect(texts.at(-1)).toContain("Call for help where you are.");
  });
});
