import type { Dialog } from "../../src/engine/index.ts";
import { type Body, objectIn, objectOf, textIn } from "../shared/body.ts";
import { begun, cardNamed, type Deed, deedOf, resumed, withStory } from "../shared/deed.ts";
import { TICKED, TOLD, TYPED, unpackPress } from "../shared/press.ts";

const NONE: Deed = { type: "none" };

/** What a delivery means. Anything that cannot be understood is `none`, never an error. */
export function parseBody(dialog: Dialog, body: Body): Deed {
  if (typeof body["command"] === "string") return parseCommand(textIn(body, "text").trim());
  switch (body["type"]) {
    case "block_actions":
      return parsePress(dialog, body);
    case "shortcut":
      return begun({ type: "start" });
    case "event_callback":
      return parseEvent(objectIn(body, "event"));
    default:
      return NONE;
  }
}

function parseCommand(said: string): Deed {
  const [first = "", ...rest] = said.split(/\s+/);
  const [word, operand] = [first.toLowerCase(), rest.join(" ")];
  if (word === "") return begun({ type: "start" });
  if (word === "panel") return { type: "panel", topic: operand === "" ? null : operand };
  if (word === "resume") return resumed(operand);
  const reading = operand === "" ? cardNamed(word) : null;
  return begun(reading ?? { type: "words", text: said });
}

function parsePress(dialog: Dialog, body: Body): Deed {
  const { actions } = body;
  const pressed = Array.isArray(actions) ? objectOf(actions[0]) : {};
  const press = unpackPress(textIn(pressed, "action_id"));
  const text = textIn(pressed, "value").trim();
  if (press.action === TYPED && text === "") return NONE;
  const picked = [textIn(objectIn(pressed, "selected_option"), "value")];
  // In seconds: when Slack took the press, however late or often that arrives.
  const at = Math.round(Number.parseFloat(textIn(pressed, "action_ts")) * 1_000) || undefined;
  const did = deedOf(dialog, press, { picked, ticked: tickedIn(body), text, at });
  return withStory(did, storyIn(body));
}

/** The actions of all boxes that are ticked on the card. */
function tickedIn(body: Body): readonly string[] {
  return blocksIn(body).flatMap((block) => {
    const { selected_options: selected } = objectIn(block, TICKED);
    const options = Array.isArray(selected) ? selected : [];
    return options.map((option) => textIn(objectOf(option), "value"));
  });
}

/** What stands in the first card's field. */
function storyIn(body: Body): string {
  return blocksIn(body)
    .map((block) => textIn(objectIn(block, TOLD), "value"))
    .join("");
}

/** What stands in the fields of a card, by its blocks. */
function blocksIn(body: Body): readonly Body[] {
  return Object.values(objectIn(objectIn(body, "state"), "values")).map(objectOf);
}

function parseEvent(event: Body): Deed {
  switch (event["type"]) {
    case "app_home_opened":
      return { type: "opened", isHome: event["tab"] === "home" };
    case "app_mention":
      return isByPerson(event) ? { type: "mention", text: textIn(event, "text") } : NONE;
    case "message": {
      const text = textIn(event, "text");
      // A picture without words is told kindly that words are needed.
      const says = text.trim() !== "" || event["subtype"] === "file_share";
      const isTyped = event["channel_type"] === "im" && isByPerson(event) && says;
      return isTyped ? begun({ type: "words", text: unescaped(text) }) : NONE;
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
