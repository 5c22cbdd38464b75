import type { APIInteraction } from "discord-api-types/v10";
import type { Input } from "../../src/app/index.ts";
import type { Dialog } from "../../src/engine/index.ts";
import { parseInteraction } from "../discord/parse.ts";
import type { Body } from "../shared/body.ts";
import type { Deed } from "../shared/deed.ts";
import { TOLD } from "../shared/press.ts";
import { parseBody } from "../slack/parse.ts";
import { FIELDS } from "./fields.ts";
import { PERSON, type Place } from "./walk.ts";

/** What was pressed on the page, as that platform's own parser understands it. */
export type Pressed =
  | { readonly pane: "discord" | "slack"; readonly did: Deed }
  | { readonly pane: "plain"; readonly event: Input }
  /** Nothing on any card: the cards are only shown again. */
  | { readonly pane: null };

/** Discord's numbers for interactions, components and places. */
const PRESS = 3;
const SUBMIT = 5;
const BUTTON = 2;
const MENU = 3;
const CONTEXTS: Readonly<Record<Place, number>> = { hidden: 0, own: 1 };

/** Reads the page's form. Enter in a field presses no button: then the field that has words in it counts. */
export function readPress(dialog: Dialog, form: URLSearchParams, place: Place): Pressed {
  const interaction = interactionIn(form);
  if (interaction) {
    const did = parseInteraction(dialog, asDiscordSends(interaction, place));
    return { pane: "discord", did };
  }
  const body = bodyIn(form);
  if (body) return { pane: "slack", did: parseBody(dialog, asSlackSends(body, place)) };
  const line = form.get(FIELDS.plain) ?? "";
  if (line.trim() === "") return { pane: null };
  return { pane: "plain", event: { type: "words", text: line, isNumbered: true } };
}

function interactionIn(form: URLSearchParams): object | null {
  const submitted = form.get(FIELDS.discordSubmit);
  if (submitted !== null) {
    const words = { type: 4, custom_id: "words", value: form.get(FIELDS.discordWords) ?? "" };
    const age = { type: MENU, custom_id: "age", values: form.getAll(FIELDS.discordAge) };
    const components = [words, age].map((component) => ({ type: 18, component }));
    return { type: SUBMIT, data: { custom_id: submitted, components } };
  }
  const [menu, value] = pair(form.get(FIELDS.discordPick));
  if (value !== undefined) return menuPress(menu, [value]);
  const pressed = form.get(FIELDS.discord);
  if (pressed === null) return null;
  const [kind, closed] = pair(pressed);
  return kind === "menu" && closed !== undefined
    ? menuPress(closed, valuesOf(form, FIELDS.discordTick, closed))
    : { type: PRESS, data: { component_type: BUTTON, custom_id: pressed } };
}

function menuPress(customId: string, values: readonly string[]): object {
  return { type: PRESS, data: { component_type: MENU, custom_id: customId, values } };
}

function bodyIn(form: URLSearchParams): object | null {
  const [radios, value] = pair(form.get(FIELDS.slackPick));
  if (value !== undefined) {
    return acted({ type: "radio_buttons", action_id: radios, selected_option: { value } }, form);
  }
  const pressed = form.get(FIELDS.slack);
  if (pressed !== null) return acted({ type: "button", action_id: pressed }, form);
  const words = form.get(FIELDS.slackWords) ?? "";
  if (words.trim() === "" || form.get(FIELDS.show) === null) return null;
  const input = { type: "plain_text_input", action_id: form.get(FIELDS.slackInput), value: words };
  return acted(input, form);
}

/** Slack sends along what is ticked and told on the card, whatever was pressed. */
function acted(action: object, form: URLSearchParams): object {
  const values: Record<string, object> = {};
  const ticked = form.getAll(FIELDS.slackTick).map(pair);
  for (const [block] of ticked) {
    const own = ticked.filter(([other]) => other === block);
    const selected = own.map(([, value]) => ({ value }));
    const [actionId = ""] = block.split(":");
    values[block] = { [actionId]: { type: "checkboxes", selected_options: selected } };
  }
  values[TOLD] = { [TOLD]: { type: "plain_text_input", value: form.get(FIELDS.slackStory) } };
  return { type: "block_actions", actions: [action], state: { values } };
}

function asDiscordSends(interaction: object, place: Place): APIInteraction {
  const user = { id: PERSON.user, username: "someone", discriminator: "0", avatar: null };
  const sender = place === "own" ? { user } : { member: { user, permissions: "0" } };
  return JSON.parse(JSON.stringify({ ...interaction, ...sender, context: CONTEXTS[place] }));
}

function asSlackSends(body: object, place: Place): Body {
  const channel = place === "own" ? "D0PREVIEW" : "C0PREVIEW";
  const sender = { team: { id: PERSON.team }, user: { id: PERSON.user } };
  const container = { type: "message", channel_id: channel, is_ephemeral: place === "hidden" };
  return { ...body, ...sender, channel: { id: channel }, container };
}

function valuesOf(form: URLSearchParams, field: string, of: string): readonly string[] {
  return form.getAll(field).flatMap((entry) => {
    const [owner, value] = pair(entry);
    return owner === of && value !== undefined ? [value] : [];
  });
}

/** A field holds what was pressed, and behind a space the value; neither has a space in it. */
function pair(entry: string | null): readonly [string, string | undefined] {
  const [first = "", second] = (entry ?? "").split(" ");
  return [first, second];
}
