// A process of its own, run with --expose-gc: what walks leave behind, and whether turns become slower.
import { DISCORD } from "../../dist/adapters/discord/platform.js";
import { race } from "./measure.mjs";
import { SIZE } from "./size.mjs";
import { createBot, drawTurns, drawWalk, randomFrom, replay } from "./walks.mjs";

/** Walks until all code is compiled. */
const YOUTH = 5_000;
/**
 * Bytes that the code of rare turns takes once, however many walks: most of it within some 60,000 walks, then none. Where
 * each walk leaves less than 15 bytes, only the full bench sees it.
 */
const NOISE = 300_000;

const bot = await createBot();
const turns = drawTurns(bot);
const random = randomFrom(8);
let people = 0;

live(YOUTH);
const before = await race(() => replay(bot, turns), fixedWork(bot));
const held = heap();
live(SIZE.walks);
const grown = heap() - held;
const after = await race(() => replay(bot, turns), fixedWork(bot));
process.send({ bytes: Math.max(0, grown - NOISE) / SIZE.walks, before, after });

/** Takes so many walks, each another person's. */
function live(walks) {
  for (const last = people + walks; people < last; people++) {
    drawWalk(bot, { platform: DISCORD, team: "", user: `person ${people}` }, random);
  }
}

/** Work that has nothing to do with turns, and is always the same. */
function fixedWork({ dialog }) {
  const text = JSON.stringify(dialog.content.questions);
  return () => JSON.stringify(JSON.parse(text)) && 1;
}

function heap() {
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
