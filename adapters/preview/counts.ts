import { type APIMessageTopLevelComponent, ComponentType } from "discord-api-types/v10";
import { LIMITS as DISCORD } from "../discord/limits.ts";
import type { Message as DiscordMessage } from "../discord/render.ts";
import { LIMITS as SLACK } from "../slack/limits.ts";
import type { Message as SlackMessage } from "../slack/render.ts";

/** How much of one of a platform's limits a card uses. */
export type Count = { readonly name: string; readonly used: number; readonly allowed: number };

/** What a card uses of a platform's limits, and which of its labels may be cut where it is narrow. */
export type Counts = { readonly counts: readonly Count[]; readonly long: readonly string[] };

export function countDiscord({ attachments, components }: DiscordMessage): Counts {
  const all = flat(components);
  const rows = components.flatMap((one) =>
    one.type === ComponentType.ActionRow ? [one.components] : [],
  );
  const beside = all.flatMap((one) =>
    one.type === ComponentType.Section && one.accessory.type === ComponentType.Button
      ? [one.accessory]
      : [],
  );
  const elements = [...rows.flat(), ...beside];
  const menus = elements.flatMap((one) => ("options" in one ? [one.options ?? []] : []));
  const texts = all.flatMap((one) => (one.type === ComponentType.TextDisplay ? [one.content] : []));
  const labels = elements.flatMap((one) => ("label" in one && one.label ? [one.label] : []));
  const ids = elements.flatMap((one) => ("custom_id" in one ? [one.custom_id] : []));
  return {
    counts: [
      { name: "Components", used: all.length + elements.length, allowed: DISCORD.components },
      { name: "Text", used: sum(texts), allowed: DISCORD.text },
      { name: "Longest custom id", used: longest(ids), allowed: DISCORD.customId },
      {
        name: "Buttons in a row",
        used: most(rows.map((row) => row.length)),
        allowed: DISCORD.buttonsInRow,
      },
      { name: "Longest button", used: longest(labels), allowed: DISCORD.buttonLabel },
      {
        name: "Options in a menu",
        used: most(menus.map((menu) => menu.length)),
        allowed: DISCORD.options,
      },
      {
        name: "Longest option",
        used: longest(menus.flat().map(({ label }) => label)),
        allowed: DISCORD.optionLabel,
      },
      { name: "Files", used: attachments.length, allowed: DISCORD.files },
      {
        name: "Longest description",
        used: longest(attachments.map(({ description }) => description)),
        allowed: DISCORD.description,
      },
    ],
    long: labels.filter((label) => label.length > DISCORD.shown),
  };
}

export function countSlack({ blocks, text }: SlackMessage): Counts {
  const elements = blocks.flatMap((block) => (block.type === "actions" ? [block.elements] : []));
  const inputs = blocks.flatMap((block) => (block.type === "input" ? [block.element] : []));
  const all = [...elements.flat(), ...inputs];
  const buttons = all.flatMap((one) => (one.type === "button" ? [one.text.text] : []));
  const options = all.flatMap((one) =>
    one.type === "checkboxes" || one.type === "radio_buttons" ? [one.options] : [],
  );
  const headers = blocks.flatMap((block) => (block.type === "header" ? [block.text.text] : []));
  const sections = blocks.flatMap((block) =>
    block.type === "section" ? [block.text?.text ?? ""] : [],
  );
  const alts = blocks.flatMap((block) => (block.type === "image" ? [block.alt_text] : []));
  const ids = all.flatMap((one) => ("action_id" in one ? [one.action_id ?? ""] : []));
  return {
    counts: [
      { name: "Blocks", used: blocks.length, allowed: SLACK.blocks },
      { name: "Title", used: longest(headers), allowed: SLACK.header },
      { name: "Longest section", used: longest(sections), allowed: SLACK.section },
      { name: "Longest alt text", used: longest(alts), allowed: SLACK.altText },
      {
        name: "Elements in a row",
        used: most(elements.map((row) => row.length)),
        allowed: SLACK.elements,
      },
      { name: "Longest button", used: longest(buttons), allowed: SLACK.buttonLabel },
      {
        name: "Options in a list",
        used: most(options.map((list) => list.length)),
        allowed: SLACK.options,
      },
      {
        name: "Longest option",
        used: longest(options.flat().map((option) => option.text.text)),
        allowed: SLACK.optionLabel,
      },
      { name: "Longest action id", used: longest(ids), allowed: SLACK.actionId },
      {
        name: "Longest block id",
        used: longest(blocks.map(({ block_id = "" }) => block_id)),
        allowed: SLACK.blockId,
      },
      { name: "Text beside the blocks", used: text.length, allowed: SLACK.text },
    ],
    long: buttons.filter((label) => label.length > SLACK.shown),
  };
}

/** Components with those inside containers and sections, less what is pressed. */
function flat(components: readonly APIMessageTopLevelComponent[]): APIMessageTopLevelComponent[] {
  return components.flatMap((one) =>
    one.type === ComponentType.Container || one.type === ComponentType.Section
      ? [one, ...flat(one.components)]
      : [one],
  );
}

function longest(texts: readonly string[]): number {
  return most(texts.map((text) => text.length));
}

function most(numbers: readonly number[]): number {
  return Math.max(0, ...numbers);
}

function sum(texts: readonly string[]): number {
  return texts.reduce((total, text) => total + text.length, 0);
}
