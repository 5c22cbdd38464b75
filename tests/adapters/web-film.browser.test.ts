import { readFile } from "node:fs/promises";
import fc from "fast-check";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { filmIn } from "../../adapters/web/film.ts";
import { readFoot, readTrunk } from "../../adapters/web/public/film-geometry.js";
import { placeView, toBox, toPicture } from "../../adapters/web/public/film-view.js";
import { readingAge } from "../../src/app/loading/reading-age.ts";
import { createBot } from "../bot.ts";
import { realDialog } from "../dialog.ts";
import { another, hasBrowser, launch, servePage, violationsOf } from "./browser.ts";
import { type Angles, clipOf, type Pose, photoOf, poseOf, RUNNERS, SIZE } from "./film-figures.ts";
import { isMeant, NONE, pressableOf, UNSURE } from "./labels.ts";

const FILM = filmOf(realDialog());

const BANDS = ["near", "ahead", "far"] as const;
const RUNS = { seed: 7, numRuns: 500 } as const;

type Spot = Pose["hip"];
type Reading = Parameters<typeof readFoot>[0];

const marksOf = (pose: Pose, changes: Partial<Reading> = {}): Reading => ({
  ...pose,
  way: "right",
  ground: null,
  ...changes,
});
const read = (angles: Angles, changes: Partial<Reading> = {}) =>
  readFoot(marksOf(poseOf(angles), changes));

/** All marks of a reading, moved. */
function moved(marks: Reading, move: (spot: Spot) => Spot): Reading {
  const { hip, knee, ankle, shoulder, ground } = marks;
  return {
    ...marks,
    hip: move(hip),
    knee: move(knee),
    ankle: move(ankle),
    shoulder: shoulder && move(shoulder),
    ground: ground && [move(ground[0]), move(ground[1])],
  };
}

const anyAngles = fc.record({
  thigh: fc.double({ min: 0, max: 50, noNaN: true }),
  shin: fc.double({ min: -15, max: 40, noNaN: true }),
});
const anySpot = fc.record({
  x: fc.double({ min: -50, max: 800, noNaN: true }),
  y: fc.double({ min: -50, max: 800, noNaN: true }),
});
const LEVEL: readonly [Spot, Spot] = [
  { x: 10, y: 540 },
  { x: 470, y: 540 },
];

describe("reading the marks", () => {
  it.each(BANDS)("finds a foot that lands %s", (band) => {
    expect(read(RUNNERS[band])).toEqual({ band });
    expect(read(RUNNERS[band], { ground: LEVEL })).toEqual({ band });
  });

  it.each([
    ["it falls between two answers", "between", read({ thigh: 26, shin: 5 })],
    ["the runner is small", "small", readFoot(marksOf(poseOf(RUNNERS.far, { leg: 60 })))],
    ["the foot is under the hip", "late", read({ thigh: 6, shin: -2 })],
    ["the shin leans forward", "late", read({ thigh: 25, shin: -18 })],
    ["the knee is very bent", "bent", read({ thigh: 60, shin: -10 })],
    ["the other way is picked", "way", read(RUNNERS.far, { way: "left" })],
    ["the leg behind is marked", "way", read({ thigh: -15, shin: -40 })],
    ["the knee is above the hip", "order", read(RUNNERS.far, { knee: { x: 250, y: 100 } })],
    ["the knee is at the ankle", "order", read({ thigh: 20, shin: 95 })],
    ["all marks are one", "small", readFoot(marksOf(poseOf(RUNNERS.far, { leg: 0 })))],
    [
      "the spots on the ground are one",
      "ground",
      read(RUNNERS.far, { ground: [LEVEL[0], LEVEL[0]] }),
    ],
    ["the ground is steep", "slope", read(RUNNERS.far, { ground: [LEVEL[0], { x: 470, y: 380 }] })],
    [
      "the foot is in the air",
      "air",
      readFoot(
        moved(marksOf(poseOf(RUNNERS.far), { ground: LEVEL }), ({ x, y }) => ({
          x,
          y: y === 540 ? y : y - 100,
        })),
      ),
    ],
  ] as const)("can't tell when %s", (_, why, found) => {
    expect(found).toEqual({ band: "cannot-tell", why });
  });

  it("never jumps from one answer to another for a slip of one mark of about a centimetre", () => {
    // A leg is about 85 cm; a slip of the hip or ankle moves the foot as much, one of the knee changes little else.
    const slip = fc.double({ min: -0.009, max: 0.009, noNaN: true });
    const mark = fc.constantFrom("hip", "knee", "ankle");
    fc.assert(
      fc.property(anyAngles, mark, slip, (angles, which, by) => {
        const marks = marksOf(poseOf(angles), { ground: LEVEL });
        const slipped = { ...marks, [which]: { ...marks[which], x: marks[which].x + by * 240 } };
        const found = new Set([readFoot(marks).band, readFoot(slipped).band]);
        found.delete("cannot-tell");
        expect(found.size).toBeLessThan(2);
      }),
      RUNS,
    );
  });

  it("never says less of a foot that lands further ahead", () => {
    fc.assert(
      fc.property(fc.double({ min: 15, max: 32, noNaN: true }), (thigh) => {
        const found = Array.from({ length: 60 }, (_, at) => read({ thigh, shin: -4 + at / 2 }).band)
          .filter((band) => band !== "cannot-tell")
          .map((band) => BANDS.indexOf(band));
        expect(found).toEqual([...found].sort());
        expect(found.length).toBeGreaterThan(0);
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it("says the same wherever the runner is, at any size, and in the mirror", () => {
    const shift = fc.double({ min: -500, max: 500, noNaN: true });
    const size = fc.double({ min: 0.9, max: 6, noNaN: true });
    fc.assert(
      fc.property(anyAngles, shift, shift, size, (angles, x, y, scale) => {
        const marks = marksOf(poseOf(angles), { ground: LEVEL });
        const mirrored = moved(marks, (spot) => ({ x: 480 - spot.x, y: spot.y }));
        expect(readFoot({ ...mirrored, way: "left" })).toEqual(readFoot(marks));
        expect(readTrunk({ ...mirrored, way: "left" })).toEqual(readTrunk(marks));
        const elsewhere = moved(marks, (spot) => ({ x: spot.x + x, y: spot.y + y }));
        const larger = readFoot(moved(marks, (s) => ({ x: s.x * scale, y: s.y * scale })));
        const found = new Set([readFoot(marks).band, larger.band, readFoot(elsewhere).band]);
        found.delete("cannot-tell");
        expect(found.size).toBeLessThan(2);
      }),
      RUNS,
    );
  });

  it("says the same of a picture held askew, once the ground is marked", () => {
    fc.assert(
      fc.property(fc.double({ min: -11, max: 11, noNaN: true }), (degrees) => {
        const [cos, sin] = [
          Math.cos((degrees * Math.PI) / 180),
          Math.sin((degrees * Math.PI) / 180),
        ];
        for (const band of BANDS) {
          const askew = moved(marksOf(poseOf(RUNNERS[band]), { ground: LEVEL }), ({ x, y }) => ({
            x: x * cos - y * sin,
            y: x * sin + y * cos,
          }));
          expect(readFoot(askew)).toEqual({ band });
        }
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it("has an answer, or a reason for none, whatever is marked", () => {
    fc.assert(
      fc.property(anySpot, anySpot, anySpot, anySpot, (hip, knee, ankle, shoulder) => {
        const found = readFoot({ way: "left", hip, knee, ankle, shoulder, ground: null });
        const known = found.band === "cannot-tell" ? Object.keys(FILM.whys) : BANDS;
        expect(known).toContain(found.band === "cannot-tell" ? found.why : found.band);
      }),
      RUNS,
    );
  });

  it.each([
    [5, "upright"],
    [18, "cannot-tell"],
    [30, "folded"],
    [-20, "cannot-tell"],
    [120, "cannot-tell"],
  ] as const)("finds a trunk at %d degrees to be: %s", (trunk, expected) => {
    expect(readTrunk(marksOf(poseOf({ ...RUNNERS.ahead, trunk })))).toBe(expected);
  });

  it("says nothing of a trunk that is not marked", () => {
    expect(readTrunk(marksOf(poseOf(RUNNERS.near), { shoulder: null }))).toBeNull();
  });
});

describe("the view of a picture", () => {
  it("brings a point to the box and back, and never shows past the picture's edge when close", () => {
    const side = fc.integer({ min: 100, max: 4000 });
    fc.assert(
      fc.property(side, side, anySpot, fc.constantFrom(1, 2, 4), (width, height, spot, zoom) => {
        const box = { width: 300, height: 400 };
        const view = placeView({ width, height }, box, zoom, spot);
        const back = toPicture(view, toBox(view, spot));
        expect(back.x).toBeCloseTo(spot.x, 6);
        expect(back.y).toBeCloseTo(spot.y, 6);
        if (width * view.scale > box.width) {
          expect(view.x).toBeLessThanOrEqual(0);
          expect(view.x + width * view.scale).toBeGreaterThanOrEqual(box.width - 1e-6);
        }
      }),
      RUNS,
    );
  });
});

describe("the words", () => {
  const all = (value: object): readonly string[] =>
    Object.values(value).flatMap((part) => (typeof part === "string" ? [part] : all(part)));
  const texts = all(FILM);

  it("read as easily as the dialog's own", () => {
    expect(readingAge(texts)).toBeLessThan(11);
  });

  it("name no verdict and give no number", () => {
    expect(texts.join(" ")).not.toMatch(/overstrid/i);
    const results = all({ bands: FILM.bands, whys: FILM.whys, trunks: FILM.trunks });
    expect(results.join(" ")).not.toMatch(/\d/);
  });
});

const TIMEOUT = 120_000;

describe.skipIf(!hasBrowser)("the film check in a browser", () => {
  let served: Awaited<ReturnType<typeof servePage>>;
  let url: string;
  let browser: Browser;
  beforeAll(async () => {
    served = await servePage(createBot());
    url = served.url;
    if (hasBrowser) browser = await launch();
  }, TIMEOUT);
  afterAll(async () => {
    await browser?.close();
    served.close();
  });

  /** Opens the film check in a browser of its own, and does something there. */
  async function visit(options: BrowserContextOptions, work: (page: Page) => Promise<void>) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.setDefaultTimeout(100_000);
    const wrong: string[] = [];
    page.on("pageerror", (error) => wrong.push(String(error)));
    page.on("console", (line) => {
      // Such as what the content policy forbids; a file that cannot be shown is no error of the page.
      if (line.type() === "error" && !line.text().includes("blob:")) wrong.push(line.text());
    });
    await page.goto(`${url}film`);
    if (options.javaScriptEnabled !== false) await page.locator("#film").waitFor();
    await work(page);
    expect(wrong).toEqual([]);
    await context.close();
  }

  /** A page that only makes pictures. */
  async function drawn<T>(make: (page: Page) => Promise<T>): Promise<T> {
    const page = await browser.newPage();
    const made = await make(page);
    await page.close();
    return made;
  }

  const photo = (angles: Angles) => drawn((page) => photoOf(page, poseOf(angles)));
  const press = (page: Page, name: string) =>
    page.getByRole("button", { name, exact: true }).click();
  /** Presses what brings another page. */
  async function turnTo(page: Page, name: string): Promise<void> {
    await another(page, () => press(page, name));
  }
  const step = (page: Page, id: string) => page.locator(`[data-step=${id}]`).waitFor();
  const picture = (page: Page) => page.locator("#picture");

  /** Where a point of the drawn picture is on the page. */
  async function placeOf(page: Page, { x, y }: Spot): Promise<Spot> {
    const find = async () => {
      const box = await picture(page).boundingBox();
      if (!box) throw new Error("There is no picture.");
      const at = toBox(placeView(SIZE, box, 1, { x: 0, y: 0 }), { x, y });
      return { x: box.x + at.x, y: box.y + at.y };
    };
    // A picture may be taller than the window.
    await page.evaluate(`scrollBy(0, ${(await find()).y} - innerHeight / 2)`);
    return find();
  }

  async function markByMouse(page: Page, pose: Pose): Promise<void> {
    for (const id of ["hip", "knee", "ankle", "shoulder"] as const) {
      const { x, y } = await placeOf(page, pose[id]);
      await page.mouse.click(x, y);
      await page.locator("#next").click();
    }
    await press(page, FILM.skip);
    await step(page, "result");
  }

  const result = async (page: Page) => (await page.locator(".band:visible").textContent()) ?? "";

  /** Walks until the question that a film answers: after the result, by what there is to try about running form. */
  async function walkToFoot(page: Page): Promise<void> {
    await page.goto(url);
    const answers = ["20-44", "Nothing", NONE, UNSURE, "Try it", "Running form", "More"];
    for (let presses = 0; presses < 40; presses++) {
      if ((await page.getByRole("button", { name: FILM.offer }).count()) > 0) return;
      const names = await page.locator(".choices button, .controls button").allTextContents();
      const name =
        names.find((one) => isMeant(one, pressableOf(names, answers) ?? names[0] ?? "")) ?? "";
      await turnTo(page, name);
    }
    throw new Error("The walk never asked about the foot.");
  }

  it.each(BANDS)("marks by mouse: %s, with words for the trunk", async (band) => {
    const file = await photo(RUNNERS[band]);
    await visit({}, async (page) => {
      await page.setInputFiles("#file", file);
      await press(page, FILM.right);
      await markByMouse(page, poseOf(RUNNERS[band]));
      expect(await result(page)).toBe(FILM.bands[band].name);
      const trunk = { near: "upright", ahead: "folded", far: "cannot-tell" } as const;
      expect(await page.locator("[data-trunk]:visible").textContent()).toBe(
        FILM.trunks[trunk[band]],
      );
      expect(await page.locator("[data-step=result]").innerText()).not.toMatch(/\d|overstrid/i);
    });
  });

  it("marks by keyboard alone, and says each step", async () => {
    const file = await photo(RUNNERS.far);
    const pose = poseOf(RUNNERS.far);
    await visit({}, async (page) => {
      await page.setInputFiles("#file", file);
      await step(page, "way");
      const tabTo = async (id: string) => {
        for (let tabs = 0; tabs < 30; tabs++) {
          if ((await page.evaluate("document.activeElement.id")) === id) return;
          await page.keyboard.press("Tab");
        }
        throw new Error(`Tab never reaches ${id}.`);
      };
      await tabTo("right");
      await page.keyboard.press("Enter");
      await tabTo("picture");
      const said = () => page.locator("#say").textContent();
      await page.keyboard.press("Enter");
      expect(await said()).toContain("First put the mark called “Hip”");
      const box = await picture(page).boundingBox();
      const scale = box ? placeView(SIZE, box, 1, { x: 0, y: 0 }).scale : 1;
      let from: Spot = { x: SIZE.width / 2, y: SIZE.height / 2 };
      const ground2 = { x: 460, y: 540 };
      const spots = { ...pose, ground: { x: 20, y: 540 }, ground2 };
      for (const id of ["hip", "knee", "ankle", "shoulder", "ground", "ground2"] as const) {
        for (const axis of ["x", "y"] as const) {
          const way = (spots[id][axis] - from[axis]) * scale;
          const [less, more] =
            axis === "x" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
          const key = (way < 0 ? less : more) ?? "";
          const steps = Math.round(Math.abs(way) / 2);
          for (let at = 0; at < Math.floor(steps / 10); at++)
            await page.keyboard.press(`Shift+${key}`);
          for (let at = 0; at < steps % 10; at++) await page.keyboard.press(key);
        }
        expect(await said()).toMatch(
          new RegExp(`^${FILM.names[id]}: \\d+ across, \\d+ down, of 100\\.$`),
        );
        // Where the next mark waits.
        const isLeg = id === "hip" || id === "knee" || id === "ankle";
        const last = isLeg ? spots[id] : spots.ankle;
        const x = isLeg ? last.x : (id === "shoulder" ? 0.08 : 0.92) * SIZE.width;
        from = { x, y: last.y + 0.04 * SIZE.height };
        await page.keyboard.press("Enter");
      }
      await step(page, "result");
      expect(await result(page)).toBe(FILM.bands.far.name);
    });
  });

  it("marks by touch at 320 pixels: taps to put, buttons to move, closer to see", async () => {
    const file = await photo(RUNNERS.near);
    const pose = poseOf(RUNNERS.near);
    const viewport = { width: 320, height: 640 };
    await visit({ viewport, hasTouch: true, isMobile: true }, async (page) => {
      await page.setInputFiles("#file", file);
      await page.locator("#right").tap();
      for (const id of ["hip", "knee", "ankle"] as const) {
        const { x, y } = await placeOf(page, pose[id]);
        await page.touchscreen.tap(x + 10, y);
        await page.locator("#closer").tap();
        for (let at = 0; at < 10; at++) await page.locator("#to-left").tap();
        await page.locator("#next").tap();
      }
      await page.locator("#show").tap();
      expect(await result(page)).toBe(FILM.bands.near.name);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
    });
  });

  it("can't tell, kindly, and lets the way be picked again without marking again", async () => {
    const file = await photo(RUNNERS.ahead);
    await visit({}, async (page) => {
      await page.setInputFiles("#file", file);
      await press(page, FILM.left);
      await markByMouse(page, poseOf(RUNNERS.ahead));
      expect(await result(page)).toBe(FILM.bands["cannot-tell"].name);
      expect(await page.locator("[data-why]:visible").textContent()).toBe(FILM.whys.way);
      await press(page, FILM.turn);
      await page.locator("#right").click();
      expect(await result(page)).toBe(FILM.bands.ahead.name);
    });
  });

  it("steps through a clip to the first touch", async () => {
    const pose = poseOf(RUNNERS.far);
    const file = await drawn((page) => clipOf(page, pose));
    await visit({}, async (page) => {
      await page.setInputFiles("#file", file);
      await step(page, "moment");
      const seek = page.locator("#seek:enabled");
      await seek.waitFor();
      const at = async () => Number(await seek.inputValue());
      const length = Number(await seek.getAttribute("max"));
      expect(length).toBeGreaterThan(1.5);
      await seek.fill("1");
      await expect.poll(at).toBeCloseTo(1, 0);
      const before = await at();
      await press(page, FILM.after);
      await expect.poll(at).toBeGreaterThan(before);
      const after = await at();
      expect(after - before).toBeLessThan(0.2);
      await press(page, FILM.before);
      await expect.poll(at).toBeLessThan(after);
      await press(page, FILM.slow);
      await press(page, FILM.play);
      await page.getByRole("button", { name: FILM.pause, exact: true }).waitFor();
      await press(page, FILM.pause);
      await seek.fill(String(length));
      await press(page, FILM.touch);
      await page.locator("#right").click();
      await markByMouse(page, pose);
      expect(await result(page)).toBe(FILM.bands.far.name);
      await press(page, FILM.anotherMoment);
      await step(page, "moment");
    });
  });

  it.each([
    ["clip", { name: "run.mp4", mimeType: "video/mp4", buffer: Buffer.from("no film") }],
    ["photo", { name: "run.heic", mimeType: "image/heic", buffer: Buffer.from("no photo") }],
    ["nameless", { name: "run", mimeType: "", buffer: Buffer.from("nothing") }],
  ])("says so kindly when it can't show a file: %s", async (_, file) => {
    await visit({}, async (page) => {
      await page.setInputFiles("#file", file);
      await page.locator("#broken").waitFor();
      expect(await page.locator("#broken").textContent()).toBe(FILM.broken);
      const works = await photo(RUNNERS.near);
      await page.setInputFiles("#file", works);
      await step(page, "way");
      expect(await page.locator("#broken").isVisible()).toBe(false);
    });
  });

  it("gives the answer back to the walk, with nothing sent before that", async () => {
    const file = await photo(RUNNERS.far);
    await visit({}, async (page) => {
      await walkToFoot(page);
      const prompt = await page.locator("h1").textContent();
      await turnTo(page, FILM.offer);
      await page.locator("#film").waitFor();
      await turnTo(page, FILM.back);
      expect(await page.locator("h1").textContent()).toBe(prompt);
      await turnTo(page, FILM.offer);
      await page.locator("#film").waitFor();
      await page.waitForLoadState("networkidle");
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.setInputFiles("#file", file);
      await page.locator("#right").click();
      await markByMouse(page, poseOf(RUNNERS.far));
      expect(asked.filter((address) => !address.startsWith("blob:"))).toEqual([]);
      const sent = page.waitForRequest((request) => request.method() === "POST");
      const answer = "Well ahead of my knee and hip";
      await turnTo(page, FILM.use.replace("{answer}", answer));
      const body = new URLSearchParams((await sent).postData() ?? "");
      expect([...body.keys()].sort()).toEqual(["press", "ticket"]);
      expect(await page.locator("h1").textContent()).not.toBe(prompt);
      // As any answer, it can be changed, and is shown chosen.
      const name = realDialog().questions.get("foot")?.content.name ?? "";
      for (const next of ["More", "Change an answer", `${name}: ${answer}`]) {
        await turnTo(page, next);
      }
      const asks = realDialog().questions.get("foot")?.content.prompt;
      expect(await page.locator("h1").textContent()).toBe(asks);
      expect(await page.getByRole("button", { name: `✓ ${answer}` }).count()).toBe(1);
    });
  });

  it("lets the marked picture be saved, and sends it nowhere", async () => {
    const file = await photo(RUNNERS.ahead);
    await visit({}, async (page) => {
      await page.setInputFiles("#file", file);
      await press(page, FILM.right);
      await markByMouse(page, poseOf(RUNNERS.ahead));
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      const [saved] = await Promise.all([page.waitForEvent("download"), press(page, FILM.save)]);
      expect(saved.suggestedFilename()).toBe("running-step.png");
      const picture = await readFile(await saved.path());
      expect(picture.subarray(1, 4).toString()).toBe("PNG");
      expect(picture.length).toBeGreaterThan(2_000);
      expect(asked.filter((address) => !address.startsWith("blob:"))).toEqual([]);
    });
  });

  it("is reached from Learn with nothing answered, and leads back there", async () => {
    await visit({}, async (page) => {
      await page.goto(url);
      for (const name of ["Just teach me", "Film a friend from the side", FILM.offer]) {
        await turnTo(page, name);
      }
      await page.locator("#film").waitFor();
      await turnTo(page, FILM.back);
      expect(await page.locator("h1").textContent()).toBe("Film a friend from the side");
      await page.goBack();
      await page.locator("#film").waitFor();
      await page.setInputFiles("#file", await photo(RUNNERS.near));
      await step(page, "way");
    });
  });

  it("offers no answer when it can't tell", async () => {
    const file = await photo(RUNNERS.far);
    await visit({}, async (page) => {
      await walkToFoot(page);
      await turnTo(page, FILM.offer);
      await page.locator("#film").waitFor();
      await page.setInputFiles("#file", file);
      await page.locator("#left").click();
      await markByMouse(page, poseOf(RUNNERS.far));
      expect(await page.locator("[data-step=result] [name=press]:visible").count()).toBe(0);
      await turnTo(page, FILM.back);
      await page.getByRole("button", { name: FILM.offer }).waitFor();
    });
  });

  it.each([
    ["light, a phone", { colorScheme: "light", viewport: { width: 375, height: 740 } }],
    ["dark, 320 pixels", { colorScheme: "dark", viewport: { width: 320, height: 256 } }],
  ] as const)("has nothing that axe finds wrong, at any step: %s", async (_, options) => {
    const pose = poseOf(RUNNERS.ahead);
    const [clip, still] = [await drawn((page) => clipOf(page, pose)), await photo(RUNNERS.ahead)];
    await visit(options, async (page) => {
      const check = async () => {
        expect(await violationsOf(page)).toEqual([]);
        const width = await page.evaluate("document.documentElement.scrollWidth");
        expect(width).toBe(options.viewport.width);
      };
      await check();
      await page.setInputFiles("#file", { ...still, buffer: Buffer.from("broken") });
      await page.locator("#broken").waitFor();
      await check();
      await page.setInputFiles("#file", clip);
      await page.locator("#seek:enabled").waitFor();
      await check();
      await press(page, FILM.touch);
      await step(page, "way");
      await check();
      await page.locator("#right").click();
      await page.locator("#next").click();
      await check();
      await markByMouse(page, pose);
      await check();
      await walkToFoot(page);
      await check();
    });
  });

  it("works at twice the text size", async () => {
    await visit({ viewport: { width: 640, height: 740 } }, async (page) => {
      await page.addInitScript(`addEventListener("DOMContentLoaded", () => {
        document.documentElement.style.fontSize = "200%";
      })`);
      await page.reload();
      await page.locator("#film").waitFor();
      const file = await photo(RUNNERS.near);
      await page.setInputFiles("#file", file);
      await page.locator("#right").click();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(640);
      await markByMouse(page, poseOf(RUNNERS.near));
      expect(await result(page)).toBe(FILM.bands.near.name);
    });
  });

  it("says that it needs script where there is none, and still shows what to look for", async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.getByText(FILM.needsScript).waitFor();
      expect(await page.locator("#film").isVisible()).toBe(false);
      await page.getByRole("definition").filter({ hasText: FILM.bands.far.text }).waitFor();
    });
  });

  it("never says so where there is script", async () => {
    await visit({}, async (page) => {
      await page.waitForTimeout(2000);
      expect(await page.locator("#needs-script").isVisible()).toBe(false);
    });
  });

  it("is served with no inline script or style, and shows a strange ticket as text", async () => {
    const ticket = `"><script>alert(1)</script>`;
    const answer = await fetch(`${url}film`, {
      method: "POST",
      headers: { Origin: new URL(url).origin },
      body: new URLSearchParams({ ticket }),
    });
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(page).not.toContain("<script>");
    expect(page).not.toMatch(/ style=| on\w+=/);
    expect((await fetch(`${url}film.js`)).headers.get("content-type")).toContain("javascript");
    expect((await fetch(`${url}tsconfig.json`)).status).toBe(404);
  });
});

function filmOf(from: ReturnType<typeof realDialog>) {
  const film = filmIn(from);
  if (!film) throw new Error("The dialog has no film check.");
  return film;
}
