import {
  ActionRowBuilder,
  ButtonBuilder,
  ContainerBuilder,
  MediaGalleryBuilder,
  SectionBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
} from "discord.js";
import { describe, expect, it } from "vitest";
import { commandsOf } from "../../adapters/discord/commands.ts";
import { LIMITS } from "../../adapters/discord/limits.ts";
import { marked } from "../../adapters/discord/markdown.ts";
import { renderPlain, renderView } from "../../adapters/discord/render.ts";
import { toStart } from "../../adapters/shared/way.ts";
import { TICKET_LENGTH } from "../../src/app/tickets/ticket.ts";
import type { View } from "../../src/engine/index.ts";
import { realDialog } from "../dialog.ts";
import { everyView } from "../every-view.ts";
import { problemsOf } from "./discord-schema.ts";
import { crowded, picturesOf, picturesOn } from "./pictures.ts";

const dialog = realDialog();
const TICKET = "t".repeat(TICKET_LENGTH);
const publicUrl = "https://backchat.example";
const views = everyView(dialog);
/** A file for each drawing that a card shows. */
const drawings = picturesOf(views.flatMap(picturesOn).map(({ drawing }) => drawing));
/** Every card as a message, with its ticket in either letters. */
const rendered = views.flatMap((view) =>
  (["wide", "plain"] as const).map((tickets) => ({
    view,
    message: renderView(dialog, view, TICKET, true, { publicUrl, tickets, drawings }),
  })),
);

type Part = {
  readonly type: number;
  readonly custom_id?: string;
  readonly content?: string;
  readonly label?: string;
  readonly style?: number;
  readonly accent_color?: number;
  readonly components?: readonly Part[];
  readonly accessory?: Part;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
  readonly items?: readonly {
    readonly media: { readonly url: string };
    readonly description: string;
  }[];
  readonly file?: { readonly url: string };
};
const isCalendar = (filename: string) => filename.endsWith(".ics");
const itemsOf = (message: object) => partsOf(message).flatMap(({ items = [] }) => items);
function partsOf(message: object): readonly Part[] {
  const open = (part: Part): readonly Part[] => [
    part,
    ...[...(part.components ?? []), ...(part.accessory ? [part.accessory] : [])].flatMap(open),
  ];
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

  const hasMenu = (message: object) => partsOf(message).some(({ type }) => type === 3);
  const isAboutSafety = ({ choices }: View) => {
    const role = dialog.questions.get(choices?.question ?? "")?.role;
    return role === "screen" || role === "follow-up";
  };
  const asked = rendered.filter(({ view }) => view.choices?.question);

  it("offers a question's one answer by buttons alone, each answer to be read once and whole", () => {
    const single = asked.filter(({ view }) => !view.choices?.many);
    const shapes = { buttons: 0, sections: 0 };
    for (const { view, message } of single) {
      expect(hasMenu(message), view.title).toBe(false);
      const parts = partsOf(message);
      for (const { label, chosen } of view.choices?.options ?? []) {
        const said = chosen ? `✓ ${label}` : label;
        const shown = parts.filter(({ content, label: own }) => content === said || own === said);
        expect(shown, `${view.title} ${label}`).toHaveLength(1);
        const isButton = shown[0]?.label !== undefined;
        if (isButton) expect(said.length, label).toBeLessThanOrEqual(LIMITS.shown);
        shapes[isButton ? "buttons" : "sections"]++;
      }
    }
    expect(Math.min(shapes.buttons, shapes.sections)).toBeGreaterThan(0);
  });

  it("lists what a menu holds on the cards of the safety check alone, where it is to be read before None", () => {
    const counts = { listed: 0, inside: 0 };
    for (const { view, message } of asked) {
      if (!hasMenu(message)) continue;
      const texts = partsOf(message).flatMap(({ content }) => content ?? []);
      const isListed = isAboutSafety(view);
      for (const { label } of view.choices?.options ?? []) {
        const line = `- ${marked(label)}`;
        expect(texts.some((text) => text.split("\n").includes(line))).toBe(isListed);
      }
      counts[isListed ? "listed" : "inside"]++;
    }
    expect(Math.min(counts.listed, counts.inside)).toBeGreaterThan(0);
  });

  it("has one button that stands out beside a menu: to keep what is marked, else None where the options were read", () => {
    const counts = { kept: 0, none: 0, unread: 0 };
    for (const { view, message } of asked) {
      if (!hasMenu(message)) continue;
      const { none = null, keep = null, options = [] } = view.choices ?? {};
      const standingOut = partsOf(message).flatMap(({ style, label }) =>
        style === 1 ? [label] : [],
      );
      const ticked = options.filter(({ chosen }) => chosen).map(({ label }) => label);
      if (ticked.length > 0 && keep) {
        const isOne = ticked.length === 1;
        expect(standingOut).toEqual([
          isOne ? `Keep: ${ticked}`.slice(0, 80) : "Keep what I ticked",
        ]);
        counts.kept++;
      } else if (none && isAboutSafety(view)) {
        expect(standingOut).toEqual([none.chosen ? `✓ ${none.label}` : none.label]);
        counts.none++;
      } else {
        expect(standingOut).toEqual([]);
        counts.unread++;
      }
    }
    expect(Math.min(counts.kept, counts.none, counts.unread)).toBeGreaterThan(0);
  });

  it("has none that stands out where a line was spoken of: nobody denies that by the big button", () => {
    for (const { view } of asked) {
      const [line] = view.choices?.options ?? [];
      if (!view.choices?.many || !line || view.choices.keep) continue;
      const offering = { ...view, choices: { ...view.choices, offered: [line.id] } };
      const message = renderView(dialog, offering, TICKET, true, {
        publicUrl,
        tickets: "plain",
        drawings,
      });
      expect(partsOf(message).filter(({ style }) => style === 1)).toEqual([]);
    }
  });

  it("leaves no grey button alone in a row, where the card has another", () => {
    for (const { view, message } of rendered) {
      const rows = partsOf(message).filter(
        ({ type, components = [] }) => type === 1 && components[0]?.type === 2,
      );
      if (rows.flatMap(({ components = [] }) => components).length < 2) continue;
      for (const { components = [] } of rows) {
        const [first, ...more] = components;
        if (more.length === 0)
          expect([1, 4], `${view.title} ${first?.label}`).toContain(first?.style);
      }
    }
  });

  it("shows on a button how much it stands out", () => {
    const seen = new Set<number>();
    for (const { view, message } of rendered) {
      const parts = partsOf(message);
      for (const { label, weight } of view.controls) {
        const style = { primary: 1, alarm: 4, plain: 2 }[weight];
        const shown = parts.filter((one) => one.label === label).map((one) => one.style);
        expect(shown, `${view.title} ${label}`).toEqual([style]);
        seen.add(style);
      }
    }
    expect(seen.size).toBe(3);
  });

  it("has a colour by kind: help now, help soon, what the walk was for, and all else", () => {
    const coloursOf = (...kinds: readonly View["kind"][]) =>
      rendered.flatMap(({ view, message }) =>
        kinds.includes(view.kind)
          ? partsOf(message).flatMap(({ accent_color }) => accent_color ?? [])
          : [],
      );
    const groups = [
      coloursOf("emergency", "crisis"),
      coloursOf("same-day", "days"),
      coloursOf("result", "plan", "run", "keep"),
      coloursOf("welcome", "question", "learn", "help"),
    ].map((colours) => [...new Set(colours)]);
    expect(groups.map(({ length }) => length)).toEqual([1, 1, 1, 1]);
    expect(new Set(groups.flat()).size).toBe(4);
    for (const { message } of rendered) {
      const [frame] = partsOf(message);
      expect(frame?.accent_color).toBeTypeOf("number");
    }
  });

  it("is what discord.js's own builders accept", () => {
    for (const { message } of rendered) {
      for (const part of partsOf(message)) {
        const data = JSON.parse(JSON.stringify(part));
        const builders = {
          1: () => new ActionRowBuilder(data),
          2: () => new ButtonBuilder(data),
          3: () => new StringSelectMenuBuilder(data),
          9: () => new SectionBuilder(data),
          10: () => new TextDisplayBuilder(data),
          12: () => new MediaGalleryBuilder(data),
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
        block.type === "text" || block.type === "note" || block.type === "fine"
          ? [block.text]
          : block.type === "chart"
            ? block.bars.map(({ label }) => label)
            : [],
      );
      for (const said of [view.title, ...blocks]) {
        expect(text).toContain(plain(JSON.stringify(said).slice(1, -1)));
      }
    }
  });

  it("shows all of its pictures in their order, each told in words, and names the file of each once", () => {
    const kinds = new Set<string>();
    for (const { view, message } of rendered) {
      const pictures = picturesOn(view);
      const files = [...new Set(pictures.map(({ drawing }) => `${drawing}.png`))];
      expect(itemsOf(message), view.title).toEqual(
        pictures.map(({ drawing, alt }) => ({
          media: { url: `attachment://${drawing}.png` },
          description: alt,
        })),
      );
      const drawn = message.attachments.filter(({ filename }) => !isCalendar(filename));
      expect(drawn.map(({ filename }) => filename)).toEqual(files);
      expect(drawn.map(({ id }) => id)).toEqual(files.map((_, at) => String(at)));
      if (pictures.length > 0) kinds.add(view.kind);
    }
    expect([...kinds].sort()).toEqual(["exercise", "learn", "question"]);
  });

  it("has no picture that a page alone has room for, and says without any what it says beside them", () => {
    const wordsOf = (message: object) => partsOf(message).flatMap(({ content }) => content ?? []);
    for (const { view, message } of rendered) {
      const bare = renderView(dialog, view, TICKET, true, { publicUrl, tickets: "wide" });
      expect(bare.attachments.filter(({ filename }) => !isCalendar(filename))).toEqual([]);
      expect(itemsOf(bare)).toEqual([]);
      for (const text of [...wordsOf(bare), ...wordsOf(message)]) {
        expect(text, view.title).not.toMatch(/^\n|\n{3}|\n$/);
      }
      const [words, beside] = [bare, message].map((one) =>
        wordsOf(one).join("").replace(/\n/g, ""),
      );
      expect(beside, view.title).toBe(words);
    }
  });

  it("shows as many pictures as Discord takes where there are more, and cuts what is told of them", () => {
    const [view] = views;
    if (!view) throw new Error("There is no card.");
    const many = crowded(view, 12);
    const own = picturesOf(picturesOn(many).map(({ drawing }) => drawing));
    const message = renderPlain(many, [], false, own);
    expect(itemsOf(message)).toHaveLength(LIMITS.files);
    expect(message.attachments).toHaveLength(LIMITS.files);
    for (const { description } of [...itemsOf(message), ...message.attachments]) {
      expect(description).toHaveLength(LIMITS.description);
    }
    expect(problemsOf("MessageCreateRequest", message)).toEqual([]);
  });

  it("has a file for calendars below its label where it has days to come back on, and on no other card", () => {
    const kinds = new Set<string>();
    for (const { view, message } of rendered) {
      const calendars = view.blocks.flatMap((block) => (block.type === "calendar" ? [block] : []));
      const named = calendars.map(({ calendar, label }, at) => ({
        id: String(at),
        filename: `${calendar.id}.ics`,
        description: label,
      }));
      expect(message.attachments.filter(({ filename }) => isCalendar(filename))).toEqual(named);
      const parts = partsOf(message);
      const shown = parts.flatMap(({ file }, at) => (file ? [[parts[at - 1]?.content, file]] : []));
      expect(shown).toEqual(
        named.map(({ description, filename }) => [
          description,
          { url: `attachment://${filename}` },
        ]),
      );
      if (calendars.length > 0) kinds.add(view.kind);
    }
    expect([...kinds]).toEqual(["remind"]);
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

  it("takes the invitation, whose one button stands out, and the commands", () => {
    expect(
      problemsOf("MessageCreateRequest", renderPlain("Hello", [toStart(dialog)], false)),
    ).toEqual([]);
    const [start] = partsOf(renderPlain("Hello", [toStart(dialog)], false)).filter(
      ({ type }) => type === 2,
    );
    expect(start?.style).toBe(1);
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
