import { atMost, MOST_INVITATIONS, MOST_SUPPORTED } from "../shared/at-most.ts";
import type { Chat } from "../shared/chat.ts";
import { once } from "../shared/recent.ts";
import type { Memory } from "./memory.ts";
import type { SlackPerson } from "./person.ts";
import type { Message } from "./render.ts";

/**
 * Answers mentions in channels, whoever is not OK before all others.
 *
 * @param post shows a card to the person alone, where they wrote
 */
export function createMentioned(
  memory: Memory,
  chat: Chat<Message>,
  post: (person: SlackPerson, card: Message) => Promise<void>,
): (text: string, person: SlackPerson, now: number) => Promise<void> {
  const [inviting, supporting] = [atMost(MOST_INVITATIONS), atMost(MOST_SUPPORTED)];

  return async (text, person, now) => {
    const support = chat.support(text, now);
    if (support !== null) return supporting(() => reply(person, support, now));
    await inviting(() => reply(person, chat.invitation(), now));
  };

  /** Answers a message once. */
  async function reply(person: SlackPerson, card: Message, now: number): Promise<void> {
    const message = `${person.channel} ${person.ts}`;
    await once(memory.taken, message, now, () => post(person, card));
  }
}
