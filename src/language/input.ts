import type { Event } from "../engine/session/event.ts";

/** What comes from a person: something pressed, or words to be read. */
export type Input = Event | Words;

/** What a person typed, to be read. */
export type Words = {
  readonly type: "words";
  readonly text: string;
  /** Whether the card shows its options with numbers, so that one is pressed by its own. */
  readonly isNumbered?: true;
  /** When they came, in milliseconds since 1 January 1970: they may start or stop a clock. */
  readonly at?: number | undefined;
  /** The age that was agreed with in the same press. */
  readonly agreedAs?: string;
};
