import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { calendarFile } from "../../src/app/calendar.ts";
import { realDialog } from "../dialog.ts";
import { another, createVisits, hasBrowser, violationsOf } from "./browser.ts";
import { AT_SIX, calendarOfToday, SAVE } from "./check-ins.ts";
import { isMeant, labelled, NONE, UNSURE } from "./labels.ts";

const dialog = realDialog();
/** Of None and of Continue. */
const COLOURS =
  "[...document.querySelectorAll('.hand-in > *')].map((way) => getComputedStyle(way).backgroundColor)";
const WIDTH = "document.documentElement.scrollWidth";
const { url, visit } = createVisits();

const button = (page: Page, name: string) =>
  page.getByRole("button", { name: labelled(name), exact: true });

const press = (page: Page, name: string) => another(page, () => button(page, name).first().click());

/** What someone presses next whose longest run doubled, and who is not sure of the rest. */
async function nextOf(page: Page): Promise<string> {
  for (const name of ["20-44", "Double or more", NONE, UNSURE]) {
    if ((await button(page, name).count()) > 0) return name;
  }
  return (await page.locator(".choices button").first().textContent()) ?? "";
}

const isResult = async (page: Page) => (await page.locator(".result").count()) > 0;

async function walk(page: Page, pressed = (name: string) => press(page, name)): Promise<void> {
  for (let presses = 0; presses < 30 && !(await isResult(page)); presses++) {
    await pressed(await nextOf(page));
  }
  expect(await page.locator("h1").textContent()).toContain("a jump in training");
}

describe.skipIf(!hasBrowser)("the page in a browser, where Chromium is installed", () => {
  it.each([
    ["with scripts", true],
    ["without scripts", false],
  ])("walks to a result by mouse, %s", async (_, javaScriptEnabled) => {
    await visit({ javaScriptEnabled }, async (page) => {
      await walk(page);
      for (const name of ["More", "A jump in training", "Back"]) await press(page, name);
      expect(await isResult(page)).toBe(true);
    });
  });

  it("walks to a result by keyboard alone", async () => {
    await visit({}, async (page) => {
      await walk(page, async (name) => {
        for (let tabs = 0; tabs < 40; tabs++) {
          await page.keyboard.press("Tab");
          const focused = await page.evaluate<string>("document.activeElement?.textContent ?? ''");
          if (isMeant(focused.trim(), name)) break;
        }
        await another(page, () => page.keyboard.press("Enter"));
      });
    });
  });

  it("ticks boxes with the space key", async () => {
    await visit({}, async (page) => {
      await press(page, "20-44");
      await page.getByRole("checkbox").first().focus();
      await page.keyboard.press("Space");
      await press(page, "Continue");
      expect(await page.locator("main").textContent()).not.toContain(
        dialog.screen[1]?.content.prompt,
      );
    });
  });

  it("moves what stands out from None to Continue with the first tick, without scripts", async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await press(page, "20-44");
      const looks = () => page.evaluate<string[]>(COLOURS);
      // Before its style has come, all buttons look alike.
      await expect.poll(async () => new Set(await looks()).size).toBe(2);
      const [main = "", plain = ""] = await looks();
      await page.getByRole("checkbox").first().check();
      expect(await looks()).toEqual([plain, main]);
      await page.getByRole("checkbox").first().uncheck();
      expect(await looks()).toEqual([main, plain]);
    });
  });

  it("takes Enter on a box for going on, and never for none of these", async () => {
    await visit({}, async (page) => {
      await button(page, "20-44").click();
      await page.getByRole("checkbox").first().press("Enter");
      await page.getByText("Nothing is ticked").waitFor();
      await page.getByRole("checkbox").first().press("Space");
      await page.getByRole("checkbox").first().press("Enter");
      await page.locator(".emergency").waitFor();
    });
  });

  it("keeps everything out of addresses, cookies and storage", async () => {
    await visit({}, async (page) => {
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await walk(page);
      // The icon is asked for whenever the browser likes.
      const named = asked.filter((address) => !address.includes("/icon.svg"));
      expect(new Set(named.map((address) => new URL(address).pathname))).toEqual(
        new Set(["/", "/drawings/where.svg"]),
      );
      expect(named.every((address) => new URL(address).search === "")).toBe(true);
      expect(await page.context().cookies()).toEqual([]);
      expect(await page.evaluate("localStorage.length + sessionStorage.length")).toBe(0);
      expect(page.url()).toBe(url());
    });
  });

  it("knows its own forms where the browser says nothing of a site, as without HTTPS", async () => {
    const named = url().replace("127.0.0.1", "backchat.example");
    await visit({}, async (page) => {
      await page.goto(named);
      const posted = page.waitForRequest((request) => request.method() === "POST");
      await button(page, "20-44").click();
      const headers = await (await posted).allHeaders();
      expect(headers["sec-fetch-site"]).toBe(undefined);
      expect(headers["origin"]).toBe(new URL(named).origin);
      await page.getByRole("checkbox").first().waitFor();
    });
  });

  it.each([
    ["", ""],
    [", which sends no referrer", '<meta name="referrer" content="no-referrer">'],
  ])("takes no form from another site%s", async (_, meta) => {
    const targets = [url(), url().replace("127.0.0.1", "backchat.example")];
    const form = (action: string) =>
      `<form method="post" action="${action}"><input name="words" value="x"><button>go</button></form>`;
    const elsewhere = createServer((_, response) => {
      response.setHeader("content-type", "text/html");
      response.end(`<!doctype html>${meta}${targets.map(form).join("")}`);
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
    const bound = elsewhere.address();
    const port = typeof bound === "object" && bound !== null ? bound.port : 0;
    for (const at of targets.keys()) {
      await visit({}, async (page) => {
        await page.goto(`http://elsewhere.example:${port}/`);
        const answered = page.waitForResponse((response) => response.request().method() === "POST");
        await page.getByRole("button").nth(at).click();
        expect((await answered).status()).toBe(403);
      });
    }
    elsewhere.close().closeAllConnections();
  });

  it.each([
    [
      "a small phone, in the light",
      { viewport: { width: 320, height: 640 }, colorScheme: "light" },
    ],
    ["a desk, in the dark", { viewport: { width: 1_200, height: 800 }, colorScheme: "dark" }],
  ] as const)("has no card that axe finds fault with, nor one too wide: %s", async (_, options) => {
    const faults: string[] = [];
    await visit(options, async (page) => {
      const look = async () => {
        const title = await page.locator("h1").textContent();
        for (const fault of await violationsOf(page)) faults.push(`${title}: ${fault}`);
        const width = await page.evaluate<number>(WIDTH);
        if (width > options.viewport.width) faults.push(`${title}: ${width} pixels wide`);
      };
      const seen = async (name: string) => {
        await press(page, name);
        await look();
      };
      await look();
      await walk(page, seen);
      for (const name of [
        "My plan",
        "No",
        "Just show it",
        "How to do them",
        "Back",
        "May I run?",
        "Back",
      ]) {
        await seen(name);
      }
      for (const name of [
        "Keep this",
        "For a physio or doctor",
        "Back",
        "Back",
        "Get help",
        "Help numbers",
      ]) {
        await seen(name);
      }
      for (const name of ["Carry on", "Get help", "I'm not OK", "Back", "More"]) await seen(name);
      for (const name of ["A jump in training", "Sources", "Back", "Back", "More"]) {
        await seen(name);
      }
      for (const name of ["This doesn't fit me", "Back", "More", "Change an answer", "Back"]) {
        await seen(name);
      }
      for (const name of ["More", "Just teach me", "Exercises", "Bridge", "Back", "Back"])
        await seen(name);
      for (const name of [
        "Film a friend from the side",
        "Back",
        "For your club",
        "Back",
        "Carry on",
      ]) {
        await seen(name);
      }
      for (const name of ["What would change this?", "Back", "More", "Stop", "Remind me", AT_SIX]) {
        await seen(name);
      }
      await page.goto("about:blank");
      await page.goto(url());
      await seen("20-44");
      await page.getByRole("checkbox").first().check();
      await seen("Continue");
      expect(await page.locator(".emergency").count()).toBe(1);
      for (const path of ["/nowhere", "/privacy", "/terms", "/left", "/film"]) {
        await page.goto(new URL(path, url()).href);
        await look();
      }
    });
    expect(faults).toEqual([]);
  });

  it("is still one column at twice the size", async () => {
    await visit({ viewport: { width: 640, height: 900 }, bypassCSP: true }, async (page) => {
      await page.addStyleTag({ content: "html { font-size: 200% }" });
      await walk(page);
      expect(await page.evaluate<number>(WIDTH)).toBeLessThanOrEqual(640);
    });
  });

  it.each([
    ["a phone with scripts", { viewport: { width: 360, height: 740 }, javaScriptEnabled: true }],
    ["a desk without", { viewport: { width: 1_280, height: 800 }, javaScriptEnabled: false }],
  ])("saves the file for calendars by a link, and the card stays: %s", async (_, options) => {
    await visit(options, async (page) => {
      await walk(page);
      for (const name of ["More", "Stop", "Remind me", AT_SIX]) await press(page, name);
      const [saved] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: SAVE }).click(),
      ]);
      expect(saved.suggestedFilename()).toBe("check-in.ics");
      expect(await text(await saved.createReadStream())).toBe(calendarFile(calendarOfToday()));
      expect(await page.locator("h1").textContent()).toBe(dialog.content.reminder?.set.title);
      await press(page, "Back");
    });
  });

  it("prints the page to keep without buttons", async () => {
    await visit({}, async (page) => {
      await walk(page);
      await button(page, "Keep this").click();
      await page.emulateMedia({ media: "print" });
      expect(await page.getByRole("button").count()).toBe(0);
      expect(await page.locator("h1").isVisible()).toBe(true);
    });
  });
});
