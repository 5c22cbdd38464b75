import type { Session } from "../engine/index.ts";

/** What is told to whoever counts. It keeps sums over everybody, and nothing about anybody. */
export type Meter = {
  turned(turn: MeteredTurn): void;
  /** A platform was told that something from it has arrived, as it had at `since` by the clock of `Date.now()`. */
  acknowledged(platform: string, since: number): void;
  /** A platform refused something, or could not be had; `code` is its own word or number for why. */
  failed(platform: string, code: string | number): void;
};

export type MeteredTurn = {
  readonly platform: string;
  /** What came of opening the ticket. */
  readonly ticket: string;
  readonly before: Session;
  readonly after: Session;
  /** How long it took, in milliseconds. */
  readonly took: number;
  /** The time, in milliseconds since 1 January 1970. */
  readonly now: number;
};
