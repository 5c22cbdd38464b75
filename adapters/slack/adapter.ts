import { createAdapter } from "../../src/app/index.ts";
import { SLACK } from "./platform.ts";
import { slackSettings } from "./settings.ts";

/** Slack, over Socket Mode or by requests to `PORT`. */
export const slack = createAdapter({
  platform: SLACK,
  needs: "SLACK_BOT_TOKEN",
  settings: slackSettings,
  secretIn: ({ token }) => token,
  start: async (context, settings) => (await import("./start.ts")).startSlack(context, settings),
  examine: {
    title: "Slack",
    look: async (examining, settings) =>
      (await import("./examine.ts")).examineSlack(examining, settings),
  },
});
