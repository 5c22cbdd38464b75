import type { APIInteraction } from "discord-api-types/v10";
import type { Dialog } from "../../src/engine/index.ts";
import { type Body, listOf, objectIn, objectOf, textIn } from "../shared/body.ts";
import { begun, cardNamed, type Deed, deedOf, resumed, withStory } from "../shared/deed.ts";
import { PICK, TOLD, TYPED } from "../shared/press.ts";
import { readPress } from "./ticket-text.ts";

/** Discord's numbers for interactions. */
const COMMAND = 2;
const PRESS = 3;
const SUBMIT = 5;
const MANAGE_SERVER = 1n << 5n;
const NUMBER = /^\d+$/;

/** What an interaction means. Anything that cannot be understood is `unknown`, never an error. */
export function parseInteraction(dialog: Dialog, interaction: APIInteraction): Deed {
  const body = objectOf(interaction);
  const data = objectIn(body, "data");
  const { type } = body;
  if (type === COMMAND) return parseCommand(data, textIn(objectIn(body, "member"), "permissions"));
  if (type !== PRESS && type !== SUBMIT) return { type: "none" };
  const press = readPress(textIn(data, "custom_id"), objectIn(body, "message")["components"]);
  if (type === PRESS)
    return deedOf(dialog, press, { picked: textsOf(data["values"]), at: pressedAt(body) });
  const { picked, text } = filledIn(data);
  switch (press.action) {
    case TYPED:
      return deedOf(dialog, press, { text, at: pressedAt(body) });
    case TOLD:
      return withStory(deedOf(dialog, { ...press, action: PICK }, { picked }), text);
    default:
      return { type: "unknown" };
  }
}

/** Discord's ids begin with the time they were given, from the first of January 2015 on. */
function pressedAt(interaction: Body): number | undefined {
  const id = textIn(interaction, "id");
  return NUMBER.test(id) ? Number(BigInt(id) >> 22n) + Date.UTC(2015, 0) : undefined;
}

function parseCommand(data: Body, permissions: string): Deed {
  const { describe, learn, resume, show } = optionsOf(data);
  if (textIn(data, "name") === "backchat-panel") {
    const isAllowed = (BigInt(NUMBER.exec(permissions)?.[0] ?? 0) & MANAGE_SERVER) !== 0n;
    return isAllowed ? { type: "panel", topic: learn ?? null } : begun(null);
  }
  if (resume !== undefined) return resumed(resume);
  if (describe !== undefined) return begun({ type: "words", text: describe });
  return begun(cardNamed(show ?? "") ?? { type: "start" });
}

type Options = {
  readonly [name in "describe" | "learn" | "resume" | "show"]?: string;
};

function optionsOf(data: Body): Options {
  const given = listOf(data["options"]).map(objectOf);
  return Object.fromEntries(
    given.flatMap(({ name, value }) => {
      return typeof name === "string" && typeof value === "string" ? [[name, value]] : [];
    }),
  );
}

/** The first text of a form, and what was picked in its menus. */
function filledIn(data: Body): { readonly text: string; readonly picked: readonly string[] } {
  const inputs = listOf(data["components"])
    .map(objectOf)
    .flatMap((row) => [...listOf(row["components"]), row["component"]])
    .map(objectOf);
  const [text = ""] = textsOf(inputs.map(({ value }) => value));
  return { text, picked: inputs.flatMap(({ values }) => textsOf(values)) };
}

function textsOf(values: unknown): readonly string[] {
  return listOf(values).filter((value) => typeof value === "string");
}
