import { createAdapter } from "../../src/app/index.ts";
import { DISCORD } from "./platform.ts";
import { discordSettings } from "./settings.ts";

/** Discord, over its gateway. */
export const discord = createAdapter({
  platform: DISCORD,
  needs: "DISCORD_TOKEN",
  settings: discordSettings,
  secretIn: ({ token }) => token,
  start: async (context, settings) =>
    (await import("./start.ts")).startDiscord(context.bot, settings),
  examine: {
    title: "Discord",
    look: async (examining, settings) =>
      (await import("./examine.ts")).examineDiscord(examining, settings),
  },
  chores: {
    "register-discord": async (dialog, settings) =>
      (await import("./register.ts")).registerCommands(dialog, settings),
  },
});
