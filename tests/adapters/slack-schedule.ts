import type { Body, Message } from "./slack-server.ts";

/** A message that waits until it is due. */
export type Scheduled = {
  readonly id: string;
  readonly channel: string;
  /** In seconds since 1 January 1970. */
  readonly at: number;
  readonly body: Body;
};

/** As Slack documents it: how far off, and how many within how long in one channel; in seconds. */
const [FURTHEST, WINDOW, MOST_IN_WINDOW] = [120 * 86_400, 300, 30];

/** Slack's schedule: messages that wait, by its documented limits and words. */
export function createScheduled(post: (channel: string, body: Body) => Message) {
  let waiting: readonly Scheduled[] = [];
  let made = 0;
  const seconds = () => Date.now() / 1_000;

  function schedule(body: Body): object {
    const { channel = "", post_at, text = "" } = body;
    const at = Number(post_at);
    // Not a person: a conversation.
    if (!/^[CDG]/.test(channel)) return { error: "channel_not_found" };
    if (text === "") return { error: "no_text" };
    if (!Number.isInteger(at)) return { error: "invalid_time" };
    if (at <= seconds()) return { error: "time_in_past" };
    if (at > seconds() + FURTHEST) return { error: "time_too_far" };
    const near = waiting.filter((one) => one.channel === channel && Math.abs(one.at - at) < WINDOW);
    if (near.length >= MOST_IN_WINDOW) return { error: "restricted_too_many" };
    const id = `Q${String(++made).padStart(6, "0")}`;
    waiting = [...waiting, { id, channel, at, body }];
    return { channel, scheduled_message_id: id, post_at: at, message: { text } };
  }

  function list({ channel, limit = 100, cursor = "0" }: Body): object {
    const all = waiting.filter((one) => channel === undefined || one.channel === channel);
    const [from, most] = [Number(cursor), Number(limit)];
    const next_cursor = from + most < all.length ? String(from + most) : "";
    return {
      scheduled_messages: all.slice(from, from + most).map(({ id, channel, at, body }) => {
        return { id, channel_id: channel, post_at: at, date_created: 1, text: body.text };
      }),
      response_metadata: { next_cursor },
    };
  }

  function remove({ channel, scheduled_message_id: id }: Body): object {
    const found = waiting.find((one) => one.id === id && one.channel === channel);
    if (found === undefined) return { error: "invalid_scheduled_message_id" };
    waiting = waiting.filter((one) => one !== found);
    return {};
  }

  return {
    methods: {
      "chat.scheduleMessage": schedule,
      "chat.scheduledMessages.list": list,
      "chat.deleteScheduledMessage": remove,
    },
    /** What waits in a channel, the soonest first. */
    in: (channel: string): readonly Scheduled[] =>
      waiting.filter((one) => one.channel === channel).sort((one, other) => one.at - other.at),
    /** Sends what is next in a channel, as if it were due. @throws where nothing waits there */
    send(channel: string): Message {
      const [next] = waiting.filter((one) => one.channel === channel).sort((a, b) => a.at - b.at);
      if (next === undefined) throw new Error(`Nothing waits in ${channel}.`);
      waiting = waiting.filter((one) => one !== next);
      return post(channel, next.body);
    },
  };
}
