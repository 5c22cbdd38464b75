import { type Body, listOf, objectIn, objectOf, textIn } from "../shared/body.ts";
import { codeOf, Refused } from "../shared/refused.ts";
import type { SlackApi } from "./api.ts";
import type { Message } from "./render.ts";

/** A message that Slack keeps until it is due. */
export type Kept = {
  readonly id: string;
  /** In seconds since 1 January 1970. */
  readonly at: number;
};

/** So many are told at once; of a conversation with more than so many pages, no more. */
const PAGE = 100;
const MOST_PAGES = 10;

/** Our words beside Slack's for what went wrong: it tells no zone, or what was done in part could not be taken back. */
export const NO_ZONE = "no_zone";
export const NOT_TAKEN_BACK = "not_taken_back";

/** What Slack keeps for a conversation until it is due; nothing of it is kept here. What Slack refuses is thrown as Refused. */
export function createSchedule(api: SlackApi) {
  /**
   * All that is kept, the soonest first.
   *
   * @param patience milliseconds in which it is tried again; as long as with other methods unless given
   */
  async function list(channel: string, patience?: number): Promise<readonly Kept[]> {
    let [found, cursor]: [readonly Kept[], string] = [[], ""];
    for (let page = 0; page < MOST_PAGES; page++) {
      const where = { channel, limit: PAGE, ...(cursor === "" ? {} : { cursor }) };
      const told = await api.call("chat.scheduledMessages.list", where, patience);
      found = [...found, ...keptIn(told)];
      cursor = textIn(objectIn(told, "response_metadata"), "next_cursor");
      if (cursor === "") break;
    }
    return found.toSorted((one, other) => one.at - other.at || one.id.localeCompare(other.id));
  }

  /**
   * Has a message sent at each of some moments, in seconds since 1 January 1970: once each, however often that is asked for,
   * and at all of them or, where Slack refuses one, at none.
   *
   * @throws Refused; by `NOT_TAKEN_BACK` where nobody knows what is kept now
   */
  async function add(channel: string, moments: readonly number[], message: Message): Promise<void> {
    const before = await list(channel);
    const missing = moments.filter((moment) => !before.some(({ at }) => at === moment));
    if (missing.length === 0) return;
    try {
      for (const post_at of missing) {
        await api.call("chat.scheduleMessage", { channel, post_at, ...message });
      }
      // A try that Slack did not answer, or a second press elsewhere, leaves twins: whoever looks last keeps the first of each.
      const kept = await list(channel);
      await remove(
        channel,
        kept.filter(({ at }, index) => kept[index - 1]?.at === at),
      );
    } catch (error) {
      await takeBack(channel, missing);
      throw error;
    }
  }

  async function takeBack(channel: string, moments: readonly number[]): Promise<void> {
    try {
      const kept = await list(channel);
      await remove(
        channel,
        kept.filter(({ at }) => moments.includes(at)),
      );
    } catch {
      throw new Refused(NOT_TAKEN_BACK);
    }
  }

  /** What has been sent or removed already is no error. */
  async function remove(channel: string, those: readonly Kept[]): Promise<void> {
    for (const { id } of those) {
      try {
        await api.call("chat.deleteScheduledMessage", { channel, scheduled_message_id: id });
      } catch (error) {
        if (codeOf(error) !== "invalid_scheduled_message_id") throw error;
      }
    }
  }

  return {
    list,
    add,

    /** Removes all that is kept, and gives it. */
    async clear(channel: string): Promise<readonly Kept[]> {
      const kept = await list(channel);
      await remove(channel, kept);
      return kept;
    },

    /** The zone that someone has set in Slack. @throws Refused by `NO_ZONE` where there is none, or nobody knows it */
    async zoneOf(user: string): Promise<string> {
      const told = await api.call("users.info", { user });
      const zone = textIn(objectIn(told, "user"), "tz");
      if (!isZone(zone)) throw new Refused(NO_ZONE);
      return zone;
    },
  };
}

function keptIn(told: Body): readonly Kept[] {
  return listOf(told["scheduled_messages"]).map((one) => {
    const { id, post_at } = objectOf(one);
    return { id: String(id), at: Number(post_at) };
  });
}

function isZone(timeZone: string): boolean {
  try {
    return timeZone !== "" && new Intl.DateTimeFormat("en", { timeZone }) !== null;
  } catch {
    return false;
  }
}
