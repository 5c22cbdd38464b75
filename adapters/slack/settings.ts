import { z } from "zod";
import {
  addressLike,
  type GeneralSettings,
  listed,
  onePiece,
  onOrOff,
  setting,
} from "../../src/app/index.ts";

export type SlackSettings = NonNullable<z.infer<ReturnType<typeof slackSettings>>>;

/** How Slack delivers: by requests to a port of ours, or over a WebSocket that we open. */
export type Delivery =
  | {
      readonly type: "http";
      readonly signingSecret: string;
      /** How many proxies stand before the port and say whom a request is from; none unless given. */
      readonly proxies?: number;
    }
  | { readonly type: "socket"; readonly appToken: string };

/** Whether Slack itself may remind people to come back; it may not unless given. */
type Reminding = { readonly reminds?: boolean };

/** Slack's settings, or null where it is off. */
export function slackSettings({ publicUrl, proxies, reminders }: GeneralSettings) {
  const reminding: Reminding = { reminds: reminders.includes("slack") };
  return z
    .object({
      SLACK_BOT_TOKEN: setting(
        onePiece().regex(/^xoxb-/, "must be the bot's token, which begins with xoxb-"),
      ),
      SLACK_APP_TOKEN: setting(
        onePiece().regex(/^xapp-/, "must be the app-level token, which begins with xapp-"),
      ),
      SLACK_SIGNING_SECRET: setting(onePiece()),
      SLACK_API_URL: setting(addressLike("https://proxy.example/api/")),
      SLACK_ORGANISERS: setting(ORGANISERS),
      SLACK_MENTIONS: setting(onOrOff),
    })
    .transform((given, context) => {
      const { SLACK_BOT_TOKEN: token } = given;
      const delivery = deliveryFrom(given.SLACK_APP_TOKEN, given.SLACK_SIGNING_SECRET, proxies);
      if (token === undefined && delivery === null) return null;
      if (token === undefined || delivery === null) {
        context.addIssue(
          token === undefined
            ? "SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is set, but SLACK_BOT_TOKEN (xoxb-…) is not: set it too."
            : "SLACK_BOT_TOKEN is set, but nothing beside it: set SLACK_APP_TOKEN (xapp-…) too, or SLACK_SIGNING_SECRET for requests to PORT.",
        );
        return z.NEVER;
      }
      return {
        token,
        delivery,
        /** For a proxy or a test server, or null for Slack itself. */
        apiUrl: given.SLACK_API_URL ?? null,
        /** The ids of those who may post panels, or null for anyone. */
        organisers: given.SLACK_ORGANISERS ?? null,
        /** Whether to answer mentions in channels. */
        mentions: given.SLACK_MENTIONS ?? true,
        /** Where the private page is, which first cards then offer; or null. */
        publicUrl,
        ...reminding,
      };
    });
}

const ORGANISERS = listed.refine(
  (ids) => ids.every((id) => /^[UW][A-Z0-9]+$/.test(id)),
  "must be member ids such as U012AB3CD, separated by commas",
);

/** Socket Mode wins where both ways are set. */
function deliveryFrom(
  appToken: string | undefined,
  signingSecret: string | undefined,
  proxies: number,
): Delivery | null {
  if (appToken !== undefined) return { type: "socket", appToken };
  return signingSecret === undefined ? null : { type: "http", signingSecret, proxies };
}
