import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import type { WebSettings } from "../../adapters/web/settings.ts";
import { createWeb } from "../../adapters/web/web.ts";
import type { Bot } from "../../src/app/turn.ts";
import { createBot } from "../bot.ts";

/** Where Chromium is, as Debian's package has it, or as CHROMIUM says; empty where there is none. */
const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** Milliseconds for a browser to start on a busy machine. */
const STARTING = 120_000;

/** Whether there is a browser to test with. */
export const hasBrowser = existsSync(CHROMIUM);

/** In it all names that end in `.example` lead to this machine. */
export function launch(): Promise<Browser> {
  const names = "--host-resolver-rules=MAP *.example 127.0.0.1";
  return chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", names] });
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** The rules of WCAG 2.2, levels A and AA, and axe's own advice. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

type Found = {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
};

/** What axe finds wrong with a page, in words. What moves would be looked at half way. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<Found>(
    `axe.run(document, { runOnly: { type: "tag", values: ${JSON.stringify(RULES)} } })`,
  );
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(" ")}`,
  );
}

/** Serves the page at a port of its own. */
export const servePage = (bot: Bot) => serveWeb(bot, { publicUrl: null, proxies: 0 });

export async function serveWeb(bot: Bot, settings: WebSettings) {
  const server = createServer(createWeb(bot, settings));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => server.close().closeAllConnections(),
  };
}

/** Serves the page and starts a browser, for the tests of a file. */
export function createVisits() {
  let served: Awaited<ReturnType<typeof servePage>>;
  let browser: Browser;
  beforeAll(async () => {
    served = await servePage(createBot());
    if (hasBrowser) browser = await launch();
  }, STARTING);
  afterAll(async () => {
    await browser?.close();
    served.close();
  });
  return {
    url: () => served.url,
    /** Opens a page with a browser of its own, and does something there. */
    async visit(
      options: BrowserContextOptions,
      work: (page: Page) => Promise<void>,
      path = "",
    ): Promise<void> {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      page.setDefaultTimeout(100_000);
      await page.goto(served.url + path);
      await work(page);
      await context.close();
    },
  };
}

/** Waits until another card is there than before something was done. */
export async function another(page: Page, act: () => Promise<unknown>): Promise<void> {
  const before = await page.locator("main > article").elementHandle();
  await act();
  // With scripts the card is taken away, without them the whole page is.
  await before?.waitForElementState("hidden").catch(() => {});
  await page.locator("main > article").waitFor();
}
