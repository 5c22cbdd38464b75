import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import {
  ActionRowBuilder,
  ButtonBuilder,
  ContainerBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
} from "discord.js";
import { describe, expect, it } from "vitest";
import { commandsOf } from "../../adapters/discord/commands.ts";
import { LIMITS } from "../../adapters/discord/limits.ts";
import { renderPlain, renderView } from "../../adapters/discord/render.ts";
import { toStart } from "../../adapters/shared/way.ts";
import { projectRoot } from "../../src/app/project.ts";
import { TICKET_LENGTH } from "../../src/app/tickets/ticket.ts";
import { realDialog } from "../dialog.ts";
import { everyView } from "../every-view.ts";

const dialog = realDialog();
const TICKET = "t".repeat(TICKET_LENGTH);
const publicUrl = "https://backchat.example";
/** Every card as a message, with its ticket in either letters. */
const rendered = everyView(dialog).flatMap((view) =>
  (["wide", "plain"] as const).map((tickets) => ({
    view,
    message: renderView(dialog, view, TICKET, true, { publicUrl, tickets }),
  })),
);

type Part = {
  readonly type: number;
  readonly custom_id?: string;
  readonly content?: string;
  readonly label?: string;
  readonly style?: number;
  readonly components?: readonly Part[];
  readonly options?: readonly { readonly label: string; readonly value: string }[];
};
function partsOf(message: object): readonly Part[] {
  const open = (part: Part): readonly Part[] => [part, ...(part.components ?? []).flatMap(open)];
  const { components } = JSON.parse(JSON.stringify(message));
  return components.flatMap(open);
}

describe("every card in Discord", () => {
  it("stays within what Discord accepts", () => {
    for (const { view, message } of rendered) {
      const parts = partsOf(message);
      expect(parts.length, view.title).toBeLessThanOrEqual(LIMITS.components);
      const text = parts.flatMap(({ content }) => content ?? []).join("");
      expect(text.length, view.title).toBeLessThanOrEqual(LIMITS.text);
      const ids = parts.flatMap(({ custom_id }) => custom_id ?? []);
      expect(new Set(ids).size, view.title).toBe(ids.length);
      for (const id of ids) expect(id.length).toBeLessThanOrEqual(LIMITS.customId);
      for (const { type, components = [], options = [] } of parts) {
        if (type === 1) expect(components.length).toBeLessThanOrEqual(LIMITS.buttonsInRow);
        expect(options.length).toBeLessThanOrEqual(LIMITS.options);
        const values = options.map(({ value }) => value);
        expect(new Set(values).size, view.title).toBe(values.length);
      }
    }
  });

  it("has one button that stands out beside a menu of answers: to keep what is marked, else None", () => {
    const counts = { kept: 0, none: 0 };
    for (const { view, message } of rendered) {
      const parts = partsOf(message);
      const { question = null, none = null, options = [] } = view.choices ?? {};
      if (question === null || !parts.some(({ type }) => type === 3)) continue;
      const standingOut = parts.flatMap(({ style, label }) => (style === 1 ? [label] : []));
      const marked = options.filter(({ chosen }) => chosen).map(({ label }) => label);
      if (marked.length > 0) {
        const isOne = marked.length === 1;
        expect(standingOut).toEqual([
          isOne ? `Keep: ${marked}`.slice(0, 80) : "Keep what I ticked",
        ]);
        counts.kept++;
      } else if (none) {
        expect(standingOut).toEqual([none.chosen ? `✓ ${none.label}` : none.label]);
        counts.none++;
      } else expect(standingOut).toEqual([]);
    }
    expect(Math.min(counts.kept, counts.none)).toBeGreaterThan(0);
  });

  it("is what discord.js's own builders accept", () => {
    for (const { message } of rendered) {
      for (const part of partsOf(message)) {
        const data = JSON.parse(JSON.stringify(part));
        const builders = {
          1: () => new ActionRowBuilder(data),
          2: () => new ButtonBuilder(data),
          3: () => new StringSelectMenuBuilder(data),
          10: () => new TextDisplayBuilder(data),
          17: () => new ContainerBuilder(data),
        };
        const build = Object.entries(builders).find(([type]) => Number(type) === part.type)?.[1];
        if (build && part.type !== 1) expect(() => build().toJSON()).not.toThrow();
      }
    }
  });

  it("holds all of the card's words", () => {
    const plain = (text: string) => text.replace(/[\\*<>]/g, "");
    for (const { view, message } of rendered) {
      const text = plain(JSON.stringify(message));
      const blocks = view.blocks.flatMap((block) =>
        block.type === "text" || block.type === "note" ? [block.text] : [],
      );
      for (const said of [view.title, ...blocks]) {
        expect(text).toContain(plain(JSON.stringify(said).slice(1, -1)));
      }
    }
  });

  it("shows no preview of outside pages", () => {
    const texts = rendered.flatMap(({ message }) =>
      partsOf(message).flatMap(({ content }) => content ?? []),
    );
    expect(texts.some((text) => text.includes("(<https://bit.ly/4kFBArY>)"))).toBe(true);
    for (const text of texts) expect(text).not.toMatch(/(?<!<)https:/);
  });

  it("mentions nobody", () => {
    for (const { message } of rendered) expect(message.allowed_mentions).toEqual({ parse: [] });
  });
});

describe("Discord's published schema", () => {
  const path = join(projectRoot(), "tests/adapters/schemas/discord.json");
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(JSON.parse(readFileSync(path, "utf8")), "discord");
  const problemsOf = (schema: string, value: unknown) => {
    const validate = ajv.getSchema(`discord#/components/schemas/${schema}`);
    if (!validate) throw new Error(`Discord's schema has no ${schema}.`);
    return validate(JSON.parse(JSON.stringify(value))) ? [] : validate.errors;
  };

  it("takes every card as an answer, and as an update", () => {
    for (const { view, message } of rendered) {
      const problems = [
        problemsOf("CreateMessageInteractionCallbackRequest", { type: 4, data: message }),
        problemsOf("UpdateMessageInteractionCallbackRequest", { type: 7, data: message }),
        problemsOf("MessageCreateRequest", {
          ...message,
          flags: 1 << 15,
          nonce: "1",
          enforce_nonce: true,
        }),
      ];
      expect(problems, view.title).toEqual([[], [], []]);
    }
  });

  it("takes the invitation and the commands", () => {
    expect(
      problemsOf("MessageCreateRequest", renderPlain("Hello", [toStart(dialog)], false)),
    ).toEqual([]);
    for (const command of commandsOf(dialog)) {
      expect(problemsOf("ApplicationCommandUpdateRequest", command)).toEqual([]);
    }
  });

  it("refuses what Discord would", () => {
    const broken = {
      type: 4,
      data: { components: [{ type: 1, components: [{ type: 2, style: 99 }] }] },
    };
    expect(problemsOf("CreateMessageInteractionCallbackRequest", broken)).not.toEqual([]);
  });
});
