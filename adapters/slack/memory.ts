import { createBounded } from "../shared/bounded.ts";
import { createMissed, type Missed } from "../shared/missed.ts";
import { createRecent, type Recent } from "../shared/recent.ts";

/** Milliseconds in which Slack delivers a message again. */
const REDELIVERED = 600_000;
/** How many conversations are remembered to be the bot's own: some hundred kilobytes at most. */
const MOST_OWN = 10_000;

/**
 * What the process keeps between deliveries: which messages it has taken lately, by channel and time, who was not reached
 * lately, and which conversations are its own, by their ids alone. Nothing that a walk needs: without it a redelivered
 * message may be answered twice, and a command in the bot's own conversation with a hidden card.
 */
export type Memory = {
  /** Messages that are in hand or answered. One message may come as several events. */
  readonly taken: Recent;
  readonly missed: Missed;
  remember(conversation: string): void;
  isOwn(conversation: string): boolean;
};

export function createMemory(): Memory {
  const own = createBounded(MOST_OWN);
  return {
    taken: createRecent(REDELIVERED),
    missed: createMissed(),
    remember: own.add,
    isOwn: own.has,
  };
}
