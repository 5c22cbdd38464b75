import type { Bot } from "../../src/app/index.ts";
import { SLACK } from "./platform.ts";

/** After so many refused in a row, whoever runs it is told. */
const MANY = 3;
/** Milliseconds until they may be told again: anybody can have requests refused. */
const AGAIN = 3_600_000;

/** What is known of whether our secret and our clock are Slack's. */
export type Proof = {
  /** A request was signed as it should be. */
  given(): void;
  /** One was not; `off` is how many seconds our clock is ahead of what it says. */
  failed(code: "bad_signature" | "stale_timestamp", off: number): void;
  /** Whether requests come, and none of them is signed. */
  isMissing(): boolean;
};

export function createProof({ log, meter }: Pick<Bot, "log" | "meter">): Proof {
  let isGiven = false;
  let inARow = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  return {
    given() {
      isGiven = true;
      inARow = 0;
    },
    failed(code, off) {
      meter?.failed(SLACK.name, code);
      inARow++;
      const now = Date.now();
      if (inARow < MANY || now - toldAt < AGAIN) return;
      toldAt = now;
      log.warn(
        { code, seconds: off },
        `slack requests are refused: is SLACK_SIGNING_SECRET the app's, and this machine's clock right? The clocks differ by ${Math.abs(off)} s`,
      );
    },
    isMissing: () => !isGiven && inARow >= MANY,
  };
}
