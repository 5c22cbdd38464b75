import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { realDialog } from "../dialog.ts";
import { another, createVisits, hasBrowser } from "./browser.ts";
import { labelled, NONE } from "./labels.ts";

const { screen, content } = realDialog();
const [LEGS = "", ILL = "", ABOUT = ""] = screen.map((one) => one.content.prompt);
const { url, visit: open } = createVisits();

/** From a page before it, to see that nothing goes back beyond. */
const visit = (options: BrowserContextOptions, work: (page: Page) => Promise<void>) =>
  open(
    options,
    async (page) => {
      await page.goto(url());
      await work(page);
    },
    "terms",
  );

const press = (page: Page, name: string) =>
  another(page, () =>
    page
      .getByRole("button", { name: labelled(name), exact: true })
      .first()
      .click(),
  );
/** Waits until a card is there: the browser's own ways are not waited for. */
const shows = (page: Page, title: string) =>
  page.locator("h1").getByText(title, { exact: true }).waitFor();
const storedIn = (page: Page) =>
  page.evaluate<number>("localStorage.length + sessionStorage.length");

async function toThirdCard(page: Page): Promise<void> {
  await press(page, "20-44");
  await press(page, NONE);
  await press(page, NONE);
  await shows(page, ABOUT);
}

describe.skipIf(!hasBrowser)("the browser's own ways, with scripts", () => {
  it("go back to earlier cards and forward again, and a reload shows the same one", async () => {
    await visit({}, async (page) => {
      await toThirdCard(page);
      await page.goBack();
      await shows(page, ILL);
      await page.goBack();
      await shows(page, LEGS);
      await page.goForward();
      await shows(page, ILL);
      await page.reload();
      await shows(page, ILL);
      // What was behind it is still there, and so is what was ahead.
      await page.goForward();
      await shows(page, ABOUT);
      for (const title of [ILL, LEGS, content.title]) {
        await page.goBack();
        await shows(page, title);
      }
      expect(page.url()).toBe(url());
      expect(await storedIn(page)).toBe(0);
    });
  });

  it("take the walk on from an earlier card, with what was ticked there", async () => {
    await visit({}, async (page) => {
      await toThirdCard(page);
      await page.goBack();
      await page.goBack();
      await shows(page, LEGS);
      await page.getByRole("checkbox").first().check();
      await press(page, "Continue");
      await page.locator(".emergency").waitFor();
      await page.goBack();
      await shows(page, LEGS);
    });
  });

  it("lead to the pages beside and back to the card", async () => {
    await visit({}, async (page) => {
      await toThirdCard(page);
      await another(page, () => page.getByRole("link", { name: "Privacy" }).click());
      expect(new URL(page.url()).pathname).toBe("/privacy");
      await page.reload();
      await page.goBack();
      await shows(page, ABOUT);
    });
  });

  it.each([
    ["", async () => {}],
    [", after a reload", (page: Page) => page.reload()],
  ])("find nothing once someone has left%s", async (_, before) => {
    await visit({}, async (page) => {
      await toThirdCard(page);
      await before(page);
      await shows(page, ABOUT);
      await page.getByRole("button", { name: "Leave" }).click();
      await shows(page, content.interface.web.left);
      // When that was, and nothing else.
      expect(await page.evaluate("Object.keys(sessionStorage).join()")).toBe("left");
      expect(await page.evaluate("localStorage.length")).toBe(0);
      await page.goForward();
      await shows(page, content.interface.web.left);
      await page.goBack();
      await shows(page, content.title);
      expect(await page.evaluate("history.state.at")).toBe(0);
      expect(await page.locator("main").textContent()).not.toContain("Change an answer");
      await page.goBack();
      await shows(page, content.interface.pages.terms.title);
    });
  });

  it("find no earlier walk of the tab once someone has left", async () => {
    await visit({}, async (page) => {
      await toThirdCard(page);
      await page.goto("about:blank");
      await page.goto(url());
      await press(page, "45-49");
      await page.getByRole("button", { name: "Leave" }).click();
      await shows(page, content.interface.web.left);
      for (let steps = 0; steps < 6; steps++) {
        await page.goBack();
        if (page.url() !== url()) continue;
        await shows(page, content.title);
        expect(await page.locator("main").textContent()).not.toContain("Change an answer");
      }
    });
  });

  it("bring back what was typed and ticked on a card, as long as the page is open", async () => {
    await visit({}, async (page) => {
      await page.getByText(content.interface.web.story).click();
      await page.locator("textarea").fill("It began after my long run");
      await another(page, () => page.getByRole("link", { name: "Privacy" }).click());
      await page.goBack();
      await shows(page, content.title);
      expect(await page.locator("textarea").inputValue()).toBe("It began after my long run");
      await press(page, "20-44");
      await page.getByRole("checkbox").nth(1).check();
      await page.goBack();
      await shows(page, content.title);
      await page.goForward();
      await page.getByRole("checkbox").nth(1).waitFor();
      expect(await page.getByRole("checkbox").nth(1).isChecked()).toBe(true);
    });
  });

  it("show the first card where the address is asked for anew", async () => {
    await visit({}, async (page) => {
      await toThirdCard(page);
      await page.goto(url());
      await shows(page, content.title);
    });
  });

  it("show the card that they lead to, however fast, and never keep one that says that all is busy", async () => {
    await visit({}, async (page) => {
      await toThirdCard(page);
      await page.reload();
      await shows(page, ABOUT);
      let isBusy = true;
      await page.route(url(), async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 200));
        if (isBusy) await route.fulfill({ status: 429, body: "<main><p>Busy!</p></main>" });
        else await route.continue();
      });
      await page.goBack();
      await page.getByText("Busy!").waitFor();
      isBusy = false;
      await page.evaluate("history.back(); setTimeout(() => history.back(), 50)");
      await shows(page, content.title);
      await page.goForward();
      await shows(page, LEGS);
      await page.goForward();
      await shows(page, ILL);
    });
  });

  it("go on without storage, as where a browser refuses it", async () => {
    await visit({}, async (page) => {
      await page.addInitScript(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('refused') } })",
      );
      await page.reload();
      await toThirdCard(page);
      await page.goBack();
      await shows(page, ILL);
      await page.getByRole("button", { name: "Leave" }).click();
      await shows(page, content.interface.web.left);
    });
  });
});

describe.skipIf(!hasBrowser)("a card that cannot be had", () => {
  it("leaves the one that is there, says so, and comes with the next press", async () => {
    await visit({}, async (page) => {
      await press(page, "20-44");
      await page.context().setOffline(true);
      await page.getByRole("checkbox").first().check();
      await page.getByRole("button", { name: "Continue" }).click();
      await page.getByRole("alert").waitFor();
      expect(await page.getByRole("alert").textContent()).toBe(content.interface.web.offline);
      expect(await page.getByRole("checkbox").first().isChecked()).toBe(true);
      await page.context().setOffline(false);
      await press(page, "Continue");
      await page.locator(".emergency").waitFor();
    });
  });

  it("is asked for once, however often someone presses", async () => {
    await visit({}, async (page) => {
      await press(page, "20-44");
      let posts = 0;
      await page.route(url(), async (route) => {
        posts++;
        await new Promise((resolve) => setTimeout(resolve, 300));
        await route.continue();
      });
      const none = page.getByRole("button", { name: labelled(NONE), exact: true });
      await another(page, () => none.click({ clickCount: 3 }));
      await shows(page, ILL);
      expect(posts).toBe(1);
    });
  });
});

describe.skipIf(!hasBrowser)("without scripts", () => {
  it("each card has its own way back, a reload asks for nothing new, and leaving ends it", async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await toThirdCard(page);
      expect(await page.locator("footer").textContent()).toContain(content.interface.web.ownBack);
      await press(page, "Back");
      await shows(page, ILL);
      await page.reload();
      await shows(page, ILL);
      expect(await page.getByRole("button", { name: "Print" }).count()).toBe(0);
      await page.getByRole("button", { name: "Leave" }).click();
      await shows(page, content.interface.web.left);
    });
  });
});

describe.skipIf(!hasBrowser)("the drawing of where it hurts", () => {
  it.each([
    ["with scripts", true],
    ["without scripts", false],
  ])("answers by a press on a place, %s", async (_, javaScriptEnabled) => {
    await visit({ javaScriptEnabled }, async (page) => {
      await toThirdCard(page);
      await press(page, NONE);
      const [first = ""] = Object.keys(content.questions[0]?.map?.spots ?? {});
      expect(first).toBe("middle");
      await another(page, () => page.locator(".spot").first().click());
      expect(await page.locator("h1").textContent()).not.toBe(content.questions[0]?.prompt);
      await press(page, "Back");
      const marked = page.getByRole("button", { name: "✓ Middle, or both sides" });
      expect(await marked.count()).toBe(1);
    });
  });
});
