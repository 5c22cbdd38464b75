import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core";
import { createWeb } from "../../adapters/web/web.ts";
import type { Bot } from "../../src/app/turn.ts";

/** Where Chromium is, as Debian's package has it, or as CHROMIUM says; empty where there is none. */
const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

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

/** What axe finds wrong with a page, in words. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<Found>(
    `axe.run(document, { runOnly: { type: "tag", values: ${JSON.stringify(RULES)} } })`,
  );
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(" ")}`,
  );
}

/** Serves the page at a port of its own. */
export async function servePage(bot: Bot) {
  const server = createServer(createWeb(bot, { publicUrl: null, proxies: 0 }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => server.close().closeAllConnections(),
  };
}
