/**
 * Makes the README's pictures of cards, as the preview draws them: `npm run pictures`. Nothing else makes them. It needs
 * Chromium, as Debian's package has it or as CHROMIUM says.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { serve } from "@hono/node-server";
import { chromium } from "playwright-core";
import { createLive } from "../dist/adapters/preview/live.js";
import { createPreview } from "../dist/adapters/preview/server.js";
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

/** They show a few colours and the edges of letters: more colours are larger files, and no better. */
const MOST_COLOURS = 32;

const root = projectRoot();
const live = await createLive({ root, id: "running-lower-back-pain", region: "uk" });
const server = serve({ fetch: createPreview(live).fetch, hostname: "127.0.0.1", port: 0 });
await new Promise((resolve) => server.once("listening", resolve));
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
// A window with room for all: one that scrolls cuts edges off.
const viewport = { width: 400, height: 1_800 };
const page = await browser.newPage({ viewport, deviceScaleFactor: 2 });
for (const { name, card, surface } of PICTURES) {
  const query = new URLSearchParams({ card, width: "narrow", theme: "light" });
  await page.goto(`http://127.0.0.1:${server.address().port}/preview?${query}`);
  await page.addStyleTag({ content: STYLE });
  const shot = await page.locator(`${surface}.surface`).screenshot({ omitBackground: true });
  const { width, pixels } = await page.evaluate(pixelsOf, shot.toString("base64"));
  writeFileSync(join(root, "docs", "pictures", `${name}.png`), pngOf(width, pixels));
}
await browser.close();
live.close();
server.close();

/** Runs in the page. Gives a picture's pixels, each as one number: red, green, blue and alpha. */
async function pixelsOf(png) {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext("2d");
  context.drawImage(image, 0, 0);
  const view = new DataView(context.getImageData(0, 0, width, height).data.buffer);
  const pixels = Array.from({ length: width * height }, (_, at) => view.getUint32(4 * at));
  return { width, pixels };
}

/** A PNG of the commonest colours; every other becomes the nearest of them. */
function pngOf(width, pixels) {
  const counts = new Map();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const colours = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a));
  const palette = colours.slice(0, MOST_COLOURS).map(channelsOf);
  const places = new Map(colours.map((colour) => [colour, nearest(palette, channelsOf(colour))]));
  const height = pixels.length / width;
  // Each row begins with a 0: it is as it stands.
  const rows = Buffer.alloc(height * (width + 1));
  for (const [at, colour] of pixels.entries()) {
    rows[at + Math.floor(at / width) + 1] = places.get(colour);
  }
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("PLTE", Buffer.from(palette.flatMap((colour) => colour.slice(0, 3)))),
    chunk("tRNS", Buffer.from(palette.map(([, , , alpha]) => alpha))),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The place of the colour that a colour differs least from. */
function nearest(palette, own) {
  const distances = palette.map((colour) =>
    colour.reduce((sum, value, at) => sum + (value - own[at]) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

function channelsOf(colour) {
  return [colour >>> 24, (colour >>> 16) & 255, (colour >>> 8) & 255, colour & 255];
}

/** A part of a PNG: its length, its name, itself and a sum over both. */
function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
