// Tries to break the built product, and prints what was tried and what was lost. Exit code 1 where anything was.
import { parseArgs } from "node:util";
import { load } from "./load.mjs";
import { createBot } from "./people.mjs";
import { endAll } from "./product.mjs";

const { values: flags } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    only: { type: "string" },
    seed: { type: "string", default: "7" },
  },
});

const PARTS = { load };
/** Milliseconds until a part counts as stuck. */
const STUCK = 600_000;

const bot = await createBot();
const setting = { bot, short: flags.short, seed: Number(flags.seed) };
let lost = 0;
print("part", "what", "tried", "lost", "note");
for (const [name, part] of Object.entries(PARTS)) {
  if (flags.only !== undefined && !flags.only.split(",").includes(name)) continue;
  const began = performance.now();
  const rows = await Promise.race([part(setting).catch(broken), stuck()]);
  for (const row of rows) {
    lost += row.lost;
    print(name, row.what, row.tried, row.lost, row.note ?? "");
  }
  console.error(`${name}: ${Math.round((performance.now() - began) / 1000)} s`);
  endAll();
}
console.log(lost === 0 ? "Nothing was lost." : `Lost: ${lost}.`);
process.exit(lost === 0 ? 0 : 1);

function broken(error) {
  return [{ what: "the part itself", tried: 1, lost: 1, note: error.stack }];
}

function stuck() {
  const row = { what: "the part itself", tried: 1, lost: 1, note: "did not end" };
  return new Promise((resolve) => setTimeout(resolve, STUCK, [row]).unref());
}

function print(part, what, tried, failed, note) {
  const figures = [tried, failed].map((figure) => figure.toLocaleString("en").padStart(9));
  console.log([part.padEnd(10), what.padEnd(58), ...figures, ` ${note}`].join(" ").trimEnd());
}
