import { type Input, parseAction, parseActions } from "../../src/app/index.ts";
import type { Dialog } from "../../src/engine/index.ts";
import { type Body, objectIn, objectOf, textIn } from "../shared/body.ts";
import { COPY, LEARN, MOVE, PICK, START, TICKED, TYPED, unpackPress } from "../shared/press.ts";

/** What someone did in Slack. */
export type Did =
  /** A turn: on a ticket, or for a new walk; its card replaces the one pressed, or is a new one. */
  | {
      readonly type: "turn";
      readonly ticket: string | null;
      readonly event: Input | null;
      readonly replaces: boolean;
    }
  /** Posts the card with a Start button for everyone; or a card to read, by its id or name. */
  | { readonly type: "panel"; readonly topic: string | null }
  /** Wants the card as a message in the bot's own conversation: to keep, or to go on there. */
  | { readonly type: "copy" | "move"; readonly ticket: string }
  /** Opened the app: its own page, or another part of it. */
  | { readonly type: "opened"; readonly isHome: boolean }
  /** Mentioned the bot in a channel. */
  /** Was mentioned in a channel, with these words. */
  | { readonly type: "mention"; readonly text: string }
  /** Nothing that asks for an answer. */
  | { readonly type: "none" };

const NONE: Did = { type: "none" };

/** What a delivery means. Anything that cannot be understood is `none`, never an error. */
export function parseBody(dialog: Dialog, body: Body): Did {
  if (typeof body["command"] === "string") return parseCommand(textIn(body, "text").trim());
  switch (body["type"]) {
    case "block_actions":
      return parsePress(dialog, body);
    case "shortcut":
      return turn(null, { type: "start" }, false);
    case "event_callback":
      return parseEvent(objectIn(body, "event"));
    default:
      return NONE;
  }
}

function parseCommand(said: string): Did {
  const [first = "", ...rest] = said.split(/\s+/);
  const operand = rest.join(" ");
  switch (first.toLowerCase()) {
    case "":
      return turn(null, { type: "start" }, false);
    case "help":
      if (operand === "") return turn(null, { type: "help" }, false);
      break;
    case "privacy":
      if (operand === "") return turn(null, { type: "privacy" }, false);
      break;
    case "learn":
      if (operand === "") return turn(null, { type: "learn" }, false);
      break;
    case "panel":
      return { type: "panel", topic: operand === "" ? null : operand };
    case "resume":
      return turn(operand.replace(/[^\w-]/g, ""), { type: "resume" }, false);
  }
  return turn(null, { type: "words", text: said }, false);
}

function parsePress(dialog: Dialog, body: Body): Did {
  const { actions } = body;
  const pressed = Array.isArray(actions) ? objectOf(actions[0]) : {};
  const { action, ticket } = unpackPress(textIn(pressed, "action_id"));
  if (action === START) return turn(null, { type: "start" }, false);
  if (action === LEARN) return turn(null, { type: "learn" }, false);
  if (ticket === null) return NONE;
  switch (action) {
    case COPY:
      return { type: "copy", ticket };
    case MOVE:
      return { type: "move", ticket };
    case TYPED: {
      const text = textIn(pressed, "value").trim();
      return text === "" ? NONE : turn(ticket, { type: "words", text }, true);
    }
    case PICK: {
      const picked = textIn(objectIn(pressed, "selected_option"), "value");
      return turn(ticket, parseAction(dialog, picked), true);
    }
    case TICKED: {
      const ticked = tickedIn(body);
      if (ticked.length === 0) return turn(ticket, { type: "nothing-ticked" }, true);
      return turn(ticket, parseActions(dialog, ticked), true);
    }
  }
  // What this content does not know, or no longer: the card shows again.
  const event = parseAction(dialog, action);
  // "None of these" beside boxes: what is ticked counts for more.
  const isNone = event?.type === "answer" && event.options.length === 0;
  const ticked = isNone ? tickedIn(body) : [];
  return turn(ticket, ticked.length > 0 ? parseActions(dialog, ticked) : event, true);
}

/** The actions of all boxes that are ticked on the card. */
function tickedIn(body: Body): readonly string[] {
  const values = objectIn(objectIn(body, "state"), "values");
  return Object.values(values).flatMap((block) => {
    const { selected_options: selected } = objectIn(objectOf(block), TICKED);
    const options = Array.isArray(selected) ? selected : [];
    return options.map((option) => textIn(objectOf(option), "value"));
  });
}

function parseEvent(event: Body): Did {
  switch (event["type"]) {
    case "app_home_opened":
      return { type: "opened", isHome: event["tab"] === "home" };
    case "app_mention":
      return isByPerson(event) ? { type: "mention", text: textIn(event, "text") } : NONE;
    case "message": {
      const text = textIn(event, "text");
      const isTyped = event["channel_type"] === "im" && isByPerson(event) && text.trim() !== "";
      return isTyped ? turn(null, { type: "words", text: unescaped(text) }, false) : NONE;
    }
    default:
      return NONE;
  }
}

/** A message that a person has just typed: not a bot's, not an edit, a deletion or a notice of Slack's. */
function isByPerson(event: Body): boolean {
  const isTyped = TYPED_KINDS.includes(textIn(event, "subtype"));
  return isTyped && event["bot_id"] === undefined && textIn(event, "user") !== "";
}

/** Plain ones, and those with a file, from a thread to the channel, or by `/me`. */
const TYPED_KINDS = ["", "file_share", "thread_broadcast", "me_message"];

/** Slack sends these three characters as HTML does. */
function unescaped(text: string): string {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
}

function turn(ticket: string | null, event: Input | null, replaces: boolean): Did {
  return { type: "turn", ticket, event, replaces };
}
