import { setTimeout as sleep } from "node:timers/promises";
import type { SessionInfo } from "@discordjs/ws";
import { within } from "../shared/in-hand.ts";
import { createPace, type Pace } from "../shared/pace.ts";

/** Milliseconds for a socket to open. */
export const OPEN_WITHIN = 10_000;
/** What a socket may take longer than that until it is known to be closed, in milliseconds. */
const LEEWAY = 500;

/**
 * Each shard's socket and session, by what the gateway asks before it opens one: so none is opened too fast after another,
 * and none at all after the stop.
 *
 * @param onUnsteady hears of connections that do not last, once until one does
 */
export function createSockets(onUnsteady: () => void) {
  const sessions = new Map<number, SessionInfo>();
  const paces = new Map<number, Pace>();
  const opening = new Set<number>();
  const open = new Set<number>();
  let isStopping = false;
  let hasOpened: () => void = () => {};

  function settled(shard: number): void {
    opening.delete(shard);
    if (opening.size === 0) hasOpened();
  }

  return {
    async retrieveSessionInfo(shard: number): Promise<SessionInfo | null> {
      if (!open.has(shard)) {
        const pace = paces.get(shard);
        if (pace === undefined) paces.set(shard, createPace());
        else {
          const { wait, isToTell } = pace.next();
          if (isToTell) onUnsteady();
          await sleep(wait);
        }
        if (isStopping) return new Promise(() => {});
        opening.add(shard);
      }
      return sessions.get(shard) ?? null;
    },
    updateSessionInfo(shard: number, session: SessionInfo | null): void {
      if (session === null) sessions.delete(shard);
      else sessions.set(shard, session);
    },
    opened(shard: number): void {
      open.add(shard);
      settled(shard);
    },
    lives(shard: number): void {
      paces.get(shard)?.made();
    },
    closed(shard: number): void {
      open.delete(shard);
      settled(shard);
    },
    /** Has none opened any more, and waits for those that are being opened. */
    stop(): Promise<void> {
      isStopping = true;
      if (opening.size === 0) return Promise.resolve();
      return within(
        OPEN_WITHIN + LEEWAY,
        new Promise<void>((resolve) => {
          hasOpened = resolve;
        }),
      );
    },
  };
}
