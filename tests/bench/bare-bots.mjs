// A program of its own: what a start costs that does nothing but log in to both platforms.
import { App, LogLevel } from "@slack/bolt";
import { Client, GatewayIntentBits } from "discord.js";

const { env } = process;
const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: env.DISCORD_API_URL },
});
const app = new App({
  token: env.SLACK_BOT_TOKEN,
  appToken: env.SLACK_APP_TOKEN,
  socketMode: true,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: env.SLACK_API_URL },
});
client.once("clientReady", () => console.error("Ready in Discord."));
client.login(env.DISCORD_TOKEN);
await app.start();
console.error("Ready in Slack.");
