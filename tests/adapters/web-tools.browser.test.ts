import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { encodeAction } from "../../src/app/index.ts";
import { realDialog } from "../dialog.ts";
import { another, createVisits, hasBrowser, violationsOf } from "./browser.ts";
import { isMeant, labelled, NONE, pressableOf, UNSURE } from "./labels.ts";

const dialog = realDialog();
const texts = toolTexts();
const { url, visit } = createVisits();
const press = (page: Page, name: string) =>
  page
    .getByRole("button", { name: labelled(name), exact: true })
    .first()
    .click();
const turnTo = (page: Page, name: string) => another(page, () => press(page, name));
const isResult = async (page: Page) => (await page.locator(".result").count()) > 0;
const figure = async (page: Page) => Number(await page.locator("#figure").textContent());
const offered = (page: Page) => page.locator("[data-from]:not([hidden])").allTextContents();
const answer = (label: string) => texts.shared.use.replace("{answer}", label);

/** Sends a form with the walk that is on the card. */
async function submit(page: Page, path: string, fields: Readonly<Record<string, string>>) {
  await page.evaluate(`(() => {
    const ticket = document.querySelector("[name=ticket]").value;
    const form = Object.assign(document.createElement("form"), { method: "post", action: "${path}" });
    for (const [name, value] of Object.entries({ ticket, ...${JSON.stringify(fields)} })) {
      form.append(Object.assign(document.createElement("input"), { name, value }));
    }
    document.body.append(form);
    form.submit();
  })()`);
}

/** Opens an instrument as the card of a question does. */
async function openFor(page: Page, tool: string, question: string): Promise<void> {
  await submit(page, `/tools/${tool}`, { for: question });
  await page.locator("#tool:not([hidden])").waitFor();
}

/** From now on time passes in steps alone. */
async function pause(page: Page): Promise<void> {
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1_000);
}

/** Counts in and holds for so many milliseconds of the page's own clock. */
async function hold(page: Page, milliseconds: number): Promise<void> {
  await page.locator("#go").click();
  await page.clock.runFor(3_100);
  await page.locator("#go", { hasText: texts.stopwatch.end }).waitFor();
  await page.clock.runFor(milliseconds - 100);
  await page.locator("#go").click();
}

describe.skipIf(!hasBrowser)("the stopwatch", () => {
  const questions = ["plank", "bridge"];

  it.each(questions)(
    "gives the answer that its figure means, at every band's edge: %s",
    async (id) => {
      const question = dialog.questions.get(id)?.content;
      const bands = Object.entries(question?.numbers?.bands ?? {});
      const labels = new Map(question?.options.map((option) => [option.id, option.label]));
      await visit({}, async (page) => {
        await pause(page);
        await openFor(page, "stopwatch", id);
        const edges = bands.flatMap(([, [from]]) =>
          from > 0 ? [Math.ceil(from) - 1, Math.ceil(from)] : [from + 1],
        );
        for (const seconds of edges) {
          await hold(page, seconds * 1_000 + 950);
          expect(await figure(page)).toBe(seconds);
          const meant = bands.find(([, [from, to]]) => seconds >= from && seconds < to)?.[0] ?? "";
          expect(await offered(page)).toEqual([answer(labels.get(meant) ?? "")]);
          await page.clock.runFor(1_000);
          await page.locator("#again").click();
          expect(await offered(page)).toEqual([]);
        }
      });
    },
  );

  it("says nothing of the answers before the end, and counts the shorter side where that counts", async () => {
    await visit({}, async (page) => {
      await pause(page);
      await openFor(page, "stopwatch", "bridge");
      expect(await offered(page)).toEqual([]);
      await hold(page, 45_000);
      await page.clock.runFor(1_000);
      await hold(page, 22_000);
      expect(await offered(page)).toEqual([answer("20 to 29 seconds")]);
      expect(await page.locator("#said").textContent()).toContain("45, 22");
    });
  });

  it("takes nothing for an answer that was left running", async () => {
    await visit({}, async (page) => {
      await pause(page);
      await openFor(page, "stopwatch", "plank");
      await hold(page, 301_500);
      expect(await offered(page)).toEqual([]);
      expect(await page.locator("#said").textContent()).toBe(dialog.content.notices["not-timed"]);
      await page.clock.runFor(1_000);
      await hold(page, 45_000);
      expect(await offered(page)).toEqual([answer("30 to 59 seconds")]);
    });
  });

  it("takes a double press for one, and an end while it counts in for none", async () => {
    await visit({}, async (page) => {
      await pause(page);
      await openFor(page, "stopwatch", "plank");
      await page.locator("#go").dblclick();
      expect(await page.locator("#go").textContent()).toBe(texts.stopwatch.end);
      await page.clock.runFor(1_000);
      await page.locator("#go").click();
      expect(await figure(page)).toBe(0);
      expect(await offered(page)).toEqual([]);
      await page.clock.runFor(1_000);
      await hold(page, 35_500);
      await page.locator("#go").click();
      expect(await figure(page)).toBe(35);
      expect(await offered(page)).toEqual([answer("30 to 59 seconds")]);
    });
  });

  it("has not gone on for whoever left for another card and came back", async () => {
    await visit({}, async (page) => {
      await page.goto(`${url()}tools/stopwatch`);
      await page.locator("#go").click();
      await page.waitForTimeout(3_300);
      await another(page, () => page.getByRole("link", { name: "Privacy" }).click());
      await page.waitForTimeout(200);
      await page.goBack();
      await page.locator("#go", { hasText: texts.stopwatch.begin }).waitFor();
      expect(await figure(page)).toBe(0);
    });
  });

  it("offers no answer where the device has slept meanwhile", async () => {
    await visit({}, async (page) => {
      await openFor(page, "stopwatch", "plank");
      await page.locator("#go").click();
      await page.waitForTimeout(3_300);
      await page.evaluate("{ const now = Date.now; Date.now = () => now() + 60_000 }");
      await page.locator("#go").click();
      await page.locator("#slept:not([hidden])").waitFor();
      expect(await offered(page)).toEqual([]);
    });
  });

  it("hands its answer to the walk, from the card that asked for it", async () => {
    await visit({}, async (page) => {
      for (let presses = 0; presses < 30 && !(await isResult(page)); presses++) {
        const names = await page.locator(".choices button, .controls button").allTextContents();
        const wanted =
          pressableOf(names, ["20-44", "Mild, 0-2 of 10", "Within the hour", NONE, UNSURE]) ??
          names[0] ??
          "";
        await turnTo(page, names.find((one) => isMeant(one, wanted)) ?? "");
      }
      const plank = encodeAction(dialog, { type: "self-test", question: "plank" }) ?? "";
      await submit(page, "/", { press: plank });
      await page.getByRole("button", { name: texts.stopwatch.offer }).waitFor();
      await turnTo(page, texts.stopwatch.offer);
      await page.locator("#tool:not([hidden])").waitFor();
      await page.locator("#go").click();
      await page.waitForTimeout(4_200);
      await page.locator("#go").click();
      const [label = ""] = await offered(page);
      await turnTo(page, label);
      expect(await isResult(page)).toBe(true);
      await turnTo(page, "More");
      await turnTo(page, "Change an answer");
      expect(await page.locator(".choices").textContent()).toContain(
        "the front plank: Under 30 seconds",
      );
    });
  });
});

describe.skipIf(!hasBrowser)("the step counter", () => {
  const tapAt = async (page: Page, gap: number, taps: number) => {
    for (let at = 0; at < taps; at++) {
      await page.locator("#tap").dispatchEvent("click");
      await page.clock.runFor(gap);
    }
  };

  it("tells steps a minute of taps, and 5% more, and gives that answer", async () => {
    await visit({}, async (page) => {
      await pause(page);
      await openFor(page, "steps", "cadence");
      await tapAt(page, 375, 54);
      await page.locator("#again:not([hidden])").waitFor();
      expect(await figure(page)).toBe(160);
      expect(await page.locator("#said").textContent()).toContain("168");
      expect(await offered(page)).toEqual([answer("155 to 164")]);
      expect(await page.locator("#beats").textContent()).toBe("168");
    });
  });

  it("tells them of 30 counted steps too, at each band's edge", async () => {
    await visit({}, async (page) => {
      await pause(page);
      await openFor(page, "steps", "cadence");
      const bands = dialog.questions.get("cadence")?.content;
      for (const rate of [154, 155, 164, 165, 174, 175]) {
        await page.locator("#count").click();
        await page.clock.runFor(Math.round((60_000 * 30) / rate));
        await page.locator("#count").click();
        expect(await figure(page)).toBe(rate);
        const meant = Object.entries(bands?.numbers?.bands ?? {}).find(
          ([, [from, to]]) => rate >= from && rate < to,
        );
        const label = bands?.options.find(({ id }) => id === meant?.[0])?.label ?? "";
        expect(await offered(page)).toEqual([answer(label)]);
        await page.locator("#again").click();
      }
    });
  });

  it("tells nothing where a step was missed, or no runner goes so", async () => {
    await visit({}, async (page) => {
      await pause(page);
      await openFor(page, "steps", "cadence");
      await tapAt(page, 375, 20);
      await page.clock.runFor(1_500);
      await tapAt(page, 375, 30);
      await page.locator("#again:not([hidden])").waitFor();
      expect(await page.locator("#said").textContent()).toBe(texts.steps.few);
      expect(await offered(page)).toEqual([]);
      await page.locator("#again").click();
      await page.locator("#count").click();
      await page.clock.runFor(60_000);
      await page.locator("#count").click();
      expect(await offered(page)).toEqual([]);
    });
  });
});

describe.skipIf(!hasBrowser)("the metronome", () => {
  it("hands each click over ahead of its time, evenly, and goes by steps of one", async () => {
    await visit({}, async (page) => {
      await page.goto(`${url()}tools/metronome`);
      await page.evaluate(
        "window.beats = []; document.addEventListener('beat', ({ detail }) => beats.push(detail))",
      );
      for (let at = 0; at < 3; at++) await page.locator("#faster").click();
      expect(await page.locator("#beats").textContent()).toBe("173");
      await page.locator("#play").click();
      await expect
        .poll(() => page.evaluate<number>("beats.length"), { timeout: 10_000 })
        .toBeGreaterThan(12);
      const beats = await page.evaluate<number[]>("beats");
      for (const [at, beat] of beats.slice(1, 12).entries()) {
        expect(beat - (beats[at] ?? 0)).toBeCloseTo(60 / 173, 6);
      }
      await page.locator("#play").click();
      const stopped = await page.evaluate<number>("beats.length");
      await page.waitForTimeout(600);
      expect(await page.evaluate<number>("beats.length")).toBe(stopped);
    });
  });

  it("falls silent for whoever goes on to another card", async () => {
    await visit({}, async (page) => {
      await page.goto(`${url()}tools/metronome`);
      await page.evaluate(
        "window.beats = []; document.addEventListener('beat', ({ detail }) => beats.push(detail))",
      );
      await page.locator("#play").click();
      await another(page, () => page.getByRole("link", { name: "Privacy" }).click());
      await page.waitForTimeout(500);
      const stopped = await page.evaluate<number>("beats.length");
      await page.waitForTimeout(800);
      expect(await page.evaluate<number>("beats.length")).toBe(stopped);
    });
  });
});

describe.skipIf(!hasBrowser)("each instrument", () => {
  it.each(["stopwatch", "steps", "metronome"] as const)(
    "stands by itself, by keyboard, and axe finds nothing: %s",
    async (name) => {
      await visit({ viewport: { width: 320, height: 640 } }, async (page) => {
        await page.goto(`${url()}tools/${name}`);
        await page.locator("#tool:not([hidden])").waitFor();
        expect(await violationsOf(page)).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
        const main = { stopwatch: "go", steps: "tap", metronome: "play" }[name];
        for (let tabs = 0; tabs < 12; tabs++) {
          await page.keyboard.press("Tab");
          if ((await page.evaluate("document.activeElement?.id")) === main) break;
        }
        const before = await page.locator("#tool").innerText();
        await page.keyboard.press("Space");
        await expect.poll(() => page.locator("#tool").innerText()).not.toBe(before);
        expect(await violationsOf(page)).toEqual([]);
      });
    },
  );

  it.each(["stopwatch", "steps", "metronome"] as const)(
    "weighs at most 12 KB with all that it loads: %s",
    async (name) => {
      await visit({}, async (page) => {
        const loaded: string[] = [];
        page.on("response", async (response) => {
          if (/\/(tool|beat|stopwatch|steps|metronome)\.(js|css)/.test(response.url())) {
            loaded.push(await response.text());
          }
        });
        await page.goto(`${url()}tools/${name}`, { waitUntil: "networkidle" });
        expect(loaded.length).toBeGreaterThan(1);
        expect(loaded.join("").length).toBeLessThanOrEqual(12_000);
      });
    },
  );

  it("says what to do where there is no script, and where there is no sound", async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${url()}tools/stopwatch`);
      expect(await page.locator("#needs-script").isVisible()).toBe(true);
    });
    await visit({}, async (page) => {
      await page.addInitScript("delete window.AudioContext; delete window.webkitAudioContext;");
      await page.goto(`${url()}tools/stopwatch`);
      await page.locator("#go").click();
      await page.getByText(texts.shared.noSound).waitFor();
      await page.locator("#go", { hasText: texts.stopwatch.end }).waitFor();
    });
  });
});

function toolTexts() {
  const { tools } = dialog.content;
  if (!tools) throw new Error("The dialog has no instruments.");
  return tools;
}
