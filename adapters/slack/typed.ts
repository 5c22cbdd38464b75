import { type Body, objectOf, textIn } from "../shared/body.ts";
import type { Chat } from "../shared/chat.ts";
import type { Turn } from "../shared/deed.ts";
import { unpackPress } from "../shared/press.ts";
import { createQueue } from "../shared/queue.ts";
import type { SlackApi } from "./api.ts";
import type { Memory } from "./memory.ts";
import type { SlackPerson } from "./person.ts";
import type { Message } from "./render.ts";

/** How far back a typed message looks for the card that it answers, in messages. */
const LOOK_BACK = 15;

/** Answers what is typed in the bot's own conversation, as words on its newest card there, with a new card. */
export function createTyping(api: SlackApi, memory: Memory, chat: Chat<Message>, busy: Message) {
  const inTurn = createQueue();

  return (
    body: Body,
    { owner, channel, ts }: SlackPerson,
    did: Turn,
    now: number,
  ): Promise<void> => {
    memory.remember(channel);
    if (!memory.isNew(textIn(body, "event_id"), now)) return Promise.resolve();
    return inTurn(channel, async () => {
      try {
        await answer();
      } catch (error) {
        // Nothing that was typed is lost without a word.
        await api.call("chat.postMessage", { channel, ...busy });
        throw error;
      }
    });

    async function answer(): Promise<void> {
      const history = await api.call("conversations.history", { channel, limit: LOOK_BACK });
      const messages: unknown = Reflect.get(history, "messages");
      const newest = (Array.isArray(messages) ? messages : []).map(objectOf);
      if (newest.some((message) => isAnswer(message, ts))) return;
      const ticket = ticketIn(newest);
      const { card } = chat.turn({ owner, isHidden: false }, { ...did, ticket }, now);
      // Never into a thread: what stands there is not found again.
      await api.call("chat.postMessage", { channel, ...answering(card, ts) });
    }
  };
}

/** The card with a sign in its first block that it answers a message: so a redelivery is known to be answered. */
function answering(card: Message, ts: string): Message {
  const [first, ...rest] = card.blocks;
  return first ? { ...card, blocks: [{ ...first, block_id: answerId(ts) }, ...rest] } : card;
}

function isAnswer(message: Body, ts: string): boolean {
  const { blocks } = message;
  const [first] = Array.isArray(blocks) ? blocks : [];
  return textIn(objectOf(first), "block_id") === answerId(ts);
}

function answerId(ts: string): string {
  return `answers-${ts}`;
}

/** The ticket on the newest card, or null. Nobody but the bot can make one that opens. */
function ticketIn(newest: readonly Body[]): string | null {
  for (const { blocks } of newest) {
    const [, packed] = /"action_id":"([^"]+:[^"]+)"/.exec(JSON.stringify(blocks) ?? "") ?? [];
    if (packed !== undefined) return unpackPress(packed).ticket;
  }
  return null;
}
