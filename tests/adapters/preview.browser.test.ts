import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLive, type Live } from "../../adapters/preview/live.ts";
import { createPreview } from "../../adapters/preview/server.ts";
import { projectRoot } from "../../src/app/project.ts";
import { hasBrowser, launch, violationsOf } from "./browser.ts";

const ID = "running-lower-back-pain";
const TIMEOUT = 120_000;
const CARDS = ["start", "question:legs", "plan:numb-saddle", "plan:training-jump", "keep"];
let root: string;
let live: Live;
let server: Server;
let browser: Browser;
let url: string;
beforeAll(async () => {
  if (!hasBrowser) return;
  root = mkdtempSync(join(tmpdir(), "backchat-preview-"));
  cpSync(join(projectRoot(), "dialogs"), join(root, "dialogs"), { recursive: true });
  live = await createLive({ root, id: ID, region: "uk" });
  const listening = createAdaptorServer({ fetch: createPreview(live).fetch });
  if (!("closeAllConnections" in listening)) throw new Error("This is no HTTP server.");
  server = listening;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  url = `http://127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}/preview`;
  browser = await launch();
}, TIMEOUT);
afterAll(async () => {
  await browser?.close();
  server?.close().closeAllConnections();
  live?.close();
  if (hasBrowser) rmSync(root, { recursive: true });
});

async function visit(width: number, query: string, work: (page: Page) => Promise<void>) {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  page.setDefaultTimeout(100_000);
  await page.goto(`${url}?${query}`);
  await work(page);
  await page.close();
}

describe.skipIf(!hasBrowser)("the preview in a browser", () => {
  it.each(CARDS)(
    "gives axe nothing to find on %s, light and dark, narrow and wide",
    async (card) => {
      for (const drawing of ["theme=light&width=narrow", "theme=dark&width=wide"]) {
        await visit(1400, `card=${encodeURIComponent(card)}&${drawing}`, async (page) => {
          await page.evaluate(
            "for (const one of document.querySelectorAll('details')) one.open = true",
          );
          const found = await violationsOf(page);
          // Discord tells its links by their colour alone, and so does its drawing.
          expect(found.filter((one) => !one.startsWith("link-in-text-block"))).toEqual([]);
        });
      }
    },
  );

  it.each(CARDS)("fits a phone of 375 px with %s", async (card) => {
    await visit(375, `card=${encodeURIComponent(card)}`, async (page) => {
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(375);
      expect(
        await page.evaluate(
          "[...document.querySelectorAll('.discord, .slack, .plain')].filter((one) => one.scrollWidth > one.clientWidth).length",
        ),
      ).toBe(0);
    });
  });

  it("fits one and a half screens of a phone with every card of a walk, in both looks", async () => {
    const [width, height] = [390, 844];
    const tall: string[] = [];
    // What is kept, and what there is to read, may be longer.
    const long = new Set(["keep", "learn", "sources", "cause"]);
    const cards = live.cards().filter(({ kind }) => !long.has(kind));
    await visit(width, "", async (page) => {
      for (const { id } of cards) {
        await page.goto(`${url}?card=${encodeURIComponent(id)}`);
        for (const look of ["discord", "slack"]) {
          const box = await page.locator(`.${look} > article`).boundingBox();
          const shown = Math.round(box?.height ?? Number.POSITIVE_INFINITY);
          if (shown > 1.5 * height) tall.push(`${id} in ${look}: ${shown}`);
        }
      }
    });
    const kinds = new Set(cards.map(({ kind }) => kind));
    for (const kind of ["welcome", "question", "result", "plan", "run", "days", "emergency"]) {
      expect(kinds).toContain(kind);
    }
    expect(tall).toEqual([]);
    // Each card is a page of its own.
  }, 400_000);

  it("changes colours at once, and keeps them with the next press", async () => {
    await visit(1400, "", async (page) => {
      const ground = "getComputedStyle(document.querySelector('.discord')).backgroundColor";
      const light = await page.evaluate(ground);
      await page.getByLabel("Dark").check();
      const dark = await page.evaluate(ground);
      expect(dark).not.toBe(light);
      await page.locator(".slack").getByRole("button", { name: "20-44" }).click();
      await page.getByLabel("Dark").and(page.locator(":checked")).waitFor();
      expect(await page.evaluate(ground)).toBe(dark);
    });
  });

  it("takes Enter in Slack's field and in the line under the plain text", async () => {
    await visit(1400, "card=question:legs", async (page) => {
      await page.getByLabel("Or type it").fill("none of these");
      await page.keyboard.press("Enter");
      await page.locator(".slack").getByText("Safety check, 2 of 3").waitFor();
      await page.getByLabel("Type a number").fill("0");
      await page.keyboard.press("Enter");
      await page.locator(".discord").getByText("Safety check, 3 of 3").waitFor();
    });
  });

  it("shows an edit of the content by itself, on the card that was open", async () => {
    await visit(1400, "card=question:where", async (page) => {
      const file = join(root, "dialogs", ID, "questions", "where.yaml");
      const good = readFileSync(file, "utf8");
      writeFileSync(file, good.replace("Where does it hurt?", "Where is it sore?"));
      await page.locator(".slack").getByRole("heading", { name: "Where is it sore?" }).waitFor();
      writeFileSync(file, good.replace("choose: one", "choose: noen"));
      await page.getByRole("alert").waitFor();
      await page.locator(".problems .error").first().waitFor();
      await page.locator(".discord").getByRole("heading", { name: "Where is it sore?" }).waitFor();
    });
  });
});
