import { type Input, parseAction, parseActions } from "../../src/app/index.ts";
import { type Dialog, pressedAt } from "../../src/engine/index.ts";
import {
  COPY,
  KEPT,
  LATER,
  LEARN,
  MOVE,
  PICK,
  type Press,
  REMIND,
  START,
  STOP_ALL,
  TELL,
  TICKED,
  TYPE_IT,
  TYPED,
} from "./press.ts";

/** A turn: on a ticket, or for a new walk; its card replaces the one pressed, or is a new one. */
export type Turn = {
  readonly type: "turn";
  readonly ticket: string | null;
  readonly event: Input | null;
  readonly replaces: boolean;
};

/** What someone did on a platform. */
export type Deed =
  | Turn
  /** Wants to type: a form opens, for words on a card, or for a story with agreement and age. */
  | { readonly type: "form"; readonly asks: "words" | "story"; readonly ticket: string }
  /** Posts the card with a Start button for everyone; or a card to read, by its id or name. */
  | { readonly type: "panel"; readonly topic: string | null }
  /** Wants the card as a message in the bot's own chat: to keep, or to go on there. */
  | { readonly type: "copy" | "move"; readonly ticket: string }
  /** Wants the platform to remind them on the card's days. */
  | { readonly type: "remind"; readonly ticket: string }
  /** Asks what is kept for them until it is due, or wants none of it; on a card of a walk, or on none. */
  | { readonly type: "kept" | "stop-all"; readonly ticket: string | null }
  /** Wants to be reminded a day later, at the same hour. */
  | { readonly type: "later"; readonly hour: number }
  /** Opened the app: its own page, or another part of it. */
  | { readonly type: "opened"; readonly isHome: boolean }
  /** Mentioned the bot in a channel, with these words. */
  | { readonly type: "mention"; readonly text: string }
  /** A press of something that is no button of ours. */
  | { readonly type: "unknown" }
  /** Nothing that asks for an answer. */
  | { readonly type: "none" };

/** A turn that begins anew, on a new card. */
export function begun(event: Input | null): Turn {
  return { type: "turn", ticket: null, event, replaces: false };
}

/** A turn on a card, in its place; with no event, the card shows again. */
export function turnOn(ticket: string, event: Input | null): Turn {
  return { type: "turn", ticket, event, replaces: true };
}

/** Goes on by a code, however it was copied. */
export function resumed(code: string): Turn {
  return { ...begun({ type: "resume" }), ticket: code.replace(/[^\w-]/g, "") };
}

/** What there is to see without a whole walk, by the word that asks for it; null where it is none. */
export function cardNamed(word: string): Input | null {
  switch (word) {
    case "help":
    case "privacy":
    case "learn":
    case "run":
      return { type: word };
    default:
      return null;
  }
}

/** What comes with a press: what was picked in its menu, ticked on its card, or typed into its form. */
export type Brought = {
  readonly picked?: readonly string[];
  readonly ticked?: readonly string[];
  readonly text?: string;
  /** When it was pressed by the platform's clock, in milliseconds since 1 January 1970. */
  readonly at?: number | undefined;
};

/** What a press means. What this content does not know, or no longer, shows the card again. */
export function deedOf(
  dialog: Dialog,
  { action, ticket }: Press,
  { picked = [], ticked = [], text, at }: Brought,
): Deed {
  if (action === START) return begun({ type: "start" });
  if (action === LEARN) return begun({ type: "learn" });
  if (action === KEPT) return { type: "kept", ticket };
  if (action === STOP_ALL) return { type: "stop-all", ticket };
  if (isLater(action)) return { type: "later", hour: Number(action.slice(LATER.length)) };
  if (ticket === null) return { type: "unknown" };
  switch (action) {
    case COPY:
      return { type: "copy", ticket };
    case MOVE:
      return { type: "move", ticket };
    case REMIND:
      return { type: "remind", ticket };
    case TYPE_IT:
      return { type: "form", asks: "words", ticket };
    case TELL:
      return { type: "form", asks: "story", ticket };
    case TYPED:
      return turnOn(ticket, text === undefined ? null : { type: "words", text, at });
    case TICKED:
      if (ticked.length === 0) return turnOn(ticket, { type: "nothing-ticked" });
      return turnOn(ticket, parseActions(dialog, ticked));
  }
  if (action.startsWith(PICK)) return turnOn(ticket, parseActions(dialog, picked));
  const event = parseAction(dialog, action);
  // "None of these" beside boxes: what is ticked counts for more.
  const isNone = event?.type === "answer" && event.options.length === 0;
  if (isNone && ticked.length > 0) return turnOn(ticket, parseActions(dialog, ticked));
  return turnOn(ticket, event && pressedAt(event, at));
}

/** Whether an action ends in an hour to be reminded at. */
function isLater(action: string): boolean {
  const hour = action.startsWith(LATER) ? action.slice(LATER.length) : "";
  return /^\d{1,2}$/.test(hour) && Number(hour) < 24;
}

/** What was pressed, with the story that stood beside it: it goes with agreement and age, and with no other press. */
export function withStory(did: Deed, story: string): Deed {
  const text = story.trim();
  if (did.type !== "turn" || did.event?.type !== "consent" || text === "") return did;
  return { ...did, event: { type: "words", text, agreedAs: did.event.age } };
}
