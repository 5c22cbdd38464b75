import { type Body, listOf, objectIn, objectOf, textIn } from "../shared/body.ts";
import type { Chat } from "../shared/chat.ts";
import type { Turn } from "../shared/deed.ts";
import { unpackPress } from "../shared/press.ts";
import { createQueue } from "../shared/queue.ts";
import { codeOf } from "../shared/refused.ts";
import { tryAgain } from "../shared/try-again.ts";
import { type SlackApi, secondsToWait } from "./api.ts";
import type { Memory } from "./memory.ts";
import type { SlackPerson } from "./person.ts";
import { sendPictured } from "./pictures.ts";
import type { Message } from "./render.ts";

/** How far back a typed message looks for the card that it answers, in messages. */
const LOOK_BACK = 15;
/** A thread is told from its beginning on, in pages of so many messages; one that is longer than so many is not read. */
const PAGE = 200;
const MOST_PAGES = 10;
/** Milliseconds after which no try to post a card begins. */
const UNTIL = 8_000;

/** What is said where there is no card to say it on, and what a card says first. */
export type Sayings = {
  readonly busy: Message;
  readonly notAllowed: Message;
  told(person: SlackPerson, now: number): string | undefined;
  /** A card with what only Slack knows, for a conversation of the bot's own. */
  filled(card: Message, channel: string): Promise<Message>;
};

/** Where something is typed: the bot's own conversation, or a thread in it, as an assistant has. */
type Place = { readonly channel: string; readonly thread_ts?: string };

/** Answers what is typed in the bot's own conversation, as words on its newest card there, with a new card. */
export function createTyping(
  api: SlackApi,
  memory: Memory,
  chat: Chat<Message>,
  { busy, notAllowed, told, filled }: Sayings,
) {
  const inTurn = createQueue();

  return (body: Body, person: SlackPerson, did: Turn, now: number): Promise<void> => {
    const { owner, channel, ts } = person;
    const place = placeOf(body, person);
    memory.remember(channel);
    const message = `${channel} ${ts}`;
    if (!memory.taken.isNew(message, now)) return Promise.resolve();
    memory.taken.remember(message, now);
    return inTurn(`${channel} ${place.thread_ts ?? ""}`, async () => {
      try {
        await answer();
      } catch (error) {
        // Nothing that was typed is lost without a word.
        await say(codeOf(error) === "missing_scope" ? notAllowed : busy);
        throw error;
      }
    });

    async function answer(): Promise<void> {
      const newest = await newestIn(place);
      if (isAnswered(newest, ts)) return;
      const turn = { ...did, ticket: ticketIn(newest) };
      const answer = chat.turn({ owner, isHidden: false }, turn, now, told(person, now));
      const card = await filled(answer.card, channel);
      // Where it is not known whether Slack has taken it, the conversation tells.
      const post = async (failures: number) => {
        if (failures > 0 && isAnswered(await newestIn(place), ts)) return;
        const message = { ...place, ...answering(card, ts) };
        await sendPictured(message, failures, (shown) => api.call("chat.postMessage", shown));
      };
      await tryAgain(post, { until: Date.now() + UNTIL, secondsAfter: secondsToWait });
    }

    async function say(words: Message): Promise<void> {
      try {
        await api.call("chat.postMessage", { ...place, ...words });
      } catch {
        memory.missed.add(owner, now);
      }
    }
  };

  /** The messages in a place, the newest first. */
  async function newestIn({ channel, thread_ts }: Place): Promise<readonly Body[]> {
    if (thread_ts === undefined) {
      return messagesIn(await api.call("conversations.history", { channel, limit: LOOK_BACK }));
    }
    let [found, cursor]: [readonly Body[], string] = [[], ""];
    for (let page = 0; page < MOST_PAGES; page++) {
      const where = { channel, ts: thread_ts, limit: PAGE, ...(cursor === "" ? {} : { cursor }) };
      const told = await api.call("conversations.replies", where);
      found = [...messagesIn(told).toReversed(), ...found];
      cursor = textIn(objectIn(objectOf(told), "response_metadata"), "next_cursor");
      if (cursor === "") break;
    }
    return found;
  }
}

/** A message that went from a thread to the conversation as well is answered in the conversation. */
function placeOf(body: Body, { channel, thread }: SlackPerson): Place {
  const isBroadcast = textIn(objectIn(body, "event"), "subtype") === "thread_broadcast";
  return thread === "" || isBroadcast ? { channel } : { channel, thread_ts: thread };
}

function messagesIn(told: unknown): readonly Body[] {
  return listOf(objectOf(told)["messages"]).map(objectOf);
}

/** The card with a sign in its first block that it answers a message: so a redelivery is known to be answered. */
function answering(card: Message, ts: string): Message {
  const [first, ...rest] = card.blocks;
  return first ? { ...card, blocks: [{ ...first, block_id: answerId(ts) }, ...rest] } : card;
}

function isAnswered(newest: readonly Body[], ts: string): boolean {
  return newest.some(({ blocks }) => {
    return textIn(objectOf(listOf(blocks)[0]), "block_id") === answerId(ts);
  });
}

function answerId(ts: string): string {
  return `answers-${ts}`;
}

/** The ticket on the newest card, or null. Nobody but the bot can make one that opens. */
export function ticketIn(newest: readonly { readonly blocks?: unknown }[]): string | null {
  for (const { blocks } of newest) {
    const [, packed] = /"action_id":"([^"]+:[^"]+)"/.exec(JSON.stringify(blocks) ?? "") ?? [];
    if (packed !== undefined) return unpackPress(packed).ticket;
  }
  return null;
}
