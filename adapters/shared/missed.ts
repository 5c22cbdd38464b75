import { createHash } from "node:crypto";
import type { Owner } from "../../src/app/index.ts";
import { createRecent } from "./recent.ts";

/** Milliseconds after which nobody wonders any more what became of a press. */
const WONDERS = 600_000;
const MOST = 1_000;

/** Whom an answer did not reach lately, so that the next one says so: by a digest, in this process's memory alone. */
export type Missed = {
  add(owner: Owner, now: number): void;
  /** Whether someone missed something, and forgets it. */
  take(owner: Owner, now: number): boolean;
};

export function createMissed(): Missed {
  const recent = createRecent(WONDERS, MOST);
  return {
    add: (owner, now) => recent.remember(digestOf(owner), now),
    take(owner, now) {
      // As good as always: then nobody's turn costs a digest.
      if (recent.isEmpty(now)) return false;
      const digest = digestOf(owner);
      const isMissed = !recent.isNew(digest, now);
      recent.forget(digest);
      return isMissed;
    },
  };
}

function digestOf({ team, user }: Owner): string {
  return createHash("sha256").update(`${team} ${user}`).digest("base64url");
}
