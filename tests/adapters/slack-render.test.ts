import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { toStart } from "../../adapters/shared/way.ts";
import { LIMITS } from "../../adapters/slack/limits.ts";
import { manifestFor } from "../../adapters/slack/manifest.ts";
import { marked } from "../../adapters/slack/mrkdwn.ts";
import { type Message, renderHome, renderPlain, renderView } from "../../adapters/slack/render.ts";
import { projectRoot } from "../../src/app/project.ts";
import { TICKET_LENGTH } from "../../src/app/tickets/ticket.ts";
import { plainText } from "../../src/engine/index.ts";
import { realDialog } from "../dialog.ts";
import { everyView } from "../every-view.ts";
import { crowded, picturesOn } from "./pictures.ts";
import { problemsOf } from "./slack-schema.ts";

const dialog = realDialog();
const TICKET = "t".repeat(TICKET_LENGTH);
const publicUrl = "https://backchat.example/";
const pictureAt = (drawing: string) => `${publicUrl}drawings/${drawing}.png`;
const views = everyView(dialog);
/** Every card as a message, in a channel and in the bot's conversation. */
const rendered = views.flatMap((view) =>
  [true, false].map((isHidden) => ({
    view,
    message: renderView(dialog, view, TICKET, isHidden, { publicUrl, pictureAt }),
  })),
);

type Part = {
  readonly type: string;
  readonly action_id?: string;
  readonly block_id?: string;
  readonly style?: string;
  readonly image_url?: string;
  readonly alt_text?: string;
  readonly text?: string | { readonly text: string; readonly verbatim?: boolean };
  readonly element?: Part;
  readonly elements?: readonly Part[];
  readonly options?: readonly {
    readonly text: { readonly text: string };
    readonly value: string;
  }[];
};
const blocksOf = ({ blocks }: Pick<Message, "blocks">): readonly Part[] =>
  JSON.parse(JSON.stringify(blocks));
const elementsOf = ({ element, elements }: Part): readonly Part[] => [
  ...(element ? [element] : []),
  ...(elements ?? []),
];
const wordsOf = ({ elements = [], text, type }: Part): string => {
  if (type === "context") return elements.map(wordsOf).join("\n");
  return typeof text === "string" ? text : (text?.text ?? "");
};

describe("every card in Slack", () => {
  const imagesOf = (message: Message) => blocksOf(message).filter(({ type }) => type === "image");

  it("shows all of its pictures in their order, each told in words", () => {
    let shown = 0;
    for (const { view, message } of rendered) {
      const pictures = picturesOn(view);
      expect(imagesOf(message), view.title).toEqual(
        pictures.map(({ drawing, alt }) => ({
          type: "image",
          image_url: pictureAt(drawing),
          alt_text: alt,
        })),
      );
      shown += pictures.length;
    }
    expect(shown).toBeGreaterThan(0);
  });

  it("is the same but for its pictures where Slack would find none", () => {
    for (const view of views) {
      const seen = renderView(dialog, view, TICKET, true, { publicUrl, pictureAt });
      const bare = renderView(dialog, view, TICKET, true, { publicUrl, pictureAt: () => null });
      expect(bare.text).toBe(seen.text);
      expect(bare.blocks).toEqual(seen.blocks.filter(({ type }) => type !== "image"));
    }
  });

  it("cuts what is told of a picture to what Slack takes", () => {
    const [view] = views;
    if (!view) throw new Error("There is no card.");
    const message = renderPlain(dialog, crowded(view, 2), [], pictureAt);
    for (const { alt_text = "" } of imagesOf(message))
      expect(alt_text).toHaveLength(LIMITS.altText);
    expect(problemsOf("message", message)).toEqual([]);
  });

  it("stays within what Slack accepts", () => {
    for (const { view, message } of rendered) {
      const blocks = blocksOf(message);
      expect(blocks.length, view.title).toBeLessThanOrEqual(LIMITS.blocks);
      expect(message.text.length).toBeLessThanOrEqual(LIMITS.text);
      const blockIds = blocks.flatMap(({ block_id }) => block_id ?? []);
      expect(new Set(blockIds).size).toBe(blockIds.length);
      for (const block of blocks) {
        const most = block.type === "header" ? LIMITS.header : LIMITS.section;
        expect(wordsOf(block).length, view.title).toBeLessThanOrEqual(most);
        expect(block.block_id?.length ?? 0).toBeLessThanOrEqual(LIMITS.blockId);
        const elements = elementsOf(block);
        expect(elements.length, view.title).toBeLessThanOrEqual(LIMITS.elements);
        const ids = elements.flatMap(({ action_id }) => action_id ?? []);
        expect(new Set(ids).size, view.title).toBe(ids.length);
        for (const id of ids) expect(id.length).toBeLessThanOrEqual(LIMITS.actionId);
        for (const element of elements) {
          if (element.type === "button") {
            expect(wordsOf(element).length, view.title).toBeLessThanOrEqual(LIMITS.buttonLabel);
          }
          const options = element.options ?? [];
          expect(options.length, view.title).toBeLessThanOrEqual(LIMITS.options);
          for (const { text, value } of options) {
            expect(text.text.length).toBeLessThanOrEqual(LIMITS.optionLabel);
            expect(value.length).toBeLessThanOrEqual(LIMITS.optionValue);
          }
          expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
        }
      }
    }
  });

  it("has at most nine boxes to tick", () => {
    const boxes = rendered.flatMap(({ message }) =>
      blocksOf(message).flatMap(({ element }) =>
        element?.type === "checkboxes" ? [element.options?.length ?? 0] : [],
      ),
    );
    expect(boxes.length).toBeGreaterThan(0);
    expect(Math.max(...boxes)).toBeLessThanOrEqual(9);
  });

  it("has one way on that stands out, and first, beside boxes: None until one is ticked or spoken of", () => {
    const waysOf = (message: Message) => {
      const blocks = blocksOf(message);
      const boxes = blocks.findIndex(({ element }) => element?.type === "checkboxes");
      return elementsOf(blocks[boxes + 1] ?? { type: "" });
    };
    const seen = new Set<boolean>();
    for (const { view, message } of rendered) {
      if (!view.choices?.many) continue;
      const ways = waysOf(message);
      const isTicked = view.choices.options.some(({ chosen }) => chosen);
      seen.add(isTicked);
      const offered = view.choices.options.slice(0, 1).map(({ id }) => id);
      const offering = { ...view, choices: { ...view.choices, offered } };
      const [first] = waysOf(renderView(dialog, offering, TICKET, true, { publicUrl, pictureAt }));
      expect(first && [wordsOf(first), first.style]).toEqual(["Continue", "primary"]);
      expect(
        ways.map(({ style }) => style),
        view.title,
      ).toEqual(["primary", undefined]);
      expect(ways.map(wordsOf).indexOf("Continue")).toBe(isTicked ? 0 : 1);
    }
    expect(seen.size).toBe(2);
  });

  it("shows on a button how much it stands out: one main way at most, and the ways to help", () => {
    const seen = { primary: 0, danger: 0 };
    for (const { view, message } of rendered) {
      const buttons = blocksOf(message)
        .flatMap(elementsOf)
        .filter(({ type }) => type === "button");
      const labelsOf = (style: string) => buttons.filter((one) => one.style === style).map(wordsOf);
      const weighing = (weight: string) =>
        view.controls.filter((one) => one.weight === weight).map(({ label }) => label);
      expect(labelsOf("danger"), view.title).toEqual(weighing("alarm"));
      const [main] = weighing("primary");
      if (main !== undefined) expect(labelsOf("primary"), view.title).toEqual([main]);
      expect(labelsOf("primary").length, view.title).toBeLessThanOrEqual(1);
      seen.primary += weighing("primary").length;
      seen.danger += weighing("alarm").length;
    }
    expect(Math.min(seen.primary, seen.danger)).toBeGreaterThan(0);
  });

  it("sets fine print apart, each line as a small block of its own", () => {
    const results = rendered.filter(({ view }) => view.kind === "result");
    expect(results.length).toBeGreaterThan(0);
    for (const { view, message } of results) {
      const fine = view.blocks.flatMap((block) => (block.type === "fine" ? [block.text] : []));
      const small = blocksOf(message)
        .filter(({ type }) => type === "context")
        .map(wordsOf);
      expect(small).toEqual(fine.map(marked));
    }
  });

  const unescaped = (text: string) =>
    text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

  it("holds all of the card's words, on the card and for screen readers", () => {
    for (const { view, message } of rendered) {
      const read = unescaped(message.text).split("\n");
      const isWhole = read.at(-1) !== "The rest is on the card itself.";
      const lines = [read[0], "", ...plainText(view).split("\n")];
      if (isWhole) expect(read).toEqual(lines);
      else expect(lines.slice(0, read.length - 1)).toEqual(read.slice(0, -1));
      if (view.kind !== "keep") expect(isWhole, view.title).toBe(true);
      expect(message.text.split("\n")[0]).toBe("Backchat has a card for you.");
      const shown = blocksOf(message).map(wordsOf).join("\n");
      for (const block of view.blocks) {
        if (block.type === "text" || block.type === "note" || block.type === "fine") {
          expect(shown).toContain(marked(block.text));
        }
        if (block.type === "chart") {
          for (const { label } of block.bars) expect(shown).toContain(marked(label));
        }
      }
    }
  });

  it("makes nothing a link or a mention that the dialog did not", () => {
    const texts = rendered.flatMap(({ message }) =>
      blocksOf(message).filter(({ type }) => type === "section"),
    );
    for (const { text } of texts) {
      expect(typeof text === "object" && text.verbatim).toBe(true);
      expect(wordsOf({ type: "section", ...(text ? { text } : {}) })).not.toMatch(
        /<(?!https:|tel:)/,
      );
    }
    expect(marked("Hi <!here>, <@U1> & *all* of **us**")).toBe(
      "Hi &lt;!here&gt;, &lt;@U1&gt; &amp; *\u200ball*\u200b of *us*",
    );
    expect(marked("[a page](https://example.org/a)")).toBe("<https://example.org/a|a page>");
  });
});

it("has a manifest in the dialog's words, which is the one beside the code", () => {
  const path = join(projectRoot(), "adapters/slack/manifest.json");
  expect(manifestFor(dialog, null)).toEqual(JSON.parse(readFileSync(path, "utf8")));
});

it("asks for a permission more only where Slack itself may remind people", () => {
  const scopesOf = (reminds?: boolean) =>
    JSON.stringify(Object.entries(manifestFor(dialog, null, reminds)));
  expect(scopesOf()).not.toContain("users:read");
  expect(scopesOf(true)).toContain('"app_mentions:read","users:read"');
});

it("has a manifest for requests that names their address wherever Slack asks for it", () => {
  const address = "https://backchat.example/slack/events";
  expect(manifestFor(dialog, "https://backchat.example")).toMatchObject({
    features: { slash_commands: [{ command: "/backchat", url: address }] },
    settings: {
      event_subscriptions: { request_url: address, bot_events: expect.any(Array) },
      interactivity: { request_url: address, is_enabled: true },
      socket_mode_enabled: false,
    },
  });
  expect(JSON.stringify(manifestFor(dialog, null))).not.toContain("url");
});

describe("the schema of Slack's limits", () => {
  it("takes every card, invitation, copy and page", () => {
    for (const { view, message } of rendered) {
      expect(problemsOf("message", message), view.title).toEqual([]);
      expect(
        problemsOf("message", renderPlain(dialog, view, [toStart(dialog)], pictureAt)),
        view.title,
      ).toEqual([]);
      expect(problemsOf("message", renderPlain(dialog, view)), view.title).toEqual([]);
    }
    expect(problemsOf("message", renderPlain(dialog, "Hello", [toStart(dialog)]))).toEqual([]);
    expect(problemsOf("home", renderHome(dialog, "https://backchat.example"))).toEqual([]);
  });

  it("refuses what Slack would", () => {
    const broken = {
      text: "x",
      blocks: [{ type: "header", text: { type: "plain_text", text: "" } }],
    };
    expect(problemsOf("message", broken)).not.toEqual([]);
    const alert = { type: "alert", text: { type: "mrkdwn", text: "x" } };
    expect(problemsOf("message", { text: "x", blocks: [alert] })).not.toEqual([]);
  });
});
