import type { Bot } from "../../src/app/index.ts";
import type { Calendar, View } from "../../src/engine/index.ts";
import { textIn } from "../shared/body.ts";
import { codeOf } from "../shared/refused.ts";
import type { SlackApi } from "./api.ts";
import { ROUTINE } from "./errors.ts";
import { LIMITS } from "./limits.ts";
import { SLACK } from "./platform.ts";
import { createReminderCards, hasPlace, placed } from "./reminder-cards.ts";
import type { Message } from "./render.ts";
import { createSchedule } from "./schedule.ts";
import { ticketIn } from "./typed.ts";
import { dayIn, momentIn } from "./zone.ts";

/** Sooner than this nothing is scheduled, in seconds: it would be over before it is set. */
const LEAST_AHEAD = 60;
/** What was due within some minutes may be sent though it was removed: https://github.com/slackapi/bolt-js/issues/1857 */
const SOON = 360;

/** Does something with what is kept for a conversation, and gives what to say of it, on the card of a ticket or on none. */
export type Keeping = (channel: string, ticket: string | null) => Promise<Message>;

/**
 * Reminders that Slack itself keeps and sends, on the days that someone's card names. All that is known of them is asked of
 * Slack each time; nothing is kept here.
 *
 * @param isOn whether the organiser wants them; what was set before can be stopped all the same
 */
export function createReminders({ dialog, log, meter }: Bot, api: SlackApi, isOn: boolean) {
  const cards = createReminderCards(dialog);
  const { reminders: texts } = dialog.content.interface;
  const schedule = createSchedule(api);
  /** What is being set just now: the same press again meanwhile is that press. */
  const setting = new Map<string, Promise<string>>();

  /** Says what kept Slack from something, in words for people, and tells the operator. */
  function problemOf(error: unknown): string {
    const code = codeOf(error);
    log[ROUTINE.includes(code) ? "debug" : "warn"]({ code }, `${SLACK.name} refused a reminder`);
    meter?.failed(SLACK.name, code);
    return cards.problemOf(code);
  }

  async function setOn({ days, hour }: Calendar, user: string, now: number): Promise<string> {
    let said: string | null = null;
    const keeping = (moments: readonly number[]) => async (channel: string) => {
      try {
        await schedule.add(channel, moments, cards.ready(hour));
        said = texts.done;
        return cards.set(moments);
      } catch (error) {
        said = problemOf(error);
        return cards.failed(said);
      }
    };
    try {
      const zone = await schedule.zoneOf(user);
      const seconds = now / 1_000;
      const ahead = days
        .map((day) => momentIn(zone, day, hour))
        .filter((at) => at >= seconds + LEAST_AHEAD);
      const moments = ahead.filter((at) => at <= seconds + LIMITS.ahead);
      if (moments.length === 0) return ahead.length === 0 ? texts.over : texts.tooFar;
      await inOwn(user, keeping(moments));
    } catch (error) {
      // What came of it counts, though Slack may not have shown it there.
      const problem = problemOf(error);
      said ??= problem;
    }
    return said ?? texts.refused;
  }

  /** Writes to someone in their own conversation, and then there what came of it; gives which conversation that is. */
  async function inOwn(user: string, keeping: Keeping): Promise<string> {
    const posted = await api.call("chat.postMessage", { channel: user, ...cards.asking() });
    const channel = textIn(posted, "channel");
    const message = await keeping(channel, null);
    await api.call("chat.update", { channel, ts: textIn(posted, "ts"), ...message });
    return channel;
  }

  /** What is kept. @param patience milliseconds in which Slack is asked again */
  async function kept(channel: string, ticket: string | null, patience?: number): Promise<Message> {
    try {
      const moments = (await schedule.list(channel, patience)).map(({ at }) => at);
      return cards.kept(moments, ticket);
    } catch (error) {
      problemOf(error);
      return cards.unknown();
    }
  }

  return {
    inOwn,
    kept: (channel: string, ticket: string | null) => kept(channel, ticket),

    /** A card with what it offers of this, where that is wanted. */
    offered: (view: View, ticket: string, card: Message): Message =>
      isOn ? cards.offered(view, ticket, card) : card,

    /** The same card with what is kept, where it has a place for that; asked once, for somebody waits. */
    async filled(card: Message, channel: string): Promise<Message> {
      return hasPlace(card) ? placed(card, await kept(channel, ticketIn([card]), 0)) : card;
    },

    /** What the app's own page says of what is kept: nothing where that is not wanted. */
    async onHome(channel: string): Promise<Message["blocks"]> {
      return isOn ? (await kept(channel, null, 0)).blocks : [];
    },

    /** Has Slack remind someone, and gives what to say of how that went; null where that is not wanted. */
    set(calendar: Calendar, user: string, now: number): Promise<string> | null {
      if (!isOn) return null;
      const press = JSON.stringify([user, calendar.hour, calendar.days]);
      const under = setting.get(press) ?? setOn(calendar, user, now);
      setting.set(press, under);
      return under.finally(() => setting.delete(press));
    },

    /** Stops all that is kept. */
    stop(now: number): Keeping {
      return async (channel, ticket) => {
        try {
          const moments = (await schedule.clear(channel)).map(({ at }) => at);
          return cards.stopped(
            moments,
            moments.some((at) => at < now / 1_000 + SOON),
          );
        } catch (error) {
          problemOf(error);
          return cards.notStopped(ticket);
        }
      };
    },

    /** Has Slack remind someone tomorrow, at the same hour. */
    later(hour: number, user: string, now: number): Keeping {
      return async (channel) => {
        if (!isOn) return cards.ready(hour, [cards.notSetUp]);
        try {
          const zone = await schedule.zoneOf(user);
          const at = momentIn(zone, dayIn(zone, now / 1_000) + 1, hour);
          await schedule.add(channel, [at], cards.ready(hour));
          return cards.moved(at);
        } catch (error) {
          return cards.ready(hour, [problemOf(error)]);
        }
      };
    },
  };
}
