import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { createWeb } from "../../dist/adapters/web/web.js";

const BATCH = 500;

/**
 * The first page of the private walk, and a bare server that gives a page of that size, each asked over real HTTP.
 *
 * @returns a function for each that answers a batch of requests, and says how many that were
 */
export async function createPages(bot) {
  // The load comes from one address, and is more than any person's.
  const requests = Number.POSITIVE_INFINITY;
  const product = await listen(createWeb(bot, { publicUrl: null, proxies: 0, requests }));
  const { port } = product.address();
  const page = await (await fetch(`http://127.0.0.1:${port}/`)).text();
  const headers = { "content-type": "text/html; charset=UTF-8" };
  const bare = await listen((_request, response) => response.writeHead(200, headers).end(page));

  const load = fork(new URL("web-load.mjs", import.meta.url));
  const asking = (server) => async () => {
    load.send({ origin: `http://127.0.0.1:${server.address().port}`, count: BATCH });
    const [count] = await once(load, "message");
    return count;
  };
  const stop = () => {
    load.disconnect();
    for (const server of [product, bare]) server.close().closeAllConnections();
  };
  return { product: asking(product), bare: asking(bare), stop };
}

async function listen(listener) {
  const server = createServer(listener);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
