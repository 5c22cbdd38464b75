import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { createWeb } from "../../dist/adapters/web/web.js";

const BATCH = 500;

/**
 * The first page of the private walk, asked over real HTTP.
 *
 * @returns a function that answers a batch of requests, and says how many that were
 */
export async function createPages(bot) {
  // The load comes from one address, and is more than any person's.
  const requests = Number.POSITIVE_INFINITY;
  const server = createServer(createWeb(bot, { publicUrl: null, proxies: 0, requests }));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;

  const load = fork(new URL("web-load.mjs", import.meta.url));
  const ask = async () => {
    load.send({ origin, count: BATCH });
    const [count] = await once(load, "message");
    return count;
  };
  const stop = () => {
    load.disconnect();
    server.close().closeAllConnections();
  };
  return { ask, stop };
}
