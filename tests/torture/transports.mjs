import { createDiscordPresses, startDiscordPlatform } from "./discord.mjs";
import { discordEnv, freePort, slackEnv, socketEnv } from "./product.mjs";
import { createSlackPresses, createSocketPresses, startSlackPlatform } from "./slack.mjs";

/** Each way in which the product is reached: a platform, its settings, and people who press there. */
export const TRANSPORTS = [
  {
    name: "Slack over HTTP",
    async open(bot) {
      const platform = await startSlackPlatform();
      const port = await freePort();
      const presses = (options) => createSlackPresses(bot, platform, () => port, options);
      return { platform, port, env: slackEnv(platform, port), presses };
    },
  },
  {
    name: "Slack, Socket Mode",
    async open(bot) {
      const platform = await startSlackPlatform();
      const presses = (options) => createSocketPresses(bot, platform, options);
      return { platform, env: socketEnv(platform), presses };
    },
  },
  {
    name: "Discord",
    async open(bot) {
      const platform = await startDiscordPlatform();
      const presses = (options) => createDiscordPresses(bot, platform, options);
      return { platform, env: discordEnv(platform), presses };
    },
  },
];
