import { type Body, objectIn, objectOf, textIn } from "../shared/body.ts";
import type { Person } from "../shared/chat.ts";
import { SLACK } from "./platform.ts";

/** Who did something in Slack, and where. */
export type SlackPerson = Person & {
  /** Whether the card that was pressed is seen by this person alone. */
  readonly isEphemeral: boolean;
  readonly channel: string;
  /** The card that was pressed, where it is a message. */
  readonly ts: string;
  /** The thread that it stands in, if any. */
  readonly thread: string;
  /** Where an answer can be sent; empty where Slack gives no such address. */
  readonly responseUrl: string;
  /** What opens a window for them, for some seconds; empty where nothing does. */
  readonly trigger: string;
};

/** Reads who and where from what Slack sent. `isOwn` tells the bot's own conversation from others. */
export function personIn(body: Body, isOwn: (conversation: string) => boolean): SlackPerson {
  const event = objectIn(body, "event");
  const container = objectIn(body, "container");
  const user =
    textIn(objectIn(body, "user"), "id") || textIn(body, "user_id") || textIn(event, "user");
  const channel =
    textIn(objectIn(body, "channel"), "id") ||
    textIn(body, "channel_id") ||
    textIn(event, "channel");
  const ts = textIn(container, "message_ts") || textIn(event, "ts");
  const thread = textIn(container, "thread_ts") || textIn(event, "thread_ts");
  const isEphemeral = container["is_ephemeral"] === true;
  // The bot can leave a message that all can see only in its own conversation.
  const isMessage = container["type"] === "message" && channel.startsWith("D");
  const isOpen = !isEphemeral && (isMessage || isOwn(channel));
  return {
    owner: { platform: SLACK, team: teamIn(body), user },
    isHidden: !isOpen,
    isEphemeral,
    channel,
    ts,
    thread: thread === ts ? "" : thread,
    responseUrl: textIn(body, "response_url"),
    trigger: textIn(body, "trigger_id"),
  };
}

/** The organisation, or the workspace where it stands alone: deliveries of an organisation may leave the workspace out. */
function teamIn(body: Body): string {
  const { authorizations } = body;
  const [first] = Array.isArray(authorizations) ? authorizations : [];
  return (
    textIn(objectIn(body, "enterprise"), "id") ||
    textIn(body, "enterprise_id") ||
    textIn(objectOf(first), "enterprise_id") ||
    textIn(objectIn(body, "team"), "id") ||
    textIn(body, "team_id")
  );
}
