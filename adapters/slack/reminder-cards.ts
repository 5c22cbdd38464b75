import type { types } from "@slack/bolt";
import { type Dialog, fill, type View } from "../../src/engine/index.ts";
import { calendarOn } from "../shared/chat.ts";
import { KEPT, LATER, packPress, REMIND, STOP_ALL } from "../shared/press.ts";
import type { Way } from "../shared/way.ts";
import { isFinal } from "./errors.ts";
import { LIMITS } from "./limits.ts";
import { escaped, marked } from "./mrkdwn.ts";
import { type Message, rowOf } from "./render.ts";
import { NO_ZONE, NOT_TAKEN_BACK } from "./schedule.ts";
import { section } from "./texts.ts";

/** More moments than these are not named one by one. */
const MOST_NAMED = 30;
/** Marks the place on a card where what is kept can stand. */
const PLACE = "reminders";

type Moments = readonly number[];

/** What is said and offered around reminders that Slack keeps, as messages and parts of cards; moments are in seconds. */
export function createReminderCards({ content }: Dialog) {
  const { name, interface: texts, reminder } = content;
  const { reminders } = texts;
  const title = reminder?.file.title ?? "";
  const stopAll = (ticket: string | null = null): Way => {
    return { action: packPress({ action: STOP_ALL, ticket }), label: reminders.stopAll };
  };
  const naming = (said: string, moments: Moments) => [marked(said), ...named(moments)].join("\n");
  const notSetUp = fill(reminders.notSetUp, { name });

  return {
    notSetUp,
    asking: () => messageOf(marked(reminders.asking)),
    set: (moments: Moments) => messageOf(naming(reminders.set, moments), [stopAll()]),
    unknown: () => messageOf(marked(reminders.unknown)),
    notStopped: (ticket: string | null) =>
      messageOf(marked(reminders.notStopped), [stopAll(ticket)]),

    /** What Slack keeps. @param ticket of the card that it stands on, if any */
    kept(moments: Moments, ticket: string | null): Message {
      if (moments.length === 0) return messageOf(marked(reminders.none));
      return messageOf(naming(reminders.list, moments), [stopAll(ticket)]);
    },

    /** What is sent when it is due: no word of what for, and nothing that opens a walk. */
    ready(hour: number, before: readonly string[] = []): Message {
      const said = [...before, fill(reminders.ready, { title })].map(marked).join("\n");
      return messageOf(said, [
        { action: STOP_ALL, label: reminders.stop },
        { action: `${LATER}${hour}`, label: reminders.notToday },
      ]);
    },

    moved(at: number): Message {
      return messageOf(fill(marked(reminders.moved), { when: shown(at) }), [stopAll()]);
    },

    /** @param isSoon whether one was due so soon that Slack may send it all the same */
    stopped(moments: Moments, isSoon: boolean): Message {
      if (moments.length === 0) return messageOf(marked(reminders.none));
      const soon = isSoon ? [marked(reminders.soon)] : [];
      return messageOf([naming(reminders.stopped, moments), ...soon].join("\n"));
    },

    /** What went wrong, with the way out where something may be set all the same. */
    failed(said: string): Message {
      return messageOf(marked(said), said === reminders.unsure ? [stopAll()] : []);
    },

    /** What to say of what kept Slack from it. */
    problemOf(code: string | number): string {
      switch (code) {
        case "time_too_far":
          return reminders.tooFar;
        case "time_in_past":
          return reminders.over;
        case "restricted_too_many":
          return reminders.crowded;
        case NO_ZONE:
          return reminders.noZone;
        case NOT_TAKEN_BACK:
          return reminders.unsure;
        default:
          return isFinal(code) ? notSetUp : reminders.refused;
      }
    },

    /** A card with what it offers of this: to be reminded on its days, before its last row; or to see what is kept. */
    offered(view: View, ticket: string, card: Message): Message {
      const press = (action: string, label: string): Way => {
        return { action: packPress({ action, ticket }), label };
      };
      if (view.kind === "privacy") {
        const row = { ...rowOf([press(KEPT, reminders.show)]), block_id: PLACE };
        return withParts(card, reminders.kept, [section(marked(reminders.kept)), row]);
      }
      if (calendarOn(view) === null) return card;
      const row = rowOf([press(REMIND, reminders.remind)]);
      return withParts(card, reminders.offer, [section(marked(reminders.offer)), row]);
    },
  };
}

/** Whether a card has a place for what is said of reminders. */
export function hasPlace({ blocks }: Message): boolean {
  return blocks.some(({ block_id }) => block_id === PLACE);
}

/** The same card with that in its place. */
export function placed(card: Message, said: Message): Message {
  const blocks = card.blocks.flatMap((block) => (block.block_id === PLACE ? said.blocks : [block]));
  return { ...card, text: `${card.text}\n\n${said.text}`, blocks };
}

/** What is said in marks, and the ways on from there. */
function messageOf(said: string, ways: readonly Way[] = []): Message {
  const row = ways.length > 0 ? [rowOf(ways)] : [];
  return { text: said, blocks: [section(said), ...row], unfurl_links: false, unfurl_media: false };
}

/** Before a card's last row, on the card and for screen readers. */
function withParts(card: Message, said: string, parts: readonly types.KnownBlock[]): Message {
  const text = `${card.text}\n\n${escaped(said)}`;
  return {
    ...card,
    text: text.length <= LIMITS.text ? text : card.text,
    blocks: card.blocks.toSpliced(-1, 0, ...parts),
  };
}

function named(moments: Moments): readonly string[] {
  const lines = moments.slice(0, MOST_NAMED).map((at) => `• ${shown(at)}`);
  return moments.length > MOST_NAMED ? [...lines, "…"] : lines;
}

/** A moment that Slack shows by each reader's own clock and calendar; by UTC where it cannot. */
function shown(at: number): string {
  const written = `${new Date(at * 1_000).toISOString().slice(0, 16)}Z`;
  return `<!date^${at}^{date_long}, {time}|${written}>`;
}
