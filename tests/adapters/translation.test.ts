import { describe, expect, it } from "vitest";
import { commandsOf } from "../../adapters/discord/commands.ts";
import { formFor } from "../../adapters/discord/form.ts";
import {
  renderPlain as sayInDiscord,
  renderView as showInDiscord,
} from "../../adapters/discord/render.ts";
import { toLearn, toPage, toStart } from "../../adapters/shared/way.ts";
import { manifestFor } from "../../adapters/slack/manifest.ts";
import { createReminderCards } from "../../adapters/slack/reminder-cards.ts";
import {
  renderHome,
  renderPlain as sayInSlack,
  renderView as showInSlack,
} from "../../adapters/slack/render.ts";
import { filmIn, renderFilm } from "../../adapters/web/film.ts";
import { pageOf } from "../../adapters/web/page.ts";
import { renderProblem, renderView as showOnPage } from "../../adapters/web/render.ts";
import { renderTool, TOOL_NAMES } from "../../adapters/web/tools.ts";
import { TICKET_LENGTH } from "../../src/app/tickets/ticket.ts";
import { realDialog } from "../dialog.ts";
import { everyView } from "../every-view.ts";
import { inMadeUp, unmarked } from "../made-up.ts";

const dialog = inMadeUp(realDialog());
const views = everyView(dialog);
const TICKET = "A".repeat(TICKET_LENGTH);
const PAGE = "https://backchat.example";
const numbers = dialog.content.regions
  .flatMap(({ emergency, urgent, crisis }) => [
    emergency,
    ...[...urgent, ...crisis].map(({ number }) => number),
  ])
  .sort((one, other) => other.length - one.length);

/** The keys under which platforms take texts for people. */
const SHOWN = new Set([
  "content",
  "label",
  "placeholder",
  "description",
  "title",
  "text",
  "display_name",
]);

function shownIn(value: unknown, key = ""): readonly string[] {
  if (typeof value === "string") return SHOWN.has(key) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    shownIn(part, Array.isArray(value) ? key : name),
  );
}

/** What a browser shows or reads out of a page. */
function readIn(page: string): readonly string[] {
  const labels = [...page.matchAll(/(?:aria-label|alt|placeholder|data-name)="([^"]*)"/g)].map(
    ([, text = ""]) => text,
  );
  const body = page
    .replace(/<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|<\/?(?:strong|a)\b[^>]*>/g, "")
    .split(/<[^>]*>/);
  return [...labels, ...body];
}

/** Of some texts, those with a word that is in no marks; numbers to dial, codes and addresses are no words. */
function strays(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => {
    const rest = numbers.reduce((left, number) => left.replaceAll(number, ""), unmarked(text));
    return /\p{L}{2,}/u.test(
      rest.replaceAll(/c{60,}|c+…|(?:https|tel):[^\s|>]+|&[a-z]+;|<[^>]*\|/g, ""),
    );
  });
}

describe("a dialog in a made-up language", () => {
  it("shows no other word in Discord", () => {
    const payloads = [
      ...views.flatMap((view) => [
        showInDiscord(dialog, view, TICKET, true, { publicUrl: PAGE, tickets: "wide" }),
        sayInDiscord(view, [toStart(dialog), toLearn(dialog), toPage(dialog, PAGE)], false),
      ]),
      formFor(dialog, { asks: "words", ticket: TICKET }, "wide"),
      formFor(dialog, { asks: "story", ticket: TICKET }, "wide"),
      commandsOf(dialog),
    ];
    for (const payload of payloads) expect(strays(shownIn(payload))).toEqual([]);
  });

  it("shows no other word in Slack", () => {
    const cards = createReminderCards(dialog);
    const [view] = views;
    const moments = [1_796_000_000];
    const payloads = [
      ...(view ? [cards.offered({ ...view, kind: "privacy" }, TICKET, cards.asking())] : []),
      ...[cards.set(moments), cards.kept(moments, null), cards.stopped(moments, true)],
      ...[cards.moved(1_796_000_000), cards.ready(18, [cards.notSetUp]), cards.unknown()],
      ...views.flatMap((view) => [
        showInSlack(dialog, view, TICKET, true, { publicUrl: PAGE, pictureAt: () => null }),
        sayInSlack(dialog, view, [toStart(dialog)]),
        sayInSlack(dialog, view),
      ]),
      renderHome(dialog, PAGE),
      manifestFor(dialog, PAGE),
    ];
    for (const payload of payloads) expect(strays(shownIn(payload))).toEqual([]);
  });

  it("shows no other word on the page, and tells its language and direction", () => {
    const film = filmIn(dialog);
    const { tools } = dialog.content;
    const contents = [
      ...views.map((view) => [view.title, showOnPage(dialog, view, TICKET)] as const),
      ["", renderProblem(dialog, "", "")] as const,
      ...(film ? [["", renderFilm(dialog, film, TICKET)] as const] : []),
      ...(tools
        ? TOOL_NAMES.map((name) => ["", renderTool(dialog, tools, name, TICKET, null)] as const)
        : []),
    ];
    for (const [title, content] of contents) {
      expect(strays(readIn(pageOf(dialog, title, content, { emergency: null })))).toEqual([]);
    }
    const { content } = dialog;
    const arabic = { ...dialog, content: { ...content, locale: "ar", direction: "rtl" as const } };
    expect(pageOf(arabic, "", renderProblem(arabic, "", ""), { emergency: null })).toContain(
      '<html lang="ar" dir="rtl">',
    );
  });
});
