/**
 * Makes the README's pictures of cards, as the preview draws them and as the page shows them: `npm run pictures`. Nothing
 * else makes them. It needs Chromium, as Debian's package has it or as CHROMIUM says.
 */
import { createServer } from "node:http";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { chromium } from "playwright-core";
import { createLive } from "../dist/adapters/preview/live.js";
import { createPreview } from "../dist/adapters/preview/server.js";
import { createWeb } from "../dist/adapters/web/web.js";
import { projectRoot } from "../dist/src/app/project.js";

const PICTURES = [
  { name: "question-in-discord", card: "question:longest", surface: ".discord" },
  { name: "result-in-slack", card: "plan:training-jump", surface: ".slack" },
];

/** They stand side by side, so they are equally high: the question whole, and the result down to what it cannot tell. */
const STYLE = `
  body { background: transparent }
  header, .problems, .pane > :not(.surface) { display: none }
  main { display: block }
  .surface { width: 380px; height: 530px }
  .discord { padding: 4px 0; background: var(--d-hidden) }
  .slack { padding: 4px 0 }
`;

const root = projectRoot();
const live = await createLive({ root, id: "running-lower-back-pain", region: "uk" });
const server = serve({ fetch: createPreview(live).fetch, hostname: "127.0.0.1", port: 0 });
await new Promise((resolve) => server.once("listening", resolve));
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
// A window with room for all: one that scrolls cuts edges off.
const viewport = { width: 400, height: 1_800 };
const page = await browser.newPage({ viewport, deviceScaleFactor: 1.5 });
for (const { name, card, surface } of PICTURES) {
  const query = new URLSearchParams({ card, width: "narrow", theme: "light" });
  await page.goto(`http://127.0.0.1:${server.address().port}/preview?${query}`);
  await page.addStyleTag({ content: STYLE });
  const path = join(root, "docs", "pictures", `${name}.png`);
  await page.locator(`${surface}.surface`).screenshot({ path, omitBackground: true });
}

const own = createServer(createWeb(live.bot(), { publicUrl: null, proxies: 0 }));
await new Promise((resolve) => own.listen(0, "127.0.0.1", resolve));
await page.setViewportSize({ width: 380, height: 530 });
await page.goto(`http://127.0.0.1:${own.address().port}/`);
for (const name of [/^20-44/, /^None/, /^None/, /^None/]) {
  const card = await page.locator("article").elementHandle();
  await page.getByRole("button", { name }).first().click();
  await card.waitForElementState("hidden");
}
await page.emulateMedia({ reducedMotion: "reduce" });
await page.mouse.move(0, 0);
await page.screenshot({ path: join(root, "docs", "pictures", "where-on-the-page.png") });
own.close().closeAllConnections();
await browser.close();
live.close();
server.close();
