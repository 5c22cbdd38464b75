import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { renderView as renderDiscord } from "../../adapters/discord/render.ts";
import { countDiscord, countSlack } from "../../adapters/preview/counts.ts";
import { createLive, type Live } from "../../adapters/preview/live.ts";
import { createPreview } from "../../adapters/preview/server.ts";
import { renderView as renderSlack } from "../../adapters/slack/render.ts";
import { projectRoot } from "../../src/app/project.ts";
import { TICKET_LENGTH } from "../../src/app/tickets/ticket.ts";
import { realDialog } from "../dialog.ts";
import { everyView } from "../every-view.ts";
import { isMeant, NONE, pressableOf, STORY, UNSURE } from "./labels.ts";
import { picturesOf, picturesOn } from "./pictures.ts";
import { type PaneName, type Seen, see } from "./preview-page.ts";

const ID = "running-lower-back-pain";
const dialog = realDialog();
const { labels } = dialog.content;
let live: Live;
let request: (path: string, options?: RequestInit) => Promise<string>;
beforeAll(async () => {
  live = await createLive({ root: projectRoot(), id: ID, region: "uk" });
  request = requestTo(live);
});
afterAll(() => live.close());

function requestTo(from: Live) {
  const app = createPreview(from);
  return async (path: string, options?: RequestInit) => {
    const response = await app.request(path, options);
    expect(response.status).toBe(200);
    return response.text();
  };
}

type Sent = readonly (readonly [string, string])[];

/** Sends the page's form with what was pressed. */
async function send(page: Seen, fields: Sent): Promise<Seen> {
  const body = new URLSearchParams();
  for (const { name, value } of page.state) body.append(name, value);
  for (const [name, value] of fields) body.append(name, value);
  return see(await request("/preview", { method: "POST", body }));
}

function press(page: Seen, pane: PaneName, label: string): Promise<Seen> {
  const found = page.buttonsOf(pane).find((one) => isMeant(one.label, label));
  expect(found, `${label} in ${pane}`).toBeDefined();
  return send(page, [[found?.name ?? "", found?.value ?? ""]]);
}

/** What someone presses next whose longest run doubled, and who is not sure of the rest. */
function nextOf(page: Seen, pane: PaneName): string {
  const offered = page.buttonsOf(pane).map(({ label }) => label);
  const wanted = ["20-44", "Double or more", NONE, UNSURE];
  return pressableOf(offered, [...wanted, ...offered]) ?? "";
}

function expectToAgree(page: Seen): void {
  const title = page.titleOf("discord");
  expect(title).not.toBe("");
  // Slack has no colour for an emergency: a sign stands before its title.
  expect(page.titleOf("slack").replace(/^🚨 /u, "")).toBe(title);
  expect(page.titleOf("plain")).toContain(title);
  expect(page.markup).toContain("All panes hold the same walk");
}

const start = async () => see(await request("/preview"));

describe("the preview", () => {
  it("walks to the result, pressed in Discord and Slack by turns, with all panes agreeing at every step", async () => {
    let page = await start();
    expectToAgree(page);
    const isResult = () => page.buttonsOf("slack").some(({ label }) => label === labels.plan);
    for (let step = 0; step < 40 && !isResult(); step++) {
      const pane = step % 2 === 0 ? "discord" : "slack";
      page = await press(page, pane, nextOf(page, pane));
      expectToAgree(page);
    }
    const title = page.titleOf("slack");
    const plan = await press(page, "slack", labels.plan);
    expectToAgree(plan);
    expect((await press(plan, "discord", labels.back)).titleOf("plain")).toContain(title);
  });

  it("takes several ticks of either platform as one answer, and marks them in both on the way back", async () => {
    for (const pane of ["discord", "slack"] as const) {
      const about = see(await request("/preview?card=question:about"));
      const boxes = about.buttonsOf(pane).filter(({ name }) => name === `${pane}-tick`);
      const ticked = boxes.slice(2, 4).map(({ name, value }) => [name, value] as const);
      const go = pane === "discord" ? "Close the menu" : "Continue";
      const button = about.buttonsOf(pane).find(({ label }) => label === go);
      const after = await send(about, [...ticked, [pane, button?.value ?? ""]]);
      expectToAgree(after);
      expect(after.titleOf("slack")).not.toBe(about.titleOf("slack"));
      const back = await press(after, "slack", labels.back);
      expect(
        back.markup.match(/value="[^"]*" checked><span>|value="[^"]*" checked><\/label>/g),
      ).toHaveLength(4);
    }
  });

  it("takes words from Discord's form, from Slack's field and from a line under the plain text", async () => {
    const legs = await press(await start(), "slack", "20-44");
    const none = labels.none;
    const form = await press(legs, "discord", "Type it instead");
    const submit = form.buttonsOf("discord").find(({ label }) => label === "Submit");
    const typed = await send(form, [
      ["discord-words", none],
      ["discord-submit", submit?.value ?? ""],
    ]);
    const inSlack = await send(legs, [
      ["slack-words", none],
      ["show", "1"],
    ]);
    const inPlain = await send(legs, [
      ["plain", none],
      ["show", "1"],
    ]);
    for (const page of [typed, inSlack, inPlain]) {
      expectToAgree(page);
      expect(page.titleOf("plain")).toContain(dialog.screen[1]?.content.prompt);
    }
  });

  it("takes a story with agreement and age from Discord's form and from Slack's field", async () => {
    const first = await start();
    const story = "my back is sore on the left";
    const form = await press(first, "discord", STORY);
    const submit = form.buttonsOf("discord").find(({ label }) => label === "Submit");
    const [, age = ""] = /<option value="([^"]+)">45-49</.exec(form.markup) ?? [];
    const inDiscord = await send(form, [
      ["discord-words", story],
      ["discord-age", age],
      ["discord-submit", submit?.value ?? ""],
    ]);
    const pressed = first.buttonsOf("slack").find(({ label }) => label === "45-49");
    const inSlack = await send(first, [
      ["slack-story", story],
      ["slack", pressed?.value ?? ""],
    ]);
    for (const page of [inDiscord, inSlack]) {
      expectToAgree(page);
      expect(page.titleOf("plain")).toContain(dialog.screen[0]?.content.prompt);
      expect(page.titleOf("plain")).toContain("pain on one side");
    }
  });

  it("leaves a copy as a message of the platform that was asked for one", async () => {
    const keep = see(await request("/preview?card=keep"));
    for (const pane of ["discord", "slack"] as const) {
      const { markup } = await press(keep, pane, "Send me a copy");
      const [card = "", copy = ""] = markup.split(/In their direct messages|own conversation:/);
      expect(card).toContain("Sent: it");
      expect(copy).toContain(keep.titleOf("slack"));
      expect(copy).not.toContain("Sent: it");
    }
  });

  it("shows every question, every urgency and every cause at once when it is chosen", async () => {
    const ids = live.cards().map(({ id }) => id);
    const asked = [...dialog.questions.values()].filter(({ role }) => role !== "made");
    const questions = asked.map(({ id }) => `question:${id}`);
    expect(questions.filter((id) => !ids.includes(id))).toEqual([]);
    for (const { id } of dialog.causes) expect(ids).toContain(`cause:${id}`);
    const emergency = see(await request("/preview?card=plan:numb-saddle"));
    expectToAgree(emergency);
    expect(emergency.titleOf("discord")).toMatch(/^Emergency: call/);
  });

  it("shows the invitation for everyone, whose button begins a walk", async () => {
    const panel = see(await request("/preview?card=panel"));
    expect(panel.buttonsOf("discord").map(({ label }) => label)).toEqual(["Start"]);
    const begun = await press(panel, "slack", "Start");
    expectToAgree(begun);
    expect(begun.buttonsOf("slack").map(({ label }) => label)).toContain("20-44");
  });

  it("shows an exercise's picture in both chats, told in words, at an address that gives it", async () => {
    const { picture } = dialog.content.exercises.find(({ id }) => id === "bridge") ?? {};
    const { markup } = see(await request("/preview?card=exercise:bridge"));
    const shown = [...markup.matchAll(/<img (?:class="s-image" )?src="([^"]+)" alt="([^"]+)">/g)];
    expect(shown.map(([, , alt]) => alt)).toEqual([picture?.alt, picture?.alt]);
    for (const [, address = ""] of shown) {
      const response = await createPreview(live).request(address);
      expect(response.headers.get("content-type")).toMatch(/^image\//);
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(500);
    }
    expect(markup).toContain("where PUBLIC_URL is set");
    expect((await createPreview(live).request("/preview/drawings/none")).status).toBe(404);
  });

  it("draws every card that can be chosen, without a part that it cannot draw", async () => {
    for (const { id } of live.cards()) {
      const page = see(await request(`/preview?card=${encodeURIComponent(id)}`));
      if (id !== "panel") expectToAgree(page);
      expect(page.markup, id).not.toMatch(/cannot draw|over the limit/);
    }
  });
});

describe("the counters", () => {
  it("stay within the limits for every card", () => {
    const ticket = "x".repeat(TICKET_LENGTH);
    const views = everyView(dialog);
    const drawings = picturesOf(views.flatMap(picturesOn).map(({ drawing }) => drawing));
    const inDiscord = { publicUrl: null, tickets: "wide", drawings } as const;
    const pictureAt = (name: string) => `https://backchat.example/drawings/${name}.png`;
    const seen = new Set<string>();
    for (const view of views) {
      const { counts } = countDiscord(renderDiscord(dialog, view, ticket, true, inDiscord));
      const slack = countSlack(
        renderSlack(dialog, view, ticket, true, { publicUrl: null, pictureAt }),
      );
      for (const { name, used, allowed } of [...counts, ...slack.counts]) {
        expect(used, `${name} of "${view.title}"`).toBeLessThanOrEqual(allowed);
        if (used > 0) seen.add(name);
      }
    }
    for (const name of ["Files", "Longest description", "Longest alt text"])
      expect(seen).toContain(name);
  });
});

describe("an edit of the content", () => {
  let root: string;
  let edited: Live;
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), "backchat-preview-"));
    cpSync(join(projectRoot(), "dialogs"), join(root, "dialogs"), { recursive: true });
    edited = await createLive({ root, id: ID, region: null });
  });
  afterEach(() => {
    edited.close();
    rmSync(root, { recursive: true });
  });

  /** Resolves with the first reading after an edit. */
  const reading = (edit: () => void) =>
    new Promise<void>((resolve) => {
      const end = edited.onReading(() => {
        end();
        resolve();
      });
      edit();
    });

  it("shows what is wrong with file and line, keeps the last good dialog, then shows the mended one", async () => {
    const file = join(root, "dialogs", ID, "questions", "where.yaml");
    const good = readFileSync(file, "utf8");
    const ask = requestTo(edited);
    const write = (text: string) =>
      reading(() => {
        // As many editors save: another file takes its place.
        writeFileSync(`${file}.new`, text);
        renameSync(`${file}.new`, file);
      });
    const before = edited.version();
    await write(`${good}\n- "[broken`);
    expect(edited.version()).not.toBe(before);
    const broken = see(await ask("/preview"));
    expect(broken.markup).toMatch(/BC001.*where\.yaml:\d+/s);
    expect(broken.markup).toContain("the dialog as it last was");
    expectToAgree(broken);
    await write(good.replace("Where does it hurt?", "Where is it sore?"));
    const mended = see(await ask("/preview?card=question:where"));
    expect(mended.titleOf("slack")).toBe("Where is it sore?");
    expect(mended.markup).not.toContain("the dialog as it last was");
  });

  it("is seen in a folder that came and went since", async () => {
    const parts = join(root, "dialogs", ID, "causes", "load");
    const codes = () => edited.diagnostics().map(({ code }) => code);
    await reading(() => mkdirSync(parts));
    expect(codes()).not.toContain("BC042");
    await reading(() => writeFileSync(join(parts, "long-run.yaml"), "name: one long run\n"));
    expect(codes()).toContain("BC042");
    await reading(() => rmSync(parts, { recursive: true }));
    expect(codes()).not.toContain("BC042");
  });
});
