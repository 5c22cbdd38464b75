import type { APIInteraction, APIModalSubmitInteraction } from "discord.js";
import { parseAction, parseActions } from "../../src/app/index.ts";
import type { Dialog, Event } from "../../src/engine/index.ts";
import { COPY, LEARN, PICK, START, TYPE_IT, TYPED, unpackPress } from "../press.ts";

/** What someone did in Discord. */
export type Did =
  /** A turn: on a ticket, or for a new walk; its card replaces the one pressed, or is a new one. */
  | {
      readonly type: "turn";
      readonly ticket: string | null;
      readonly event: Event | null;
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
  switch (interaction.type) {
    case COMMAND:
      return parseCommand(
        interaction.data.name,
        optionsOf(interaction.data),
        interaction.member?.permissions,
      );
    case PRESS: {
      const values = "values" in interaction.data ? interaction.data.values : [];
      return parsePress(dialog, interaction.data.custom_id, values);
    }
    case SUBMIT: {
      const { action, ticket } = unpackPress(interaction.data.custom_id);
      if (action !== TYPED) return { type: "unknown" };
      return turn(ticket, { type: "words", text: typedIn(interaction) }, true);
    }
    default:
      return { type: "none" };
  }
}

function parseCommand(
  name: string,
  options: ReadonlyMap<string, string>,
  permissions: string | undefined,
): Did {
  if (name === "backchat-panel") {
    const isAllowed = (BigInt(NUMBER.exec(permissions ?? "")?.[0] ?? 0) & MANAGE_SERVER) !== 0n;
    return { type: "panel", isAllowed, topic: options.get("learn") ?? null };
  }
  const code = options.get("resume");
  if (code !== undefined) return turn(code.replace(/[^\w-]/g, ""), { type: "carry-on" }, false);
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

function parsePress(dialog: Dialog, customId: string, values: readonly string[]): Did {
  const { action, ticket } = unpackPress(customId);
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

function turn(ticket: string | null, event: Event | null, replaces: boolean): Did {
  return { type: "turn", ticket, event, replaces };
}

function optionsOf(data: object): ReadonlyMap<string, string> {
  const options: unknown = "options" in data ? data.options : [];
  const given = Array.isArray(options) ? options : [];
  return new Map(
    given.flatMap((option): [string, string][] =>
      typeof option?.name === "string" && typeof option.value === "string"
        ? [[option.name, option.value]]
        : [],
    ),
  );
}

/** The first text of a form. */
function typedIn({ data }: APIModalSubmitInteraction): string {
  for (const row of data.components ?? []) {
    const inputs = "components" in row ? row.components : "component" in row ? [row.component] : [];
    for (const input of inputs) {
      if ("value" in input && typeof input.value === "string") return input.value;
    }
  }
  return "";
}
