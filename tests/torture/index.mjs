// Tries to break the built product, and prints what was tried and what was lost. Exit code 1 where anything was.
import { parseArgs } from "node:util";
import { attacks } from "./attacks.mjs";
import { canaries } from "./canaries.mjs";
import { clients } from "./clients.mjs";
import { clock } from "./clock.mjs";
import { duplicates } from "./duplicates.mjs";
import { exports } from "./exports.mjs";
import { firstMinute } from "./first-minute.mjs";
import { fuzz } from "./fuzz.mjs";
import { load } from "./load.mjs";
import { memory } from "./memory.mjs";
import { outages } from "./outages.mjs";
import { passingErrors } from "./passing-errors.mjs";
import { createBot } from "./people.mjs";
import { endAll } from "./product.mjs";
import { requests } from "./requests.mjs";
import { rolling } from "./rolling.mjs";
import { tickets } from "./tickets.mjs";

const { values: flags } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    only: { type: "string" },
    seed: { type: "string", default: "7" },
  },
});

const PARTS = {
  "first minute": firstMinute,
  load,
  outages,
  "passing errors": passingErrors,
  rolling,
  clock,
  clients,
  duplicates,
  tickets,
  exports,
  requests,
  attacks,
  canaries,
  fuzz,
  memory,
};
/** Milliseconds in which a part must have tried one thing more. */
const STUCK = 300_000;

const bot = await createBot();
const setting = { bot, short: flags.short, seed: Number(flags.seed) };
let lost = 0;
print("part", "what", "tried", "lost", "note");
for (const [name, part] of Object.entries(PARTS)) {
  if (flags.only !== undefined && !flags.only.split(",").includes(name)) continue;
  const began = performance.now();
  const rows = part(setting)[Symbol.asyncIterator]();
  for (;;) {
    const { value: row, done } = await Promise.race([rows.next().catch(broken), stuck()]);
    if (row) {
      lost += row.lost;
      print(name, row.what, row.tried, row.lost, row.note ?? "");
    }
    if (done) break;
  }
  console.error(`${name}: ${Math.round((performance.now() - began) / 1000)} s`);
  endAll();
}
console.log(lost === 0 ? "Nothing was lost." : `Lost: ${lost}.`);
process.exit(lost === 0 ? 0 : 1);

function broken(error) {
  return { done: true, value: { what: "the part itself", tried: 1, lost: 1, note: error.stack } };
}

function stuck() {
  const value = { what: "the part itself", tried: 1, lost: 1, note: "did not end" };
  return new Promise((resolve) => setTimeout(resolve, STUCK, { done: true, value }).unref());
}

function print(part, what, tried, failed, note) {
  const figures = [tried, failed].map((figure) => figure.toLocaleString("en").padStart(9));
  console.log([part.padEnd(14), what.padEnd(58), ...figures, ` ${note}`].join(" ").trimEnd());
}
