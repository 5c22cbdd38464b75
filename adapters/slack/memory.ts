import { createRecent } from "../shared/recent.ts";

/** Milliseconds in which Slack delivers an event again. */
const REDELIVERED = 600_000;
/** How many conversations are remembered to be the bot's own: some hundred kilobytes at most. */
const MOST_OWN = 10_000;

/**
 * What the process keeps between deliveries: which events it has seen lately, and which conversations are its own, by
 * their ids alone. Nothing that a walk needs: without it a redelivered message may be answered twice, and a command in
 * the bot's own conversation with a hidden card.
 */
export type Memory = {
  /** Whether an event is seen for the first time, and remembers it. */
  isNew(eventId: string, now: number): boolean;
  remember(conversation: string): void;
  isOwn(conversation: string): boolean;
};

export function createMemory(): Memory {
  const own = new Set<string>();
  return {
    isNew: createRecent(REDELIVERED),
    remember(conversation) {
      const [oldest] = own;
      if (own.size >= MOST_OWN && oldest !== undefined) own.delete(oldest);
      own.add(conversation);
    },
    isOwn: (conversation) => own.has(conversation),
  };
}
