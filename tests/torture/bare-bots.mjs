// A program of its own: the platforms' own SDKs with nothing behind them, which answer each press with the same card.
import { readFileSync } from "node:fs";
import { App, LogLevel } from "@slack/bolt";
import { Client, GatewayIntentBits } from "discord.js";

const { env } = process;
const card = JSON.parse(readFileSync(env.CARD, "utf8"));

if (env.DISCORD_TOKEN) {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: env.DISCORD_API_URL },
  });
  client.on("interactionCreate", (interaction) => interaction.update(card));
  client.once("clientReady", () => console.error("Ready in Discord."));
  await client.login(env.DISCORD_TOKEN);
} else {
  const app = new App({
    token: env.SLACK_BOT_TOKEN,
    signingSecret: env.SLACK_SIGNING_SECRET,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: env.SLACK_API_URL },
  });
  app.action(/./, async ({ ack, respond }) => {
    await ack();
    await respond({ replace_original: true, ...card });
  });
  await app.start(Number(env.PORT));
  console.error("Ready in Slack.");
}
