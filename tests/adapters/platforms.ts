import { startDiscord } from "../../adapters/discord/start.ts";
import { startSlack } from "../../adapters/slack/start.ts";
import { createHttpServer, type Serve } from "../../src/app/http/http-server.ts";
import type { Dialog } from "../../src/engine/index.ts";
import { createBot, keeping } from "../bot.ts";
import { createMember } from "./discord-member.ts";
import { startDiscordServer } from "./discord-server.ts";
import { createColleague, httpTransport, socketTransport } from "./slack-member.ts";
import { startSlackServer } from "./slack-server.ts";

const [BOT_TOKEN, APP_TOKEN, SIGNING] = ["xoxb-made-up", "xapp-made-up", "made-up-signing-secret"];
const DISCORD_TOKEN = "a.made-up.token";

/** A bot in Discord, in Slack over HTTP and in Slack over Socket Mode, with a member and two colleagues. */
export async function startPlatforms(dialog: Dialog) {
  const logged: object[] = [];
  const bot = createBot({ dialog, log: keeping(logged) });
  const discordServer = await startDiscordServer(DISCORD_TOKEN);
  const slackServer = await startSlackServer({ botToken: BOT_TOKEN, appToken: APP_TOKEN });
  const slack = {
    token: BOT_TOKEN,
    apiUrl: slackServer.apiUrl,
    organisers: null,
    mentions: true,
    publicUrl: null,
  };
  let url = "";
  const port = createHttpServer(0);
  const serve: Serve = async (path, listener) => {
    const served = await port.serve(path, listener);
    url = `http://127.0.0.1:${served.number}/slack/events`;
    return served;
  };
  const inDiscord = await startDiscord(bot, {
    token: DISCORD_TOKEN,
    apiUrl: discordServer.apiUrl,
    mentions: true,
    shards: { shardIds: null, shardCount: 1 },
    publicUrl: null,
    linkOnly: false,
    tickets: "wide",
  });
  const http = { type: "http", signingSecret: SIGNING } as const;
  const socket = { type: "socket", appToken: APP_TOKEN } as const;
  const overHttp = await startSlack({ bot, serve }, { ...slack, delivery: http });
  const overSocket = await startSlack({ bot, serve }, { ...slack, delivery: socket });
  const transport = httpTransport({ url, signingSecret: SIGNING });
  return {
    discordServer,
    slackServer,
    overHttp,
    transport,
    member: createMember(discordServer),
    colleague: createColleague(slackServer, transport),
    onSocket: createColleague(slackServer, socketTransport(slackServer)),
    logged,
    /** What was refused in the end, as the log has it. */
    refusals: () => logged.filter((line) => "code" in line),
    async stop() {
      await Promise.all([inDiscord, overHttp, overSocket].map((one) => one.stop()));
      await Promise.all([discordServer.close(), slackServer.close()]);
    },
  };
}
