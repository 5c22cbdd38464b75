import { drawPeople, walkAll } from "./people.mjs";
import { startProduct } from "./product.mjs";
import { TRANSPORTS } from "./transports.mjs";

const AT_ONCE = 500;
/** On each platform. */
const CLICKS = 100_000;
/** Clicks until all code is compiled. */
const YOUTH = 15_000;
/** What may come and go: code that gets compiled, connections. */
const LEEWAY = 5 * 2 ** 20;

/** The heap after a collection stays what it was, however many clicks were answered and people met. */
export async function* memory({ bot, short, seed }) {
  if (short) return;
  for (const transport of TRANSPORTS.filter(({ name }) => name !== "Slack, Socket Mode")) {
    const { platform, env, presses } = await transport.open(bot);
    const product = await startProduct(env);
    const press = presses({ patience: 30_000 });
    let [made, lost] = [0, 0];
    const rounds = async (until) => {
      while (made < until) {
        const people = drawPeople(bot, platform, AT_ONCE, seed + 1 + made);
        lost += await walkAll(press, people);
        made += people.reduce((sum, { events }) => sum + events.length, 0);
      }
    };
    await rounds(YOUTH);
    const before = await product.memory();
    await rounds(YOUTH + CLICKS);
    const after = await product.memory();
    await product.end();
    platform.stop();
    const grown = after.heap - before.heap;
    const what = `${transport.name}: memory over so many clicks`;
    const note = ["heap", "resident"]
      .map((kind) => `${kind} ${mebibytes(before[kind])} to ${mebibytes(after[kind])} MiB`)
      .join(", ");
    yield { what, tried: made, lost: lost + (grown > LEEWAY ? 1 : 0), note };
  }
}

const mebibytes = (bytes) => (bytes / 2 ** 20).toFixed(1);
