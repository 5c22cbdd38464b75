import type { APIInteraction } from "discord.js";
import { type Input, parseAction, parseActions } from "../../src/app/index.ts";
import type { Dialog } from "../../src/engine/index.ts";
import { type Body, listOf, objectIn, objectOf, textIn } from "../shared/body.ts";
import { COPY, LEARN, PICK, type Press, START, TYPE_IT, TYPED } from "../shared/press.ts";
import { readPress } from "./ticket-text.ts";

/** What someone did in Discord. */
export type Did =
  /** A turn: on a ticket, or for a new walk; its card replaces the one pressed, or is a new one. */
  | {
      readonly type: "turn";
      readonly ticket: string | null;
      readonly event: Input | null;
      readonly replaces: boolean;
    }
  /** Wants to type: a form opens. */
  | { readonly type: "form"; readonly ticket: string }
  /** Posts the card with a Start button for everyone. */
  | { readonly type: "panel"; readonly isAllowed: boolean; readonly topic: string | null }
  /** Wants the card as a direct message. */
  | { readonly type: "copy"; readonly ticket: string }
  /** A press of something that is no button of ours. */
  | { readonly type: "unknown" }
  /** Nothing that people do. */
  | { readonly type: "none" };

/** Discord's numbers for interactions. */
const COMMAND = 2;
const PRESS = 3;
const SUBMIT = 5;
const MANAGE_SERVER = 1n << 5n;
const NUMBER = /^\d+$/;

/** What an interaction means. Anything that cannot be understood is `unknown`, never an error. */
export function parseInteraction(dialog: Dialog, interaction: APIInteraction): Did {
  const body = objectOf(interaction);
  const data = objectIn(body, "data");
  const pressed = () => {
    return readPress(textIn(data, "custom_id"), objectIn(body, "message")["components"]);
  };
  switch (body["type"]) {
    case COMMAND: {
      const permissions = textIn(objectIn(body, "member"), "permissions");
      return parseCommand(textIn(data, "name"), optionsOf(data), permissions);
    }
    case PRESS:
      return parsePress(dialog, pressed(), textsOf(data["values"]));
    case SUBMIT: {
      const { action, ticket } = pressed();
      if (action !== TYPED) return { type: "unknown" };
      return turn(ticket, { type: "words", text: typedIn(data) }, true);
    }
    default:
      return { type: "none" };
  }
}

function parseCommand(
  name: string,
  options: ReadonlyMap<string, string>,
  permissions: string,
): Did {
  if (name === "backchat-panel") {
    const isAllowed = (BigInt(NUMBER.exec(permissions)?.[0] ?? 0) & MANAGE_SERVER) !== 0n;
    return { type: "panel", isAllowed, topic: options.get("learn") ?? null };
  }
  const code = options.get("resume");
  if (code !== undefined) return turn(code.replace(/[^\w-]/g, ""), { type: "resume" }, false);
  const described = options.get("describe");
  if (described !== undefined) return turn(null, { type: "words", text: described }, false);
  switch (options.get("show")) {
    case "help":
      return turn(null, { type: "help" }, false);
    case "privacy":
      return turn(null, { type: "privacy" }, false);
    case "learn":
      return turn(null, { type: "learn" }, false);
    default:
      return turn(null, { type: "start" }, false);
  }
}

function parsePress(dialog: Dialog, { action, ticket }: Press, values: readonly string[]): Did {
  if (action === START) return turn(null, { type: "start" }, false);
  if (action === LEARN) return turn(null, { type: "learn" }, false);
  if (action === COPY && ticket !== null) return { type: "copy", ticket };
  if (action === TYPE_IT && ticket !== null) return { type: "form", ticket };
  const event = action.startsWith(PICK)
    ? parseActions(dialog, values)
    : parseAction(dialog, action);
  // What this content does not know, or no longer: the card shows again.
  return event === null && ticket === null ? { type: "unknown" } : turn(ticket, event, true);
}

function turn(ticket: string | null, event: Input | null, replaces: boolean): Did {
  return { type: "turn", ticket, event, replaces };
}

function optionsOf(data: Body): ReadonlyMap<string, string> {
  const given = listOf(data["options"]).map(objectOf);
  return new Map(
    given.flatMap(({ name, value }): [string, string][] =>
      typeof name === "string" && typeof value === "string" ? [[name, value]] : [],
    ),
  );
}

/** The first text of a form. */
function typedIn(data: Body): string {
  const inputs = listOf(data["components"])
    .map(objectOf)
    .flatMap((row) => [...listOf(row["components"]), row["component"]]);
  return textsOf(inputs.map((input) => objectOf(input)["value"]))[0] ?? "";
}

function textsOf(values: unknown): readonly string[] {
  return listOf(values).filter((value) => typeof value === "string");
}
